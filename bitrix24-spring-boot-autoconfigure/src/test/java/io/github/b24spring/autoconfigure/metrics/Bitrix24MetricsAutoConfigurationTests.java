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
package io.github.b24spring.autoconfigure.metrics;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.github.b24spring.autoconfigure.Bitrix24AutoConfiguration;
import io.github.b24spring.autoconfigure.PortalServer;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class Bitrix24MetricsAutoConfigurationTests {

	@RegisterExtension
	private final PortalServer portal = new PortalServer();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
		.withConfiguration(AutoConfigurations.of(MetricsAutoConfiguration.class, ObservationAutoConfiguration.class,
				Bitrix24AutoConfiguration.class, Bitrix24MetricsAutoConfiguration.class));

	private ApplicationContextRunner configured() {
		return this.contextRunner.withPropertyValues("bitrix24.webhook-url=" + this.portal.webhookUrl(),
				"bitrix24.retry.timeout=0");
	}

	@ParameterizedTest
	@CsvSource({ "503, QUERY_LIMIT_EXCEEDED", "429, OPERATION_TIME_LIMIT", "503, OVERLOAD_LIMIT" })
	void limitErrorsAreCountedFromZero(int status, String code) {
		this.portal.answer(aResponse().withStatus(status).withBody("{\"error\":\"" + code + "\"}"));
		configured().run((context) -> {
			assertThat(limitErrors(context, code)).isZero();
			call(context, "crm.deal.get");
			assertThat(limitErrors(context, code)).isEqualTo(1);
		});
	}

	@Test
	void limitErrorsAreCountedByWhatTheyMean() {
		configured().run((context) -> {
			this.portal.answer(aResponse().withStatus(429)
				.withBody("{\"error\":{\"code\":\"BITRIX_REST_V3_EXCEPTION_RATELIMITEXCEPTION\",\"message\":\"\"}}"));
			call(context, "crm.deal.get");
			this.portal.answer(aResponse().withStatus(429).withBody("<html>slow down"));
			call(context, "crm.lead.get");
			assertThat(limitErrors(context, "OPERATION_TIME_LIMIT")).isEqualTo(1);
			assertThat(limitErrors(context, "QUERY_LIMIT_EXCEEDED")).isEqualTo(1);
		});
	}

	@Test
	void operatingIsShownByMethod() {
		this.portal.answer(okJson("{\"result\":1,\"time\":{\"operating\":12.5}}"));
		configured().run((context) -> {
			call(context, "crm.deal.get");
			assertThat(registry(context).get("bitrix24.operating")
				.tag("method", "crm.deal.get")
				.timeGauge()
				.value(TimeUnit.SECONDS)).isEqualTo(12.5);
		});
	}

	@Test
	void timeToTheResetIsShownByMethodWhateverThePortalsClockSays() {
		this.portal.answer(
				okJson("{\"result\":1,\"time\":{\"finish\":1000.5,\"operating\":12.5,\"operating_reset_at\":1600}}"));
		configured().run((context) -> {
			call(context, "crm.deal.get");
			assertThat(registry(context).get("bitrix24.operating.reset")
				.tag("method", "crm.deal.get")
				.timeGauge()
				.value(TimeUnit.SECONDS)).isBetween(570.0, 599.5);
		});
	}

	@Test
	void waitsPlacesAndQueueAreShown() {
		configured().withPropertyValues("bitrix24.rate-limit.burst=2", "bitrix24.rate-limit.rate=0.01")
			.run((context) -> {
				call(context, "crm.deal.get");
				MeterRegistry registry = registry(context);
				assertThat(registry.get("bitrix24.admission.wait").tag("priority", "interactive").timer().count())
					.isEqualTo(1);
				assertThat(registry.get("bitrix24.admission.wait").tag("priority", "bulk").timer().count()).isZero();
				assertThat(registry.get("bitrix24.rate.limit.permits").gauge().value()).isBetween(1.0, 1.5);
				assertThat(registry.get("bitrix24.rate.limit.rate").gauge().value()).isEqualTo(0.01);
				assertThat(registry.get("bitrix24.rate.limit.pause").timeGauge().value()).isZero();
				assertThat(registry.get("bitrix24.portal.blocked").gauge().value()).isZero();
				assertThat(registry.get("bitrix24.admission.queue").tag("priority", "interactive").gauge().value())
					.isZero();
			});
	}

	@Test
	void repetitionsAreCountedByReason() {
		this.portal.answer(aResponse().withStatus(500).withBody("{\"error\":\"INTERNAL_SERVER_ERROR\"}"));
		configured()
			.withPropertyValues("bitrix24.retry.timeout=1m", "bitrix24.retry.delay=1ms", "bitrix24.retry.max-retries=2")
			.run((context) -> {
				call(context, "crm.deal.get");
				assertThat(registry(context).get("bitrix24.retries").tag("reason", "server_error").counter().count())
					.isEqualTo(2);
				assertThat(registry(context).get("bitrix24.retries").tag("reason", "timeout").counter().count())
					.isZero();
			});
	}

	@Test
	void callsThatShareARequestAreCounted() {
		configured().withPropertyValues("bitrix24.rate-limit.burst=10", "bitrix24.rate-limit.rate=2").run((context) -> {
			Bitrix24Client client = context.getBean(Bitrix24Client.class);
			StepVerifier
				.create(Flux.range(0, 40)
					.flatMap((i) -> client.call("crm.deal.get").param("id", i).exchange(Object.class), 40)
					.onErrorComplete()
					.then())
				.expectComplete()
				.verify(Duration.ofSeconds(30));
			assertThat(registry(context).get("bitrix24.joined.calls").counter().count()).isGreaterThan(1);
			assertThat(registry(context).get("bitrix24.batch.commands").summary().max()).isGreaterThan(1);
		});
	}

	@Test
	void commandsOfABatchMadeByHandAreCounted() {
		this.portal.answer(okJson("{\"result\":{\"result\":{\"c0\":1,\"c1\":2},\"result_error\":[]}}"));
		configured().run((context) -> {
			StepVerifier
				.create(context.getBean(Bitrix24Client.class)
					.batch()
					.command("a", "crm.deal.get", Integer.class)
					.command("b", "crm.deal.get", Integer.class)
					.execute())
				.expectNextCount(1)
				.expectComplete()
				.verify(Duration.ofSeconds(30));
			assertThat(registry(context).get("bitrix24.batch.commands").summary().totalAmount()).isEqualTo(2);
			assertThat(registry(context).get("bitrix24.joined.calls").counter().count()).isZero();
		});
	}

	@Test
	void methodsThatNobodyDocumentedMakeNoTags() {
		this.portal.answer(okJson("{\"result\":1,\"time\":{\"operating\":12.5}}"));
		configured().run((context) -> {
			call(context, "made.up.1");
			assertThat(registry(context).find("bitrix24.operating").meter()).isNull();
			assertThat(registry(context).get("bitrix24.client.requests").timer().getId().getTag("method"))
				.isEqualTo("other");
		});
	}

	@Test
	void eachCallIsTimed() {
		configured().run((context) -> {
			call(context, "crm.deal.get");
			assertThat(registry(context).get("bitrix24.client.requests")
				.tag("method", "crm.deal.get")
				.tag("outcome", "SUCCESS")
				.timer()
				.count()).isEqualTo(1);
		});
	}

	@Test
	void noTagHoldsTheSecret() {
		configured().run((context) -> {
			call(context, "crm.deal.get");
			// WebClient ends its own observation after the caller has the answer.
			await().atMost(Duration.ofSeconds(30))
				.until(() -> registry(context).find("http.client.requests").timer() != null);
			assertThat(registry(context).getMeters()).extracting(Meter::getId)
				.isNotEmpty()
				.allSatisfy((id) -> assertThat(id.toString()).doesNotContain(PortalServer.CODE));
		});
	}

	@Test
	void metricsNeedAClient() {
		this.contextRunner.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Bitrix24Metrics.class));
	}

	@Test
	void metricsBackOff() {
		configured().withBean("bitrix24Metrics", Object.class, Object::new)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Bitrix24Metrics.class));
	}

	@Test
	void enabledFalseSwitchesMetricsOffEvenWithAnOwnClient() {
		this.contextRunner.withPropertyValues("bitrix24.enabled=false")
			.withBean(Bitrix24Client.class,
					() -> Bitrix24ClientBuilder.create(Bitrix24Credentials.webhook(this.portal.webhookUrl())).build())
			.run((context) -> assertThat(context).hasSingleBean(Bitrix24Client.class)
				.doesNotHaveBean(Bitrix24Metrics.class));
	}

	@Test
	void metricsNeedARegistry() {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(Bitrix24AutoConfiguration.class, Bitrix24MetricsAutoConfiguration.class))
			.withPropertyValues("bitrix24.webhook-url=" + this.portal.webhookUrl())
			.run((context) -> assertThat(context).hasSingleBean(Bitrix24Client.class)
				.doesNotHaveBean(Bitrix24Metrics.class));
	}

	@Test
	void clientWorksWithoutMicrometersMetrics() {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(Bitrix24AutoConfiguration.class, Bitrix24MetricsAutoConfiguration.class))
			.withPropertyValues("bitrix24.webhook-url=" + this.portal.webhookUrl())
			.withClassLoader(new FilteredClassLoader("io.micrometer.core"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(Bitrix24Client.class)
				.doesNotHaveBean(Bitrix24Metrics.class));
	}

	private static void call(AssertableApplicationContext context, String method) {
		StepVerifier
			.create(context.getBean(Bitrix24Client.class).call(method).exchange(Object.class).then().onErrorComplete())
			.expectComplete()
			.verify(Duration.ofSeconds(30));
	}

	private static MeterRegistry registry(AssertableApplicationContext context) {
		return context.getBean(MeterRegistry.class);
	}

	private static double limitErrors(AssertableApplicationContext context, String code) {
		return registry(context).get("bitrix24.rate.limit.errors").tag("code", code).functionCounter().count();
	}

}
