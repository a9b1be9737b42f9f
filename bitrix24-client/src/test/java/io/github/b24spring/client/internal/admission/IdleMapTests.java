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

import java.lang.ref.WeakReference;
import java.time.Duration;

import io.github.b24spring.client.internal.time.Timing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link IdleMap}, in virtual time.
 */
class IdleMapTests {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();

	private final Timing timing = Timing.of(this.clock);

	private final IdleMap<String, Counted> map = new IdleMap<>(this.timing);

	@BeforeEach
	void timeDoesNotBeginNow() {
		this.clock.advanceTimeBy(Duration.ofSeconds(10));
		this.map.sweepIfDue();
		this.clock.advanceTimeBy(MINUTE);
		this.map.sweepIfDue();
	}

	@Test
	void valueIsMadeOnceForItsKey() {
		Counted value = this.map.get("a", Counted::new);
		assertThat(value.name).isEqualTo("a");
		assertThat(this.map.get("a", (key) -> new Counted("again"))).isSameAs(value);
		assertThat(this.map.find("a")).isSameAs(value);
		assertThat(this.map.find("b")).isNull();
		assertThat(this.map.size()).isEqualTo(1);
	}

	@Test
	void otherKeyLeadsToTheSameValue() {
		Counted value = this.map.get("a", Counted::new);
		this.map.alias("a", "b");
		assertThat(this.map.find("b")).isSameAs(value);
		this.map.alias("unknown", "c");
		assertThat(this.map.size()).isEqualTo(2);
		this.map.get("d", Counted::new);
		this.map.alias("a", "d");
		assertThat(this.map.find("d")).isNotSameAs(value);
	}

	@Test
	void valueThatNobodyHoldsIsKeptUntilItWasNotUsedForHalfAnHour() {
		WeakReference<Counted> value = new WeakReference<>(this.map.get("a", Counted::new));
		this.clock.advanceTimeBy(IdleMap.KEPT.minusNanos(1));
		sweepAfterCollection();
		assertThat(value.get()).isNotNull();
		assertThat(this.map.size()).isEqualTo(1);
		this.clock.advanceTimeBy(MINUTE);
		this.map.sweepIfDue();
		await().atMost(Duration.ofSeconds(30)).until(() -> {
			System.gc();
			return value.get() == null;
		});
		assertThat(this.map.size()).as("until it is looked at again").isEqualTo(1);
		this.clock.advanceTimeBy(MINUTE);
		this.map.get("b", Counted::new);
		assertThat(this.map.size()).isEqualTo(1);
		assertThat(this.map.find("a")).isNull();
	}

	@Test
	void valueThatIsHeldStaysHoweverLongItIsIdle() {
		Counted held = this.map.get("a", Counted::new);
		this.clock.advanceTimeBy(Duration.ofDays(1));
		sweepAfterCollection();
		this.clock.advanceTimeBy(MINUTE);
		sweepAfterCollection();
		assertThat(this.map.get("a", Counted::new)).isSameAs(held);
	}

	@Test
	void valueThatIsUsedAgainIsKeptAgain() {
		Counted held = this.map.get("a", Counted::new);
		this.clock.advanceTimeBy(IdleMap.KEPT);
		sweepAfterCollection();
		held.usedAt = this.timing.now();
		this.clock.advanceTimeBy(MINUTE);
		this.map.sweepIfDue();
		WeakReference<Counted> value = new WeakReference<>(held);
		held = null;
		System.gc();
		assertThat(value.get()).isNotNull();
	}

	@Test
	void mapIsLookedThroughOnceAMinute() {
		this.map.get("a", Counted::new).usedAt = -IdleMap.KEPT.toNanos();
		this.map.sweepIfDue();
		System.gc();
		this.clock.advanceTimeBy(MINUTE.minusNanos(1));
		this.map.sweepIfDue();
		System.gc();
		assertThat(this.map.find("a")).as("not looked at yet").isNotNull();
		this.clock.advanceTimeBy(Duration.ofNanos(1));
		this.map.sweepIfDue();
		await().atMost(Duration.ofSeconds(30)).until(() -> {
			System.gc();
			return this.map.find("a") == null;
		});
	}

	private void sweepAfterCollection() {
		System.gc();
		this.map.sweepIfDue();
	}

	private final class Counted implements IdleMap.Value {

		private final String name;

		private long usedAt = IdleMapTests.this.timing.now();

		private Counted(String name) {
			this.name = name;
		}

		@Override
		public long usedAt() {
			return this.usedAt;
		}

	}

}
