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
import java.util.function.Supplier;

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
 * @see <a href="https://apidocs.bitrix24.com/limits.html">Limits</a>
 */
final class MethodGate {

	/**
	 * The share of the limit up to which bulk work runs at full speed.
	 */
	private static final double FREE_SHARE = 0.8;

	/**
	 * The portal forgets by the minute.
	 */
	private static final long BUCKET_NANOS = Duration.ofMinutes(1).toNanos();

	/**
	 * The portal tells the second in which it forgets, not the moment. Who asks before
	 * that moment is refused once more, and waits for a minute in vain.
	 */
	private static final long ROUNDING_NANOS = Duration.ofSeconds(1).toNanos();

	/**
	 * Longer than any request takes.
	 */
	private static final long TRIAL_NANOS = Duration.ofSeconds(90).toNanos();

	private static final double SMOOTHING = 0.2;

	private static final double NANOS = 1_000_000_000.0;

	private final String method;

	private final Supplier<Duration> limit;

	private double operating;

	private @Nullable Long resetAt;

	private double cost;

	private @Nullable Long stoppedUntil;

	private @Nullable Long trialUntil;

	private @Nullable Object trial;

	private @Nullable Long nextBulkAt;

	private int refusals;

	MethodGate(String method, Supplier<Duration> limit) {
		this.method = method;
		this.limit = limit;
	}

	String method() {
		return this.method;
	}

	/**
	 * How long a call has to wait.
	 * @return zero if it may go through now, otherwise the time in nanoseconds
	 */
	synchronized long untilOpen(long now, boolean bulk) {
		if (this.stoppedUntil != null && now < this.stoppedUntil) {
			return this.stoppedUntil - now;
		}
		if (this.trialUntil != null && now < this.trialUntil) {
			return this.trialUntil - now;
		}
		if (!bulk || this.stoppedUntil != null || this.resetAt == null || !isNearLimit(now)) {
			return 0;
		}
		long rest = this.resetAt - now;
		if (left() <= this.cost) {
			return rest;
		}
		return (this.nextBulkAt != null) ? Math.min(Math.max(this.nextBulkAt - now, 0), rest) : 0;
	}

	/**
	 * Let a call through that need not wait. The first after a stop is a trial.
	 */
	synchronized void enter(long now, boolean bulk, Object call) {
		if (this.stoppedUntil != null) {
			this.trialUntil = now + TRIAL_NANOS;
			this.trial = call;
		}
		else if (bulk && this.resetAt != null && isNearLimit(now)) {
			this.nextBulkAt = now + (long) ((this.resetAt - now) * (this.cost / left()));
		}
	}

	private boolean isNearLimit(long now) {
		return this.resetAt != null && now < this.resetAt && this.operating >= limit() * FREE_SHARE;
	}

	private double left() {
		return limit() - this.operating;
	}

	private double limit() {
		return this.limit.get().toNanos() / NANOS;
	}

	/**
	 * Whether all calls go through at once.
	 */
	synchronized boolean isFree() {
		return this.stoppedUntil == null && this.operating < limit() * FREE_SHARE;
	}

	synchronized boolean isStopped(long now) {
		return this.stoppedUntil != null && now < this.stoppedUntil;
	}

	/**
	 * Whether one call tries whether the method runs again.
	 */
	synchronized boolean isTried() {
		return this.trialUntil != null;
	}

	/**
	 * How often the portal refused the method.
	 */
	synchronized int refusals() {
		return this.refusals;
	}

	/**
	 * Record an answer.
	 * @return whether the method was stopped and runs again
	 */
	synchronized boolean answered(long now, double operating, @Nullable Long resetAt, @Nullable Double cost) {
		this.operating = operating;
		if (resetAt != null) {
			this.resetAt = resetAt;
		}
		if (cost != null) {
			this.cost = (this.cost == 0) ? cost : this.cost + SMOOTHING * (cost - this.cost);
		}
		return resume(now);
	}

	/**
	 * Record that the portal took a call, whatever came of it.
	 * @return whether the method was stopped and runs again
	 */
	synchronized boolean resume(long now) {
		boolean resumed = this.stoppedUntil != null && (this.trialUntil != null || now >= this.stoppedUntil);
		if (resumed) {
			this.stoppedUntil = null;
			this.trialUntil = null;
			this.trial = null;
		}
		return resumed;
	}

	/**
	 * Whether a call is the one that tries whether the method runs again.
	 */
	synchronized boolean isTriedBy(Object call) {
		return this.trial == call;
	}

	/**
	 * Record that a call will never tell.
	 * @return whether it was the trial, which is left to another now
	 */
	synchronized boolean abandoned(Object call, long now) {
		if (this.trial != call) {
			return false;
		}
		this.trial = null;
		this.trialUntil = now;
		return true;
	}

	/**
	 * Record a refusal.
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
		this.trial = null;
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
