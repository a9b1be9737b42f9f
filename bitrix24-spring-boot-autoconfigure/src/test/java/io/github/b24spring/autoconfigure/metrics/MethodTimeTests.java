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
package io.github.b24spring.autoconfigure.metrics;

import java.time.Duration;
import java.time.Instant;

import io.github.b24spring.client.ResponseTime;
import io.micrometer.core.instrument.MockClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class MethodTimeTests {

	private final MockClock clock = new MockClock();

	private final MethodTime time = new MethodTime(this.clock);

	@Test
	void resetComesNearerWithTheClockAndIsNeverNegative() {
		this.time.update(answer(1_000.0, 1_090));
		this.clock.add(Duration.ofSeconds(30));
		assertThat(this.time.secondsToReset()).isCloseTo(60, within(0.001));
		this.clock.add(Duration.ofSeconds(61));
		assertThat(this.time.secondsToReset()).isZero();
	}

	@Test
	void answerWithoutAnEndIsMeasuredByThisMachinesClock() {
		long now = this.clock.wallTime() / 1_000;
		this.time.update(answer(null, now + 40));
		assertThat(this.time.secondsToReset()).isCloseTo(40, within(1.0));
	}

	@Test
	void answerThatReportsNothingChangesNothing() {
		this.time.update(answer(1_000.0, 1_090));
		this.time.update(new ResponseTime(null, null, null, null, null, null, null, null));
		assertThat(this.time.operating()).isEqualTo(12.5);
		assertThat(this.time.secondsToReset()).isCloseTo(90, within(0.001));
	}

	private static ResponseTime answer(Double finish, long resetAt) {
		return new ResponseTime(null, finish, null, null, null, null, 12.5, Instant.ofEpochSecond(resetAt));
	}

}
