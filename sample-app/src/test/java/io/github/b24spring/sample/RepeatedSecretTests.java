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

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.b24spring.testportal.Bitrix24TestPortal;
import io.github.b24spring.testportal.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The portal repeats the secret in its errors, in every form that it can be written in;
 * no page, no endpoint and no log shows it.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "bitrix24.retry.timeout=0s", "bitrix24.health.probe-interval=1ms",
				"management.endpoints.web.exposure.include=*", "management.endpoint.env.show-values=always",
				"management.endpoint.configprops.show-values=always", "logging.level.io.github.b24spring=TRACE",
				"logging.level.reactor.netty.http.client=TRACE" })
@AutoConfigureWebTestClient(timeout = "30s")
@ExtendWith(OutputCaptureExtension.class)
@DirtiesContext
class RepeatedSecretTests {

	private static final Bitrix24TestPortal portal = Bitrix24TestPortal.start();

	private static final String CODE = URI.create(portal.webhookUrl()).getPath().split("/")[3];

	private static final List<String> PAGES = List.of("/", "/communication-fields", "/deals/2");

	private static final List<String> ENDPOINTS = List.of("health", "health/bitrix24",
			"metrics/bitrix24.client.requests", "prometheus", "env", "configprops", "beans", "info", "bitrix24");

	@Autowired
	private WebTestClient web;

	@DynamicPropertySource
	static void connect(DynamicPropertyRegistry registry) {
		registry.add("bitrix24.webhook-url", portal::webhookUrl);
	}

	@AfterAll
	static void stop() {
		portal.close();
	}

	static Stream<String> forms() {
		return Stream.of(CODE, CODE.toUpperCase(Locale.ROOT), CODE.toLowerCase(Locale.ROOT), each("%%%02x"),
				each("%%25%02X"), Base64.getEncoder().encodeToString(CODE.getBytes(StandardCharsets.UTF_8)),
				HexFormat.of().formatHex(CODE.getBytes(StandardCharsets.UTF_8)), each("&#%d;"));
	}

	private static String each(String format) {
		return CODE.chars().mapToObj((c) -> String.format(format, c)).collect(Collectors.joining());
	}

	@ParameterizedTest
	@MethodSource("forms")
	void secretThatThePortalRepeatsIsShownNowhere(String form, CapturedOutput output) {
		StringBuilder shown = new StringBuilder();
		for (Fault fault : List.of(Fault.error(400, "ERROR_CORE", "Words of the portal, " + form),
				Fault.error(403, form, form), Fault.error(500, "E" + form, "x".repeat(290) + form))) {
			portal.faults().clear();
			for (String method : List.of("crm.activity.communication.fields", "crm.activity.list", "crm.deal.get",
					"crm.deal.list", "server.time", "app.info", "profile", "batch")) {
				portal.faults().always(method, fault);
			}
			PAGES.forEach((page) -> shown.append(get(page)));
		}
		ENDPOINTS.forEach((endpoint) -> shown.append(get("/actuator/" + endpoint)));
		assertThat(shown.toString()).contains("Words of the portal, ***", "bitrix24_client_requests");
		assertThat(Stream.of(shown.toString(), output.getAll()))
			.allSatisfy((text) -> assertThat(text).doesNotContainIgnoringCase(form).doesNotContain(CODE));
	}

	private String get(String path) {
		return path + "\n"
				+ this.web.get().uri(path).exchange().expectBody(String.class).returnResult().getResponseBody();
	}

}
