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

import io.github.b24spring.testportal.Bitrix24TestPortal;
import io.github.b24spring.testportal.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.http.MediaType;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The application with a portal of the user's own, which fails.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "bitrix24.http.response-timeout=3s", "bitrix24.retry.max-retries=0" })
@AutoConfigureWebTestClient(timeout = "30s")
@DirtiesContext
class PortalFailureTests {

	private static final String METHOD = "crm.activity.communication.fields";

	private static final Bitrix24TestPortal portal = Bitrix24TestPortal.start();

	@Autowired
	private WebTestClient web;

	@DynamicPropertySource
	static void connect(DynamicPropertyRegistry registry) {
		registry.add("bitrix24.webhook-url", portal::webhookUrl);
	}

	@AfterEach
	void heal() {
		portal.faults().clear();
	}

	@AfterAll
	static void stop() {
		portal.close();
	}

	@Test
	void pageSaysWhosePortalItIs() {
		assertThat(get("/", 200)).contains("Your portal", "ACTIVITY_ID").doesNotContain("Demo portal");
	}

	@ParameterizedTest
	@CsvSource({ "401, INVALID_CREDENTIALS, 502", "403, insufficient_scope, 502", "403, ACCESS_DENIED, 403",
			"400, NOT_FOUND, 404", "400, ERROR_ARGUMENT, 400", "500, INTERNAL_SERVER_ERROR, 502" })
	void refusalsBecomeProblems(int portalStatus, String code, int status) {
		portal.faults().always(METHOD, Fault.error(portalStatus, code, "The portal's words"));
		assertThat(get("/communication-fields", status)).contains("\"status\":" + status, "\"title\":\"The ",
				"\"code\":\"" + code + "\"", "\"method\":\"" + METHOD + "\"");
		assertThat(get("/", status)).contains("role=\"alert\"", "HTTP <span>" + status + "</span>");
	}

	@Test
	void problemIsOfTheTypeThatTellsSo() {
		portal.faults().always(METHOD, Fault.error(403, "ACCESS_DENIED", "Access denied"));
		this.web.get()
			.uri("/communication-fields")
			.exchange()
			.expectHeader()
			.contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
	}

	@Test
	void brokenConnectionsBecomeProblems() {
		portal.faults().always(METHOD, Fault.RESET);
		assertThat(get("/communication-fields", 502)).contains("The portal cannot be reached");
	}

	@Test
	void silenceBecomesATimeout() {
		portal.faults().always(METHOD, Fault.HANG);
		assertThat(get("/communication-fields", 504)).contains("did not answer in time");
	}

	@Test
	void pagesOfProxiesBecomeProblems() {
		portal.faults().always(METHOD, Fault.html(502));
		assertThat(get("/communication-fields", 502)).contains("\"status\":502");
	}

	private String get(String path, int status) {
		EntityExchangeResult<String> result = get(path);
		// Where the machine stands still, a portal that answers may seem to be silent.
		for (int i = 0; i < 10 && result.getStatus().value() == 504 && status != 504; i++) {
			result = get(path);
		}
		assertThat(result.getStatus().value()).isEqualTo(status);
		String body = result.getResponseBody();
		assertThat(body).isNotNull().doesNotContain("at io.github", "java.lang", portal.webhookUrl(), "/rest/1/");
		return body;
	}

	private EntityExchangeResult<String> get(String path) {
		return this.web.get().uri(path).exchange().expectBody(String.class).returnResult();
	}

}
