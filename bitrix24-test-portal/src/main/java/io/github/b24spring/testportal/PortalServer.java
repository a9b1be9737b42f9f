/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.b24spring.testportal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP server that the portals of a process share. The portals are at
 * {@code localhost}, the OAuth server at {@code 127.0.0.1}, so that a client that
 * confuses them is found out; the second OAuth server has a port of its own and is
 * started when it is first asked for.
 *
 * @author The b24spring maintainers
 */
final class PortalServer {

	private static final int RECORDED_REQUESTS = 1_000;

	/**
	 * A client keeps for the whole process what it learnt about the portal at an address,
	 * so the portal of the next test must have another.
	 */
	private static final Set<Integer> usedPorts = ConcurrentHashMap.newKeySet();

	private final Sites sites;

	private final WireMockServer wireMock;

	private @Nullable WireMockServer otherOAuthServer;

	PortalServer(PortalSettings settings) {
		this(settings, usedPorts::add);
	}

	/**
	 * Start a server.
	 * @param settings what the portals are like
	 * @param unused whether no portal had the port that the system chose
	 */
	PortalServer(PortalSettings settings, IntPredicate unused) {
		this.sites = new Sites(settings);
		this.wireMock = start(settings, unused);
		int port = this.wireMock.port();
		this.sites.at("http://localhost:" + port, "http://127.0.0.1:" + port);
	}

	/**
	 * A server that was stopped answers nothing late when it is started again.
	 */
	private WireMockServer start(PortalSettings settings, IntPredicate unused) {
		WireMockServer server = new WireMockServer(configuration(settings, settings.port));
		server.start();
		while (settings.port == 0 && !unused.test(server.port())) {
			server.stop();
			server = new WireMockServer(configuration(settings, settings.port));
			server.start();
		}
		return server;
	}

	private WireMockConfiguration configuration(PortalSettings settings, int port) {
		WireMockConfiguration configuration = WireMockConfiguration.options()
			.bindAddress("127.0.0.1")
			.extensions(new Bitrix24PortalTransformer(this.sites))
			.asynchronousResponseEnabled(true)
			.asynchronousResponseThreads(8)
			.containerThreads(32)
			.jettyAcceptQueueSize(4_096)
			.jettyStopTimeout(100L)
			.http2PlainDisabled(true)
			.gzipDisabled(!settings.compression)
			.stubRequestLoggingDisabled(true);
		configuration = (port > 0) ? configuration.port(port) : configuration.dynamicPort();
		return settings.recordRequests ? configuration.maxRequestJournalEntries(RECORDED_REQUESTS)
				: configuration.disableRequestJournal();
	}

	Sites sites() {
		return this.sites;
	}

	WireMockServer wireMock() {
		return this.wireMock;
	}

	synchronized String otherOAuthUrl() {
		WireMockServer server = this.otherOAuthServer;
		if (server == null) {
			server = new WireMockServer(configuration(this.sites.settings(), 0));
			server.start();
			this.otherOAuthServer = server;
			this.sites.otherOAuthServerAt("http://127.0.0.1:" + server.port());
		}
		return "http://127.0.0.1:" + server.port();
	}

	synchronized void stop() {
		this.wireMock.stop();
		if (this.otherOAuthServer != null) {
			this.otherOAuthServer.stop();
		}
	}

}
