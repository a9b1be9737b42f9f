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
package io.github.b24spring.client.internal.admission;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.b24spring.client.CallPriority;
import io.github.b24spring.client.internal.time.Timing;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests for {@link WaitingCalls} and {@link Alarm}, in virtual time.
 */
class WaitingCallsTests {

	private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();

	private final TimerCount timers = new TimerCount(this.clock);

	private final Timing timing = Timing.of(this.timers);

	private final OperatingBudget budget = new OperatingBudget(() -> Duration.ofSeconds(480), this.timing);

	private final AtomicInteger rung = new AtomicInteger();

	private final Alarm alarm = new Alarm(this.timing, this.rung::incrementAndGet);

	private final WaitingCalls calls = new WaitingCalls((priority) -> Duration.ofSeconds(10), this.alarm);

	@Test
	void callsAreCountedByPriority() {
		WaitingCall interactive = add(TestCall.of("i"));
		this.calls.add(interactive);
		add(TestCall.bulk("b0"));
		add(TestCall.bulk("b1"));
		assertThat(this.calls.counts()).containsOnly(entry(CallPriority.INTERACTIVE, 1), entry(CallPriority.BULK, 2));
		assertThat(this.calls.remove(interactive)).isTrue();
		assertThat(this.calls.remove(interactive)).isFalse();
		assertThat(this.calls.counts()).containsOnly(entry(CallPriority.INTERACTIVE, 0), entry(CallPriority.BULK, 2));
		assertThat(this.calls.contains(interactive)).isFalse();
		assertThat(this.calls.size()).isEqualTo(2);
	}

	@Test
	void alarmRingsWhenTheOldestHasWaitedTooLong() {
		add(TestCall.of("first"));
		this.clock.advanceTimeBy(Duration.ofSeconds(4));
		add(TestCall.of("second"));
		this.calls.watch(now());
		this.clock.advanceTimeBy(Duration.ofSeconds(6).minusNanos(1));
		assertThat(this.rung).hasValue(0);
		assertThat(this.calls.overdue(now())).isEmpty();
		this.clock.advanceTimeBy(Duration.ofNanos(1));
		assertThat(this.rung).hasValue(1);
		assertThat(this.calls.overdue(now())).extracting((call) -> call.call().method()).containsExactly("first");
		this.clock.advanceTimeBy(Duration.ofSeconds(4));
		assertThat(this.calls.overdue(now())).extracting((call) -> call.call().method())
			.containsExactly("first", "second");
		assertThat(this.rung).as("once until it is set anew").hasValue(1);
	}

	@Test
	void alarmIsSetOnceForAllWhoWait() {
		this.calls.watch(now());
		assertThat(this.alarm.isSet()).as("nobody waits").isFalse();
		add(TestCall.of("first"));
		this.calls.watch(now());
		long dueAt = this.alarm.dueAt();
		assertThat(dueAt).isEqualTo(now() + Duration.ofSeconds(10).toNanos());
		this.clock.advanceTimeBy(Duration.ofSeconds(1));
		add(TestCall.of("second"));
		this.calls.watch(now());
		assertThat(this.alarm.dueAt()).isEqualTo(dueAt);
		assertThat(this.timers.live()).isEqualTo(1);
	}

	@Test
	void alarmOfWhoIsOverdueAlreadyRingsAtOnce() {
		add(TestCall.of("late"));
		this.clock.advanceTimeBy(Duration.ofSeconds(30));
		this.calls.watch(now());
		assertThat(this.alarm.dueAt()).isEqualTo(now());
	}

	@Test
	void alarmIsCancelledWhenTheLastCallHasGone() {
		WaitingCall first = add(TestCall.of("first"));
		WaitingCall second = add(TestCall.of("second"));
		this.calls.watch(now());
		this.calls.remove(first);
		assertThat(this.alarm.isSet()).isTrue();
		this.calls.remove(second);
		assertThat(this.alarm.isSet()).isFalse();
		assertThat(this.timers.live()).isZero();
		this.clock.advanceTimeBy(Duration.ofMinutes(1));
		assertThat(this.rung).hasValue(0);
	}

	@Test
	void allAreTakenInTheirOrder() {
		WaitingCall first = add(TestCall.of("first"));
		WaitingCall second = add(TestCall.bulk("second"));
		this.calls.watch(now());
		assertThat(this.calls.takeAll()).containsExactly(first, second);
		assertThat(this.calls.size()).isZero();
		assertThat(this.alarm.isSet()).isFalse();
	}

	@Test
	void callMayAlwaysWaitForOthersToShareItsRequest() {
		WaitingCalls impatient = new WaitingCalls((priority) -> Duration.ZERO, this.alarm);
		impatient.add(TestCall.of("c").waiting(this.budget, now()));
		impatient.watch(now());
		assertThat(this.alarm.dueAt()).isEqualTo(now() + RequestSharing.LONGEST_GATHERING_NANOS);
	}

	@Test
	void callMayWaitForTenYearsAtMost() {
		WaitingCalls patient = new WaitingCalls((priority) -> Duration.ofDays(3650), this.alarm);
		patient.add(TestCall.of("c").waiting(this.budget, now()));
		patient.watch(now());
		assertThat(this.alarm.dueAt()).isEqualTo(now() + Duration.ofDays(3650).toNanos());
	}

	@Test
	void alarmThatIsSetAnewRingsOnceAtItsNewTime() {
		this.alarm.setIn(Duration.ofSeconds(1).toNanos());
		this.alarm.setIn(Duration.ofSeconds(5).toNanos());
		this.clock.advanceTimeBy(Duration.ofSeconds(4));
		assertThat(this.rung).hasValue(0);
		assertThat(this.alarm.isSet()).isTrue();
		this.clock.advanceTimeBy(Duration.ofSeconds(1));
		assertThat(this.rung).hasValue(1);
		assertThat(this.alarm.isSet()).isFalse();
	}

	private WaitingCall add(TestCall call) {
		WaitingCall waiting = call.waiting(this.budget, now());
		this.calls.add(waiting);
		return waiting;
	}

	private long now() {
		return this.timing.now();
	}

}
