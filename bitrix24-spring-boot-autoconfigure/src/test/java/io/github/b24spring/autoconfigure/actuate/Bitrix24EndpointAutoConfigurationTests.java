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
package io.github.b24spring.autoconfigure.actuate;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import io.github.b24spring.autoconfigure.Bitrix24AutoConfiguration;
import io.github.b24spring.autoconfigure.PortalServer;
import io.github.b24spring.autoconfigure.actuate.Bitrix24Endpoint.Circuit;
import io.github.b24spring.autoconfigure.actuate.Bitrix24Endpoint.PortalDescriptor;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.exception.FailureKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class Bitrix24EndpointAutoConfigurationTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	@RegisterExtension
	private final PortalServer portal = new PortalServer();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(Bitrix24AutoConfiguration.class,
				Bitrix24EndpointAutoConfiguration.class, Bitrix24InfoContributorAutoConfiguration.class))
		.withPropertyValues("management.endpoints.web.exposure.include=bitrix24");

	private ApplicationContextRunner configured() {
		return this.contextRunner.withPropertyValues("bitrix24.webhook-url=" + this.portal.webhookUrl());
	}

	@Test
	void untouchedPortalHasItsPermitsAndNothingElse() {
		configured().run((context) -> {
			PortalDescriptor portal = portal(context, this.portal.host());
			assertThat(portal.connection().host()).isEqualTo(this.portal.host());
			assertThat(portal.connection().lastSuccessAt()).isNull();
			assertThat(portal.connection().lastFailureAt()).isNull();
			assertThat(portal.limiter().circuit()).isEqualTo(Circuit.CLOSED);
			assertThat(portal.limiter().permits()).isEqualTo(49);
			assertThat(portal.limiter().capacity()).isEqualTo(49);
			assertThat(portal.limiter().permitsPerSecond()).isEqualTo(2);
			assertThat(portal.limiter().waiting()).containsEntry("interactive", 0).containsEntry("bulk", 0);
			assertThat(portal.limiter().pausedUntil()).isNull();
			assertThat(portal.methods()).isEmpty();
			assertThat(portal.errors()).isEmpty();
			assertThat(portal.repetitions()).isEmpty();
		});
	}

	@Test
	void portalWithoutLimitsTellsNoPermits() {
		configured().withPropertyValues("bitrix24.rate-limit.plan=unlimited").run((context) -> {
			PortalDescriptor portal = portal(context, this.portal.host());
			assertThat(portal.limiter().permits()).isNull();
			assertThat(portal.limiter().capacity()).isNull();
		});
	}

	@Test
	void methodsTellWhatTheyHaveUsedUpAndWhenItIsForgotten() {
		this.portal.answer(okJson("{\"result\":1,\"time\":{\"start\":1700000000,\"finish\":1700000001,\"duration\":1,"
				+ "\"processing\":1,\"operating\":123.5,\"operating_reset_at\":1700000600}}"));
		configured().run((context) -> {
			StepVerifier.create(call(context)).expectNext(1).expectComplete().verify(PATIENCE);
			PortalDescriptor portal = portal(context, this.portal.host());
			assertThat(portal.methods()).containsOnlyKeys("crm.deal.get");
			assertThat(portal.methods().get("crm.deal.get").operating()).isEqualTo(123.5);
			assertThat(portal.methods().get("crm.deal.get").resetAt()).isNotNull();
			assertThat(portal.connection().lastSuccessAt()).isNotNull();
		});
	}

	@Test
	void failuresAndRepetitionsAreCountedAndPausesShown() {
		this.portal.answer(aResponse().withStatus(503)
			.withHeader("Retry-After", "100")
			.withBody("{\"error\":\"QUERY_LIMIT_EXCEEDED\"}"));
		configured().run((context) -> {
			StepVerifier.create(call(context))
				.expectSubscription()
				.then(() -> await().atMost(PATIENCE)
					.until(() -> !portal(context, this.portal.host()).repetitions().isEmpty()))
				.thenCancel()
				.verify(PATIENCE);
			PortalDescriptor portal = portal(context, this.portal.host());
			assertThat(portal.connection().lastFailure()).isEqualTo(FailureKind.RATE_LIMIT);
			assertThat(portal.limiter().circuit()).isEqualTo(Circuit.PAUSED);
			assertThat(portal.limiter().pausedUntil()).isNotNull();
			assertThat(portal.repetitions()).containsOnlyKeys("rate_limit");
			assertThat(portal.errors()).containsOnlyKeys("QUERY_LIMIT_EXCEEDED");
			assertThat(portal.errors().get("QUERY_LIMIT_EXCEEDED")).satisfies((error) -> {
				assertThat(error.count()).isEqualTo(this.portal.server().getAllServeEvents().size());
				assertThat(error.method()).isEqualTo("crm.deal.get");
				assertThat(error.status()).isEqualTo(503);
				assertThat(error.lastAt()).isEqualTo(portal.connection().lastFailureAt());
			});
		});
	}

	@Test
	void codesThatAreMadeUpDoNotFillTheMemory() {
		configured().withPropertyValues("bitrix24.rate-limit.plan=unlimited").run((context) -> {
			for (int i = 0; i < 120; i++) {
				refuse(400, "MADE_UP_" + i);
				StepVerifier.create(call(context)).expectError().verify(PATIENCE);
			}
			assertThat(portal(context, this.portal.host()).errors()).hasSize(101)
				.hasEntrySatisfying("other", (error) -> assertThat(error.count()).isEqualTo(20));
		});
	}

	@Test
	void portalsWithNamesAreToldByThem() {
		this.contextRunner.withPropertyValues("bitrix24.portals.branch.webhook-url=" + this.portal.webhookUrl())
			.run((context) -> {
				StepVerifier.create(context.getBean(Bitrix24Client.class).call("crm.deal.get").retrieve(Object.class))
					.expectNextCount(1)
					.expectComplete()
					.verify(PATIENCE);
				assertThat(context.getBean(Bitrix24Endpoint.class).portals().portals()).containsOnlyKeys("branch");
				assertThat(portal(context, "branch").connection().host()).isEqualTo(this.portal.host());
				assertThat(portal(context, "branch").connection().lastSuccessAt()).isNotNull();
				assertThat(context.getBean(Bitrix24Endpoint.class).portal("nobody")).isNull();
			});
	}

	@Test
	void isThereOnlyIfItIsExposed() {
		configured().withPropertyValues("management.endpoints.web.exposure.include=health")
			.run((context) -> assertThat(context).doesNotHaveBean(Bitrix24Endpoint.class)
				.doesNotHaveBean(PortalRecords.class));
		configured().withPropertyValues("management.endpoint.bitrix24.access=NONE")
			.run((context) -> assertThat(context).doesNotHaveBean(Bitrix24Endpoint.class));
		configured().withPropertyValues("bitrix24.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(Bitrix24Endpoint.class)
				.doesNotHaveBean(InfoContributor.class));
	}

	@Test
	void actuatorIsOptional() {
		configured().withClassLoader(new FilteredClassLoader(ConditionalOnAvailableEndpoint.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("bitrix24Endpoint"));
	}

	@Test
	void infoTellsThePortalsUnlessItIsSwitchedOff() {
		configured().run((context) -> {
			Info.Builder info = new Info.Builder();
			context.getBean(InfoContributor.class).contribute(info);
			assertThat(info.build().get("bitrix24")).asString()
				.contains("portals={" + this.portal.host() + "={host=" + this.portal.host() + "}}")
				.doesNotContain(PortalServer.CODE);
		});
		configured().withPropertyValues("management.info.bitrix24.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(InfoContributor.class));
	}

	@Test
	void webShowsPortalsWithoutSecretsAndLetsNothingBeChanged() throws Exception {
		this.portal.answer(aResponse().withStatus(400)
			.withBody("{\"error\":\"NOPE\",\"error_description\":\"no " + PortalServer.CODE + "\"}"));
		try (ConfigurableApplicationContext application = new SpringApplicationBuilder(Application.class)
			.web(WebApplicationType.SERVLET)
			.properties("server.port=0", "bitrix24.webhook-url=" + this.portal.webhookUrl(),
					"management.endpoints.web.exposure.include=bitrix24,info", "spring.main.banner-mode=off")
			.run()) {
			StepVerifier.create(call(application)).expectError().verify(PATIENCE);
			HttpResponse<String> all = request(application, "GET", "/actuator/bitrix24");
			assertThat(all.statusCode()).isEqualTo(200);
			assertThat(all.body()).contains("\"" + this.portal.host() + "\":{\"connection\":")
				.contains("\"NOPE\":{\"count\":1", "\"circuit\":\"CLOSED\"",
						"\"waiting\":{\"bulk\":0,\"interactive\":0}")
				.doesNotContain(PortalServer.CODE);
			assertThat(request(application, "GET", "/actuator/bitrix24/" + this.portal.host()).body())
				.startsWith("{\"connection\":")
				.doesNotContain(PortalServer.CODE);
			assertThat(request(application, "GET", "/actuator/bitrix24/nobody").statusCode()).isEqualTo(404);
			assertThat(request(application, "POST", "/actuator/bitrix24").statusCode()).isEqualTo(405);
			assertThat(request(application, "DELETE", "/actuator/bitrix24").statusCode()).isEqualTo(405);
			assertThat(request(application, "GET", "/actuator/info").body()).contains("\"bitrix24\":{",
					"\"portals\":{");
		}
	}

	private void refuse(int status, String code) {
		this.portal.answer(aResponse().withStatus(status).withBody("{\"error\":\"" + code + "\"}"));
	}

	private static Mono<Integer> call(ApplicationContext context) {
		return context.getBean(Bitrix24Client.class).call("crm.deal.get").retrieve(Integer.class);
	}

	private static PortalDescriptor portal(ApplicationContext context, String name) {
		return context.getBean(Bitrix24Endpoint.class).portals().portals().get(name);
	}

	private static HttpResponse<String> request(ConfigurableApplicationContext application, String verb, String path)
			throws IOException, InterruptedException {
		String port = application.getEnvironment().getProperty("local.server.port");
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
				.method(verb, HttpRequest.BodyPublishers.noBody())
				.build(), BodyHandlers.ofString());
	}

	@EnableAutoConfiguration
	static class Application {

	}

}
