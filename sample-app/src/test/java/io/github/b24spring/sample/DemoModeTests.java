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

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

import io.github.b24spring.client.event.EventOperations;
import io.github.b24spring.client.oauth.Bitrix24Clients;
import io.github.b24spring.client.operations.Bitrix24Operations;
import io.github.b24spring.testportal.Bitrix24TestPortal;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationAotProcessor;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.aot.AbstractAotProcessor.Settings;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * The application as it is started with {@code sample.demo.mode}.
 */
class DemoModeTests {

	@TempDir
	private Path folder;

	private static ConfigurableApplicationContext start(String mode) {
		return SpringApplication.run(SampleApplication.class, "--sample.demo.mode=" + mode, "--server.port=0",
				"--spring.reactor.netty.shutdown-quiet-period=0s");
	}

	private static WebTestClient web(ConfigurableApplicationContext context) {
		return WebTestClient.bindToServer()
			.baseUrl("http://localhost:" + context.getEnvironment().getProperty("local.server.port"))
			.responseTimeout(Duration.ofSeconds(30))
			.build();
	}

	private static String page(WebTestClient web, String path) {
		String page = web.get()
			.uri(path)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
		return String.valueOf(page);
	}

	@Test
	void oauthTalksAsAnApplicationThatRenewsItsTokens() {
		try (ConfigurableApplicationContext context = start("oauth")) {
			Bitrix24TestPortal portal = context.getBean(DemoPortals.class).all().get(0);
			assertThat(page(web(context), "/")).contains("ACTIVITY_ID", "Application, OAuth 2.0", "Healthy")
				.doesNotContain("Further portal");
			long before = portal.oauth().statistics().refreshes();
			portal.clock().advance(Duration.ofMinutes(2));
			assertThat(page(web(context), "/communication-fields")).contains("ENTITY_TYPE_ID");
			assertThat(portal.oauth().statistics().refreshes()).isEqualTo(before + 1);
			assertThat(context.getBeansOfType(Bitrix24Clients.class)).hasSize(1);
		}
	}

	@Test
	void oauthSendsTheBrowserToThePortalsAuthorizationPage() {
		try (ConfigurableApplicationContext context = start("oauth")) {
			Bitrix24TestPortal portal = context.getBean(DemoPortals.class).all().get(0);
			EntityExchangeResult<Void> result = web(context).get()
				.uri("/bitrix24/authorize")
				.exchange()
				.expectStatus()
				.isFound()
				.expectBody()
				.isEmpty();
			URI page = result.getResponseHeaders().getLocation();
			assertThat(page).asString().startsWith(portal.url() + "/oauth/authorize/?client_id=local.demo&state=");
			EntityExchangeResult<Void> back = WebTestClient.bindToServer()
				.responseTimeout(Duration.ofSeconds(30))
				.build()
				.get()
				.uri(page)
				.exchange()
				.expectStatus()
				.isFound()
				.expectBody()
				.isEmpty();
			URI callback = back.getResponseHeaders().getLocation();
			assertThat(callback.getPath()).isEqualTo("/bitrix24/callback");
			String cookie = result.getResponseHeaders().getFirst(HttpHeaders.SET_COOKIE);
			web(context).get()
				.uri((address) -> URI.create(address.build() + callback.getRawPath() + "?" + callback.getRawQuery()))
				.header(HttpHeaders.COOKIE, String.valueOf(cookie).replaceAll(";.*", ""))
				.exchange()
				.expectStatus()
				.isFound()
				.expectHeader()
				.location("/");
			assertThat(portal.oauth().statistics().exchanges()).isOne();
		}
	}

	@Test
	void oauthFetchesEventsFromTheQueueOfTheApplication() {
		try (ConfigurableApplicationContext context = start("oauth")) {
			EventOperations events = context.getBean(Bitrix24Operations.class).events();
			Awaitility.await()
				.atMost(Duration.ofSeconds(30))
				.until(() -> events.bindings().count().toFuture().join() == 3);
			web(context).post()
				.uri("/deals/1/todos")
				.contentType(MediaType.APPLICATION_FORM_URLENCODED)
				.body(BodyInserters.fromFormData("title", "Send the offer").with("deadline", "2027-07-31T15:00"))
				.exchange()
				.expectStatus()
				.is3xxRedirection();
			StepVerifier.create(context.getBean(EventFeed.class).events())
				.assertNext((event) -> assertThat(event.code()).isEqualTo("ONCRMACTIVITYADD"))
				.thenCancel()
				.verify(Duration.ofSeconds(30));
			assertThat(page(web(context), "/events")).contains("offline queue");
		}
	}

	@Test
	void portalsTalksToTwo() {
		try (ConfigurableApplicationContext context = start("portals")) {
			assertThat(context.getBean(DemoPortals.class).all()).hasSize(2)
				.extracting(Bitrix24TestPortal::memberId)
				.doesNotHaveDuplicates();
			Bitrix24TestPortal branch = context.getBean(DemoPortals.class).all().get(1);
			long before = branch.statistics().calls("crm.activity.communication.fields");
			assertThat(page(web(context), "/portals/branch/communication-fields")).contains("ENTITY_TYPE_ID");
			assertThat(branch.statistics().calls("crm.activity.communication.fields")).isEqualTo(before + 1);
			assertThat(page(web(context), "/")).contains("Further portal", branch.url().replace("http://", ""));
			web(context).get()
				.uri("/actuator/health")
				.exchange()
				.expectBody()
				.jsonPath("$.components.bitrix24.components.default.status")
				.isEqualTo("UP")
				.jsonPath("$.components.bitrix24.components.branch.status")
				.isEqualTo("UP");
			web(context).get().uri("/portals/nobody/communication-fields").exchange().expectStatus().isNotFound();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "oauth", "webhook" })
	void portalsStopWithTheApplication(String mode) {
		Bitrix24TestPortal portal;
		try (ConfigurableApplicationContext context = start(mode)) {
			portal = context.getBean(DemoPortals.class).all().get(0);
			assertThat(portal.wireMock().isRunning()).isTrue();
		}
		assertThat(portal.wireMock().isRunning()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "webhook, false, false", "oauth, true, false", "portals, true, true" })
	void modeDecidesWhatIsProcessedAheadOfTime(String mode, boolean application, boolean further) throws IOException {
		Path sources = this.folder.resolve("sources");
		new SpringApplicationAotProcessor(SampleApplication.class,
				Settings.builder()
					.sourceOutput(sources)
					.resourceOutput(this.folder.resolve("resources"))
					.classOutput(this.folder.resolve("classes"))
					.groupId("com.example")
					.artifactId("sample")
					.build(),
				new String[] { "--sample.demo.mode=" + mode })
			.process();
		StringBuilder generated = new StringBuilder();
		try (Stream<Path> files = Files.walk(sources)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				generated.append(Files.readString(file));
			}
		}
		assertThat(generated.indexOf("\"bitrix24Client\"")).isPositive();
		assertThat(generated.indexOf("bitrix24EventsRouterFunction")).isPositive();
		assertThat(generated.indexOf("bitrix24OAuthRouterFunction") > 0).isEqualTo(application);
		assertThat(generated.indexOf("branchBitrix24Client") > 0).isEqualTo(further);
	}

	@Test
	void unknownModeIsNamed() {
		assertThatException().isThrownBy(() -> start("oath")).withMessageContaining("sample.demo.mode");
	}

}
