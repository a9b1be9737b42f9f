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
import java.util.stream.IntStream;

import io.github.b24spring.client.CallPriority;
import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.settings.RateLimitSettings;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CallQueues}.
 */
class CallQueuesTests {

	private static final long SECOND = Duration.ofSeconds(1).toNanos();

	/**
	 * Neither zero nor small, as the time of a machine.
	 */
	private static final long START = 1_000 * SECOND;

	private final OperatingBudget budget = new OperatingBudget(() -> Duration.ofSeconds(480),
			Timing.of(VirtualTimeScheduler.create()));

	private final CallQueues queues = new CallQueues(() -> RateLimitSettings.standard(), START);

	@Test
	void interactiveCallsAreNextUntilBulkWorkHasWaitedForThirtySeconds() {
		assertThat(this.queues.first(START)).isNull();
		WaitingCall bulk = add(TestCall.bulk("b"), START);
		assertThat(this.queues.first(START)).isSameAs(bulk);
		WaitingCall interactive = add(TestCall.of("i"), START);
		assertThat(this.queues.first(START + 30 * SECOND)).isSameAs(interactive);
		assertThat(this.queues.first(START + 30 * SECOND + 1)).isSameAs(bulk);
	}

	@Test
	void patienceBeginsAnewWithEachBulkCallThatIsServed() {
		WaitingCall served = add(TestCall.bulk("b0"), START);
		WaitingCall bulk = add(TestCall.bulk("b1"), START);
		WaitingCall interactive = add(TestCall.of("i"), START);
		this.queues.of(served).remove(served);
		this.queues.served(served, START + 20 * SECOND);
		this.queues.served(interactive, START + 40 * SECOND);
		assertThat(this.queues.first(START + 50 * SECOND)).isSameAs(interactive);
		assertThat(this.queues.first(START + 50 * SECOND + 1)).isSameAs(bulk);
	}

	@Test
	void bulkWorkLeavesPermitsUntilItHasNoPatienceLeft() {
		WaitingCall bulk = add(TestCall.bulk("b"), START);
		WaitingCall interactive = add(TestCall.of("i"), START);
		assertThat(this.queues.spare(interactive, START)).isZero();
		assertThat(this.queues.spare(bulk, START + 30 * SECOND)).isEqualTo(9);
		assertThat(this.queues.spare(bulk, START + 30 * SECOND + 1)).isZero();
	}

	@Test
	void bulkWorkOfAPortalWithoutALimitLeavesNothing() {
		CallQueues unlimited = new CallQueues(() -> RateLimitSettings.unlimited(), START);
		WaitingCall bulk = TestCall.bulk("b").waiting(this.budget, START);
		unlimited.of(bulk).add(bulk);
		assertThat(unlimited.spare(bulk, START)).isZero();
		assertThat(unlimited.permitsUntil(CallPriority.BULK)).isEqualTo(1);
	}

	@Test
	void interactiveCallsWaitForEachOtherAndBulkWorkForAll() {
		IntStream.range(0, 3).forEach((i) -> add(TestCall.of("i" + i), START));
		IntStream.range(0, 60).forEach((i) -> add(TestCall.of("r" + i).joinedBy("key"), START));
		IntStream.range(0, 4).forEach((i) -> add(TestCall.bulk("b" + i), START));
		assertThat(this.queues.permitsUntil(CallPriority.INTERACTIVE)).isEqualTo(3 + 2);
		assertThat(this.queues.permitsUntil(CallPriority.BULK)).as("and what it leaves").isEqualTo(3 + 2 + 4 + 9);
		assertThat(this.queues.size(CallPriority.INTERACTIVE)).isEqualTo(63);
		assertThat(this.queues.size(CallPriority.BULK)).isEqualTo(67);
	}

	@Test
	void queuesAreEmptyWhenNobodyWaitsInEither() {
		assertThat(this.queues.isEmpty()).isTrue();
		WaitingCall bulk = add(TestCall.bulk("b"), START);
		assertThat(this.queues.isEmpty()).isFalse();
		this.queues.of(bulk).remove(bulk);
		add(TestCall.of("i"), START);
		assertThat(this.queues.isEmpty()).isFalse();
		add(TestCall.bulk("b"), START);
		this.queues.clear();
		assertThat(this.queues.isEmpty()).isTrue();
	}

	private WaitingCall add(TestCall call, long since) {
		WaitingCall waiting = call.waiting(this.budget, since);
		this.queues.of(waiting).add(waiting);
		return waiting;
	}

}
