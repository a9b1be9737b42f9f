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

import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.settings.RateLimiter;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RateControl}, in virtual time.
 */
class RateControlTests {

	private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();

	private final FixedLimiter limiter = new FixedLimiter();

	private final RateControl control = new RateControl(this.limiter, Timing.of(this.clock));

	@Test
	void pauseIsTheLongerOfThePortalsAndItsOwn() {
		this.control.refused(Duration.ofSeconds(20));
		assertThat(this.limiter.told).containsExactly("pause 20000", "throttle 1.0");
		this.control.refused(Duration.ofMillis(1));
		assertThat(lastPause()).isBetween(1200L, 1800L);
	}

	@Test
	void pauseOfMoreThanTenMinutesIsNotBelieved() {
		this.control.refused(Duration.ofDays(400));
		assertThat(this.limiter.told).first().isEqualTo("pause 600000");
	}

	@Test
	void refusalWithinAPauseProlongsItOnlyIfThePortalAsksForThat() {
		this.limiter.state = paused(Duration.ofSeconds(5));
		this.control.refused(null);
		this.control.refused(Duration.ofSeconds(5));
		assertThat(this.limiter.told).isEmpty();
		this.control.refused(Duration.ofSeconds(6));
		assertThat(this.limiter.told).containsExactly("pause 6000");
	}

	@Test
	void refusalsWithinTwoMinutesSlowDownAndLaterOnesDoNot() {
		this.control.refused(null);
		this.clock.advanceTimeBy(Duration.ofMinutes(2).minusNanos(1));
		this.control.refused(null);
		assertThat(this.limiter.told).last().isEqualTo("throttle 0.7");
		this.clock.advanceTimeBy(Duration.ofMinutes(2));
		this.control.refused(null);
		assertThat(this.limiter.told).last().isEqualTo("throttle 0.7");
	}

	@Test
	void slowingDownEndsAtATenthOfTheRate() {
		for (int i = 0; i < 20; i++) {
			this.control.refused(null);
		}
		assertThat(this.limiter.told).last().isEqualTo("throttle 0.1");
	}

	@Test
	void pausesGrowWithEachRefusalInARowUpToHalfAMinuteAndBeginAnewAfterAnAnswer() {
		for (int i = 0; i < 20; i++) {
			this.control.refused(null);
			double expected = Math.min(1000 * Math.pow(1.5, i), 30_000);
			assertThat(lastPause()).as("pause %d", i).isBetween((long) (expected * 0.8) - 1, (long) (expected * 1.2));
		}
		this.control.accepted();
		this.control.refused(null);
		assertThat(lastPause()).isBetween(799L, 1200L);
	}

	@Test
	void pausesOfSeveralClientsDiffer() {
		long different = IntStream.range(0, 50).mapToLong((i) -> {
			RateControl other = new RateControl(this.limiter, Timing.of(this.clock));
			other.refused(null);
			return lastPause();
		}).distinct().count();
		assertThat(different).isGreaterThan(10);
	}

	@Test
	void rateComesBackAnswerByAnswerAndThenIsLeftAlone() {
		this.control.refused(null);
		this.control.refused(null);
		this.limiter.told.clear();
		this.control.accepted();
		assertThat(this.limiter.told).containsExactly("throttle 0.705");
		for (int i = 0; i < 100; i++) {
			this.control.accepted();
		}
		assertThat(this.limiter.told).hasSize(60).last().isEqualTo("throttle 1.0");
	}

	@Test
	void answersOfAPortalThatRefusesNothingChangeNothing() {
		this.control.accepted();
		assertThat(this.limiter.told).isEmpty();
	}

	private static RateLimiter.State paused(Duration rest) {
		return new RateLimiter.State(0, 50, 2, rest);
	}

	private long lastPause() {
		return this.limiter.told.stream()
			.filter((told) -> told.startsWith("pause "))
			.mapToLong((told) -> Long.parseLong(told.substring(6)))
			.reduce((first, second) -> second)
			.orElseThrow();
	}

}
