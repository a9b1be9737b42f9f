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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.settings.RateLimitSettings;
import io.github.b24spring.client.settings.RateLimiter;

/**
 * Counts the requests of this process.
 * <p>
 * The portal's counter falls once a whole second, at moments that nobody knows, while
 * permits come back here one by one. The margin covers the requests that one second lets
 * through before the portal's counter falls. A permit that is taken from a bucket that
 * was full for a while starts to come back a little later, since its request takes time
 * to reach the portal, whose counter may have had nothing to fall from.
 */
final class LeakyBucket implements RateLimiter {

	private static final CompletionStage<Duration> TAKEN = CompletableFuture.completedStage(Duration.ZERO);

	private static final double NANOS = 1_000_000_000.0;

	private static final long TRAVEL_NANOS = Duration.ofMillis(100).toNanos();

	/**
	 * Sums of fractions come close to whole permits, but do not always reach them.
	 */
	private static final double ALMOST = 1e-6;

	private final int capacity;

	private final double fullRate;

	private final Timing timing;

	private double permits;

	private double rate;

	private long refilledAt;

	private long pausedUntil;

	private long fullAt;

	LeakyBucket(RateLimitSettings settings, Timing timing) {
		this.capacity = settings.burst() - settings.margin();
		this.fullRate = settings.rate();
		this.timing = timing;
		this.permits = this.capacity;
		this.rate = this.fullRate;
		this.refilledAt = timing.now();
		this.pausedUntil = this.refilledAt;
		this.fullAt = this.refilledAt - TRAVEL_NANOS;
	}

	/**
	 * Go on with what another bucket has counted.
	 */
	void continueFrom(LeakyBucket before) {
		double taken;
		boolean paused;
		synchronized (before) {
			paused = before.refill() < before.pausedUntil;
			taken = before.capacity - before.permits;
			this.pausedUntil = before.pausedUntil;
			this.refilledAt = before.refilledAt;
			this.fullAt = before.fullAt;
		}
		this.permits = paused ? before.permits : Math.max(this.capacity - taken, 0);
	}

	/**
	 * Whether requests are not counted, and none is kept back by a pause.
	 */
	synchronized boolean passesFreely() {
		return Double.isInfinite(this.fullRate) && acquire(0) == TAKEN;
	}

	@Override
	public synchronized CompletionStage<Duration> acquire(int spare) {
		long now = refill();
		if (now < this.pausedUntil) {
			return CompletableFuture.completedStage(Duration.ofNanos(this.pausedUntil - now));
		}
		double needed = Math.min(spare + 1, this.capacity);
		if (this.permits + ALMOST < needed) {
			double nanos = (needed - this.permits) / this.rate * NANOS;
			long delayed = Math.max(this.refilledAt - now, 0);
			return CompletableFuture.completedStage(Duration.ofNanos(delayed + (long) Math.ceil(nanos)));
		}
		if (this.permits == this.capacity) {
			this.refilledAt = now + Math.min(TRAVEL_NANOS, now - this.fullAt);
		}
		this.permits = Math.max(this.permits - 1, 0);
		return TAKEN;
	}

	@Override
	public synchronized void release() {
		refill();
		this.permits = Math.min(this.permits + 1, this.capacity);
	}

	@Override
	public synchronized void pause(Duration duration) {
		long until = refill() + duration.toNanos();
		if (until > this.pausedUntil) {
			this.pausedUntil = until;
			this.refilledAt = until;
			this.permits = 1;
		}
	}

	@Override
	public synchronized void throttle(double share) {
		refill();
		this.rate = this.fullRate * share;
	}

	@Override
	public synchronized State state() {
		long now = refill();
		boolean paused = now < this.pausedUntil;
		boolean counted = !Double.isInfinite(this.fullRate);
		return new State(paused ? 0 : counted ? this.permits : this.fullRate, counted ? this.capacity : this.fullRate,
				this.rate, paused ? Duration.ofNanos(this.pausedUntil - now) : Duration.ZERO);
	}

	private long refill() {
		long now = this.timing.now();
		long elapsed = now - this.refilledAt;
		if (elapsed > 0) {
			if (this.permits < this.capacity) {
				double filled = this.permits + elapsed / NANOS * this.rate;
				this.fullAt = now - (long) (Math.max(filled - this.capacity, 0) / this.rate * NANOS);
				this.permits = Math.min(filled, this.capacity);
			}
			this.refilledAt = now;
		}
		return now;
	}

}
