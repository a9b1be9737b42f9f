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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.LongStream;

import io.github.b24spring.client.CallPriority;
import io.github.b24spring.client.event.EventMonitor;
import io.github.b24spring.client.event.EventOrigin;
import io.github.b24spring.client.event.source.FakeClient.Answer;
import io.github.b24spring.client.internal.time.Timing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The offline queue, in virtual time.
 */
class OfflineQueueSourceTests {

	private static final String GET = "event.offline.get";

	private static final String CLEAR = "event.offline.clear";

	private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();

	private final Timing timing = Timing.of(this.clock);

	private final OfflinePortal portal = new OfflinePortal();

	private final List<Consumer> consumers = new ArrayList<>();

	private OfflineQueueSource source = Bitrix24EventSource.offlineQueue(this.portal.client).withTiming(this.timing);

	@AfterEach
	void stop() {
		this.consumers.forEach(Consumer::kill);
		this.clock.dispose();
	}

	@Test
	void allThatWaitsIsDeliveredAtOnceAndRemovedAfterIt() {
		this.portal.emit(2_345);
		Consumer consumer = acknowledging();
		advance(Duration.ofSeconds(1));
		assertThat(consumer.ids()).containsExactlyElementsOf(ids(2_345));
		assertThat(this.portal.rows).isEmpty();
	}

	@Test
	void eventsSayWhatTheRowSays() {
		this.portal.emit(1);
		this.source = this.source.withMemberId("member");
		Consumer consumer = acknowledging();
		assertThat(consumer.deliveries).singleElement().satisfies((delivery) -> {
			assertThat(delivery.event().code()).isEqualTo("ONCRMDEALUPDATE");
			assertThat(delivery.event().memberId()).isEqualTo("member");
			assertThat(delivery.event().origin()).isEqualTo(EventOrigin.OFFLINE_QUEUE);
			assertThat(delivery.event().time()).isEqualTo("1970-01-01T00:00:00Z");
			assertThat(delivery.event().client()).isSameAs(this.portal.client);
		});
		assertThat(this.source.name()).isEqualTo("offline:member");
	}

	@Test
	void rowsThatNobodyUnderstandsHoldUpNoOthers() {
		this.portal.emit(1);
		this.portal.code = "";
		this.portal.emit(1);
		this.portal.code = "ONCRMDEALADD";
		this.portal.data = false;
		this.portal.emit(1);
		Consumer consumer = acknowledging();
		advance(Duration.ofSeconds(1));
		assertThat(consumer.deliveries).extracting((delivery) -> delivery.event().code())
			.containsExactly("ONCRMDEALUPDATE", "UNKNOWN", "ONCRMDEALADD");
		assertThat(this.portal.rows).isEmpty();
	}

	@Test
	void acknowledgementsTravelTogether() {
		this.portal.emit(500);
		acknowledging();
		advance(Duration.ofSeconds(1));
		assertThat(this.portal.rows).isEmpty();
		assertThat(this.portal.client.sent(CLEAR)).hasSizeBetween(10, 20);
	}

	@Test
	void idleQueueIsAskedEverLessOften() {
		acknowledging();
		List<Integer> calls = new ArrayList<>();
		for (int second = 0; second <= 95; second++) {
			calls.add(this.portal.client.sent(GET).size());
			advance(Duration.ofSeconds(1));
		}
		assertThat(List.of(calls.get(0), calls.get(1), calls.get(3), calls.get(7), calls.get(15), calls.get(31),
				calls.get(61), calls.get(91)))
			.containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
		assertThat(calls.get(60)).isEqualTo(6);
	}

	@Test
	void wokenSourceAsksAtOnceAlsoIfWokenWhileItAsked() {
		Consumer consumer = acknowledging();
		advance(Duration.ofMinutes(5));
		this.portal.emit(1);
		this.source.wake();
		assertThat(consumer.deliveries).hasSize(1);
		advance(Duration.ofMinutes(5));
		AtomicBoolean first = new AtomicBoolean(true);
		this.portal.weather = (
				method) -> (answer) -> (method.equals(GET) && first.getAndSet(false)) ? answer.doOnNext((rows) -> {
					this.portal.emit(1);
					this.source.wake();
				}) : answer;
		this.source.wake();
		assertThat(consumer.deliveries).hasSize(2);
	}

