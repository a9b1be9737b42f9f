package io.github.b24spring.client.admission;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Lets the calls of one method, made with the same credentials, through while the portal
 * has execution time for them.
 * <p>
 * The portal adds up the execution time of ten minutes and refuses the method while the
 * sum is over its limit. As the sum comes near the limit, bulk work is spread over the
 * time until some of the sum is forgotten; after a refusal everything waits for that
 * moment, and one call tries first.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see <a href="https://apidocs.bitrix24.com/limits.html">Limits</a>
 */
public final class MethodGate {

	/**
	 * The share of the limit up to which bulk work runs at full speed.
	 */
	private static final double FREE_SHARE = 0.8;

	/**
	 * The portal forgets by the minute.
	 */
	private static final long BUCKET_NANOS = Duration.ofMinutes(1).toNanos();

	/**
	 * The portal's clock tells whole seconds.
	 */
	private static final long ROUNDING_NANOS = Duration.ofMillis(500).toNanos();

	/**
	 * Longer than any request takes.
	 */
	private static final long TRIAL_NANOS = Duration.ofSeconds(90).toNanos();

	private static final double SMOOTHING = 0.2;

	private static final double NANOS = 1_000_000_000.0;

	private final String method;

	private final double limit;

	private double operating;

	private @Nullable Long resetAt;

	private double cost;

	private @Nullable Long stoppedUntil;

	private @Nullable Long trialUntil;

	private long nextBulkAt = Long.MIN_VALUE;

	private int refusals;

	MethodGate(String method, Duration limit) {
		this.method = method;
		this.limit = limit.toNanos() / NANOS;
	}

	/**
	 * The method.
	 * @return the name
	 */
	public String method() {
		return this.method;
	}

	/**
	 * Asks to go through.
	 * @return zero to go, otherwise the time to wait in nanoseconds
	 */
	synchronized long pass(long now, boolean bulk) {
		if (this.stoppedUntil != null && now < this.stoppedUntil) {
			return this.stoppedUntil - now;
		}
		if (this.trialUntil != null && now < this.trialUntil) {
			return this.trialUntil - now;
		}
		if (this.stoppedUntil != null) {
			this.trialUntil = now + TRIAL_NANOS;
			return 0;
		}
		return bulk ? passEvenly(now) : 0;
	}

	private long passEvenly(long now) {
		if (this.resetAt == null || now >= this.resetAt || this.operating < this.limit * FREE_SHARE) {
			return 0;
		}
		double left = this.limit - this.operating;
		long rest = this.resetAt - now;
		if (left <= this.cost) {
			return rest;
		}
		if (now < this.nextBulkAt) {
			return Math.min(this.nextBulkAt - now, rest);
		}
		this.nextBulkAt = now + (long) (rest * (this.cost / left));
		return 0;
	}

	/**
	 * Whether all calls go through at once.
	 */
	synchronized boolean isFree() {
		return this.stoppedUntil == null && this.operating < this.limit * FREE_SHARE;
	}

	/**
	 * How often the portal refused the method.
	 */
	synchronized int refusals() {
		return this.refusals;
	}

	/**
	 * Learns from an answer.
	 * @return whether the method was stopped and runs again
	 */
	synchronized boolean answered(double operating, @Nullable Long resetAt, @Nullable Double cost) {
		this.operating = operating;
		if (resetAt != null) {
			this.resetAt = resetAt;
		}
		if (cost != null) {
			this.cost = (this.cost == 0) ? cost : this.cost + SMOOTHING * (cost - this.cost);
		}
		return resume();
	}

	/**
	 * Learns that the portal took a call, whatever came of it.
	 * @return whether the method was stopped and runs again
	 */
	synchronized boolean resume() {
		boolean stopped = this.trialUntil != null;
		if (stopped) {
			this.stoppedUntil = null;
			this.trialUntil = null;
		}
		return stopped;
	}

	/**
	 * Learns that the call that tried first will never tell.
	 */
	synchronized void abandonTrial(long now) {
		if (this.trialUntil != null) {
			this.trialUntil = now;
		}
	}

	/**
	 * Learns of a refusal.
	 */
	synchronized void refused(long now) {
		this.refusals++;
		if (this.trialUntil != null && this.stoppedUntil != null) {
			this.stoppedUntil = Math.max(this.stoppedUntil + BUCKET_NANOS, now + ROUNDING_NANOS);
		}
		else if (this.stoppedUntil == null) {
			this.stoppedUntil = ((this.resetAt != null && this.resetAt > now) ? this.resetAt : now + BUCKET_NANOS)
					+ ROUNDING_NANOS;
		}
		this.trialUntil = null;
	}

	/**
	 * The average execution time of a call, zero if it is not known.
	 */
	synchronized double cost() {
		return this.cost;
	}

	synchronized Use use() {
		return new Use(this.operating, this.resetAt, this.stoppedUntil);
	}

	record Use(double operating, @Nullable Long resetAt, @Nullable Long stoppedUntil) {
	}

}
