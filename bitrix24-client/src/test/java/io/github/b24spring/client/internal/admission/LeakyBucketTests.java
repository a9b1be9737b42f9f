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

import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.settings.RateLimitSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LeakyBucket}.
 */
class LeakyBucketTests {

	private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();

	private final LeakyBucket bucket = new LeakyBucket(RateLimitSettings.standard(), Timing.of(this.clock));

	@Test
	void burstLessTheMarginGoesAtOnceAndThenTwoASecond() {
		take(49);
		assertThat(acquire(0)).isEqualTo(Duration.ofMillis(600));
		advance(600);
		take(1);
		assertThat(acquire(0)).isEqualTo(Duration.ofMillis(500));
	}

	@Test
	void standsStillAtTheCapacity() {
		advance(3_600_000);
		take(49);
		assertThat(acquire(0)).isPositive();
	}

	/**
	 * The portal's counter falls by two at whole seconds of its own; wherever they lie,
	 * it must never exceed fifty.
	 */
	@Tag("extensive")
	@Test
	void neverExceedsAPortalThatCountsInWholeSeconds() {
		for (int phase = 0; phase < 1000; phase += 7) {
			assertThat(highestCount(phase)).as("ticks at %d ms", phase).isLessThanOrEqualTo(50);
		}
	}

	private static int highestCount(int phase) {
		VirtualTimeScheduler clock = VirtualTimeScheduler.create();
		LeakyBucket bucket = new LeakyBucket(RateLimitSettings.standard(), Timing.of(clock));
		int count = 0;
		int highest = 0;
		for (int millis = 0; millis < 20_000; millis++) {
			if (millis % 1000 == phase) {
				count = Math.max(count - 2, 0);
			}
			while (bucket.acquire(0).toCompletableFuture().join().isZero()) {
				count++;
			}
			highest = Math.max(highest, count);
			clock.advanceTimeBy(Duration.ofMillis(1));
		}
		return highest;
	}

	@Test
	void bucketThatHasJustBecomeFullLosesNoMoreThanTheTimeSinceThen() {
		take(1);
		advance(650);
		take(49);
		assertThat(acquire(0)).as("full for 50 ms").isEqualTo(Duration.ofMillis(550));
	}

	@Test
	void sparePlacesAreLeftAlone() {
		take(39, 9);
		assertThat(acquire(9)).isEqualTo(Duration.ZERO);
		assertThat(acquire(9)).isPositive();
		assertThat(acquire(0)).isZero();
	}

	@Test
	void placeGivenBackCanBeTakenAgain() {
		take(49);
		this.bucket.release();
		take(1);
	}

	@Test
	void pauseLeavesOnePlaceForItsEnd() {
		this.bucket.pause(Duration.ofSeconds(3));
		assertThat(acquire(0)).isEqualTo(Duration.ofSeconds(3));
		assertThat(this.bucket.state().permits()).isZero();
		assertThat(this.bucket.state().pausedFor()).isEqualTo(Duration.ofSeconds(3));
		advance(3000);
		take(1);
		assertThat(acquire(0)).isEqualTo(Duration.ofMillis(500));
	}

	@Test
	void throttledBucketFillsSlower() {
		take(49);
		this.bucket.throttle(0.5);
		assertThat(acquire(0)).isEqualTo(Duration.ofMillis(1100));
		assertThat(this.bucket.state().rate()).isEqualTo(1);
	}

	@Test
	void smallBucketKeepsItsRate() {
		LeakyBucket small = new LeakyBucket(RateLimitSettings.standard().withLimit(2, 20).withMargin(1),
				Timing.of(this.clock));
		int taken = 0;
		for (int millis = 0; millis < 10_000; millis++) {
			taken += small.acquire(0).toCompletableFuture().join().isZero() ? 1 : 0;
			advance(1);
		}
		assertThat(taken).isBetween(195, 201);
	}

	@Test
	void unlimitedBucketPausesAllTheSame() {
		LeakyBucket unlimited = new LeakyBucket(RateLimitSettings.unlimited(), Timing.of(this.clock));
		assertThat(unlimited.state().permits()).isInfinite();
		unlimited.pause(Duration.ofSeconds(1));
		assertThat(unlimited.acquire(0).toCompletableFuture().join()).isEqualTo(Duration.ofSeconds(1));
		advance(1001);
		for (int i = 0; i < 1000; i++) {
			assertThat(unlimited.acquire(0).toCompletableFuture().join()).isZero();
		}
	}

	private void take(int permits) {
		take(permits, 0);
	}

	private void take(int permits, int spare) {
		for (int i = 0; i < permits; i++) {
			assertThat(acquire(spare)).as("place %d", i).isZero();
		}
	}

	private Duration acquire(int spare) {
		return this.bucket.acquire(spare).toCompletableFuture().join();
	}

	private void advance(long millis) {
		this.clock.advanceTimeBy(Duration.ofMillis(millis));
	}

}
