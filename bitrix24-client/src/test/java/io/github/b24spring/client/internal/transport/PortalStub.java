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

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.settings.HttpSettings;
import io.github.b24spring.client.settings.RateLimitSettings;
import io.github.b24spring.testserver.FreshPorts;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

/**
 * A server that answers what a test tells it to.
 */
public final class PortalStub implements BeforeEachCallback, AfterEachCallback {

	public static final String CODE = "t0psecretc0de";

	public static final String TOKEN = "t0psecrett0ken";

	private final WireMockServer server = new WireMockServer(
			WireMockConfiguration.options().port(FreshPorts.find()).bindAddress("127.0.0.1"));

	@Override
	public void beforeEach(ExtensionContext context) {
		this.server.start();
	}

	@Override
	public void afterEach(ExtensionContext context) {
		this.server.stop();
	}

	public WireMockServer server() {
		return this.server;
	}

	public String url() {
		return "http://localhost:" + this.server.port();
	}

	public String webhookUrl() {
		return url() + "/rest/1/" + CODE + "/";
	}

	public Bitrix24ClientBuilder client() {
		return client(Bitrix24Credentials.webhook(webhookUrl()));
	}

	public Bitrix24ClientBuilder tokenClient() {
		return client(Bitrix24Credentials.accessToken(url(), TOKEN));
	}

	/**
	 * A client of a portal that is not there. One that is stopped may take another
	 * connection first.
	 */
	public static Bitrix24ClientBuilder clientOfNobody() {
		return client(Bitrix24Credentials.webhook("http://localhost:" + FreshPorts.find() + "/rest/1/" + CODE + "/"));
	}

	/**
	 * A client that neither waits nor repeats, so that each call is one request.
	 */
	private static Bitrix24ClientBuilder client(Bitrix24Credentials credentials) {
		return Bitrix24ClientBuilder.create(credentials)
			.httpSettings((settings) -> settings())
			.rateLimitSettings((settings) -> RateLimitSettings.unlimited())
			.retrySettings((settings) -> settings.withTimeout(Duration.ZERO));
	}

	public static HttpSettings settings() {
		return HttpSettings.defaults()
			.withConnectTimeout(Duration.ofSeconds(5))
			.withResponseTimeout(Duration.ofSeconds(15));
	}

	public void answer(int status, String json) {
		answer(aResponse().withStatus(status)
			.withHeader("Content-Type", "application/json; charset=utf-8")
			.withBody(json));
	}

	public void answer(ResponseDefinitionBuilder response) {
		this.server.stubFor(any(anyUrl()).willReturn(response));
	}

}
