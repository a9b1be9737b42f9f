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
package io.github.b24spring.autoconfigure.health;

import java.time.Duration;
import java.util.function.Consumer;

import io.github.b24spring.autoconfigure.Bitrix24AutoConfiguration;
import io.github.b24spring.autoconfigure.PortalServer;
import io.github.b24spring.client.Bitrix24Client;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

class Bitrix24RateLimitHealthContributorAutoConfigurationTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	@RegisterExtension
	private final PortalServer portal = new PortalServer();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(Bitrix24AutoConfiguration.class,
				Bitrix24RateLimitHealthContributorAutoConfiguration.class));

	private ApplicationContextRunner configured() {
		return this.contextRunner.withPropertyValues("bitrix24.webhook-url=" + this.portal.webhookUrl(),
				"bitrix24.retry.timeout=0");
	}

	@Test
	void freePortalIsUpWithItsPermits() {
		configured().run((context) -> health(context, (health) -> {
			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails()).containsEntry("state", "free")
				.containsEntry("permits", 49)
				.containsEntry("capacity", 49)
				.containsEntry("permitsPerSecond", 2.0)
				.containsEntry("waiting", 0)
				.containsEntry("refusalsInTenMinutes", 0)
				.doesNotContainKeys("pausedUntil", "stoppedMethods");
		}));
	}

	@Test
	void refusalPausesAndIsNoIllness() {
		refuse(503, "QUERY_LIMIT_EXCEEDED");
		configured().run((context) -> {
			call(context);
			health(context, (health) -> {
				assertThat(health.getStatus()).isEqualTo(Status.UP);
				assertThat(health.getDetails()).containsEntry("state", "paused")
					.containsEntry("refusalsInTenMinutes", 1)
					.containsKey("pausedUntil");
			});
		});
	}

	@Test
	void methodThatIsOutOfTimeIsNamedWithTheEndOfItsStop() {
		refuse(429, "OPERATION_TIME_LIMIT");
		configured().run((context) -> {
			call(context);
			health(context, (health) -> {
				assertThat(health.getStatus()).isEqualTo(Status.UP);
				assertThat(health.getDetails().get("stoppedMethods")).asString().contains("crm.deal.get=");
			});
		});
	}

	@Test
	void blockedPortalIsOutOfService() {
		refuse(503, "OVERLOAD_LIMIT");
		configured().run((context) -> {
			call(context);
			health(context, (health) -> {
				assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
				assertThat(health.getDetails()).containsEntry("state", "blocked");
			});
		});
	}

	@Test
	void portalWithoutLimitShowsNoPermits() {
		configured().withPropertyValues("bitrix24.rate-limit.plan=unlimited")
			.run((context) -> health(context, (health) -> assertThat(health.getDetails()).containsEntry("state", "free")
				.doesNotContainKeys("permits", "capacity", "permitsPerSecond")));
	}

	@Test
	void givesWayToAnIndicatorOfTheApplication() {
		ReactiveHealthIndicator own = () -> Mono.just(Health.up().build());
		configured().withBean("bitrix24RateLimitHealthIndicator", ReactiveHealthIndicator.class, () -> own)
			.run((context) -> assertThat(context).getBean(ReactiveHealthIndicator.class).isSameAs(own));
	}

	@Test
	void canBeSwitchedOff() {
		configured().withPropertyValues("management.health.bitrix24-rate-limit.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ReactiveHealthIndicator.class));
		configured().withInitializer((context) -> ConfigurationPropertySources.attach(context.getEnvironment()))
			.withPropertyValues("management.health.bitrix24RateLimit.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ReactiveHealthIndicator.class));
		configured().withPropertyValues("bitrix24.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ReactiveHealthIndicator.class));
	}

	@Test
	void needsNoHealthOnTheClassPath() {
		configured().withClassLoader(new FilteredClassLoader(ReactiveHealthIndicator.class))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(Bitrix24Client.class));
	}

	private void refuse(int status, String code) {
		this.portal.answer(aResponse().withStatus(status)
			.withHeader("Retry-After", "100")
			.withBody("{\"error\":\"" + code + "\"}"));
	}

	private static void call(AssertableApplicationContext context) {
		StepVerifier.create(context.getBean(Bitrix24Client.class).call("crm.deal.get").exchange(Object.class))
			.expectError()
			.verify(PATIENCE);
	}

	private static void health(AssertableApplicationContext context, Consumer<Health> assertions) {
		ReactiveHealthIndicator indicator = context.getBean(ReactiveHealthIndicator.class);
		StepVerifier.create(indicator.health()).assertNext(assertions).expectComplete().verify(PATIENCE);
	}

}
