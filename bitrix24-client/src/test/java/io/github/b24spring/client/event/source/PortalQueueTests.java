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
package io.github.b24spring.client.event.source;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.CallPriority;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.connect.PortalLimits;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.event.Bitrix24Event;
import io.github.b24spring.client.event.CrmItemEvent;
import io.github.b24spring.client.event.EventDispatcher;
import io.github.b24spring.client.event.MessageEvent;
import io.github.b24spring.client.settings.RateLimitSettings;
import io.github.b24spring.testportal.Bitrix24TestPortal;
import io.github.b24spring.testportal.Fault;
import io.github.b24spring.testportal.oauth.Application;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The queues of the test portal, over HTTP.
 */
class PortalQueueTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final EventSourceSettings QUICK = EventSourceSettings.defaults()
		.withDelay(Duration.ofMillis(50), Duration.ofMillis(400))
		.withRetry(Duration.ofMillis(200), Duration.ofSeconds(1), 10);

	private final Bitrix24TestPortal portal = Bitrix24TestPortal.start();

	private final List<Bitrix24Event> events = new CopyOnWriteArrayList<>();

	private final List<Disposable> subscriptions = new ArrayList<>();

	@AfterEach
	void stop() {
		this.subscriptions.forEach(Disposable::dispose);
		this.portal.close();
	}

	@Test
	void offlineQueueIsReadUntilItIsEmpty() {
		Bitrix24Client client = application();
		LongStream.rangeClosed(1, 730).forEach((id) -> this.portal.emit("ONCRMDEALUPDATE", id));
		Map<Long, Integer> attempts = new ConcurrentHashMap<>();
		start(Bitrix24EventSource.offlineQueue(client).withMemberId(this.portal.memberId()).withSettings(QUICK),
				(event) -> {
					long id = ((CrmItemEvent) event).id();
					return (id % 100 == 7 && attempts.merge(id, 1, Integer::sum) <= 2)
							? Mono.error(new IllegalStateException()) : add(event);
				});
		await(() -> this.events.size() == 730 && waiting(client) == 0);
		assertThat(this.events).extracting((event) -> ((CrmItemEvent) event).id()).doesNotHaveDuplicates();
		assertThat(this.events).allMatch((event) -> event.memberId().equals(this.portal.memberId()));
		assertThat(attempts).hasSize(8).allSatisfy((id, number) -> assertThat(number).isEqualTo(3));
	}

	@Test
	void offlineQueueOutlivesAPortalThatFailsInEveryWay() {
		Bitrix24Client client = application();
		LongStream.rangeClosed(1, 400).forEach((id) -> this.portal.emit("ONCRMDEALUPDATE", id));
		this.portal.faults()
			.rate(0.3, 7, Fault.RESET, Fault.RESET_AFTER_EXECUTION, Fault.status(500), Fault.html(502),
					Fault.HALF_JSON);
		start(Bitrix24EventSource.offlineQueue(client).withSettings(QUICK.withBatchSize(20, 60)), this::add);
		await(() -> this.events.stream().map((event) -> ((CrmItemEvent) event).id()).distinct().count() == 400);
		this.portal.faults().clear();
		await(() -> waiting(client) == 0);
	}

	@Test
	void userIsNotDelayedByAQueueThatIsReadAtTheLimit() {
		Bitrix24Client client = application((settings) -> settings);
		LongStream.rangeClosed(1, 400).forEach((id) -> this.portal.emit("ONCRMDEALUPDATE", id));
		start(Bitrix24EventSource.offlineQueue(client).withSettings(QUICK.withBatchSize(1, 1)), this::add);
		await(() -> client.limits().waiting().getOrDefault(CallPriority.BULK, 0) > 0);
		StepVerifier.create(client.call("profile").retrieve(Object.class))
			.expectNextCount(1)
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.events).as("handled before the user is answered").hasSizeLessThan(150);
	}

	@Test
	void messengerIsReadByAWebhook() {
		Bitrix24Client client = webhook();
		start(Bitrix24EventSource.messenger(client).withSettings(QUICK), this::add);
		await(() -> emit(1));
		for (int number = 2; number <= 350; number++) {
			emit(number);
		}
		await(() -> this.events.size() == 350 && this.portal.events().waitingMessages(1) == 0);
		assertThat(this.events).allMatch(MessageEvent.class::isInstance)
			.extracting(Bitrix24Event::key)
			.doesNotHaveDuplicates();
	}

	private boolean emit(int number) {
		return this.portal.events()
			.emitMessage(1, "ONIMV2MESSAGEADD",
					Map.of("message", Map.of("id", number, "chatId", 5, "text", "hello"), "chat", Map.of("id", 5)));
	}

	@Test
	void botIsReadByAWebhookWithItsToken() {
		this.portal.events().bot(456, "b0tT0ken");
		for (int number = 1; number <= 20; number++) {
			this.portal.events().emitToBot(456, "ONIMBOTV2COMMANDADD", Map.of("command", Map.of("id", number)));
		}
		start(Bitrix24EventSource.bot(webhook(), 456, "b0tT0ken").withSettings(QUICK), this::add);
		await(() -> this.events.size() == 20);
		assertThat(this.events).extracting(Bitrix24Event::code).containsOnly("ONIMBOTV2COMMANDADD");
	}

	private Mono<Void> add(Bitrix24Event event) {
		return Mono.fromRunnable(() -> this.events.add(event));
	}

	private void start(Bitrix24EventSource source, EventDispatcher dispatcher) {
		this.subscriptions.add(EventPoller.builder(source, dispatcher).build().run().subscribe());
	}

	private Bitrix24Client webhook() {
		return client(Bitrix24Credentials.webhook(this.portal.webhookUrl()),
				(settings) -> RateLimitSettings.unlimited());
	}

	private Bitrix24Client application() {
		return application((settings) -> RateLimitSettings.unlimited());
	}

	private Bitrix24Client application(UnaryOperator<RateLimitSettings> limits) {
		String token = this.portal.install(Application.local("local.5f3b6c0d2b2e98.12345678", "s3cret"))
			.tokens()
			.accessToken();
		Bitrix24Client client = client(Bitrix24Credentials.accessToken(this.portal.url(), token), limits);
		StepVerifier.create(
				client.call("event.bind").param("event", "ONCRMDEALUPDATE").param("event_type", "offline").execute())
			.expectComplete()
			.verify(LIMIT);
		return client;
	}

	private static Bitrix24Client client(Bitrix24Credentials credentials, UnaryOperator<RateLimitSettings> limits) {
		return Bitrix24ClientBuilder.create(credentials)
			.limits(PortalLimits.create())
			.rateLimitSettings(limits)
			.build();
	}

	private static long waiting(Bitrix24Client client) {
		return client.call("event.offline.list")
			.exchange(Object.class)
			.mapNotNull((answer) -> answer.total())
			.toFuture()
			.join();
	}

	private static void await(Callable<Boolean> condition) {
		Awaitility.await().atMost(LIMIT).pollInterval(Duration.ofMillis(50)).until(condition);
	}

}
