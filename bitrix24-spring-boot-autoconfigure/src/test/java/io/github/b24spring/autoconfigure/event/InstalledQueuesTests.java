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
package io.github.b24spring.autoconfigure.event;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import io.github.b24spring.autoconfigure.Bitrix24AutoConfiguration;
import io.github.b24spring.autoconfigure.event.r2dbc.Bitrix24R2dbcEventQueueAutoConfiguration;
import io.github.b24spring.autoconfigure.metrics.Bitrix24MetricsAutoConfiguration;
import io.github.b24spring.autoconfigure.oauth.Bitrix24OAuthAutoConfiguration;
import io.github.b24spring.autoconfigure.oauth.OAuthPortal;
import io.github.b24spring.client.credentials.PortalAddress;
import io.github.b24spring.client.event.Bitrix24Event;
import io.github.b24spring.client.event.CrmItemEvent;
import io.github.b24spring.client.event.EventBinding;
import io.github.b24spring.client.event.EventDetails;
import io.github.b24spring.client.event.EventDispatcher;
import io.github.b24spring.client.event.EventReceiver;
import io.github.b24spring.client.oauth.Bitrix24Clients;
import io.github.b24spring.client.oauth.PortalTokens;
import io.github.b24spring.client.oauth.TokenStore;
import io.github.b24spring.client.operations.Bitrix24Operations;
import io.github.b24spring.testportal.event.FormPost;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.EventListener;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Events are fetched from each portal that has the application, for as long as it has it.
 */
class InstalledQueuesTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final String DEAL_ADDED = "ONCRMDEALADD";

	@RegisterExtension
	private final OAuthPortal acme = new OAuthPortal();

	@RegisterExtension
	private final OAuthPortal umbrella = new OAuthPortal();

	private final TokenStore store = TokenStore.inMemory();

	private final Listener listener = new Listener();

	private ApplicationContextRunner contextRunner;

	@BeforeEach
	void describe() {
		this.contextRunner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(Bitrix24OAuthAutoConfiguration.class,
					Bitrix24AutoConfiguration.class, Bitrix24EventsAutoConfiguration.class,
					Bitrix24EventsHealthContributorAutoConfiguration.class))
			.withBean(TokenStore.class, () -> this.store)
			.withBean(Listener.class, () -> this.listener)
			.withPropertyValues(this.acme.application())
			.withPropertyValues("bitrix24.events.offline-queue.enabled=true",
					"bitrix24.events.offline-queue.portals=installed", "bitrix24.events.polling.min-delay=50ms",
					"bitrix24.events.polling.max-delay=100ms", "bitrix24.rate-limit.plan=unlimited");
	}

	private static String memberId(OAuthPortal portal) {
		return portal.portal().memberId();
	}

	private void install(OAuthPortal portal) {
		PortalTokens tokens = PortalTokens.of(memberId(portal), PortalAddress.of(URI.create(portal.portal().url())),
				portal.tokens().accessToken(), portal.tokens().refreshToken());
		complete(this.store.save(portal.key(), tokens));
	}

	private static void complete(Mono<Void> work) {
		StepVerifier.create(work).expectComplete().verify(PATIENCE);
	}

	private static Bitrix24Operations operations(ApplicationContext context, OAuthPortal portal) {
		return Bitrix24Operations
			.of(context.getBean(Bitrix24Clients.class).ofPortal(memberId(portal)).toFuture().join());
	}

	private static void bind(ApplicationContext context, OAuthPortal portal, String code) {
		complete(operations(context, portal).events().bind(EventBinding.offline(code)).then());
	}

	private static int polls(OAuthPortal portal) {
		return portal.portal().calls("event.offline.get").size();
	}

	private void awaitPolls(OAuthPortal... portals) {
		for (OAuthPortal portal : portals) {
			await().atMost(PATIENCE).until(() -> polls(portal) > 0);
		}
	}

	private void awaitHandled(String... events) {
		await().atMost(PATIENCE).until(() -> this.listener.handled.containsAll(List.of(events)));
	}

	private static Health health(ApplicationContext context) {
		return context.getBean(EventsHealthIndicator.class).health().toFuture().join();
	}

	@Test
	void allPortalsAreFetchedFrom() {
		install(this.acme);
		install(this.umbrella);
		this.contextRunner.run((context) -> {
			bind(context, this.acme, DEAL_ADDED);
			bind(context, this.umbrella, DEAL_ADDED);
			this.acme.portal().emit(DEAL_ADDED, 5);
			this.umbrella.portal().emit(DEAL_ADDED, 6);
			awaitHandled(memberId(this.acme) + " 5", memberId(this.umbrella) + " 6");
			assertThat(this.listener.handled).hasSize(2);
		});
		int polls = polls(this.acme) + polls(this.umbrella);
		assertThat(polls(this.acme) + polls(this.umbrella)).as("after the end").isEqualTo(polls);
	}

	@Test
	void configuredPortalIsOneOfThem() {
		this.contextRunner.withPropertyValues(this.acme.firstTokens()).run((context) -> {
			awaitPolls(this.acme);
			bind(context, this.acme, DEAL_ADDED);
			this.acme.portal().emit(DEAL_ADDED, 5);
			awaitHandled(memberId(this.acme) + " 5");
			assertThat(health(context).getDetails()).asString().contains("fetching=1");
		});
	}

	@Test
	void portalIsFetchedFromOnceItIsInstalledAndUntilItIsRemoved() {
		this.contextRunner
			.withPropertyValues("bitrix24.events.path=/events", "bitrix24.events.offline-queue.bind=" + DEAL_ADDED)
			.run((context) -> {
				receive(context, this.acme.portal().posts(this.acme.installation()).installed());
				await().atMost(PATIENCE).until(() -> !this.acme.portal().calls("event.bind").isEmpty());
				await().atMost(PATIENCE).until(() -> {
					this.acme.portal().emit(DEAL_ADDED, 5);
					return this.listener.handled.contains(memberId(this.acme) + " 5");
				});
				receive(context, this.acme.portal().posts(this.acme.installation()).uninstalled(true));
				await().atMost(PATIENCE).until(() -> !health(context).getDetails().containsKey("installedQueues"));
				assertThat(context.getBean(EventPollers.class).isRunning()).isTrue();
			});
	}

	private static void receive(ApplicationContext context, FormPost post) {
		StepVerifier.create(context.getBean(EventReceiver.class).receive(post.body().getBytes(UTF_8)))
			.assertNext((reception) -> assertThat(reception.httpStatus()).isEqualTo(200))
			.expectComplete()
			.verify(PATIENCE);
	}

	@Test
	void signalWakesThePortalThatSentIt() {
		install(this.acme);
		install(this.umbrella);
		this.contextRunner
			.withPropertyValues("bitrix24.events.polling.min-delay=1h", "bitrix24.events.polling.max-delay=2h")
			.run((context) -> {
				bind(context, this.acme, DEAL_ADDED);
				bind(context, this.umbrella, DEAL_ADDED);
				awaitPolls(this.acme, this.umbrella);
				this.umbrella.portal().emit(DEAL_ADDED, 6);
				int others = polls(this.acme);
				complete(context.getBean(EventDispatcher.class)
					.dispatch(Bitrix24Event
						.of(EventDetails.sent("ONOFFLINEEVENT", memberId(this.umbrella), Instant.EPOCH, Map.of()))));
				awaitHandled(memberId(this.umbrella) + " 6");
				assertThat(polls(this.acme)).isEqualTo(others);
			});
	}

	@Test
	void processesShareThePortals() {
		install(this.acme);
		install(this.umbrella);
		ApplicationContextRunner process = this.contextRunner
			.withConfiguration(
					AutoConfigurations.of(R2dbcAutoConfiguration.class, Bitrix24R2dbcEventQueueAutoConfiguration.class))
			.withPropertyValues("spring.r2dbc.url=r2dbc:h2:mem:///" + UUID.randomUUID() + "?options=DB_CLOSE_DELAY=-1",
					"bitrix24.events.ownership.type=r2dbc", "bitrix24.events.ownership.max-queues=1",
					"bitrix24.events.ownership.lease-time=1s");
		process.run((first) -> {
			awaitState(first, "fetching=1, waiting=1");
			process.withPropertyValues("bitrix24.events.ownership.r2dbc.initialize-schema=never").run((second) -> {
				awaitState(second, "fetching=1, waiting=1");
				awaitState(first, "fetching=1, waiting=1");
				awaitPolls(this.acme, this.umbrella);
			});
		});
	}

	private static void awaitState(ApplicationContext context, String state) {
		await().atMost(PATIENCE)
			.until(() -> String.valueOf(health(context).getDetails().get("installedQueues")).contains(state));
	}

	@Test
	void metersAndHealthStayFewHoweverManyPortalsThereAre() {
		install(this.acme);
		install(this.umbrella);
		this.contextRunner
			.withConfiguration(AutoConfigurations.of(Bitrix24MetricsAutoConfiguration.class,
					MetricsAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class))
			.withBean(SimpleMeterRegistry.class)
			.run((context) -> {
				awaitPolls(this.acme, this.umbrella);
				awaitState(context, "fetching=2, waiting=0, standstill=0");
				assertThat(health(context).getStatus()).isEqualTo(Status.UP);
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				await().atMost(PATIENCE)
					.until(() -> registry.find("bitrix24.events.polls").tag("source", "installed").timer() != null);
				assertThat(registry.getMeters()).allSatisfy((meter) -> assertThat(meter.getId().toString())
					.doesNotContain(memberId(this.acme), memberId(this.umbrella)));
			});
	}

	@Test
	void healthTellsWhichPortalsAreBoundOtherwiseThanDeclared() {
		install(this.acme);
		install(this.umbrella);
		this.contextRunner
			.withPropertyValues("bitrix24.events.offline-queue.enabled=false",
					"bitrix24.events.offline-queue.bind=" + DEAL_ADDED)
			.run((context) -> {
				bind(context, this.acme, DEAL_ADDED);
				bind(context, this.umbrella, "ONTASKADD");
				Consumer<Object> umbrella = (portals) -> assertThat(portals).asString()
					.contains(memberId(this.umbrella), DEAL_ADDED, "ONTASKADD")
					.doesNotContain(memberId(this.acme));
				assertThat(health(context).getDetails()).containsEntry("portalsBoundOtherwise", 1)
					.hasEntrySatisfying("installedBindings", umbrella);
				assertThat(health(context).getDetails()).hasEntrySatisfying("installedBindings", umbrella);
				assertThat(this.umbrella.portal().calls("event.get")).as("asked again too soon").hasSize(1);
			});
	}

	@Test
	void applicationIsNeeded() {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(Bitrix24AutoConfiguration.class, Bitrix24EventsAutoConfiguration.class))
			.withPropertyValues("bitrix24.webhook-url=" + this.acme.portal().webhookUrl(),
					"bitrix24.events.offline-queue.enabled=true", "bitrix24.events.offline-queue.portals=installed")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("bitrix24.events.offline-queue.portals")
				.hasMessageContaining("bitrix24.oauth.client-id"));
	}

	static class Listener {

		private final List<String> handled = new CopyOnWriteArrayList<>();

		@EventListener
		void deal(CrmItemEvent event) {
			this.handled.add(event.memberId() + " " + event.id());
		}

	}

}
