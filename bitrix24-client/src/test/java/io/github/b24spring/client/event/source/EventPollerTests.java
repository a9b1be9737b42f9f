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
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;

import io.github.b24spring.client.event.Bitrix24Event;
import io.github.b24spring.client.event.CrmItemEvent;
import io.github.b24spring.client.event.EventDispatcher;
import io.github.b24spring.client.internal.time.Timing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pollers of an offline queue, in virtual time.
 */
class EventPollerTests {

	private static final Duration LEASE = Duration.ofSeconds(30);

	private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();

	private final Timing timing = Timing.of(this.clock);

	private final OfflinePortal portal = new OfflinePortal();

	private final InMemoryLocks locks = new InMemoryLocks(this.timing);

	private final List<Long> handled = new ArrayList<>();

	private final List<Disposable> subscriptions = new ArrayList<>();

	@AfterEach
	void stop() {
		this.subscriptions.forEach(Disposable::dispose);
		this.clock.dispose();
	}

	@Test
	void handledEventsLeaveTheQueueAndFailedOnesComeAgain() {
		this.portal.emit(300);
		AtomicInteger failures = new AtomicInteger();
		EventPoller poller = poller((event) -> {
			if (id(event) % 100 == 0 && failures.incrementAndGet() <= 3) {
				throw new IllegalStateException("thrown, not signalled");
			}
			return handle(event, Duration.ofMillis(5));
		});
		start(poller);
		advance(Duration.ofSeconds(5));
		assertThat(this.portal.left()).containsExactly(100L, 200L, 300L);
		advance(Duration.ofMinutes(2));
		assertThat(this.portal.rows).isEmpty();
		assertThat(this.handled).hasSize(300).doesNotHaveDuplicates();
	}

	@Test
	void errorsOfHandlersAreFailuresToo() {
		this.portal.emit(10);
		AtomicInteger failures = new AtomicInteger();
		start(poller((event) -> (failures.incrementAndGet() == 4) ? Mono.error(new AssertionError())
				: handle(event, Duration.ofMillis(5))));
		advance(Duration.ofMinutes(2));
		assertThat(this.portal.rows).isEmpty();
		assertThat(this.handled).hasSize(10);
	}

	@Test
	void noMoreAreHandledAtATimeThanAllowed() {
		this.portal.emit(500);
		AtomicInteger now = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		start(EventPoller.builder(source(), (event) -> {
			most.accumulateAndGet(now.incrementAndGet(), Math::max);
			return handle(event, Duration.ofMillis(10)).doOnTerminate(now::decrementAndGet);
		}).concurrency(7).timing(this.timing).build());
		advance(Duration.ofMillis(100));
		assertThat(this.handled).hasSize(70);
		assertThat(most).hasValue(7);
	}

	@Test
	void stopTakesNothingMoreAndWaitsForWhatIsInHand() {
		this.portal.emit(500);
		EventPoller poller = poller((event) -> handle(event, Duration.ofSeconds(3)));
		AtomicReference<Boolean> ended = start(poller);
		advance(Duration.ofSeconds(1));
		AtomicReference<Integer> left = stop(poller, Duration.ofSeconds(10));
		advance(Duration.ofSeconds(1));
		assertThat(left).hasNullValue();
		assertThat(poller.isRunning()).isTrue();
		advance(Duration.ofSeconds(2));
		assertThat(left).hasValue(0);
		assertThat(ended).hasValue(true);
		assertThat(poller.isRunning()).isFalse();
		assertThat(this.handled).hasSize(16);
		assertThat(this.portal.rows).hasSize(500 - 16);
		int calls = this.portal.client.sent.size();
		advance(Duration.ofMinutes(5));
		assertThat(this.portal.client.sent).hasSize(calls);
	}

