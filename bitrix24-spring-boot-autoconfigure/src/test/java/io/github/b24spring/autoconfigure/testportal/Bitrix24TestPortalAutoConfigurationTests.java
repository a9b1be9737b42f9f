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
package io.github.b24spring.autoconfigure.testportal;

import java.time.Duration;
import java.util.stream.Collectors;

import io.github.b24spring.autoconfigure.Bitrix24AutoConfiguration;
import io.github.b24spring.autoconfigure.Bitrix24ConnectionDetails;
import io.github.b24spring.autoconfigure.health.Bitrix24HealthContributorAutoConfiguration;
import io.github.b24spring.autoconfigure.health.Bitrix24RateLimitHealthContributorAutoConfiguration;
import io.github.b24spring.autoconfigure.metrics.Bitrix24MetricsAutoConfiguration;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.testportal.Bitrix24TestPortal;
import io.github.b24spring.testportal.RateLimit;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Bitrix24TestPortalAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class Bitrix24TestPortalAutoConfigurationTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final String CODE = "t0psecretc0de";

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(Bitrix24TestPortalAutoConfiguration.class, Bitrix24AutoConfiguration.class,
					Bitrix24MetricsAutoConfiguration.class, Bitrix24HealthContributorAutoConfiguration.class,
					Bitrix24RateLimitHealthContributorAutoConfiguration.class));

	private ApplicationContextRunner withPortal() {
		return this.contextRunner.withBean(Bitrix24TestPortal.class,
				() -> Bitrix24TestPortal.builder().webhook(1, CODE).rateLimit(new RateLimit(30, 10)).start());
	}

	@Test
	void portalBeanIsWhatTheClientTalksTo() {
		withPortal().run((context) -> {
			StepVerifier.create(context.getBean(Bitrix24Client.class).call("server.time").retrieve(Object.class))
				.expectNextCount(1)
				.expectComplete()
				.verify(PATIENCE);
			assertThat(context.getBean(Bitrix24TestPortal.class).statistics().calls("server.time")).isEqualTo(1);
		});
	}

	@Test
	void portalBeanWinsOverProperties() {
		withPortal().withPropertyValues("bitrix24.webhook-url=https://portal.example/rest/1/code/")
			.run((context) -> assertThat(context.getBean(Bitrix24Client.class).portalHost()).startsWith("localhost"));
	}

	@Test
	void ownConnectionDetailsWin() {
		Bitrix24ConnectionDetails own = new Bitrix24ConnectionDetails() {

			@Override
			public String getWebhookUrl() {
				return "https://portal.example/rest/1/code/";
			}

		};
		withPortal().withBean(Bitrix24ConnectionDetails.class, () -> own)
			.run((context) -> assertThat(context).getBean(Bitrix24ConnectionDetails.class).isSameAs(own));
	}

	@Test
	void neitherNoneNorSeveralPortalsAreAConnection() {
		this.contextRunner
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Bitrix24ConnectionDetails.class));
		withPortal().withBean("another", Bitrix24TestPortal.class, Bitrix24TestPortal::start)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Bitrix24ConnectionDetails.class));
	}

	@Test
	void clientWorksWithoutTestPortals() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(Bitrix24TestPortal.class))
			.withPropertyValues("bitrix24.webhook-url=https://portal.example/rest/1/code/")
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(Bitrix24Client.class)
				.doesNotHaveBean(Bitrix24TestPortalAutoConfiguration.class));
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void callsAtOnceAreNeverRefusedAndTellNoSecret(boolean joinReads, CapturedOutput output) {
		withPortal().withBean(MeterRegistry.class, SimpleMeterRegistry::new)
			.withPropertyValues("bitrix24.rate-limit.burst=24", "bitrix24.rate-limit.rate=10",
					"bitrix24.rate-limit.join-reads=" + joinReads)
			.run((context) -> {
				Bitrix24Client client = context.getBean(Bitrix24Client.class);
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				context.getBeansOfType(MeterBinder.class).values().forEach((binder) -> binder.bindTo(registry));
				// The portal counts what arrives, which is later, and the later the first
				// time.
				StepVerifier.create(client.call("server.time").retrieve(Object.class))
					.expectNextCount(1)
					.expectComplete()
					.verify(PATIENCE);
				StepVerifier
					.create(Flux.range(0, 60).flatMap((i) -> client.call("server.time").retrieve(Object.class), 60))
					.expectNextCount(60)
					.expectComplete()
					.verify(PATIENCE);
				assertThat(context.getBean(Bitrix24TestPortal.class).statistics().refusals()).isZero();
				assertThat(meters(registry)).isNotEmpty().doesNotContain(CODE);
				assertThat(health(context)).contains("permits").doesNotContain(CODE);
			});
		assertThat(output).doesNotContain(CODE);
	}

	private static String meters(MeterRegistry registry) {
		return registry.getMeters().stream().map((meter) -> meter.getId().toString()).collect(Collectors.joining());
	}

	private static String health(AssertableApplicationContext context) {
		StringBuilder details = new StringBuilder();
		StepVerifier
			.create(Flux.fromIterable(context.getBeansOfType(ReactiveHealthIndicator.class).values())
				.flatMap(ReactiveHealthIndicator::health)
				.doOnNext(details::append)
				.map(Health::getStatus))
			.expectNext(Status.UP, Status.UP)
			.expectComplete()
			.verify(PATIENCE);
		return details.toString();
	}

}
