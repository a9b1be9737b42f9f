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
package io.github.b24spring.autoconfigure.oauth;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.b24spring.autoconfigure.Bitrix24AutoConfiguration;
import io.github.b24spring.autoconfigure.Bitrix24ClientBuilderCustomizer;
import io.github.b24spring.autoconfigure.NamedPortals;
import io.github.b24spring.autoconfigure.PortalConfiguration;
import io.github.b24spring.autoconfigure.health.Bitrix24HealthContributorAutoConfiguration;
import io.github.b24spring.autoconfigure.health.Bitrix24RateLimitHealthContributorAutoConfiguration;
import io.github.b24spring.autoconfigure.metrics.Bitrix24MetricsAutoConfiguration;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.credentials.PortalAddress;
import io.github.b24spring.client.oauth.Bitrix24Clients;
import io.github.b24spring.client.oauth.Bitrix24OAuth;
import io.github.b24spring.client.oauth.OAuthApplication;
import io.github.b24spring.client.oauth.PortalTokens;
import io.github.b24spring.client.oauth.TokenStore;
import io.github.b24spring.testportal.Fault;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.CompositeReactiveHealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthContributors;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.WebClientObservationAutoConfiguration;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Clients of the portals of the token store.
 */
class InstalledPortalsTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	@RegisterExtension
	private final OAuthPortal acme = new OAuthPortal();

	@RegisterExtension
	private final OAuthPortal umbrella = new OAuthPortal();

	@RegisterExtension
	private final OAuthPortal shop = new OAuthPortal();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ReactiveHttpClientAutoConfiguration.class,
				WebClientAutoConfiguration.class, WebClientObservationAutoConfiguration.class,
				ObservationAutoConfiguration.class, Bitrix24OAuthAutoConfiguration.class,
				Bitrix24AutoConfiguration.class, Bitrix24HealthContributorAutoConfiguration.class,
				Bitrix24RateLimitHealthContributorAutoConfiguration.class, Bitrix24MetricsAutoConfiguration.class,
				MetricsAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class))
		.withBean(SimpleMeterRegistry.class);

	private ApplicationContextRunner application() {
		return this.contextRunner.withPropertyValues(this.acme.application());
	}

	private ApplicationContextRunner withShop() {
		return application().withPropertyValues(this.shop.firstTokens("bitrix24.portals.shop."));
	}

	private static Bitrix24Client client(ApplicationContext context, OAuthPortal portal) {
		String memberId = portal.portal().memberId();
		PortalTokens tokens = PortalTokens.of(memberId, PortalAddress.of(URI.create(portal.portal().url())),
				portal.tokens().accessToken(), portal.tokens().refreshToken());
		List<Bitrix24Client> found = new ArrayList<>();
		StepVerifier
			.create(context.getBean(TokenStore.class)
				.save(portal.key(), tokens)
				.then(Mono.defer(() -> context.getBean(Bitrix24Clients.class).ofPortal(memberId))))
			.consumeNextWith(found::add)
			.expectComplete()
			.verify(PATIENCE);
		return found.get(0);
	}

	private static void call(Bitrix24Client client) {
		StepVerifier.create(client.call("profile").retrieve(Object.class))
			.expectNextCount(1)
			.expectComplete()
			.verify(PATIENCE);
	}

	@Test
	void portalOfTheTokenStoreIsCalledByItsMemberId() {
		application().run((context) -> {
			call(client(context, this.acme));
			call(client(context, this.umbrella));
			assertThat(this.acme.portal().calls("profile")).hasSize(1);
			assertThat(this.umbrella.portal().calls("profile")).hasSize(1);
			assertThat(context).doesNotHaveBean(Bitrix24Client.class);
			Profiles profiles = new Profiles(context.getBean(Bitrix24Clients.class));
			StepVerifier.create(profiles.profile("unknown")).expectComplete().verify(PATIENCE);
		});
	}

	@Test
	void configuredPortalIsFoundByItsName() {
		withShop().run((context) -> {
			Bitrix24Clients clients = context.getBean(Bitrix24Clients.class);
			assertThat(clients.named("shop")).isSameAs(context.getBean(NamedPortals.class).client("shop"));
			assertThatIllegalArgumentException().isThrownBy(() -> clients.named("branch"))
				.withMessageContaining("'branch'");
		});
		application().run((context) -> assertThatIllegalArgumentException()
			.isThrownBy(() -> context.getBean(Bitrix24Clients.class).named("shop")));
	}

	@Test
	void noApplicationHasNone() {
		this.contextRunner.withPropertyValues("bitrix24.webhook-url=" + this.acme.portal().webhookUrl())
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Bitrix24Clients.class));
	}

	@Test
	void clientsOfTheApplicationsOwnTakeThePlace() {
		Bitrix24OAuth oauth = Bitrix24OAuth.builder(OAuthApplication.of("own", "s3cret")).build();
		Bitrix24Clients own = Bitrix24Clients.builder(oauth, (credentials) -> {
			throw new IllegalStateException("Nobody asks");
		}).build();
		application().withBean(Bitrix24Clients.class, () -> own)
			.run((context) -> assertThat(context.getBean(Bitrix24Clients.class)).isSameAs(own));
		this.contextRunner.withBean(Bitrix24OAuth.class, () -> oauth)
			.run((context) -> assertThat(context).hasSingleBean(Bitrix24Clients.class));
	}

	@Test
	void clientsAreClosedWithTheContext() {
		Bitrix24Clients[] clients = new Bitrix24Clients[1];
		application().run((context) -> {
			call(client(context, this.acme));
			clients[0] = context.getBean(Bitrix24Clients.class);
			assertThat(clients[0].size()).isOne();
		});
		assertThat(clients[0].size()).isZero();
	}

	@Test
	void settingsOfTheDefaultPortalApply() {
		application().withPropertyValues("bitrix24.rate-limit.burst=7", "bitrix24.rate-limit.rate=3")
			.run((context) -> assertThat(client(context, this.acme).limits().rate()).isEqualTo(3));
	}

	@Test
	void customizerIsToldTheNameThatAllHaveOnce() {
		Customizer customizer = new Customizer();
		withShop().withBean(Bitrix24ClientBuilderCustomizer.class, () -> customizer).run((context) -> {
			client(context, this.acme);
			client(context, this.umbrella);
			assertThat(customizer.portals).containsExactlyInAnyOrder("shop", PortalConfiguration.INSTALLED);
		});
	}

	@Test
	void metricsTellOfNoPortalThatIsInstalled() {
		withShop().run((context) -> {
			for (OAuthPortal portal : List.of(this.acme, this.umbrella)) {
				portal.portal().faults().next("profile", Fault.error(503, "QUERY_LIMIT_EXCEEDED", "Too many requests"));
				call(client(context, portal));
			}
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(registry.getMeters()).allSatisfy(this::tellsOfNoPortal);
			call(context.getBean(Bitrix24Clients.class).named("shop"));
			assertThat(registry.get("bitrix24.client.requests").tag("portal", "installed").timer().count())
				.isEqualTo(2);
			assertThat(registry.get("http.client.requests").tag("client.name", "installed").timers()).isNotEmpty();
			assertThat(registry.get("bitrix24.rate.limit.errors")
				.tags("portal", "installed", "code", "QUERY_LIMIT_EXCEEDED")
				.functionCounter()
				.count()).isEqualTo(2);
			assertThat(registry.get("bitrix24.retries").tags("portal", "installed", "reason", "rate_limit").counter())
				.satisfies((retries) -> assertThat(retries.count()).isEqualTo(2));
			assertThat(registry.find("bitrix24.operating").tag("portal", "installed").timeGauges()).isEmpty();
			assertThat(registry.find("bitrix24.operating").tag("portal", "shop").timeGauges()).isNotEmpty();
		});
	}

	private void tellsOfNoPortal(Meter meter) {
		for (OAuthPortal portal : List.of(this.acme, this.umbrella)) {
			assertThat(meter.getId().getTags()).extracting(Tag::getValue)
				.noneMatch((value) -> value.contains(portal.portal().memberId())
						|| value.contains(portal.portal().url().replace("http://", "")) || value.equals("localhost"));
		}
	}

	@Test
	void healthTellsOfNoPortalThatIsInstalled() {
		withShop().run((context) -> {
			call(client(context, this.acme));
			CompositeReactiveHealthContributor health = context.getBean("bitrix24HealthContributor",
					CompositeReactiveHealthContributor.class);
			assertThat(health.stream().map(ReactiveHealthContributors.Entry::name)).containsExactly("shop");
		});
		application().run((context) -> {
			call(client(context, this.acme));
			assertThat(context).doesNotHaveBean(ReactiveHealthIndicator.class)
				.doesNotHaveBean(CompositeReactiveHealthContributor.class);
		});
	}

	private static final class Customizer implements Bitrix24ClientBuilderCustomizer {

		private final List<String> portals = new CopyOnWriteArrayList<>();

		@Override
		public void customize(Bitrix24ClientBuilder builder) {
			this.portals.add("none");
		}

		@Override
		public void customize(Bitrix24ClientBuilder builder, @Nullable String portal) {
			this.portals.add(String.valueOf(portal));
		}

	}

	/**
	 * As the guide shows it.
	 */
	private static final class Profiles {

		private final Bitrix24Clients clients;

		private Profiles(Bitrix24Clients clients) {
			this.clients = clients;
		}

		Mono<Object> profile(String memberId) {
			return this.clients.ofPortal(memberId).flatMap((client) -> client.call("profile").retrieve(Object.class));
		}

	}

}
