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
package io.github.b24spring.testportal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The clock of a portal, which a test can move on, speed up or stop. Limits, time blocks
 * and the time that calls take all follow it; an answer that is on its way already keeps
 * the moment at which it was going to arrive.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class PortalClock {

	private volatile Setting setting;

	private PortalClock(Instant base, double speed) {
		this.setting = new Setting(base, System.nanoTime(), speed);
	}

	/**
	 * Return a clock that shows the time of day.
	 * @return the clock
	 */
	public static PortalClock system() {
		return new PortalClock(Instant.now(), 1);
	}

	/**
	 * Return a clock that stands still until it is moved. A call's answer takes its time
	 * in full all the same.
	 * @param instant the time that it shows
	 * @return the clock
	 */
	public static PortalClock stoppedAt(Instant instant) {
		return new PortalClock(instant, 0);
	}

	/**
	 * Return the time that the clock shows.
	 * @return the time
	 */
	public Instant instant() {
		return this.setting.at(System.nanoTime());
	}

	/**
	 * Move the clock on.
	 * @param duration by how much
	 */
	public synchronized void advance(Duration duration) {
		if (duration.isNegative()) {
			throw new IllegalArgumentException("'duration' must not be negative");
		}
		Setting old = this.setting;
		this.setting = new Setting(old.base.plus(duration), old.nanos, old.speed);
	}

	/**
	 * Make the clock run faster, slower, or not at all.
	 * @param speed the seconds that it counts in a second, 0 to stop it
	 */
	public synchronized void speed(double speed) {
		if (!(speed >= 0)) {
			throw new IllegalArgumentException("'speed' must not be negative");
		}
		long now = System.nanoTime();
		this.setting = new Setting(this.setting.at(now), now, speed);
	}

	Clock toClock() {
		return new Adapter(this, ZoneOffset.ofHours(3));
	}

	/**
	 * How long a time of this clock lasts for those outside of the portal.
	 * @param duration a time of this clock
	 * @return the real time
	 */
	Duration toReal(Duration duration) {
		double speed = this.setting.speed;
		return (speed > 0) ? Duration.ofNanos(Math.round(duration.toNanos() / speed)) : duration;
	}

	private record Setting(Instant base, long nanos, double speed) {

		Instant at(long now) {
			return this.base.plusNanos(Math.round((now - this.nanos) * this.speed));
		}

	}

	private static final class Adapter extends Clock {

		private final PortalClock clock;

		private final ZoneId zone;

		Adapter(PortalClock clock, ZoneId zone) {
			this.clock = clock;
			this.zone = zone;
		}

		@Override
		public ZoneId getZone() {
			return this.zone;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return new Adapter(this.clock, zone);
		}

		@Override
		public Instant instant() {
			return this.clock.instant();
		}

	}

}
