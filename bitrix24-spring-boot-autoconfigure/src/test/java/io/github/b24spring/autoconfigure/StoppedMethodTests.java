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

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.b24spring.autoconfigure.health.Bitrix24RateLimitHealthContributorAutoConfiguration;
import io.github.b24spring.autoconfigure.metrics.Bitrix24MetricsAutoConfiguration;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.exception.Bitrix24AdmissionException;
import io.github.b24spring.client.exception.Bitrix24OperatingLimitException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * A method whose execution time is used up for longer than a call may wait: the call
 * fails at once, and exception, health and metrics tell until when.
 */
class StoppedMethodTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final String METHOD = "crm.deal.get";

	@RegisterExtension
	private final PortalServer portal = new PortalServer();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
		.withConfiguration(AutoConfigurations.of(MetricsAutoConfiguration.class, ObservationAutoConfiguration.class,
				Bitrix24AutoConfiguration.class, Bitrix24MetricsAutoConfiguration.class,
				Bitrix24RateLimitHealthContributorAutoConfiguration.class));

	@Test
	void interactiveCallFailsAtOnceAndEverythingTellsUntilWhen() {
		this.contextRunner
			.withPropertyValues("bitrix24.webhook-url=" + this.portal.webhookUrl(), "bitrix24.retry.timeout=0",
					"bitrix24.rate-limit.max-wait=5m")
			.run((context) -> {
				Instant reset = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 400);
				Mono<Integer> call = context.getBean(Bitrix24Client.class).call(METHOD).retrieve(Integer.class);
				this.portal.answer(
						okJson("{\"result\":1,\"time\":{\"finish\":%d,\"operating\":479.0,\"operating_reset_at\":%d}}"
							.formatted(Instant.now().getEpochSecond(), reset.getEpochSecond())));
				StepVerifier.create(call).expectNext(1).expectComplete().verify(LIMIT);
				this.portal.answer(aResponse().withStatus(429).withBody("{\"error\":\"OPERATION_TIME_LIMIT\"}"));
				StepVerifier.create(call)
					.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOfSatisfying(
							Bitrix24OperatingLimitException.class, (limit) -> assertReset(limit.resetAt(), reset)))
					.verify(LIMIT);
				int sent = this.portal.server().getAllServeEvents().size();
				StepVerifier.create(call)
					.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOfSatisfying(
							Bitrix24AdmissionException.class, (refused) -> assertReset(refused.resetAt(), reset)))
					.verify(LIMIT);
				assertThat(this.portal.server().getAllServeEvents()).hasSize(sent);
				assertHealthAndMetrics(context.getBean(ReactiveHealthIndicator.class),
						context.getBean(MeterRegistry.class), reset);
			});
	}

	@Test
	void refusedCommandTellsUntilWhen() {
		this.contextRunner
			.withPropertyValues("bitrix24.webhook-url=" + this.portal.webhookUrl(), "bitrix24.retry.timeout=0")
			.run((context) -> {
				long now = Instant.now().getEpochSecond();
				Bitrix24Client client = context.getBean(Bitrix24Client.class);
				this.portal.answer(
						okJson("{\"result\":1,\"time\":{\"finish\":%d,\"operating\":400.0,\"operating_reset_at\":%d}}"
							.formatted(now, now + 300)));
				StepVerifier.create(client.call(METHOD).retrieve(Integer.class))
					.expectNext(1)
					.expectComplete()
					.verify(LIMIT);
				this.portal.answer(okJson(
						"{\"result\":{\"result\":[],\"result_error\":{\"c0\":{\"error\":\"OPERATION_TIME_LIMIT\"}}}}"));
				StepVerifier
					.create(client.batch()
						.command("a", METHOD, Integer.class)
						.execute()
						.map((response) -> response.get("a", Integer.class)))
					.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOfSatisfying(
							Bitrix24OperatingLimitException.class,
							(limit) -> assertReset(limit.resetAt(), Instant.ofEpochSecond(now + 300))))
					.verify(LIMIT);
			});
	}

	private void assertHealthAndMetrics(ReactiveHealthIndicator indicator, MeterRegistry registry, Instant reset) {
		StepVerifier.create(indicator.health().map(Health::getDetails)).assertNext((details) -> {
			Map<?, ?> stopped = (Map<?, ?>) details.get("stoppedMethods");
			assertThat(stopped).hasSize(1);
			assertReset(Instant.parse(stopped.get(METHOD).toString()), reset);
		}).expectComplete().verify(LIMIT);
		assertThat(registry.get("bitrix24.rate.limit.errors")
			.tag("code", "OPERATION_TIME_LIMIT")
			.functionCounter()
			.count()).isEqualTo(1);
		assertThat(registry.get("bitrix24.operating.reset").tag("method", METHOD).timeGauge().value(TimeUnit.SECONDS))
			.isCloseTo(Duration.between(Instant.now(), reset).toSeconds(), within(10.0));
	}

	private static void assertReset(Instant told, Instant expected) {
		assertThat(told).isBetween(expected.minusSeconds(10), expected.plusSeconds(10));
	}

}