	@Test
	void stopEndsAtItsDeadlineAndWhatIsLeftIsDeliveredAgain() {
		this.portal.emit(100);
		EventPoller poller = poller((event) -> (id(event) <= 3) ? Mono.never() : handle(event, Duration.ofMillis(5)));
		AtomicReference<Boolean> ended = start(poller);
		advance(Duration.ofSeconds(5));
		AtomicReference<Integer> left = stop(poller, Duration.ofSeconds(10));
		advance(Duration.ofMillis(9_999));
		assertThat(left).hasNullValue();
		advance(Duration.ofMillis(1));
		assertThat(left).hasValue(3);
		assertThat(ended).hasValue(true);
		assertThat(this.portal.left()).containsExactly(1L, 2L, 3L);
		start(poller((event) -> handle(event, Duration.ofMillis(5))));
		advance(Duration.ofSeconds(5));
		assertThat(this.portal.rows).isEmpty();
		assertThat(new TreeSet<>(this.handled))
			.containsExactlyElementsOf(LongStream.rangeClosed(1, 100).boxed().toList());
	}

	@Test
	void stopWhileThePortalIsDownEndsAtItsDeadline() {
		this.portal.emit(20);
		EventPoller poller = poller((event) -> handle(event, Duration.ofMillis(500)));
		start(poller);
		this.portal.weather = (method) -> (answer) -> Mono.error(new IllegalStateException("Down"));
		advance(Duration.ofSeconds(2));
		AtomicReference<Integer> left = stop(poller, Duration.ofSeconds(10));
		advance(Duration.ofSeconds(10));
		assertThat(left.get()).isEqualTo(20);
		int calls = this.portal.client.sent.size();
		advance(Duration.ofMinutes(5));
		assertThat(this.portal.client.sent).hasSize(calls);
	}

