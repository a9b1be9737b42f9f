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

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.b24spring.autoconfigure.Bitrix24AutoConfiguration;
import io.github.b24spring.autoconfigure.oauth.Bitrix24OAuthAutoConfiguration;
import io.github.b24spring.autoconfigure.oauth.OAuthPortal;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.event.ApplicationLifecycleEvent;
import io.github.b24spring.client.event.EventOperations;
import io.github.b24spring.client.event.EventReceiver;
import io.github.b24spring.client.event.Reception;
import io.github.b24spring.client.oauth.Bitrix24Clients;
import io.github.b24spring.client.oauth.PortalTokens;
import io.github.b24spring.client.oauth.TokenStore;
import io.github.b24spring.testportal.event.FormPost;
import io.github.b24spring.testportal.method.MethodResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.publisher.PublisherProbe;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.EventListener;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;

/**
 * The events that the properties declare are bound on portals, and compared.
 */
class BoundEventsTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final String HANDLER = "https://app.example.com/bitrix24/events";

	@RegisterExtension
	private final OAuthPortal portal = new OAuthPortal();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(Bitrix24OAuthAutoConfiguration.class, Bitrix24AutoConfiguration.class,
				Bitrix24EventsAutoConfiguration.class, Bitrix24EventsHealthContributorAutoConfiguration.class))
		.withPropertyValues(this.portal.application())
		.withPropertyValues("bitrix24.events.bind=ONCRMDEALADD,onTaskAdd", "bitrix24.events.handler-url=" + HANDLER,
				"bitrix24.events.offline-queue.bind=ONCRMDEALUPDATE", "bitrix24.events.path=/bitrix24/events");

	private int bound() {
		return this.portal.portal().calls("event.bind").size();
	}

	private FormPost installed() {
		return this.portal.portal().posts(this.portal.installation()).installed();
	}

	private Reception receive(ApplicationContext context, FormPost post) {
		Reception[] reception = new Reception[1];
		StepVerifier.create(context.getBean(EventReceiver.class).receive(post.body().getBytes(UTF_8)))
			.consumeNextWith((received) -> reception[0] = received)
			.expectComplete()
			.verify(PATIENCE);
		return reception[0];
	}

	@Test
	void eventsAreBoundWhenTheApplicationIsInstalledAndOnlyOnce() {
		this.contextRunner.run((context) -> {
			assertThat(receive(context, installed()).httpStatus()).isEqualTo(200);
			await().atMost(PATIENCE).until(() -> bound() == 4);
			assertThat(receive(context, installed()).httpStatus()).isEqualTo(200);
			await().atMost(PATIENCE).until(() -> this.portal.portal().calls("event.get").size() == 2);
			assertThat(bound()).isEqualTo(4);
			assertThat(this.portal.portal().calls("event.bind").toString()).contains("ONCRMDEALADD", "ONTASKADD",
					"ONCRMDEALUPDATE", "ONOFFLINEEVENT");
		});
	}

	@Test
	void installationThatComesTwiceIsTheSame() {
		List<ApplicationLifecycleEvent> heard = new CopyOnWriteArrayList<>();
		this.contextRunner.withBean(Lifecycle.class, () -> new Lifecycle(heard)).run((context) -> {
			FormPost installed = installed();
			assertThat(receive(context, installed).httpStatus()).isEqualTo(200);
			await().atMost(PATIENCE).until(() -> bound() == 4 && heard.size() == 1);
			PortalTokens kept = tokens(context);
			assertThat(receive(context, installed).httpStatus()).isEqualTo(200);
			await().atMost(PATIENCE).until(() -> heard.size() == 2);
			assertThat(heard.get(1).key()).as("by which a double is known").isEqualTo(heard.get(0).key());
			assertThat(heard.get(1).client().memberId()).isEqualTo(this.portal.portal().memberId());
			assertThat(tokens(context)).isEqualTo(kept);
			assertThat(bound()).isEqualTo(4);
			StepVerifier
				.create(context.getBean(Bitrix24Clients.class)
					.ofPortal(kept.memberId())
					.flatMapMany((client) -> EventOperations.of(client).bindings()))
				.expectNextCount(4)
				.expectComplete()
				.verify(PATIENCE);
			assertThat(receive(context, installed.with("auth[application_token]", "guessed")).httpStatus())
				.isEqualTo(403);
			assertThat(tokens(context)).isEqualTo(kept);
		});
	}

	private PortalTokens tokens(ApplicationContext context) {
		return context.getBean(TokenStore.class).find(this.portal.key()).toFuture().join();
	}

	@Test
	void bindingThatDoesNotEndIsGivenUpWhenTheApplicationStops() {
		PublisherProbe<PortalTokens> never = PublisherProbe.of(Mono.never());
		TokenStore store = mock(TokenStore.class, delegatesTo(TokenStore.inMemory()));
		doReturn(never.mono()).when(store).find(this.portal.key());
		this.contextRunner.withBean(TokenStore.class, () -> store).run((context) -> {
			context.getBean(EventBinder.class).installed(this.portal.key());
			never.assertWasSubscribed();
			never.assertWasNotCancelled();
			context.getSourceApplicationContext(ConfigurableApplicationContext.class).close();
			never.assertWasCancelled();
		});
	}

	@Test
	void configuredPortalIsBoundAtStartUpAndItsDifferenceIsShown() {
		this.contextRunner.withPropertyValues(this.portal.firstTokens()).run((context) -> {
			await().atMost(PATIENCE).until(() -> bound() == 4);
			StepVerifier
				.create(context.getBean(Bitrix24Client.class)
					.call("event.bind")
					.params(Map.of("event", "ONCRMLEADADD", "handler", HANDLER))
					.retrieve(Object.class))
				.expectNextCount(1)
				.expectComplete()
				.verify(PATIENCE);
			StepVerifier.create(context.getBean(EventsHealthIndicator.class).health())
				.assertNext((health) -> assertThat(health.getDetails()).containsEntry("missingBindings", List.of())
					.hasEntrySatisfying("unexpectedBindings",
							(unexpected) -> assertThat(unexpected).asString().contains("ONCRMLEADADD")))
				.expectComplete()
				.verify(PATIENCE);
		});
	}

	@Test
	void portalThatRefusesIsToldOf() {
		this.contextRunner.withPropertyValues(this.portal.firstTokens())
			.withPropertyValues("bitrix24.events.bind=ONNOSUCHEVENT")
			.run((context) -> {
				await().atMost(PATIENCE)
					.untilAsserted(() -> assertThat(context.getBean(EventBinder.class).failures()).isOne());
				StepVerifier.create(context.getBean(EventsHealthIndicator.class).health())
					.assertNext((health) -> assertThat(health.getDetails()).containsEntry("portalsNotBound", 1))
					.expectComplete()
					.verify(PATIENCE);
			});
	}

	@Test
	void webhookBindsNothing() {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(Bitrix24AutoConfiguration.class, Bitrix24EventsAutoConfiguration.class))
			.withPropertyValues("bitrix24.webhook-url=" + this.portal.portal().webhookUrl(),
					"bitrix24.events.bind=ONCRMDEALADD", "bitrix24.events.handler-url=" + HANDLER)
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(this.portal.portal().calls()).isEmpty();
	}

	@Test
	void nameOfTheQueueMarksWhatTheApplicationChanges() {
		this.contextRunner.withPropertyValues(this.portal.firstTokens())
			.withPropertyValues("bitrix24.events.offline-queue.auth-connector=shop")
			.run((context) -> {
				await().atMost(PATIENCE).until(() -> bound() == 4);
				this.portal.portal().method("crm.deal.update", (request) -> {
					assertThat(request.parameters().toString()).contains("auth_connector", "shop");
					return MethodResult.of(true);
				});
				StepVerifier
					.create(context.getBean(Bitrix24Client.class)
						.call("crm.deal.update")
						.param("id", 5)
						.retrieve(Boolean.class))
					.expectNext(true)
					.expectComplete()
					.verify(PATIENCE);
			});
	}

	record Lifecycle(List<ApplicationLifecycleEvent> heard) {

		@EventListener
		void hear(ApplicationLifecycleEvent event) {
			this.heard.add(event);
		}

	}

	@ParameterizedTest
	@CsvSource({ "bind, ON CRM", "offline-queue.bind, ON-CRM", "handler-url, /bitrix24/events", "handler-url, ''",
			"queue-size, 0", "queue-timeout, -1s", "queue-timeout, 400000d", "concurrency, 0", "handler-timeout, 0s",
			"standstill-timeout, 2d", "max-form-size, 0B", "max-form-size, 3GB", "application-token, ''" })
	void unusableValueIsNamed(String property, String value) {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(Bitrix24AutoConfiguration.class, Bitrix24EventsAutoConfiguration.class))
			.withPropertyValues("bitrix24.events.bind=ONCRMDEALADD", "bitrix24.events.handler-url=" + HANDLER,
					"bitrix24.events.path=/events", "bitrix24.events.application-token=t0ken",
					"bitrix24.events." + property + "=" + value)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("bitrix24.events." + property)
				.hasMessageNotContaining("t0ken"));
	}

}
