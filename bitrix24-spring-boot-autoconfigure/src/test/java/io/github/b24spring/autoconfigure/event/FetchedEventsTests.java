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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.github.b24spring.autoconfigure.Bitrix24AutoConfiguration;
import io.github.b24spring.autoconfigure.oauth.Bitrix24OAuthAutoConfiguration;
import io.github.b24spring.autoconfigure.oauth.OAuthPortal;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.event.Bitrix24Event;
import io.github.b24spring.client.event.CrmItemEvent;
import io.github.b24spring.client.event.EventDetails;
import io.github.b24spring.client.event.EventDispatcher;
import io.github.b24spring.client.event.MessageEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.EventListener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Events are fetched for as long as an application runs, and none is lost when it stops.
 */
class FetchedEventsTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	@RegisterExtension
	private final OAuthPortal portal = new OAuthPortal();

	private final Listener listener = new Listener();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(Bitrix24OAuthAutoConfiguration.class, Bitrix24AutoConfiguration.class,
				Bitrix24EventsAutoConfiguration.class, Bitrix24EventsHealthContributorAutoConfiguration.class))
		.withBean(Listener.class, () -> this.listener)
		.withPropertyValues("bitrix24.events.polling.min-delay=100ms", "bitrix24.events.polling.max-delay=200ms",
				"bitrix24.events.polling.retry-delay=100ms", "bitrix24.rate-limit.plan=unlimited");

	private ApplicationContextRunner application() {
		return this.contextRunner.withPropertyValues(this.portal.application())
			.withPropertyValues(this.portal.firstTokens());
	}

	private static void call(ApplicationContext context, String method, Map<String, ?> parameters) {
		StepVerifier
			.create(context.getBean(Bitrix24Client.class).call(method).params(parameters).retrieve(Object.class))
			.expectNextCount(1)
			.expectComplete()
			.verify(PATIENCE);
	}

	@Test
	void nothingIsFetchedUnlessAPropertySaysSo() {
		application().run((context) -> {
			assertThat(context).hasSingleBean(EventPollers.class);
			assertThat(context.getBean(EventsHealthIndicator.class)).isNotNull();
		});
		assertThat(this.portal.portal().calls()).isEmpty();
	}

	@Test
	void restartLosesNothingOfTheOfflineQueue() {
		ApplicationContextRunner fetching = application().withPropertyValues(
				"bitrix24.events.offline-queue.enabled=true", "bitrix24.events.polling.batch-size=5",
				"bitrix24.events.concurrency=3");
		application()
			.run((context) -> call(context, "event.bind", Map.of("event", "ONCRMDEALADD", "event_type", "offline")));
		LongStream.rangeClosed(1, 60).forEach((id) -> this.portal.portal().emit("ONCRMDEALADD", id));
		this.listener.slowFrom = 10;
		fetching.run((context) -> await().atMost(PATIENCE).until(() -> this.listener.deals.size() >= 10));
		assertThat(this.listener.deals).hasSizeLessThan(60);
		this.listener.slowFrom = Integer.MAX_VALUE;
		fetching.run((context) -> await().atMost(PATIENCE).until(() -> this.listener.deals.size() == 60));
		assertThat(this.listener.handled).hasSizeLessThan(70);
	}

	@Test
	void eventWhoseListenerFailsComesAgain() {
		this.listener.failures.add(7L);
		ApplicationContextRunner fetching = application()
			.withPropertyValues("bitrix24.events.offline-queue.enabled=true");
		fetching.run((context) -> {
			call(context, "event.bind", Map.of("event", "ONCRMDEALADD", "event_type", "offline"));
			LongStream.rangeClosed(1, 10).forEach((id) -> this.portal.portal().emit("ONCRMDEALADD", id));
			await().atMost(PATIENCE).until(() -> this.listener.deals.size() == 10);
			// The listeners of an event run side by side.
			await().atMost(PATIENCE).until(() -> this.listener.others(7) > 1 && this.listener.others(8) > 0);
			assertThat(this.listener.others(8)).isOne();
		});
	}

	@Test
	void messagesAndBotsAreFetchedByAWebhook() {
		this.portal.portal().events().bot(456, "b0tt0ken");
		this.contextRunner
			.withPropertyValues("bitrix24.webhook-url=" + this.portal.portal().webhookUrl(),
					"bitrix24.events.messenger.enabled=true", "bitrix24.events.bots.helper.bot-id=456",
					"bitrix24.events.bots.helper.bot-token=b0tt0ken")
			.run((context) -> {
				await().atMost(PATIENCE)
					.until(() -> this.portal.portal().events().emitMessage(1, "ONIMV2MESSAGEADD", message(5)));
				this.portal.portal().events().emitToBot(456, "ONIMBOTV2MESSAGEADD", message(6));
				await().atMost(PATIENCE).until(() -> this.listener.messages.containsAll(List.of(5L, 6L)));
				StepVerifier.create(context.getBean(EventsHealthIndicator.class).health())
					.assertNext((health) -> assertThat(health.getDetails()).asString()
						.contains("fetching")
						.doesNotContain("b0tt0ken"))
					.expectComplete()
					.verify(PATIENCE);
			});
	}

	private static Map<String, Object> message(long id) {
		return Map.of("message", Map.of("id", id, "chatId", 5, "authorId", 1, "text", "Hello"), "chat",
				Map.of("id", 5, "dialogId", "chat5"));
	}

	@Test
	void signalThatIsPostedMakesTheOfflineQueueBeFetchedAtOnce() {
		application()
			.withPropertyValues("bitrix24.events.offline-queue.enabled=true", "bitrix24.events.polling.min-delay=1h",
					"bitrix24.events.polling.max-delay=2h")
			.run((context) -> {
				call(context, "event.bind", Map.of("event", "ONCRMDEALADD", "event_type", "offline"));
				await().atMost(PATIENCE).until(() -> !this.portal.portal().calls("event.offline.get").isEmpty());
				this.portal.portal().emit("ONCRMDEALADD", 5);
				StepVerifier
					.create(context.getBean(EventDispatcher.class)
						.dispatch(Bitrix24Event.of(EventDetails.sent("ONOFFLINEEVENT", this.portal.portal().memberId(),
								Instant.EPOCH, Map.of()))))
					.expectComplete()
					.verify(PATIENCE);
				await().atMost(PATIENCE).until(() -> this.listener.deals.contains(5L));
			});
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void listenersRunOnVirtualThreadsIfTheApplicationHasThem() {
		this.contextRunner.withPropertyValues("spring.threads.virtual.enabled=true").run((context) -> {
			StepVerifier.create(context.getBean(EventDispatcher.class)
				.dispatch(Bitrix24Event.of(EventDetails.sent("ONCRMDEALADD", "a223c6b3710f85df", Instant.EPOCH,
						Map.of("FIELDS", Map.of("ID", "22"))))))
				.expectComplete()
				.verify(PATIENCE);
			assertThat(this.listener.thread).asString().startsWith("VirtualThread");
		});
	}

	@Test
	void queueWithoutAPortalIsRefused() {
		Stream.of("offline-queue.enabled=true", "messenger.enabled=true", "bots.helper.bot-id=1")
			.forEach((property) -> this.contextRunner.withPropertyValues("bitrix24.events." + property)
				.run((context) -> assertThat(context).getFailure()
					.rootCause()
					.hasMessageContaining("bitrix24.events." + property.replaceFirst("\\.bot-id.*|=.*", ""))
					.hasMessageContaining("Bitrix24Client")));
	}

	@Test
	void postedEventsWithoutATokenAreRefused() {
		this.contextRunner
			.withPropertyValues("bitrix24.webhook-url=" + this.portal.portal().webhookUrl(),
					"bitrix24.events.path=/events")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("bitrix24.events.application-token"));
	}

	static class Listener {

		private final Set<Long> failures = ConcurrentHashMap.newKeySet();

		private final Set<Long> deals = ConcurrentHashMap.newKeySet();

		private final List<Long> handled = new CopyOnWriteArrayList<>();

		private final List<Long> other = new CopyOnWriteArrayList<>();

		private volatile Thread thread;

		private volatile int slowFrom = Integer.MAX_VALUE;

		private final Set<Long> messages = ConcurrentHashMap.newKeySet();

		@EventListener
		Mono<Void> deal(CrmItemEvent event) {
			boolean slow = this.deals.size() >= this.slowFrom;
			return Mono.delay(Duration.ofMillis(slow ? 500 : 30)).then(Mono.fromRunnable(() -> {
				if (this.failures.remove(event.id())) {
					throw new IllegalStateException("Not yet");
				}
				this.deals.add(event.id());
				this.handled.add(event.id());
			}));
		}

		@EventListener
		void other(CrmItemEvent event) {
			this.other.add(event.id());
			this.thread = Thread.currentThread();
		}

		private long others(long id) {
			return this.other.stream().filter((other) -> other == id).count();
		}

		@EventListener
		void message(MessageEvent event) {
			this.messages.add(event.messageId());
		}

	}

}
