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
package io.github.b24spring.client.crm;

import java.util.List;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.testserver.FreshPorts;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server that answers what a test tells it to, and knows what arrived.
 */
final class CrmPortal implements BeforeEachCallback, AfterEachCallback {

	private static final JsonMapper JSON = JsonMapper.builder().build();

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

	Bitrix24Client client() {
		return Bitrix24ClientBuilder
			.create(Bitrix24Credentials.webhook("http://localhost:" + this.server.port() + "/rest/1/code/"))
			.build();
	}

	CrmActivityOperations operations() {
		return CrmActivityOperations.of(client());
	}

	void result(String json) {
		this.server.stubFor(post(anyUrl()).willReturn(jsonResponse("{\"result\":" + json + "}", 200)));
	}

	void error(String code, String description) {
		error(400, code, description);
	}

	void error(int status, String code, String description) {
		this.server.stubFor(post(anyUrl()).willReturn(
				jsonResponse("{\"error\":\"" + code + "\",\"error_description\":\"" + description + "\"}", status)));
	}

	int requests() {
		return this.server.findAll(postRequestedFor(anyUrl())).size();
	}

	/**
	 * Expects that one request arrived, with exactly these parameters.
	 */
	void received(String method, String json) {
		List<LoggedRequest> requests = this.server.findAll(postRequestedFor(anyUrl()));
		assertThat(requests).hasSize(1);
		assertThat(requests.get(0).getUrl()).isEqualTo("/rest/1/code/" + method);
		JsonNode body = JSON.readTree(requests.get(0).getBody());
		assertThat(body).isEqualTo(JSON.readTree(json));
	}

}