	@Test
	void pollerCanBeStartedAgainButNotTwiceAtOnce() {
		EventPoller poller = poller((event) -> handle(event, Duration.ofMillis(5)));
		start(poller);
		StepVerifier.create(poller.run())
			.verifyErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(IllegalStateException.class)
				.hasMessageContaining("offline:portal.bitrix24.com"));
		assertThat(poller.isRunning()).isTrue();
		stop(poller, Duration.ofSeconds(1));
		assertThat(poller.isRunning()).isFalse();
		StepVerifier.create(poller.stop(Duration.ofSeconds(1))).expectNext(0).verifyComplete();
		this.portal.emit(5);
		start(poller);
		advance(Duration.ofSeconds(1));
		assertThat(this.handled).hasSize(5);
	}

	@Test
	void pollerThatWaitsForItsQueueStopsAtOnce() {
		EventPoller owner = leased(this.handled);
		EventPoller waiting = leased(new ArrayList<>());
		start(owner);
		start(waiting);
		advance(Duration.ofMinutes(1));
		AtomicReference<Integer> left = stop(waiting, Duration.ofSeconds(10));
		assertThat(left).hasValue(0);
		assertThat(waiting.isRunning()).isFalse();
	}

	@Test
	void oneOfTwoProcessesReadsTheQueueAndTheOtherOneTakesOver() {
		List<Long> byOther = new ArrayList<>();
		EventPoller owner = leased(this.handled);
		start(owner);
		start(leased(byOther));
		this.portal.emit(100);
		advance(Duration.ofMinutes(1));
		assertThat(this.handled).hasSize(100);
		assertThat(byOther).isEmpty();
		AtomicReference<Integer> left = stop(owner, Duration.ofSeconds(10));
		assertThat(left).hasValue(0);
		this.portal.emit(100);
		advance(Duration.ofSeconds(15));
		assertThat(byOther).hasSize(100);
		assertThat(this.portal.rows).isEmpty();
	}

	@Test
	void processThatIsKilledIsFollowedByTheOtherWhenItsLeaseEnds() {
		List<Long> byOther = new ArrayList<>();
		this.portal.emit(1_000);
		Disposable killed = EventPoller.builder(source(), (event) -> handle(event, Duration.ofMillis(100)))
			.ownership(new LeasedOwnership(new UnreleasedLocks(this.locks), LEASE, Integer.MAX_VALUE, this.timing))
			.timing(this.timing)
			.build()
			.run()
			.subscribe();
		start(leased(byOther));
		advance(Duration.ofSeconds(2));
		killed.dispose();
		int done = this.handled.size();
		assertThat(done).isBetween(200, 400);
		advance(LEASE.minusSeconds(11));
		assertThat(byOther).isEmpty();
		advance(Duration.ofSeconds(60));
		assertThat(this.portal.rows).isEmpty();
		TreeSet<Long> all = new TreeSet<>(this.handled);
		all.addAll(byOther);
		assertThat(all).hasSize(1_000);
		assertThat(byOther.size() + done - 1_000).as("doubles: what was handled and not cleared")
			.isLessThanOrEqualTo(200);
	}

	@Test
	void ownerThatLosesItsQueueLeavesWhatIsInHandAndWaitsForItAgain() {
		List<Long> byOther = new ArrayList<>();
		this.portal.emit(10);
		EventPoller owner = EventPoller.builder(source(), (event) -> handle(event, Duration.ofMinutes(1)))
			.ownership(new LeasedOwnership(this.locks, LEASE, Integer.MAX_VALUE, this.timing))
			.timing(this.timing)
			.build();
		start(owner);
		advance(Duration.ofSeconds(1));
		this.locks.forget();
		EventPoller other = leased(byOther);
		start(other);
		advance(Duration.ofSeconds(20));
		assertThat(byOther).hasSize(10);
		assertThat(this.portal.rows).isEmpty();
		advance(Duration.ofMinutes(2));
		assertThat(this.handled).as("handlers were cancelled").isEmpty();
		assertThat(owner.isRunning()).isTrue();
		stop(other, Duration.ofSeconds(1));
		this.portal.emit(1);
		advance(Duration.ofMinutes(2));
		assertThat(this.handled).hasSize(1);
	}

	private EventPoller leased(List<Long> handled) {
		return EventPoller.builder(source(), (event) -> Mono.fromRunnable(() -> handled.add(id(event))))
			.ownership(new LeasedOwnership(this.locks, LEASE, Integer.MAX_VALUE, this.timing))
			.timing(this.timing)
			.build();
	}

	private EventPoller poller(EventDispatcher dispatcher) {
		return EventPoller.builder(source(), dispatcher).timing(this.timing).build();
	}

	private OfflineQueueSource source() {
		return Bitrix24EventSource.offlineQueue(this.portal.client).withTiming(this.timing);
	}

	private Mono<Void> handle(Bitrix24Event event, Duration time) {
		return Mono.delay(time, this.clock).doOnNext((tick) -> this.handled.add(id(event))).then();
	}

	private static long id(Bitrix24Event event) {
		return ((CrmItemEvent) event).id();
	}

	private AtomicReference<Boolean> start(EventPoller poller) {
		AtomicReference<Boolean> ended = new AtomicReference<>();
		this.subscriptions.add(poller.run().doOnSuccess((none) -> ended.set(true)).subscribe());
		return ended;
	}

	private AtomicReference<Integer> stop(EventPoller poller, Duration deadline) {
		AtomicReference<Integer> left = new AtomicReference<>();
		this.subscriptions.add(poller.stop(deadline).subscribe(left::set));
		return left;
	}

	private void advance(Duration time) {
		this.clock.advanceTimeBy(time);
	}

	/**
	 * The locks of a process that ends without releasing any.
	 */
	private record UnreleasedLocks(EventQueueLocks locks) implements EventQueueLocks {

		@Override
		public Mono<Boolean> lock(String queue, String holder, Duration time) {
			return this.locks.lock(queue, holder, time);
		}

		@Override
		public Mono<Void> unlock(String queue, String holder) {
			return Mono.empty();
		}

	}

}
