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

	private Instant base;

	private long baseNanos;

	private double speed;

	private PortalClock(Instant base, double speed) {
		this.base = base;
		this.baseNanos = System.nanoTime();
		this.speed = speed;
	}

	/**
	 * A clock that shows the time of day.
	 * @return the clock
	 */
	public static PortalClock system() {
		return new PortalClock(Instant.now(), 1);
	}

	/**
	 * A clock that stands still until it is moved. A call's answer takes its time in full
	 * all the same.
	 * @param instant the time that it shows
	 * @return the clock
	 */
	public static PortalClock stoppedAt(Instant instant) {
		return new PortalClock(instant, 0);
	}

	/**
	 * The time that the clock shows.
	 * @return the time
	 */
	public synchronized Instant instant() {
		return this.base.plusNanos(Math.round((System.nanoTime() - this.baseNanos) * this.speed));
	}

	/**
	 * Moves the clock on.
	 * @param duration by how much
	 */
	public synchronized void advance(Duration duration) {
		if (duration.isNegative()) {
			throw new IllegalArgumentException("'duration' must not be negative");
		}
		this.base = this.base.plus(duration);
	}

	/**
	 * Makes the clock run faster, slower, or not at all.
	 * @param speed the seconds that it counts in a second, 0 to stop it
	 */
	public synchronized void speed(double speed) {
		if (!(speed >= 0)) {
			throw new IllegalArgumentException("'speed' must not be negative");
		}
		this.base = instant();
		this.baseNanos = System.nanoTime();
		this.speed = speed;
	}

	Clock toClock() {
		return new Adapter(this, ZoneOffset.ofHours(3));
	}

	/**
	 * How long a time of this clock lasts for those outside of the portal.
	 * @param duration a time of this clock
	 * @return the real time
	 */
	synchronized Duration toReal(Duration duration) {
		return (this.speed > 0) ? Duration.ofNanos(Math.round(duration.toNanos() / this.speed)) : duration;
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
