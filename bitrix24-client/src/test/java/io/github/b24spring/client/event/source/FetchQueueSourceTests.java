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
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import io.github.b24spring.client.CallPriority;
import io.github.b24spring.client.event.EventMonitor;
import io.github.b24spring.client.event.EventOrigin;
import io.github.b24spring.client.internal.time.Timing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The queues of the messenger, in virtual time.
 */
class FetchQueueSourceTests {

	private static final String GET = "im.v2.Event.get";

	private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();

	private final Timing timing = Timing.of(this.clock);

	private final MessagePortal portal = new MessagePortal();

	private final List<Consumer> consumers = new ArrayList<>();

	private FetchQueueSource source = Bitrix24EventSource.messenger(this.portal.client).withTiming(this.timing);

	@AfterEach
	void stop() {
		this.consumers.forEach(Consumer::kill);
		this.clock.dispose();
	}

	@Test
	void allThatWaitsIsDeliveredAtOnceAndRemovedAfterIt() {
		List<Long> emitted = this.portal.emit(1_234);
		Consumer consumer = consume(EventDelivery::acknowledge);
		advance(Duration.ofSeconds(1));
		assertThat(consumer.ids()).isEqualTo(emitted);
		assertThat(this.portal.events).isEmpty();
		assertThat(this.portal.client.sent.get(0).method()).isEqualTo("im.v2.Event.subscribe");
		assertThat(this.portal.client.sent.get(1).params()).doesNotContainKey("offset");
		assertThat(this.portal.client.sent).allMatch((call) -> call.priority() == CallPriority.BULK);
		assertThat(this.portal.client.sent("im.v2.Event.subscribe")).hasSize(1);
	}

	@Test
	void eventsSayWhatTheQueueSays() {
		this.portal.emit(1);
		Consumer consumer = consume(EventDelivery::acknowledge);
		assertThat(consumer.deliveries).singleElement().satisfies((delivery) -> {
			assertThat(delivery.event().code()).isEqualTo("ONIMV2JOINCHAT");
			assertThat(delivery.event().origin()).isEqualTo(EventOrigin.MESSENGER_QUEUE);
			assertThat(delivery.event().time()).isEqualTo("1970-01-01T00:00:00Z");
			assertThat(delivery.event().key()).isEqualTo("1003");
			assertThat(delivery.event().data().longValue("chatId")).isEqualTo(5);
			assertThat(delivery.event().memberId()).isEqualTo("portal.bitrix24.com");
		});
		assertThat(this.source.name()).isEqualTo("messenger:portal.bitrix24.com");
	}

	@Test
	void offsetNeverPassesAnEventThatIsNotHandled() {
		List<Long> emitted = this.portal.emit(30);
		Consumer consumer = consume((delivery) -> Mono.never());
		for (int i = 0; i < 30; i++) {
			if (i != 10) {
				consumer.deliveries.get(i).acknowledge().subscribe();
			}
		}
		advance(Duration.ofMinutes(5));
		assertThat(this.portal.events.keySet()).containsExactlyElementsOf(emitted.subList(10, 30));
		assertThat(this.portal.client.sent(GET)).filteredOn((call) -> call.params().containsKey("offset"))
			.allMatch((call) -> (Long) call.params().get("offset") <= emitted.get(10));
		consumer.deliveries.get(10).acknowledge().subscribe();
		advance(Duration.ofSeconds(1));
		assertThat(this.portal.events).isEmpty();
		assertThat(consumer.deliveries).hasSize(30);
	}

	@Test
	void othersAreDeliveredWhileOneIsNotHandled() {
		List<Long> emitted = this.portal.emit(300);
		this.source = this.source.withSettings(EventSourceSettings.defaults().withBatchSize(20, 500));
		Consumer consumer = consume(
				(delivery) -> (Consumer.id(delivery) == emitted.get(3)) ? Mono.never() : delivery.acknowledge());
		advance(Duration.ofMinutes(2));
		assertThat(consumer.ids()).isEqualTo(emitted);
		assertThat(this.portal.events.keySet()).containsExactlyElementsOf(emitted.subList(3, 300));
	}

	@Test
	void failedEventComesAgainLaterEachTimeUntilItIsHandled() {
		List<Long> emitted = this.portal.emit(5);
		AtomicInteger attempts = new AtomicInteger();
		Consumer consumer = consume(
				(delivery) -> (Consumer.id(delivery) == emitted.get(1) && attempts.incrementAndGet() < 4)
						? delivery.reject(new IllegalStateException()) : delivery.acknowledge());
		advance(Duration.ofSeconds(29));
		assertThat(attempts).hasValue(1);
		advance(Duration.ofSeconds(2));
		assertThat(attempts).hasValue(2);
		advance(Duration.ofSeconds(60));
		assertThat(attempts).hasValue(3);
		assertThat(this.portal.events).hasSize(4);
		advance(Duration.ofSeconds(121));
		assertThat(attempts).hasValue(4);
		assertThat(this.portal.events).isEmpty();
		assertThat(consumer.deliveries).hasSize(8);
	}

