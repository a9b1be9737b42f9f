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
import io.github.b24spring.client.settings.RateLimiter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests for {@link RequestSharing}.
 */
class RequestSharingTests {

	private static final long MILLI = Duration.ofMillis(1).toNanos();

	private static final long START = 1_000_000 * MILLI;

	private final OperatingBudget budget = new OperatingBudget(() -> Duration.ofSeconds(480),
			Timing.of(VirtualTimeScheduler.create()));

	private final FixedLimiter limiter = new FixedLimiter();

	private final RequestSharing sharing = new RequestSharing(this.limiter, START);

	private final CallQueue queue = new CallQueue();

	@Test
	void callComesInACrowdWhenAnotherCameLessThanFifteenMillisecondsBefore() {
		WaitingCall first = enter(TestCall.of("c"), START);
		WaitingCall later = enter(TestCall.of("c"), START + 15 * MILLI);
		WaitingCall close = enter(TestCall.of("c"), START + 30 * MILLI - 1);
		assertThat(first.isInCrowd()).as("nobody before").isFalse();
		assertThat(later.isInCrowd()).isFalse();
		assertThat(close.isInCrowd()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "0, 100", "12.5, 50", "20, 20", "24.75, 1", "25, 0", "49, 0" })
	void companionsWaitLongerTheFewerPermitsThereAre(double permits, long millis) {
		free(permits);
		WaitingCall call = enter(read("r0"), START);
		enter(read("r1"), START + 20 * MILLI);
		assertThat((double) this.sharing.gathering(call, this.queue, START)).isCloseTo(millis * MILLI, within(10.0));
	}

	@Test
	void timeThatACallHasWaitedCounts() {
		free(0);
		WaitingCall call = enter(read("r0"), START);
		enter(read("r1"), START + 1);
		assertThat(this.sharing.gathering(call, this.queue, START + 30 * MILLI)).isEqualTo(70 * MILLI);
		assertThat(this.sharing.gathering(call, this.queue, START + 100 * MILLI)).isZero();
		assertThat(this.sharing.gathering(call, this.queue, START + 130 * MILLI)).isNotPositive();
	}

	@Test
	void callThatCameAloneDoesNotWait() {
		free(0);
		WaitingCall alone = enter(read("r0"), START);
		assertThat(this.sharing.gathering(alone, this.queue, START)).isZero();
		this.queue.remove(alone);
		WaitingCall ofACrowd = enter(read("r1"), START + 1);
		assertThat(this.sharing.gathering(ofACrowd, this.queue, START + 1)).isPositive();
	}

	@Test
	void callThatSharesNothingDoesNotWait() {
		free(0);
		enter(TestCall.of("c0"), START);
		WaitingCall call = enter(TestCall.of("c1"), START + 1);
		assertThat(this.sharing.gathering(call, this.queue, START + 1)).isZero();
	}

	@Test
	void fullBatchDoesNotWait() {
		free(0);
		List<WaitingCall> calls = IntStream.range(0, 49).mapToObj((i) -> enter(read("r" + i), START + i)).toList();
		assertThat(this.sharing.gathering(calls.get(0), this.queue, START + 49)).isPositive();
		enter(read("r49"), START + 49);
		assertThat(this.sharing.gathering(calls.get(0), this.queue, START + 49)).isZero();
	}

	@Test
	void portalWithoutALimitLetsNobodyWait() {
		double unlimited = Double.POSITIVE_INFINITY;
		this.limiter.state = new RateLimiter.State(unlimited, unlimited, unlimited, Duration.ZERO);
		WaitingCall call = enter(read("r0"), START);
		enter(read("r1"), START);
		assertThat(this.sharing.gathering(call, this.queue, START)).isZero();
		assertThat(this.sharing.group(call, this.queue)).containsExactly(call);
	}

	@Test
	void callsShareARequestWhenLessThanHalfOfThePermitsAreFree() {
		WaitingCall call = enter(read("r0"), START);
		enter(read("r1"), START);
		free(25);
		assertThat(this.sharing.group(call, this.queue)).containsExactly(call);
		free(24.9);
		assertThat(this.sharing.group(call, this.queue)).hasSize(2).startsWith(call);
	}

	@Test
	void callThatSharesNothingGoesAlone() {
		free(0);
		WaitingCall call = enter(TestCall.of("c"), START);
		enter(read("r"), START);
		assertThat(this.sharing.group(call, this.queue)).containsExactly(call);
	}

	@ParameterizedTest
	@CsvSource({ "0.02, 0, 50", "5, 0, 3", "0.02, 0.25, 2", "0.02, 0.26, 1" })
	void groupIsOneBatchOfFifteenSecondsAndHalfOfTheLargestAnswer(double cost, double size, int expected) {
		free(0);
		List<WaitingCall> calls = IntStream.range(0, 60)
			.mapToObj((i) -> enter(read("r" + i).withCost(cost).withSize(size), START))
			.toList();
		assertThat(this.sharing.group(calls.get(0), this.queue)).hasSize(expected);
	}

	private void free(double permits) {
		this.limiter.state = FixedLimiter.filled(permits).state();
	}

	private WaitingCall enter(TestCall call, long since) {
		WaitingCall waiting = call.waiting(this.budget, since);
		this.sharing.entered(waiting);
		this.queue.add(waiting);
		return waiting;
	}

	private static TestCall read(String name) {
		return TestCall.of(name).joinedBy("key");
	}

}
