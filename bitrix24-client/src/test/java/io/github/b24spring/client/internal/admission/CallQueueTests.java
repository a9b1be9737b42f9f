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
import java.util.List;
import java.util.stream.IntStream;

import io.github.b24spring.client.internal.time.Timing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CallQueue}.
 */
class CallQueueTests {

	private final OperatingBudget budget = new OperatingBudget(() -> Duration.ofSeconds(480),
			Timing.of(VirtualTimeScheduler.create()));

	private final CallQueue queue = new CallQueue();

	@Test
	void callsLeaveInTheOrderInWhichTheyCame() {
		assertThat(this.queue.first()).isNull();
		assertThat(this.queue.isEmpty()).isTrue();
		WaitingCall first = add(TestCall.of("a"));
		WaitingCall second = add(TestCall.of("b"));
		assertThat(this.queue.first()).isSameAs(first);
		assertThat(this.queue.remove(first)).isTrue();
		assertThat(this.queue.remove(first)).as("again").isFalse();
		assertThat(this.queue.first()).isSameAs(second);
		assertThat(this.queue.size()).isEqualTo(1);
		assertThat(this.queue.isEmpty()).isFalse();
	}

	@Test
	void onlyCallsWithTheSameKeyAreCompanions() {
		WaitingCall alone = add(TestCall.of("a"));
		WaitingCall other = add(read("o", "other"));
		WaitingCall first = add(read("r0", "key"));
		WaitingCall second = add(read("r1", "key"));
		assertThat(this.queue.joinable(alone)).isEqualTo(1);
		assertThat(this.queue.joinable(other)).isEqualTo(1);
		assertThat(this.queue.joinable(first)).isEqualTo(2);
		this.queue.remove(second);
		assertThat(this.queue.joinable(first)).isEqualTo(1);
		this.queue.remove(first);
		assertThat(this.queue.joinable(first)).as("itself").isEqualTo(1);
	}

	@ParameterizedTest
	@CsvSource({ "0, 0, 0", "3, 0, 3", "0, 1, 1", "0, 50, 1", "0, 51, 2", "0, 100, 2", "0, 101, 3", "7, 120, 10" })
	void requestsAreEstimatedByWhatSharesThem(int alone, int joinable, int requests) {
		IntStream.range(0, alone).forEach((i) -> add(TestCall.of("c" + i)));
		IntStream.range(0, joinable).forEach((i) -> add(read("r" + i, "key")));
		assertThat(this.queue.requests(50)).isEqualTo(requests);
	}

	@Test
	void requestsOfSeveralKeysAreAddedUp() {
		IntStream.range(0, 60).forEach((i) -> add(read("r" + i, "key")));
		IntStream.range(0, 40).forEach((i) -> add(read("o" + i, "other")));
		assertThat(this.queue.requests(50)).isEqualTo(3);
	}

	@Test
	void groupBeginsWithTheCallThatIsNextAndGoesOnInOrder() {
		WaitingCall first = add(read("r0", "key"));
		add(TestCall.of("alone"));
		add(read("other", "other"));
		WaitingCall next = add(read("r1", "key"));
		add(read("r2", "key"));
		add(read("r3", "key"));
		assertThat(names(this.queue.groupOf(first, 50, 15, 0.5))).containsExactly("r0", "r1", "r2", "r3");
		assertThat(names(this.queue.groupOf(next, 3, 15, 0.5))).containsExactly("r1", "r0", "r2");
	}

	@ParameterizedTest
	@CsvSource({ "5, 0.1, 3", "5.1, 0.1, 2", "0.02, 0.25, 2", "0.02, 0.125, 4", "0.02, 0.26, 1", "15, 0, 1", "20, 0, 1",
			"0.02, 0.6, 1" })
	void groupEndsBeforeItCostsTooMuchOrItsAnswerBecomesTooLarge(double cost, double size, int expected) {
		List<WaitingCall> calls = IntStream.range(0, 10)
			.mapToObj((i) -> add(read("r" + i, "key").withCost(cost).withSize(size)))
			.toList();
		assertThat(this.queue.groupOf(calls.get(0), 50, 15, 0.5)).hasSize(expected);
	}

	@Test
	void callWhoseMethodWasRefusedMeanwhileIsNotTakenAlong() {
		WaitingCall first = add(read("r0", "key"));
		add(read("refused", "key"));
		add(read("r1", "key"));
		this.budget.refused("refused");
		assertThat(names(this.queue.groupOf(first, 50, 15, 0.5))).containsExactly("r0", "r1");
	}

	@Test
	void clearedQueueKnowsNobody() {
		WaitingCall call = add(read("r0", "key"));
		add(read("r1", "key"));
		this.queue.clear();
		assertThat(this.queue.isEmpty()).isTrue();
		assertThat(this.queue.joinable(call)).isEqualTo(1);
		assertThat(this.queue.requests(50)).isZero();
	}

	private WaitingCall add(TestCall call) {
		WaitingCall waiting = call.waiting(this.budget, 0);
		this.queue.add(waiting);
		return waiting;
	}

	private static TestCall read(String name, Object key) {
		return TestCall.of(name).joinedBy(key);
	}

	private static List<String> names(List<WaitingCall> calls) {
		return calls.stream().map((call) -> call.call().method()).toList();
	}

}