	@Test
	void eventThatNobodyCanHandleIsGivenUpSoThatOthersAreNotLost() {
		List<Long> emitted = this.portal.emit(5);
		List<String> lost = new ArrayList<>();
		this.source = this.source
			.withSettings(EventSourceSettings.defaults().withRetry(Duration.ofSeconds(1), Duration.ofSeconds(8), 5))
			.withMonitor(new EventMonitor() {

				@Override
				public void lost(String code) {
					lost.add(code);
				}

			});
		Consumer consumer = consume((delivery) -> (Consumer.id(delivery) == emitted.get(0))
				? delivery.reject(new IllegalStateException("Always")) : delivery.acknowledge());
		advance(Duration.ofSeconds(14));
		assertThat(lost).isEmpty();
		assertThat(this.portal.events).hasSize(5);
		advance(Duration.ofMinutes(1));
		assertThat(lost).containsExactly("ONIMV2JOINCHAT");
		assertThat(this.portal.events).isEmpty();
		assertThat(consumer.deliveries).hasSize(9);
	}

	@Test
	void noMoreAreTakenThanMayBeInHandAndFailedOnesStillComeAgain() {
		this.source = this.source.withSettings(EventSourceSettings.defaults().withBatchSize(10, 40));
		List<Long> emitted = this.portal.emit(200);
		AtomicInteger attempts = new AtomicInteger();
		Consumer consumer = consume((delivery) -> (Consumer.id(delivery) == emitted.get(0))
				? delivery.reject(new IllegalStateException("" + attempts.incrementAndGet())) : Mono.never());
		advance(Duration.ofMinutes(10));
		assertThat(new TreeSet<>(consumer.ids())).hasSize(40);
		assertThat(attempts.get()).isGreaterThan(3);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 5 })
	void eventsOutliveProcessesThatAreKilledAtAnyMoment(int seed) {
		List<Long> emitted = this.portal.emit(600);
		KilledProcesses killed = new KilledProcesses(seed, this.clock);
		this.portal.weather = killed::weather;
		List<Long> handled = killed.run(this.source);
		this.portal.weather = (method) -> (answer) -> answer;
		Consumer last = consume(EventDelivery::acknowledge);
		advance(Duration.ofMinutes(2));
		handled.addAll(last.ids());
		assertThat(new TreeSet<>(handled)).containsExactlyElementsOf(emitted);
		assertThat(this.portal.events).isEmpty();
	}

	@Test
	void portalThatIsDownForAMinuteLosesNothing() {
		List<Long> emitted = this.portal.emit(100);
		Consumer consumer = consume((delivery) -> Mono.delay(Duration.ofMillis(Consumer.id(delivery)), this.clock)
			.then(Mono.defer(delivery::acknowledge)));
		advance(Duration.ofMillis(1_100));
		this.portal.weather = (method) -> (answer) -> Mono.error(new IllegalStateException("Down"));
		advance(Duration.ofMinutes(1));
		this.portal.weather = (method) -> (answer) -> answer;
		advance(Duration.ofMinutes(1));
		assertThat(consumer.ids()).isEqualTo(emitted);
		assertThat(this.portal.events).isEmpty();
	}

	@Test
	void eventsWithoutANumberHoldUpNoOthers() {
		FakeClient client = new FakeClient((method, params) -> Mono.just(FakeClient.Answer.of(Map.of("events",
				List.of(Map.of("eventId", "none"), Map.of("eventId", "7", "type", ""), "text"), "hasMore", "false"))));
		Consumer consumer = Consumer.of(Bitrix24EventSource.bot(client, 4, null).withTiming(this.timing).deliveries(),
				EventDelivery::acknowledge);
		this.consumers.add(consumer);
		advance(Duration.ofSeconds(1));
		assertThat(consumer.deliveries).singleElement().satisfies((delivery) -> {
			assertThat(delivery.event().key()).isEqualTo("7");
			assertThat(delivery.event().code()).isEqualTo("UNKNOWN");
		});
		assertThat(client.sent).filteredOn((call) -> call.params().containsKey("offset"))
			.isNotEmpty()
			.allMatch((call) -> call.params().get("offset").equals(8L));
	}

	@Test
	void botIsReadWithItsTokenWhichIsToldToNobody() {
		FetchQueueSource bot = Bitrix24EventSource.bot(this.portal.client, 456, "s3cretOfTheBot")
			.withTiming(this.timing);
		this.portal.emit(2);
		Consumer consumer = Consumer.of(bot.deliveries(), EventDelivery::acknowledge);
		this.consumers.add(consumer);
		advance(Duration.ofSeconds(1));
		assertThat(this.portal.events).isEmpty();
		assertThat(this.portal.client.sent).allSatisfy((call) -> {
			assertThat(call.method()).isEqualTo("imbot.v2.Event.get");
			assertThat(call.params()).containsEntry("botId", 456L).containsEntry("botToken", "s3cretOfTheBot");
		});
		assertThat(consumer.deliveries).allSatisfy((delivery) -> {
			assertThat(delivery.event().origin()).isEqualTo(EventOrigin.BOT_QUEUE);
			assertThat(delivery.toString()).doesNotContain("s3cret");
		});
		assertThat(bot).hasToString("bot:portal.bitrix24.com/456");
	}

	private Consumer consume(Function<EventDelivery, Mono<Void>> settles) {
		Consumer consumer = Consumer.of(this.source.deliveries(), settles);
		this.consumers.add(consumer);
		return consumer;
	}

	private void advance(Duration time) {
		this.clock.advanceTimeBy(time);
	}

}
