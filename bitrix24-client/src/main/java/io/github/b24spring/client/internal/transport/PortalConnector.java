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
package io.github.b24spring.client.internal.transport;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import io.github.b24spring.client.settings.HttpSettings;
import io.github.b24spring.client.settings.RateLimitSettings;
import io.netty.channel.ChannelOption;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;

/**
 * The HTTP library under a connection, and what is to be closed of it.
 */
public final class PortalConnector {

	/**
	 * Of a portal that counts no requests.
	 */
	private static final int UNCOUNTED_CONNECTIONS = 500;

	/**
	 * Downloads do not wait for the portal's limits.
	 */
	private static final int DOWNLOAD_CONNECTIONS = 50;

	private static final Log logger = LogFactory.getLog(PortalConnector.class);

	/**
	 * The connectors that write addresses, headers or bodies into their logs, and the
	 * beginning of the names of those.
	 */
	private static final Map<String, String> TALKATIVE = Map.of("JettyClientHttpConnector", "org.eclipse.jetty",
			"HttpComponentsClientHttpConnector", "org.apache.hc");

	/**
	 * There is a pool for each portal, which keeps what became of its last request for as
	 * long as it keeps the connection, closed or not.
	 */
	private static final Duration POOL_IDLE_TIME = Duration.ofMinutes(5);

	private static final Duration POOL_CHECKS = Duration.ofMinutes(1);

	private final ClientHttpConnector connector;

	private final Runnable close;

	private PortalConnector(ClientHttpConnector connector, Runnable close) {
		this.connector = new FinalAnswerConnector(connector);
		this.close = close;
	}

	/**
	 * Use a connector of any library, which is closed by whoever made it.
	 */
	public static PortalConnector of(ClientHttpConnector connector) {
		String name = connector.getClass().getSimpleName();
		if (TALKATIVE.containsKey(name)) {
			logger.warn("Requests go through the " + name + ", which logs the secret of each of them at level DEBUG:"
					+ " keep the loggers of '" + TALKATIVE.get(name) + "' above it, or use Reactor Netty's connector");
		}
		return new PortalConnector(new SecretConnector(connector), () -> {
		});
	}

	/**
	 * Use a connector of Reactor Netty, which is closed by whoever made it.
	 * @param factory makes the connector, and applies the operator to its client
	 */
	public static PortalConnector reactor(Function<UnaryOperator<HttpClient>, ? extends ClientHttpConnector> factory) {
		return new PortalConnector(factory.apply(PortalHttpClient::prepare), () -> {
		});
	}

	/**
	 * Make a connector of Reactor Netty with connections of its own.
	 */
	public static PortalConnector standard(HttpSettings http, RateLimitSettings limits) {
		ConnectionProvider connections = ConnectionProvider.builder("bitrix24")
			.maxConnections(maxConnections(http, limits))
			.pendingAcquireMaxCount(Math.max(1, limits.maxQueueSize()))
			.evictInBackground(POOL_CHECKS)
			.disposeInactivePoolsInBackground(POOL_CHECKS, POOL_IDLE_TIME)
			.build();
		HttpClient httpClient = HttpClient.create(connections)
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS,
					(int) Math.min(http.connectTimeout().toMillis(), Integer.MAX_VALUE))
			.responseTimeout(http.responseTimeout());
		return new PortalConnector(new ReactorClientHttpConnector(PortalHttpClient.prepare(httpClient)),
				connections::dispose);
	}

	/**
	 * As many as there can be requests under way, so that calls wait in the limiter,
	 * where it is seen, and not for a connection.
	 */
	static int maxConnections(HttpSettings http, RateLimitSettings limits) {
		if (limits.isUnlimited()) {
			return UNCOUNTED_CONNECTIONS;
		}
		double later = Math.ceil(limits.rate() * http.responseTimeout().toMillis() / 1000.0);
		return (int) Math.min(limits.burst() + later + DOWNLOAD_CONNECTIONS, Short.MAX_VALUE);
	}

	ClientHttpConnector connector() {
		return this.connector;
	}

	void close() {
		this.close.run();
	}

}
