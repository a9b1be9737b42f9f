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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.github.b24spring.autoconfigure.Bitrix24AutoConfiguration;
import io.github.b24spring.autoconfigure.PortalServer;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.lessThanOrExactly;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

class Bitrix24HealthContributorAutoConfigurationTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	@RegisterExtension
	private final PortalServer portal = new PortalServer();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(Bitrix24AutoConfiguration.class, Bitrix24HealthContributorAutoConfiguration.class));

	private ApplicationContextRunner configured() {
		return this.contextRunner.withPropertyValues("bitrix24.webhook-url=" + this.portal.webhookUrl(),
				"bitrix24.retry.timeout=0");
	}

	@Test
	void silentPortalIsAskedOnceHoweverOftenHealthIsRead() {
		configured().run((context) -> {
			StepVerifier.create(Flux.range(0, 50).flatMap((i) -> indicator(context).health()))
				.thenConsumeWhile((health) -> health.getStatus().equals(Status.UP))
				.expectComplete()
				.verify(PATIENCE);
			this.portal.server().verify(1, anyRequestedFor(anyUrl()));
		});
	}

	@Test
	void silentPortalThatDoesNotAnswerIsDownAndAskedOnce() {
		this.portal.answer(okJson("{\"result\":1}").withFixedDelay(10_000));
		List<Health> told = new ArrayList<>();
		// On a slow machine, the time may be over before anything is sent.
		for (int i = 0; i < 10 && told.stream().allMatch((health) -> health.getStatus() == Status.UNKNOWN); i++) {
			told.clear();
			configured().withPropertyValues("bitrix24.health.probe-timeout=100ms").run((context) -> {
				health(context, told::add);
				health(context, told::add);
			});
		}
		assertThat(told).hasSize(2).allSatisfy((health) -> {
			assertThat(health.getStatus()).isEqualTo(Status.DOWN);
			assertThat(health.getDetails()).containsEntry("lastFailureKind", "Timeout");
		});
		this.portal.server().verify(lessThanOrExactly(1), anyRequestedFor(anyUrl()));
	}

	@Test
	void trafficAnswersInsteadOfTheProbe() {
		configured().run((context) -> {
			call(context);
			health(context, (health) -> {
				assertThat(health.getStatus()).isEqualTo(Status.UP);
				assertThat(health.getDetails()).containsEntry("portal", this.portal.host())
					.containsKey("lastSuccess")
					.doesNotContainKey("lastFailure");
			});
			this.portal.server().verify(1, anyRequestedFor(anyUrl()));
		});
	}

	@ParameterizedTest
	@CsvSource({ "503, QUERY_LIMIT_EXCEEDED, UP", "429, OPERATION_TIME_LIMIT, UP", "400, NOT_FOUND, UP",
			"403, insufficient_scope, UP", "503, OVERLOAD_LIMIT, OUT_OF_SERVICE", "500, PORTAL_DELETED, OUT_OF_SERVICE",
			"401, NO_AUTH_FOUND, DOWN", "401, expired_token, DOWN", "500, INTERNAL_SERVER_ERROR, DOWN" })
	void statusFollowsTheKindOfFailure(int httpStatus, String code, String status) {
		this.portal.answer(error(httpStatus, code));
		configured().run((context) -> {
			call(context);
			health(context, (health) -> {
				assertThat(health.getStatus().getCode()).isEqualTo(status);
				assertThat(health.getDetails()).containsEntry("lastFailureKind", code.toUpperCase(Locale.ROOT))
					.containsEntry("lastFailureMethod", "crm.deal.get");
				assertThat(health.toString()).doesNotContain(PortalServer.CODE);
			});
		});
	}

	@Test
	void successOvercomesAnEarlierFailure() {
		configured().run((context) -> {
			this.portal.answer(error(500, "INTERNAL_SERVER_ERROR"));
			call(context);
			this.portal.answer(okJson("{\"result\":1}"));
			call(context);
			health(context, (health) -> {
				assertThat(health.getStatus()).isEqualTo(Status.UP);
				assertThat(health.getDetails()).containsKeys("lastSuccess", "lastFailure");
			});
		});
	}

	@Test
	void silenceIsProbedAgainAfterTheInterval() {
		configured().withPropertyValues("bitrix24.health.probe-interval=10ms")
			.run((context) -> StepVerifier
				.create(Mono.defer(() -> indicator(context).health())
					.repeat()
					.takeUntil((health) -> this.portal.server().getAllServeEvents().size() > 2)
					.then())
				.expectComplete()
				.verify(PATIENCE));
	}

	@Test
	void portalThatWouldMakeTheProbeWaitIsUpAndNotAsked() {
		configured()
			.withPropertyValues("bitrix24.health.probe-interval=1ms", "bitrix24.health.probe-timeout=50ms",
					"bitrix24.rate-limit.burst=1", "bitrix24.rate-limit.rate=0.01")
			.run((context) -> {
				call(context);
				StepVerifier
					.create(Mono.defer(() -> indicator(context).health())
						.repeat()
						.takeUntil((health) -> health.getDetails().containsKey("rateLimited")))
					.thenConsumeWhile((health) -> health.getStatus().equals(Status.UP))
					.expectComplete()
					.verify(PATIENCE);
				this.portal.server().verify(1, anyRequestedFor(anyUrl()));
			});
	}

	@Test
	void indicatorIsOffWhenDisabled() {
		configured().withPropertyValues("management.health.bitrix24.enabled=false")
			.run((context) -> assertThat(context).hasSingleBean(Bitrix24Client.class)
				.doesNotHaveBean(ReactiveHealthIndicator.class));
	}

	@Test
	void indicatorNeedsAClient() {
		this.contextRunner
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ReactiveHealthIndicator.class));
	}

	@Test
	void indicatorBacksOff() {
		ReactiveHealthIndicator own = () -> Mono.just(Health.unknown().build());
		configured().withBean("bitrix24HealthIndicator", ReactiveHealthIndicator.class, () -> own)
			.run((context) -> assertThat(context).doesNotHaveBean(PortalObserver.class)
				.getBean(ReactiveHealthIndicator.class)
				.isSameAs(own));
	}

	@Test
	void everyBeanIsThereOnce() {
		configured().run((context) -> assertThat(context).hasSingleBean(PortalObserver.class)
			.hasSingleBean(Bitrix24HealthProperties.class)
			.hasSingleBean(ReactiveHealthIndicator.class)
			.hasBean("bitrix24HealthContributor"));
	}

	@Test
	void enabledFalseSwitchesHealthOffEvenWithAnOwnClient() {
		this.contextRunner.withPropertyValues("bitrix24.enabled=false")
			.withBean(Bitrix24Client.class,
					() -> Bitrix24ClientBuilder.create(Bitrix24Credentials.webhook(this.portal.webhookUrl())).build())
			.run((context) -> assertThat(context).hasSingleBean(Bitrix24Client.class)
				.doesNotHaveBean(PortalObserver.class)
				.doesNotHaveBean(ReactiveHealthIndicator.class));
	}

	@Test
	void clientWorksWithoutBootsHealth() {
		configured().withClassLoader(new FilteredClassLoader(ReactiveHealthIndicator.class))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(Bitrix24Client.class));
	}

	private static ResponseDefinitionBuilder error(int status, String code) {
		return aResponse().withStatus(status)
			.withHeader("Content-Type", "application/json")
			.withBody("{\"error\":\"" + code + "\",\"error_description\":\"no\"}");
	}

	private static void call(AssertableApplicationContext context) {
		StepVerifier
			.create(context.getBean(Bitrix24Client.class)
				.call("crm.deal.get")
				.exchange(Object.class)
				.then()
				.onErrorComplete())
			.expectComplete()
			.verify(PATIENCE);
	}

	private static ReactiveHealthIndicator indicator(AssertableApplicationContext context) {
		return context.getBean("bitrix24HealthContributor", ReactiveHealthIndicator.class);
	}

	private static void health(AssertableApplicationContext context, Consumer<Health> check) {
		StepVerifier.create(indicator(context).health()).assertNext(check).expectComplete().verify(PATIENCE);
	}

}
