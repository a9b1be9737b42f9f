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
import java.util.function.Consumer;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.b24spring.autoconfigure.health.Bitrix24HealthContributorAutoConfiguration;
import io.github.b24spring.autoconfigure.health.Bitrix24RateLimitHealthContributorAutoConfiguration;
import io.github.b24spring.autoconfigure.metrics.Bitrix24MetricsAutoConfiguration;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.crm.CrmActivityOperations;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import reactor.test.StepVerifier;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that talks to two portals.
 */
class SeveralPortalsTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	@RegisterExtension
	private final PortalServer first = new PortalServer();

	@RegisterExtension
	private final PortalServer second = new PortalServer();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(Bitrix24AutoConfiguration.class,
				Bitrix24HealthContributorAutoConfiguration.class,
				Bitrix24RateLimitHealthContributorAutoConfiguration.class, Bitrix24MetricsAutoConfiguration.class,
				MetricsAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class))
		.withBean(SimpleMeterRegistry.class);

	private ApplicationContextRunner twoPortals(Class<?> configuration) {
		return this.contextRunner.withUserConfiguration(configuration)
			.withPropertyValues("first=" + this.first.webhookUrl(), "second=" + this.second.webhookUrl());
	}

	private ApplicationContextRunner propertiesAndSecond() {
		return twoPortals(SecondPortal.class).withPropertyValues("bitrix24.webhook-url=" + this.first.webhookUrl());
	}

	@Test
	void operationsTalkToThePortalOfThePropertiesBesideAClientForAnother() {
		propertiesAndSecond().run((context) -> {
			assertThat(context.getBean(Bitrix24Client.class).portalHost()).isEqualTo(this.first.host());
			StepVerifier.create(context.getBean(CrmActivityOperations.class).fields())
				.expectNextCount(1)
				.expectComplete()
				.verify(PATIENCE);
			this.first.server().verify(1, postRequestedFor(anyUrl()));
			this.second.server().verify(0, WireMock.anyRequestedFor(anyUrl()));
		});
	}

	@Test
	void operationsOfAnotherPortalThatAreInjectedByNameLeaveThoseOfTheProperties() {
		propertiesAndSecond().withUserConfiguration(SecondOperations.class).run((context) -> {
			StepVerifier.create(context.getBean("crmActivityOperations", CrmActivityOperations.class).fields())
				.expectNextCount(1)
				.expectComplete()
				.verify(PATIENCE);
			this.second.server().verify(0, WireMock.anyRequestedFor(anyUrl()));
			StepVerifier.create(context.getBean("secondActivities", CrmActivityOperations.class).fields())
				.expectNextCount(1)
				.expectComplete()
				.verify(PATIENCE);
			this.second.server().verify(1, postRequestedFor(anyUrl()));
		});
	}

	@Test
	void primaryClientTakesThePlaceOfTheAutoConfiguredOne() {
		twoPortals(PrimarySecond.class).withPropertyValues("bitrix24.webhook-url=" + this.first.webhookUrl())
			.run((context) -> {
				assertThat(context).hasSingleBean(Bitrix24Client.class);
				assertThat(context.getBean(Bitrix24Client.class).portalHost()).isEqualTo(this.second.host());
			});
	}

	@Test
	void clientOfTheSameNameTakesThePlaceOfTheAutoConfiguredOne() {
		twoPortals(NamedSecond.class).withPropertyValues("bitrix24.webhook-url=" + this.first.webhookUrl())
			.run((context) -> {
				assertThat(context).hasSingleBean(Bitrix24Client.class);
				assertThat(context.getBean(Bitrix24Client.class).portalHost()).isEqualTo(this.second.host());
			});
	}

	@Test
	void twoOwnClientsStartWithActuatorAndLeaveTheChoiceToTheApplication() {
		twoPortals(TwoPortals.class).run((context) -> {
			assertThat(context).hasNotFailed()
				.doesNotHaveBean(CrmActivityOperations.class)
				.doesNotHaveBean("bitrix24HealthContributor");
			assertThat(context.getBean(MeterRegistry.class)
				.get("bitrix24.rate.limit.permits")
				.tag("portal", this.second.host())
				.gauge()
				.value()).isPositive();
			assertThat(context.getBean(MeterRegistry.class)
				.get("bitrix24.rate.limit.permits")
				.tag("portal", this.first.host())
				.gauge()
				.value()).isPositive();
		});
	}

	@Test
	void oneOwnClientIsWhatOperationsAndHealthUse() {
		twoPortals(SecondPortal.class).run((context) -> {
			assertThat(context).hasSingleBean(CrmActivityOperations.class).hasBean("bitrix24HealthContributor");
			health(context, (health) -> assertThat(health.getDetails()).containsEntry("portal", this.second.host()));
		});
	}

	@Test
	void healthOfAPortalIsNotFedByTheAnswersOfAnother() {
		this.second.answer(aResponse().withStatus(401)
			.withBody("{\"error\":\"INVALID_CREDENTIALS\",\"error_description\":\"Invalid request credentials\"}"));
		propertiesAndSecond().run((context) -> {
			StepVerifier.create(context.getBean("second", Bitrix24Client.class).call("profile").retrieve(Object.class))
				.expectError(Bitrix24Exception.class)
				.verify(PATIENCE);
			health(context, (health) -> {
				assertThat(health.getStatus()).isEqualTo(Status.UP);
				assertThat(health.getDetails()).doesNotContainKey("lastFailure")
					.containsEntry("portal", this.first.host());
			});
			this.first.server().verify(1, postRequestedFor(anyUrl()));
		});
	}

	@Test
	void countersTellThePortal() {
		propertiesAndSecond().run((context) -> {
			StepVerifier.create(context.getBean("second", Bitrix24Client.class).call("profile").retrieve(Object.class))
				.expectNextCount(1)
				.expectComplete()
				.verify(PATIENCE);
			assertThat(waits(context, this.second)).isOne();
			assertThat(waits(context, this.first)).isZero();
		});
	}

	@Test
	void builderForOtherCredentialsIsConfiguredAsTheFirst() {
		TestObservationRegistry registry = TestObservationRegistry.create();
		propertiesAndSecond().withBean(ObservationRegistry.class, () -> registry)
			.withBean("agent", Bitrix24ClientBuilderCustomizer.class,
					() -> (builder) -> builder.httpSettings((settings) -> settings.withUserAgent("shop/7")))
			.run((context) -> {
				StepVerifier
					.create(context.getBean("second", Bitrix24Client.class).call("profile").retrieve(Object.class))
					.expectNextCount(1)
					.expectComplete()
					.verify(PATIENCE);
				TestObservationRegistryAssert.assertThat(registry)
					.hasObservationWithNameEqualTo("bitrix24.client.requests")
					.that()
					.hasLowCardinalityKeyValue("portal", this.second.host());
				this.second.server().verify(postRequestedFor(anyUrl()).withHeader("User-Agent", equalTo("shop/7")));
			});
	}

	private static void health(ApplicationContext context, Consumer<Health> check) {
		ReactiveHealthIndicator indicator = context.getBean("bitrix24HealthContributor", ReactiveHealthIndicator.class);
		StepVerifier.create(indicator.health(true)).assertNext(check).expectComplete().verify(PATIENCE);
	}

	private static long waits(ApplicationContext context, PortalServer portal) {
		return context.getBean(MeterRegistry.class)
			.get("bitrix24.admission.wait")
			.tags("portal", portal.host(), "priority", "interactive")
			.timer()
			.count();
	}

	@Configuration(proxyBeanMethods = false)
	static class SecondPortal {

		@Bean
		Bitrix24Client second(Bitrix24ClientBuilderFactory builders, Environment environment) {
			return builders.builderFor(Bitrix24Credentials.webhook(environment.getRequiredProperty("second"))).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class SecondOperations {

		@Bean(defaultCandidate = false)
		CrmActivityOperations secondActivities(@Qualifier("second") Bitrix24Client client) {
			return CrmActivityOperations.of(client);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PrimarySecond {

		@Bean
		@Primary
		Bitrix24Client second(Environment environment) {
			return client(environment, "second");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class NamedSecond {

		@Bean
		Bitrix24Client bitrix24Client(Environment environment) {
			return client(environment, "second");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoPortals {

		@Bean
		Bitrix24Client one(Environment environment) {
			return client(environment, "first");
		}

		@Bean
		Bitrix24Client two(Environment environment) {
			return client(environment, "second");
		}

	}

	private static Bitrix24Client client(Environment environment, String portal) {
		return Bitrix24ClientBuilder.create(Bitrix24Credentials.webhook(environment.getRequiredProperty(portal)))
			.build();
	}

}
