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
package io.github.b24spring.autoconfigure;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.b24spring.testserver.FreshPorts;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;

/**
 * A portal that answers every call alike.
 */
public final class PortalServer implements BeforeEachCallback, AfterEachCallback {

	public static final String CODE = "s3cr3tc0de";

	/**
	 * The limits of a portal are kept by its address for the whole process, so an address
	 * is not used again, nor is it that of a test portal.
	 */
	private final WireMockServer server = new WireMockServer(
			WireMockConfiguration.options().port(FreshPorts.find()).bindAddress("127.0.0.1"));

	@Override
	public void beforeEach(ExtensionContext context) {
		this.server.start();
		answer(okJson("{\"result\":{\"ID\":{\"type\":\"integer\",\"isReadOnly\":true,\"title\":\"ID\"}}}"));
	}

	@Override
	public void afterEach(ExtensionContext context) {
		this.server.stop();
	}

	public void answer(ResponseDefinitionBuilder response) {
		this.server.stubFor(any(anyUrl()).willReturn(response));
	}

	public WireMockServer server() {
		return this.server;
	}

	public String host() {
		return "localhost:" + this.server.port();
	}

	public String webhookUrl() {
		return "http://" + host() + "/rest/1/" + CODE + "/";
	}

}
