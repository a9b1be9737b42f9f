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
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.b24spring.autoconfigure.health.Bitrix24HealthContributorAutoConfiguration;
import io.github.b24spring.autoconfigure.health.Bitrix24RateLimitHealthContributorAutoConfiguration;
import io.github.b24spring.autoconfigure.metrics.Bitrix24MetricsAutoConfiguration;
import io.github.b24spring.autoconfigure.oauth.Bitrix24OAuthAutoConfiguration;
import io.github.b24spring.autoconfigure.oauth.OAuthPortal;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.credentials.InvalidCredentialsException;
import io.github.b24spring.client.crm.CrmActivityOperations;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.operations.Bitrix24Operations;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.CompositeReactiveHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthContributors;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.health.registry.ReactiveHealthContributorRegistry;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Portals of {@code bitrix24.portals}.
 */
@ExtendWith(OutputCaptureExtension.class)
class NamedPortalsTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	@RegisterExtension
	private final PortalServer main = new PortalServer();

	@RegisterExtension
	private final PortalServer branch = new PortalServer();

	@RegisterExtension
	private final OAuthPortal shop = new OAuthPortal();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(Bitrix24AutoConfiguration.class, Bitrix24OAuthAutoConfiguration.class,
				Bitrix24HealthContributorAutoConfiguration.class,
				Bitrix24RateLimitHealthContributorAutoConfiguration.class, Bitrix24MetricsAutoConfiguration.class,
				MetricsAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class))
		.withBean(SimpleMeterRegistry.class);

	private ApplicationContextRunner branches() {
		return this.contextRunner.withPropertyValues("bitrix24.portals.branch.webhook-url=" + this.branch.webhookUrl())
			.withPropertyValues(this.shop.firstTokens("bitrix24.portals.north-shop."))
			.withPropertyValues(this.shop.application());
	}

	private ApplicationContextRunner all() {
		return branches().withPropertyValues("bitrix24.webhook-url=" + this.main.webhookUrl());
	}

	private static void call(Bitrix24Client client) {
		StepVerifier.create(client.call("profile").retrieve(Object.class))
			.expectNextCount(1)
			.expectComplete()
			.verify(PATIENCE);
	}

	@Test
	void beansOfAPortalAreInjectedByItsName() {
		all().withUserConfiguration(Injected.class).run((context) -> {
			Beans branch = context.getBean("branchBeans", Beans.class);
			assertThat(branch.client().portalHost()).isEqualTo(this.branch.host());
			StepVerifier.create(branch.activities().fields()).expectNextCount(1).expectComplete().verify(PATIENCE);
			StepVerifier.create(branch.operations().crm().activities().fields())
				.expectNextCount(1)
				.expectComplete()
				.verify(PATIENCE);
			this.branch.server().verify(2, postRequestedFor(anyUrl()));
			assertThat(context.getBean("shopBeans", Beans.class).client().portalHost())
				.isEqualTo(this.shop.portal().url().replace("http://", ""));
		});
	}

	@Test
	void withoutANameTheDefaultPortalIsInjected() {
		all().run((context) -> {
			assertThat(context.getBeanProvider(Bitrix24Client.class).getObject().portalHost())
				.isEqualTo(this.main.host());
			StepVerifier.create(context.getBeanProvider(CrmActivityOperations.class).getObject().fields())
				.expectNextCount(1)
				.expectComplete()
				.verify(PATIENCE);
			this.main.server().verify(1, postRequestedFor(anyUrl()));
			this.branch.server().verify(0, WireMock.anyRequestedFor(anyUrl()));
		});
	}

	@Test
	void noDefaultPortalIsNeeded() {
		branches().withUserConfiguration(Injected.class).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean("unnamed", Boolean.class)).isFalse();
			call(context.getBean(NamedPortals.class).client("branch"));
		});
	}

	@Test
	void tokensOfAPortalAreRenewedByTheApplicationThatItInherits() {
		this.shop.installation().expireAccessTokens();
		branches().run((context) -> {
			call(context.getBean(NamedPortals.class).client("north-shop"));
			assertThat(this.shop.installation().refreshes()).isOne();
		});
	}

	@Test
	void portalHasAnApplicationOfItsOwn() {
		this.shop.installation().expireAccessTokens();
		branches()
			.withPropertyValues("bitrix24.oauth.client-id=another", "bitrix24.oauth.client-secret=another",
					"bitrix24.portals.north-shop.oauth.client-id=" + OAuthPortal.CLIENT_ID,
					"bitrix24.portals.north-shop.oauth.client-secret=" + OAuthPortal.CLIENT_SECRET)
			.run((context) -> call(context.getBean(NamedPortals.class).client("north-shop")));
	}

	@Test
	void settingsAreInheritedUnlessThePortalHasItsOwn() {
		all()
			.withPropertyValues("bitrix24.rate-limit.burst=7", "bitrix24.rate-limit.rate=3",
					"bitrix24.portals.branch.rate-limit.rate=5")
			.run((context) -> {
				assertThat(permits(context, "north-shop")).isEqualTo(permits(context, this.main.host())).isLessThan(8);
				assertThat(permits(context, "branch")).isLessThan(8);
				assertThat(rate(context, this.main.host())).isEqualTo(3);
				assertThat(rate(context, "branch")).isEqualTo(5);
				assertThat(rate(context, "north-shop")).isEqualTo(3);
			});
	}

	private static double permits(ApplicationContext context, String portal) {
		return context.getBean(MeterRegistry.class)
			.get("bitrix24.rate.limit.permits")
			.tag("portal", portal)
			.gauge()
			.value();
	}

	private static double rate(ApplicationContext context, String portal) {
		return context.getBean(MeterRegistry.class)
			.get("bitrix24.rate.limit.rate")
			.tag("portal", portal)
			.gauge()
			.value();
	}

	@Test
	void credentialsAreNotInherited() {
		this.contextRunner
			.withPropertyValues("bitrix24.webhook-url=" + this.main.webhookUrl(),
					"bitrix24.portals.branch.rate-limit.rate=5")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(PortalNotConfiguredException.class));
	}

	@Test
	void customizerIsToldTheName() {
		Customizer customizer = new Customizer();
		all().withBean(Bitrix24ClientBuilderCustomizer.class, () -> customizer).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(customizer.portals).containsExactlyInAnyOrder("none", "branch", "north-shop");
		});
	}

	@Test
	void metricsTellTheNameAndNotTheHost() {
		TestObservationRegistry observations = TestObservationRegistry.create();
		all().withBean(ObservationRegistry.class, () -> observations).run((context) -> {
			call(context.getBean(NamedPortals.class).client("branch"));
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(registry.get("bitrix24.admission.wait")
				.tags("portal", "branch", "priority", "interactive")
				.timer()
				.count()).isOne();
			assertThat(registry.get("bitrix24.rate.limit.errors")
				.tags("portal", "branch", "code", "QUERY_LIMIT_EXCEEDED")
				.functionCounter()
				.count()).isZero();
			assertThat(registry.getMeters()).extracting((meter) -> meter.getId().getTag("portal"))
				.doesNotContain(this.branch.host())
				.contains(this.main.host(), "branch", "north-shop");
			TestObservationRegistryAssert.assertThat(observations)
				.hasObservationWithNameEqualTo("bitrix24.client.requests")
				.that()
				.hasLowCardinalityKeyValue("portal", "branch");
		});
	}

	@Test
	void healthIsToldByName() {
		this.branch.answer(aResponse().withStatus(401)
			.withBody("{\"error\":\"INVALID_CREDENTIALS\",\"error_description\":\"Invalid request credentials\"}"));
		all().run((context) -> {
			StepVerifier
				.create(context.getBean(NamedPortals.class).client("branch").call("profile").retrieve(Object.class))
				.expectError(Bitrix24Exception.class)
				.verify(PATIENCE);
			CompositeReactiveHealthContributor health = context.getBean("bitrix24HealthContributor",
					CompositeReactiveHealthContributor.class);
			assertThat(health.stream().map(ReactiveHealthContributors.Entry::name)).containsExactly("default", "branch",
					"north-shop");
			assertThat(status(health, "branch")).isEqualTo(Status.DOWN);
			assertThat(status(health, "default")).isEqualTo(Status.UP);
			assertThat(status(health, "north-shop")).isEqualTo(Status.UP);
			assertThat(status(
					context.getBean("bitrix24RateLimitHealthContributor", CompositeReactiveHealthContributor.class),
					"branch"))
				.isEqualTo(Status.UP);
		});
	}

	@Test
	void healthOfAPortalIsInjectedByItsName() {
		all().withConfiguration(AutoConfigurations.of(HealthContributorRegistryAutoConfiguration.class))
			.withUserConfiguration(InjectedHealth.class)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				CompositeReactiveHealthContributor health = context.getBean("bitrix24HealthContributor",
						CompositeReactiveHealthContributor.class);
				assertThat(context.getBean(InjectedHealth.Branch.class).health())
					.isSameAs(health.getContributor("branch"));
				assertThat(context.getBean(ReactiveHealthContributorRegistry.class)
					.stream()
					.map(ReactiveHealthContributors.Entry::name))
					.containsExactlyInAnyOrder("bitrix24", "bitrix24RateLimit");
			});
		branches().withPropertyValues("management.health.bitrix24.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("branchBitrix24HealthIndicator"));
	}

	private static Status status(CompositeReactiveHealthContributor health, String portal) {
		Health[] found = new Health[1];
		ReactiveHealthIndicator indicator = (ReactiveHealthIndicator) health.getContributor(portal);
		StepVerifier.create(indicator.health(true))
			.assertNext((report) -> found[0] = report)
			.expectComplete()
			.verify(PATIENCE);
		return found[0].getStatus();
	}

	@ParameterizedTest
	@ValueSource(strings = { "default", "installed", "[a b]", "[a.b]" })
	void unusableNameIsRefused(String name) {
		this.contextRunner.withPropertyValues("bitrix24.portals." + name + ".webhook-url=" + this.main.webhookUrl())
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class,
						(failure) -> assertThat(failure.getName()).isEqualTo("bitrix24.portals")));
	}

	@ParameterizedTest
	@CsvSource({ "http.connect-timeout, 0s", "rate-limit.rate, -1", "retry.max-retries, -1",
			"allowed-redirect-hosts, https://x", "oauth.response-timeout, 0s" })
	void wrongSettingIsNamedWhereItIsSet(String suffix, String value) {
		ApplicationContextRunner valid = branches();
		valid.withPropertyValues("bitrix24.portals.north-shop." + suffix + "=" + value)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class,
						(failure) -> assertThat(failure.getName()).isEqualTo("bitrix24.portals.north-shop." + suffix)));
		valid.withPropertyValues("bitrix24." + suffix + "=" + value)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class,
						(failure) -> assertThat(failure.getName()).isEqualTo("bitrix24." + suffix)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "oauth.member-id", "oauth.access-token", "oauth.refresh-token", "portal-url" })
	void missingTokenIsNamedWithThePortal(String suffix) {
		branches().withPropertyValues("bitrix24.portals.north-shop." + suffix + "=")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class,
						(failure) -> assertThat(failure.getName()).isEqualTo("bitrix24.portals.north-shop." + suffix)));
	}

	@Test
	void wrongWebhookIsExplainedByTheNameOfItsPropertyWithoutTheSecret(CapturedOutput output) {
		assertThatException()
			.isThrownBy(() -> start(NeedsNothing.class,
					"--bitrix24.portals.branch.webhook-url=https://x.bitrix24.com/rest/1/" + PortalServer.CODE
							+ "/crm.deal.get"))
			.havingRootCause()
			.isInstanceOf(InvalidCredentialsException.class);
		assertThat(output).contains("'bitrix24.portals.branch.webhook-url'").doesNotContain(PortalServer.CODE);
	}

	@Test
	void missingCredentialsAreExplainedByTheNameOfTheirProperties(CapturedOutput output) {
		assertThatException()
			.isThrownBy(() -> start(NeedsNothing.class, "--bitrix24.portals.branch.rate-limit.rate=5"));
		assertThat(output).contains("There is a portal 'branch', but nothing says how to reach it")
			.contains("'bitrix24.portals.branch.webhook-url'");
	}

	@Test
	void injectionWithoutANameIsExplainedWhereThereIsNoDefaultPortal(CapturedOutput output) {
		assertThatException().isThrownBy(
				() -> start(NeedsDefault.class, "--bitrix24.portals.branch.webhook-url=" + this.branch.webhookUrl()));
		assertThat(output).contains("@Qualifier(\"branch\")").contains("[branch]").doesNotContain(PortalServer.CODE);
	}

	private static void start(Class<?> configuration, String... arguments) {
		new SpringApplicationBuilder(configuration).web(WebApplicationType.NONE).run(arguments).close();
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(Bitrix24AutoConfiguration.class)
	static class NeedsNothing {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(Bitrix24AutoConfiguration.class)
	static class NeedsDefault {

		@Bean
		Object needsOperations(CrmActivityOperations operations) {
			return operations.toString();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Injected {

		@Bean
		Beans branchBeans(@Qualifier("branch") Bitrix24Client client,
				@Qualifier("branch") CrmActivityOperations activities,
				@Qualifier("branch") Bitrix24Operations operations) {
			return new Beans(client, activities, operations);
		}

		@Bean
		Boolean unnamed(ObjectProvider<Bitrix24Client> client) {
			return client.getIfAvailable() != null;
		}

		@Bean
		Beans shopBeans(@Qualifier("north-shop") Bitrix24Client client,
				@Qualifier("north-shop") CrmActivityOperations activities,
				@Qualifier("north-shop") Bitrix24Operations operations) {
			return new Beans(client, activities, operations);
		}

	}

	record Beans(Bitrix24Client client, CrmActivityOperations activities, Bitrix24Operations operations) {
	}

	static class Customizer implements Bitrix24ClientBuilderCustomizer {

		private final List<String> portals = new CopyOnWriteArrayList<>();

		@Override
		public void customize(Bitrix24ClientBuilder builder) {
			throw new IllegalStateException("The name is not told");
		}

		@Override
		public void customize(Bitrix24ClientBuilder builder, @Nullable String portal) {
			this.portals.add((portal != null) ? portal : "none");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class InjectedHealth {

		@Bean
		Branch branchHealth(@Qualifier("branch") ReactiveHealthIndicator health) {
			return new Branch(health);
		}

		record Branch(ReactiveHealthIndicator health) {
		}

	}

}
