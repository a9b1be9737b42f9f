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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.github.b24spring.client.internal.time.Timing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Owners of queues, in virtual time.
 */
class EventQueueOwnershipTests {

	private static final Duration TIME = Duration.ofSeconds(30);

	private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();

	private final Timing timing = Timing.of(this.clock);

	private final InMemoryLocks locks = new InMemoryLocks(this.timing);

	private final EventQueueOwnership ownership = new LeasedOwnership(this.locks, TIME, Integer.MAX_VALUE, this.timing);

	private final EventQueueOwnership other = new LeasedOwnership(this.locks, TIME, Integer.MAX_VALUE, this.timing);

	private final List<Disposable> subscriptions = new ArrayList<>();

	@AfterEach
	void stop() {
		this.subscriptions.forEach(Disposable::dispose);
		this.clock.dispose();
	}

	@Test
	void keptLeaseLastsAndIsProlongedThreeTimesInItsTime() {
		EventQueueLease lease = acquire(this.ownership).get();
		AtomicReference<Boolean> lost = keep(lease);
		AtomicReference<EventQueueLease> next = acquire(this.other);
		int before = this.locks.questions;
		this.clock.advanceTimeBy(Duration.ofHours(1));
		assertThat(lease.isHeld()).isTrue();
		assertThat(lost).hasNullValue();
		assertThat(next).hasNullValue();
		assertThat(this.locks.questions - before).isEqualTo(2 * 360);
	}

	@Test
	void leaseThatIsNotKeptEndsAndTheNextOneHasTheQueue() {
		EventQueueLease lease = acquire(this.ownership).get();
		AtomicReference<EventQueueLease> next = acquire(this.other);
		this.clock.advanceTimeBy(TIME.minusMillis(1));
		assertThat(lease.isHeld()).isTrue();
		this.clock.advanceTimeBy(Duration.ofMillis(1));
		assertThat(lease.isHeld()).isFalse();
		this.clock.advanceTimeBy(Duration.ofSeconds(10));
		assertThat(next.get().isHeld()).isTrue();
	}

	@Test
	void releasedLeaseIsTheNextOnesWithinAThirdOfTheTime() {
		EventQueueLease lease = acquire(this.ownership).get();
		AtomicReference<EventQueueLease> next = acquire(this.other);
		StepVerifier.create(lease.release()).verifyComplete();
		assertThat(lease.isHeld()).isFalse();
		this.clock.advanceTimeBy(Duration.ofSeconds(10));
		assertThat(next.get().isHeld()).isTrue();
	}

	@Test
	void locksOutOfReachForAPartOfTheTimeLoseNothing() {
		EventQueueLease lease = acquire(this.ownership).get();
		AtomicReference<Boolean> lost = keep(lease);
		this.locks.fails = true;
		this.clock.advanceTimeBy(Duration.ofSeconds(25));
		this.locks.fails = false;
		this.clock.advanceTimeBy(Duration.ofMinutes(5));
		assertThat(lease.isHeld()).isTrue();
		assertThat(lost).hasNullValue();
	}

	@Test
	void locksOutOfReachForTheWholeTimeEndTheLeaseWhenItEndsThere() {
		EventQueueLease lease = acquire(this.ownership).get();
		AtomicReference<Boolean> lost = keep(lease);
		this.locks.hangs = true;
		this.clock.advanceTimeBy(TIME.minusMillis(1));
		assertThat(lost).hasNullValue();
		this.clock.advanceTimeBy(Duration.ofMillis(1));
		assertThat(lost).hasValue(true);
		assertThat(lease.isHeld()).isFalse();
	}

	@Test
	void lockThatAnotherHasEndsTheLease() {
		EventQueueLease lease = acquire(this.ownership).get();
		AtomicReference<Boolean> lost = keep(lease);
		this.locks.forget();
		acquire(this.other);
		this.clock.advanceTimeBy(Duration.ofSeconds(10));
		assertThat(lost).hasValue(true);
		assertThat(lease.isHeld()).isFalse();
	}

	@Test
	void ownerThatStoodStillKnowsBeforeAnyTimerRan() {
		AtomicReference<Duration> passed = new AtomicReference<>(Duration.ZERO);
		Timing stoppable = new Timing(this.clock, () -> this.clock.now(TimeUnit.NANOSECONDS) + passed.get().toNanos(),
				this.timing.wallClock());
		EventQueueLease lease = acquire(new LeasedOwnership(this.locks, TIME, Integer.MAX_VALUE, stoppable)).get();
		AtomicReference<Boolean> lost = keep(lease);
		int before = this.locks.questions;
		passed.set(TIME);
		assertThat(lease.isHeld()).isFalse();
		this.clock.advanceTimeBy(Duration.ofMinutes(5));
		assertThat(this.locks.questions).as("an ended lease is not prolonged").isEqualTo(before);
		assertThat(lost).hasValue(true);
	}

