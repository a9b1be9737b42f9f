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
package io.github.b24spring.sample;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The application as it is, without any configuration.
 */
@SpringBootTest(properties = "bitrix24.webhook-url=", webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureWebTestClient(timeout = "30s")
@ExtendWith(OutputCaptureExtension.class)
@DirtiesContext
class DemoPortalTests {

	@Autowired
	private WebTestClient web;

	@Autowired
	private DemoPortals demo;

	private String page() {
		String page = this.web.get()
			.uri("/")
			.accept(MediaType.TEXT_HTML)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
		assertThat(page).isNotNull();
		return page;
	}

	@Test
	void fieldsComeAsJsonInTheOrderOfThePortal() {
		Map<String, Map<String, Object>> fields = this.web.get()
			.uri("/communication-fields")
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.contentTypeCompatibleWith(MediaType.APPLICATION_JSON)
			.expectBody(new ParameterizedTypeReference<Map<String, Map<String, Object>>>() {
			})
			.returnResult()
			.getResponseBody();
		assertThat(fields).isNotNull();
		assertThat(List.copyOf(fields.keySet())).containsExactly("ID", "ACTIVITY_ID", "ENTITY_ID", "ENTITY_TYPE_ID",
				"TYPE", "VALUE");
		assertThat(fields.get("ID")).containsEntry("type", "integer").containsEntry("isReadOnly", true);
	}

	@Test
	void pageShowsTheFieldsAndTheConnection() {
		assertThat(page()).contains("ACTIVITY_ID", "ENTITY_TYPE_ID", "Demo portal", "Healthy", "BITRIX24_WEBHOOK_URL")
			.contains(this.demo.all().get(0).webhookUrl().replaceAll("^http://|/rest/.*", ""))
			.doesNotContain(this.demo.all().get(0).webhookUrl());
	}

	@Test
	void pageTakesNothingFromElsewhere() {
		assertThat(page()).doesNotContain("http://", "https://", "//cdn");
		this.web.get().uri("/sample.css").exchange().expectStatus().isOk();
	}

	@Test
	void logTellsOfTheDemo(CapturedOutput output) {
		assertThat(output).contains("Started the demo portal").doesNotContain(this.demo.all().get(0).webhookUrl());
	}

	@Test
	void actuatorShowsHealthAndMetrics() {
		page();
		this.web.get()
			.uri("/actuator/health")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.components.bitrix24.status")
			.isEqualTo("UP")
			.jsonPath("$.components.bitrix24.details.portal")
			.exists();
		this.web.get()
			.uri("/actuator/metrics/bitrix24.client.requests")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.availableTags[?(@.tag=='method')].values[0]")
			.isEqualTo("crm.activity.communication.fields");
		this.web.get()
			.uri("/actuator/prometheus")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.value((body) -> assertThat(body).contains("bitrix24_client_requests_seconds_count",
					"bitrix24_rate_limit_errors_total"));
	}

	@Test
	void pageThatIsNotThereSaysSo() {
		this.web.get()
			.uri("/nothing-here")
			.accept(MediaType.TEXT_HTML)
			.exchange()
			.expectStatus()
			.isNotFound()
			.expectBody(String.class)
			.value((body) -> assertThat(body).contains("There is no such page", "HTTP <span>404</span>"));
	}

}