	@Test
	void callsAreBulkAndOnesThatReserveAreNotRepeated() {
		this.portal.emit(3);
		acknowledging();
		advance(Duration.ofSeconds(1));
		assertThat(this.portal.client.sent).hasSizeGreaterThan(3)
			.allMatch((call) -> call.priority() == CallPriority.BULK)
			.allMatch((call) -> call.idempotent() != call.method().equals(GET));
	}

	@Test
	void connectorsQueueIsTheOneThatIsMeantInEveryCall() {
		this.portal.emit(2);
		this.source = this.source.withAuthConnector("shop");
		consume((delivery) -> (Consumer.id(delivery) == 1) ? delivery.acknowledge()
				: delivery.reject(new IllegalStateException()));
		advance(Duration.ofMinutes(2));
		assertThat(this.portal.client.sent).extracting(FakeClient.Sent::method)
			.contains(GET, CLEAR, "event.offline.error", "event.offline.list");
		assertThat(this.portal.client.sent).allMatch((call) -> "shop".equals(call.params().get("auth_connector")));
		assertThat(this.source.name()).isEqualTo("offline:portal.bitrix24.com/shop");
	}

	/**
	 * The process ends between any two steps.
	 */
	@ParameterizedTest
	@EnumSource
	void whatAKilledProcessHadInHandIsDeliveredToTheNextOne(Step step) {
		this.portal.emit(120);
		List<Long> handled = new ArrayList<>();
		this.portal.weather = (method) -> (answer) -> switch (step) {
			case RESERVED -> method.equals(GET) ? answer.then(Mono.never()) : answer;
			case HANDLED -> method.equals(CLEAR) ? Mono.never() : answer;
			case CLEARED -> method.equals(CLEAR) ? answer.then(Mono.never()) : answer;
			case DELIVERED, FAILED -> answer;
		};
		Consumer killed = consume((delivery) -> switch (step) {
			case RESERVED, DELIVERED -> Mono.never();
			case HANDLED, CLEARED -> {
				handled.add(Consumer.id(delivery));
				yield delivery.acknowledge();
			}
			case FAILED -> delivery.reject(new IllegalStateException());
		});
		advance(Duration.ofSeconds(5));
		killed.kill();
		this.portal.weather = (method) -> (answer) -> answer;
		Consumer next = acknowledging();
		advance(Duration.ofSeconds(5));
		handled.addAll(next.ids());
		assertThat(new TreeSet<>(handled)).containsExactlyElementsOf(ids(120));
		assertThat(next.ids()).doesNotHaveDuplicates();
		assertThat(this.portal.rows).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 5 })
	void eventsOutliveProcessesThatAreKilledAtAnyMoment(int seed) {
		this.portal.emit(1_000);
		KilledProcesses killed = new KilledProcesses(seed, this.clock);
		this.portal.weather = killed::weather;
		List<Long> handled = killed.run(this.source);
		this.portal.weather = (method) -> (answer) -> answer;
		Consumer last = acknowledging();
		advance(Duration.ofHours(2));
		handled.addAll(last.ids());
		assertThat(new TreeSet<>(handled)).containsExactlyElementsOf(ids(1_000));
		assertThat(this.portal.rows).isEmpty();
	}

	@Test
	void rowsWhoseAnswerWasLostAreFoundByTheSameProcess() {
		this.portal.emit(50);
		AtomicBoolean first = new AtomicBoolean(true);
		this.portal.weather = (method) -> (answer) -> (method.equals(GET) && first.getAndSet(false))
				? answer.then(Mono.error(new IllegalStateException("Cut off"))) : answer;
		Consumer consumer = acknowledging();
		advance(Duration.ofSeconds(3));
		assertThat(consumer.ids()).containsExactlyElementsOf(ids(50));
		assertThat(this.portal.rows).isEmpty();
	}

	@Test
	void rowsThatAnOwnerReservedTooLateAreFoundSoonerOrLater() {
		Consumer consumer = acknowledging();
		advance(Duration.ofSeconds(30));
		this.portal.emit(3);
		this.portal.rows.forEach((row) -> row.process = "late");
		advance(Duration.ofMinutes(6));
		assertThat(consumer.ids()).containsExactlyElementsOf(ids(3));
		assertThat(this.portal.rows).isEmpty();
	}

	@Test
	void rowsThatAreRemovedWhileTheListIsReadAreNotDeliveredAgain() {
		this.source = this.source
			.withSettings(EventSourceSettings.defaults().withCheckInterval(Duration.ofSeconds(10)));
		this.portal.emit(40);
		Consumer consumer = consume(
				(delivery) -> Mono.delay(Duration.ofSeconds(11), this.clock).then(Mono.defer(delivery::acknowledge)));
		this.portal.weather = (method) -> (answer) -> method.equals("event.offline.list")
				? answer.delayElement(Duration.ofSeconds(2), this.clock) : answer;
		advance(Duration.ofMinutes(3));
		assertThat(consumer.ids()).containsExactlyElementsOf(ids(40));
		assertThat(this.portal.rows).isEmpty();
	}

	@Test
	void portalThatIsDownForAMinuteLosesNothing() {
		this.portal.emit(300);
		Consumer consumer = consume((delivery) -> Mono.delay(Duration.ofMillis(Consumer.id(delivery) * 3), this.clock)
			.then(Mono.defer(delivery::acknowledge)));
		advance(Duration.ofMillis(300));
		this.portal.weather = (method) -> (answer) -> Mono.error(new IllegalStateException("Down"));
		advance(Duration.ofMinutes(1));
		int during = this.portal.client.sent.size();
		this.portal.emit(200);
		this.portal.weather = (method) -> (answer) -> answer;
		advance(Duration.ofMinutes(1));
		assertThat(consumer.ids()).containsExactlyInAnyOrderElementsOf(ids(500));
		assertThat(this.portal.rows).isEmpty();
		assertThat(during).as("calls to a portal that is down").isLessThan(100);
	}

	@Test
	void failedEventComesAgainLaterEachTimeAndHoldsUpNothing() {
		this.portal.emit(100);
		List<Duration> attempts = new ArrayList<>();
		Consumer consumer = consume((delivery) -> {
			if (Consumer.id(delivery) != 7) {
				return delivery.acknowledge();
			}
			attempts.add(Duration.ofMillis(this.timing.instant().toEpochMilli()));
			return (attempts.size() < 5) ? delivery.reject(new IllegalStateException()) : delivery.acknowledge();
		});
		advance(Duration.ofSeconds(2));
		assertThat(this.portal.left()).containsExactly(7L);
		assertThat(this.portal.rows).allMatch((row) -> row.error);
		advance(Duration.ofHours(1));
		assertThat(this.portal.rows).isEmpty();
		assertThat(consumer.ids()).hasSize(104);
		assertThat(attempts.subList(1, 5)).satisfiesExactly((second) -> assertThat(second).isBetween(at(30), at(33)),
				(third) -> assertThat(third).isBetween(at(90), at(95)),
				(fourth) -> assertThat(fourth).isBetween(at(210), at(220)),
				(fifth) -> assertThat(fifth).isBetween(at(450), at(465)));
	}

	private static Duration at(int seconds) {
		return Duration.ofSeconds(seconds);
	}

	@Test
	void manyFailedEventsAllComeAgain() {
		this.portal.emit(400);
		AtomicBoolean heals = new AtomicBoolean();
		Consumer consumer = consume(
				(delivery) -> heals.get() ? delivery.acknowledge() : delivery.reject(new IllegalStateException()));
		advance(Duration.ofSeconds(200));
		assertThat(this.portal.left()).hasSize(400);
		heals.set(true);
		advance(Duration.ofHours(1));
		assertThat(this.portal.rows).isEmpty();
		assertThat(new TreeSet<>(consumer.ids())).hasSize(400);
	}

	@Test
	void ownerThatLostItsQueueNeitherTakesNorRemovesAnything() {
		AtomicBoolean held = new AtomicBoolean(true);
		this.portal.emit(100);
		Consumer consumer = Consumer.of(this.source.deliveries(new EventQueueLease() {

			@Override
			public boolean isHeld() {
				return held.get();
			}

			@Override
			public Mono<Void> keep() {
				return Mono.never();
			}

			@Override
			public Mono<Void> release() {
				return Mono.empty();
			}

		}), (delivery) -> Mono.delay(Duration.ofSeconds(5), this.clock).then(Mono.defer(delivery::acknowledge)));
		this.consumers.add(consumer);
		advance(Duration.ofSeconds(3));
		held.set(false);
		int before = this.portal.client.sent.size();
		advance(Duration.ofMinutes(10));
		assertThat(this.portal.client.sent).hasSize(before);
		assertThat(this.portal.rows).hasSize(100);
		assertThat(consumer.failures).hasSize(100).allMatch(EventQueueLostException.class::isInstance);
	}

	@Test
	void noMoreAreTakenThanMayBeInHand() {
		this.source = this.source.withSettings(EventSourceSettings.defaults().withBatchSize(20, 60));
		this.portal.emit(500);
		Consumer consumer = consume((delivery) -> Mono.never());
		advance(Duration.ofMinutes(10));
		assertThat(this.portal.rows).filteredOn((row) -> !row.process.isEmpty()).hasSize(60);
		consumer.deliveries.get(0).acknowledge().subscribe();
		advance(Duration.ofSeconds(2));
		assertThat(this.portal.rows).filteredOn((row) -> !row.process.isEmpty()).hasSize(79);
	}

	@Test
	void nothingIsTakenBeyondABatchWithoutDemand() {
		this.portal.emit(500);
		Flux<EventDelivery> deliveries = this.source.deliveries();
		StepVerifier.create(deliveries, 3)
			.expectNextCount(3)
			.then(() -> this.clock.advanceTimeBy(Duration.ofMinutes(1)))
			.then(() -> assertThat(this.portal.rows).filteredOn((row) -> !row.process.isEmpty()).hasSize(50))
			.thenCancel()
			.verify(Duration.ofSeconds(30));
	}

	@Test
	void monitorIsToldOfCallsEventsAndTheAgeOfTheOldest() {
		List<String> told = new ArrayList<>();
		this.source = this.source.withMonitor(new EventMonitor() {

			@Override
			public void received(String code, EventOrigin origin) {
				told.add(code + " " + origin);
			}

			@Override
			public void polled(String source, int count, Duration duration, @Nullable Throwable error) {
				told.add(source + " " + count + ((error != null) ? " " + error.getMessage() : ""));
			}

			@Override
			public void lag(String source, Duration age) {
				told.add(age.toString());
			}

		});
		advance(Duration.ofSeconds(90));
		this.portal.emit(1);
		this.portal.weather = (method) -> (answer) -> method.equals(CLEAR) ? Mono.never() : answer;
		acknowledging();
		assertThat(told).containsExactly("offline:portal.bitrix24.com 0", "PT0S", "offline:portal.bitrix24.com 0",
				"PT0S", "offline:portal.bitrix24.com 1", "PT1M30S", "ONCRMDEALUPDATE OFFLINE_QUEUE");
		this.portal.weather = (method) -> (answer) -> Mono.error(new IllegalStateException("Down"));
		advance(Duration.ofSeconds(1));
		assertThat(told).contains("offline:portal.bitrix24.com 0 Down");
	}

	@Test
	void monitorThatThrowsHoldsNothingUp() {
		this.source = this.source.withMonitor(new EventMonitor() {

			@Override
			public void received(String code, EventOrigin origin) {
				throw new IllegalStateException("broken");
			}

			@Override
			public void polled(String source, int count, Duration duration, @Nullable Throwable error) {
				throw new IllegalStateException("broken");
			}

		});
		this.portal.emit(3);
		Consumer consumer = acknowledging();
		advance(Duration.ofSeconds(5));
		assertThat(consumer.deliveries).hasSize(3);
		assertThat(this.portal.rows).isEmpty();
	}

	@Test
	void nothingIsYoungerThanNow() {
		List<Duration> told = new ArrayList<>();
		this.source = this.source.withMonitor(new LagMonitor(told));
		this.portal.time = Instant.EPOCH.plusSeconds(3);
		this.portal.emit(1);
		consume((delivery) -> Mono.never());
		assertThat(told).isNotEmpty().containsOnly(Duration.ZERO);
	}

	@Test
	void whoLeavesAQueueTellsOfNothingThatWaitsThere() {
		List<Duration> told = new ArrayList<>();
		this.source = this.source.withMonitor(new LagMonitor(told));
		advance(Duration.ofSeconds(90));
		this.portal.emit(1);
		Consumer consumer = consume((delivery) -> Mono.never());
		assertThat(told).endsWith(Duration.ofSeconds(90));
		consumer.kill();
		assertThat(told).endsWith(Duration.ZERO);
	}

	@Test
	void nothingSeemsToWaitIfAQueueIsLeftWhileItIsReadElsewhere() {
		List<Duration> told = new ArrayList<>();
		AtomicReference<Runnable> leave = new AtomicReference<>(() -> {
		});
		this.source = this.source.withMonitor(new EventMonitor() {

			@Override
			public void polled(String source, int count, Duration duration, @Nullable Throwable error) {
				leave.get().run();
			}

			@Override
			public void lag(String source, Duration age) {
				told.add(age);
			}

		});
		advance(Duration.ofSeconds(90));
		this.portal.emit(1);
		Consumer consumer = consume((delivery) -> Mono.never());
		leave.set(consumer::kill);
		advance(Duration.ofMinutes(5));
		assertThat(told).endsWith(Duration.ZERO);
	}

	@Test
	void acknowledgementThatNobodyWaitsForCanBeMadeAgain() {
		this.portal.emit(1);
		Consumer consumer = consume((delivery) -> Mono.never());
		EventDelivery delivery = consumer.deliveries.get(0);
		this.portal.weather = (method) -> (answer) -> method.equals(CLEAR) ? Mono.<Answer>never() : answer;
		delivery.acknowledge().subscribe().dispose();
		this.portal.weather = (method) -> (answer) -> answer;
		delivery.acknowledge().subscribe();
		delivery.acknowledge().subscribe();
		advance(Duration.ofSeconds(1));
		assertThat(this.portal.rows).isEmpty();
		assertThat(this.portal.client.sent(CLEAR)).hasSize(2);
	}

	private Consumer acknowledging() {
		return consume(EventDelivery::acknowledge);
	}

	private Consumer consume(Function<EventDelivery, Mono<Void>> settles) {
		Consumer consumer = Consumer.of(this.source.deliveries(), settles);
		this.consumers.add(consumer);
		return consumer;
	}

	private void advance(Duration time) {
		this.clock.advanceTimeBy(time);
	}

	private static List<Long> ids(int number) {
		return LongStream.rangeClosed(1, number).boxed().toList();
	}

	/**
	 * The last thing that happens before the process ends.
	 */
	enum Step {

		RESERVED, DELIVERED, HANDLED, CLEARED, FAILED

	}

	/**
	 * Keeps how old the oldest event is that waits, each time it is told.
	 */
	private record LagMonitor(List<Duration> told) implements EventMonitor {

		@Override
		public void lag(String source, Duration age) {
			this.told.add(age);
		}

	}

}