	@Test
	void ownerWhoseMachineSleptKnowsByTheDate() {
		AtomicReference<Duration> slept = new AtomicReference<>(Duration.ZERO);
		Timing sleeping = new Timing(this.clock, this.timing.nanoTime(), () -> now().plus(slept.get()));
		EventQueueLease lease = acquire(new LeasedOwnership(this.locks, TIME, Integer.MAX_VALUE, sleeping)).get();
		slept.set(TIME.minusMillis(1));
		assertThat(lease.isHeld()).isTrue();
		slept.set(TIME);
		assertThat(lease.isHeld()).isFalse();
	}

	@Test
	void ownershipIsWaitedForWhileLocksAreOutOfReach() {
		this.locks.fails = true;
		AtomicReference<EventQueueLease> lease = acquire(this.ownership);
		this.clock.advanceTimeBy(Duration.ofMinutes(5));
		assertThat(lease).hasNullValue();
		this.locks.fails = false;
		this.clock.advanceTimeBy(Duration.ofSeconds(10));
		assertThat(lease.get().isHeld()).isTrue();
	}

	@Test
	void releaseDoesNotWaitForLocksOutOfReach() {
		EventQueueLease lease = acquire(this.ownership).get();
		this.locks.hangs = true;
		AtomicReference<Boolean> released = new AtomicReference<>();
		this.subscriptions.add(lease.release().doOnTerminate(() -> released.set(true)).subscribe());
		this.clock.advanceTimeBy(Duration.ofSeconds(10));
		assertThat(released).hasValue(true);
	}

	@Test
	void timeTooShortToBeKeptIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> EventQueueOwnership.leased(this.locks, Duration.ofMillis(299)))
			.withMessageContaining("'time'");
	}

	@Test
	void processOwnsNoMoreQueuesThanItMay() {
		EventQueueOwnership one = new LeasedOwnership(this.locks, TIME, 1, this.timing);
		EventQueueLease lease = acquire(one, "first").get();
		keep(lease);
		int before = this.locks.questions;
		AtomicReference<EventQueueLease> second = acquire(one, "second");
		this.clock.advanceTimeBy(Duration.ofSeconds(9));
		assertThat(second).hasNullValue();
		assertThat(this.locks.questions).as("nobody asks for what there is no room for").isEqualTo(before);
		assertThat(acquire(this.other, "second").get()).as("left to others").isNotNull();
		StepVerifier.create(lease.release()).verifyComplete();
		this.clock.advanceTimeBy(TIME.plusSeconds(10));
		assertThat(second.get().isHeld()).isTrue();
	}

	@Test
	void roomIsKeptForNoQueueThatIsNotOwned() {
		EventQueueOwnership one = new LeasedOwnership(this.locks, TIME, 1, this.timing);
		this.locks.fails = true;
		acquire(one, "failing");
		this.subscriptions.get(0).dispose();
		this.locks.fails = false;
		this.locks.hangs = true;
		acquire(one, "hanging");
		this.subscriptions.get(1).dispose();
		this.locks.hangs = false;
		acquire(this.other, "taken");
		acquire(one, "taken");
		assertThat(acquire(one, "free").get()).isNotNull();
		assertThat(acquire(one, "later")).hasNullValue();
	}

	@Test
	void queueOfAProcessPassesFromOneToTheNext() {
		EventQueueOwnership inProcess = EventQueueOwnership.inProcess();
		EventQueueLease lease = acquire(inProcess).get();
		AtomicReference<EventQueueLease> second = acquire(inProcess);
		AtomicReference<EventQueueLease> third = acquire(inProcess);
		assertThat(lease.isHeld()).isTrue();
		assertThat(second).hasNullValue();
		StepVerifier.create(lease.release()).verifyComplete();
		assertThat(lease.isHeld()).isFalse();
		assertThat(List.of(second.get() != null, third.get() != null)).containsExactlyInAnyOrder(true, false);
		StepVerifier.create(inProcess.acquire("another")).expectNextCount(1).verifyComplete();
	}

	@Test
	void whoGivesUpWaitingForAQueueOfAProcessLeavesItToOthers() {
		EventQueueOwnership inProcess = EventQueueOwnership.inProcess();
		EventQueueLease lease = acquire(inProcess).get();
		acquire(inProcess);
		this.subscriptions.get(1).dispose();
		StepVerifier.create(lease.release()).verifyComplete();
		assertThat(acquire(inProcess).get()).isNotNull();
	}

	private Instant now() {
		return this.timing.instant();
	}

	private AtomicReference<EventQueueLease> acquire(EventQueueOwnership ownership) {
		return acquire(ownership, "queue");
	}

	private AtomicReference<EventQueueLease> acquire(EventQueueOwnership ownership, String queue) {
		AtomicReference<EventQueueLease> lease = new AtomicReference<>();
		Mono<EventQueueLease> acquired = ownership.acquire(queue);
		this.subscriptions.add(acquired.subscribe(lease::set));
		return lease;
	}

	private AtomicReference<Boolean> keep(EventQueueLease lease) {
		AtomicReference<Boolean> lost = new AtomicReference<>();
		this.subscriptions.add(lease.keep().subscribe((none) -> {
		}, (failure) -> {
		}, () -> lost.set(true)));
		return lost;
	}

}
