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
package io.github.b24spring.client.settings;

import java.time.Duration;
import java.util.List;

import io.github.b24spring.client.internal.time.Durations;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * What a portal allows, and how calls wait for it.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see <a href="https://apidocs.bitrix24.com/limits.html">Limits</a>
 */
public final class RateLimitSettings {

	private final int burst;

	private final double rate;

	private final int margin;

	private final double bulkReserve;

	private final Duration maxWait;

	private final Duration interactiveMaxWait;

	private final int maxQueueSize;

	private final boolean joinReads;

	private final Duration operatingLimit;

	private final Duration blockedProbeInterval;

	private RateLimitSettings(int burst, double rate, int margin, double bulkReserve, Duration maxWait,
			Duration interactiveMaxWait, int maxQueueSize, boolean joinReads, Duration operatingLimit,
			Duration blockedProbeInterval) {
		Assert.isTrue(burst > 0, "'burst' must be positive");
		Assert.isTrue(rate > 0, "'rate' must be positive");
		Assert.isTrue(margin >= 0 && margin < burst, "'margin' must be from 0 to less than 'burst'");
		Assert.isTrue(bulkReserve >= 0 && bulkReserve < 1, "'bulkReserve' must be from 0 to less than 1");
		Assert.isTrue(maxQueueSize >= 0, "'maxQueueSize' must not be negative");
		this.burst = burst;
		this.rate = rate;
		this.margin = margin;
		this.bulkReserve = bulkReserve;
		this.maxWait = Durations.notNegative("maxWait", maxWait);
		this.interactiveMaxWait = Durations.notNegative("interactiveMaxWait", interactiveMaxWait);
		this.maxQueueSize = maxQueueSize;
		this.joinReads = joinReads;
		this.operatingLimit = Durations.positive("operatingLimit", operatingLimit);
		this.blockedProbeInterval = Durations.positive("blockedProbeInterval", blockedProbeInterval);
	}

	private static RateLimitSettings of(int burst, double rate) {
		int margin = Double.isInfinite(rate) ? 0 : Math.min((int) Math.ceil(rate) - 1, burst - 1);
		return new RateLimitSettings(burst, rate, margin, 0.2, Duration.ofMinutes(15), Duration.ofSeconds(30), 10_000,
				true, Duration.ofSeconds(480), Duration.ofMinutes(1));
	}

	/**
	 * Return the limits of every plan of the cloud but the enterprise's.
	 * @return 50 requests at once, then 2 a second
	 */
	public static RateLimitSettings standard() {
		return of(50, 2);
	}

	/**
	 * Return the limits of the enterprise plan of the cloud.
	 * @return 250 requests at once, then 5 a second
	 */
	public static RateLimitSettings enterprise() {
		return of(250, 5);
	}

	/**
	 * Return settings without a limit of the rate, as on a self-hosted portal.
	 * @return settings under which no call waits for its turn
	 */
	public static RateLimitSettings unlimited() {
		return of(Integer.MAX_VALUE, Double.POSITIVE_INFINITY);
	}

	/**
	 * Return whether the portal counts no requests.
	 * @return whether the rate is infinite
	 */
	public boolean isUnlimited() {
		return Double.isInfinite(this.rate);
	}

	/**
	 * Change what the portal allows. The margin follows the rate.
	 * @param burst the requests at once
	 * @param rate the requests a second
	 * @return a changed copy
	 */
	public RateLimitSettings withLimit(int burst, double rate) {
		return new RateLimitSettings(burst, rate, of(burst, rate).margin, this.bulkReserve, this.maxWait,
				this.interactiveMaxWait, this.maxQueueSize, this.joinReads, this.operatingLimit,
				this.blockedProbeInterval);
	}

	/**
	 * Change the margin.
	 * @param margin the requests of the burst that are left alone
	 * @return a changed copy
	 */
	public RateLimitSettings withMargin(int margin) {
		return new RateLimitSettings(this.burst, this.rate, margin, this.bulkReserve, this.maxWait,
				this.interactiveMaxWait, this.maxQueueSize, this.joinReads, this.operatingLimit,
				this.blockedProbeInterval);
	}

	/**
	 * Change the reserve of interactive calls.
	 * @param bulkReserve the share of the burst, from 0 to 1
	 * @return a changed copy
	 */
	public RateLimitSettings withBulkReserve(double bulkReserve) {
		return new RateLimitSettings(this.burst, this.rate, this.margin, bulkReserve, this.maxWait,
				this.interactiveMaxWait, this.maxQueueSize, this.joinReads, this.operatingLimit,
				this.blockedProbeInterval);
	}

	/**
	 * Change how long and how many calls may wait. The time of interactive calls is never
	 * longer than that of bulk work.
	 * @param maxWait the longest time
	 * @param maxQueueSize the most calls
	 * @return a changed copy
	 */
	public RateLimitSettings withQueue(Duration maxWait, int maxQueueSize) {
		return new RateLimitSettings(this.burst, this.rate, this.margin, this.bulkReserve, maxWait,
				this.interactiveMaxWait, maxQueueSize, this.joinReads, this.operatingLimit, this.blockedProbeInterval);
	}

	/**
	 * Change how long interactive calls may wait, for whose answer somebody waits. No
	 * call waits longer than {@code maxWait}.
	 * @param interactiveMaxWait the longest time
	 * @return a changed copy
	 */
	public RateLimitSettings withInteractiveMaxWait(Duration interactiveMaxWait) {
		return new RateLimitSettings(this.burst, this.rate, this.margin, this.bulkReserve, this.maxWait,
				interactiveMaxWait, this.maxQueueSize, this.joinReads, this.operatingLimit, this.blockedProbeInterval);
	}

	/**
	 * Change whether waiting reads share a request.
	 * @param joinReads whether they do
	 * @return a changed copy
	 */
	public RateLimitSettings withJoinReads(boolean joinReads) {
		return new RateLimitSettings(this.burst, this.rate, this.margin, this.bulkReserve, this.maxWait,
				this.interactiveMaxWait, this.maxQueueSize, joinReads, this.operatingLimit, this.blockedProbeInterval);
	}

	/**
	 * Change the execution time that the portal gives a method in ten minutes.
	 * @param operatingLimit the time
	 * @return a changed copy
	 */
	public RateLimitSettings withOperatingLimit(Duration operatingLimit) {
		return new RateLimitSettings(this.burst, this.rate, this.margin, this.bulkReserve, this.maxWait,
				this.interactiveMaxWait, this.maxQueueSize, this.joinReads, operatingLimit, this.blockedProbeInterval);
	}

	/**
	 * Change how often a portal that was blocked by hand is asked again.
	 * @param blockedProbeInterval the time between two questions
	 * @return a changed copy
	 */
	public RateLimitSettings withBlockedProbeInterval(Duration blockedProbeInterval) {
		return new RateLimitSettings(this.burst, this.rate, this.margin, this.bulkReserve, this.maxWait,
				this.interactiveMaxWait, this.maxQueueSize, this.joinReads, this.operatingLimit, blockedProbeInterval);
	}

	/**
	 * Return the requests that the portal takes at once.
	 * @return the requests that the portal takes at once
	 */
	public int burst() {
		return this.burst;
	}

	/**
	 * Return the requests a second that the portal takes in the long run; infinite if it
	 * counts none.
	 * @return the requests a second that the portal takes in the long run
	 */
	public double rate() {
		return this.rate;
	}

	/**
	 * Return the requests of the burst that are left alone because the portal counts in
	 * whole seconds.
	 * @return the requests of the burst that are left alone because the portal counts in
	 * whole seconds
	 */
	public int margin() {
		return this.margin;
	}

	/**
	 * Return the share of the burst that bulk work leaves to interactive calls, from 0 to
	 * 1.
	 * @return the share of the burst that bulk work leaves to interactive calls
	 */
	public double bulkReserve() {
		return this.bulkReserve;
	}

	/**
	 * Return the longest time that a call may have to wait for its turn; one that would
	 * wait longer fails at once.
	 * @return the longest time that a call may have to wait for its turn
	 */
	public Duration maxWait() {
		return this.maxWait;
	}

	/**
	 * Return the longest time that an interactive call may have to wait for its turn,
	 * which is not longer than that of any call.
	 * @return the longest time that an interactive call may have to wait
	 */
	public Duration interactiveMaxWait() {
		return (this.interactiveMaxWait.compareTo(this.maxWait) < 0) ? this.interactiveMaxWait : this.maxWait;
	}

	/**
	 * Return the most calls that may wait; one more fails at once.
	 * @return the most calls that may wait
	 */
	public int maxQueueSize() {
		return this.maxQueueSize;
	}

	/**
	 * Return whether waiting calls that only read share one request.
	 * @return whether waiting calls that only read share one request
	 */
	public boolean joinReads() {
		return this.joinReads;
	}

	/**
	 * Return the execution time that the portal gives a method in ten minutes.
	 * @return the execution time that the portal gives a method in ten minutes
	 */
	public Duration operatingLimit() {
		return this.operatingLimit;
	}

	/**
	 * Return how often a portal that was blocked by hand is asked again.
	 * @return how often a portal that was blocked by hand is asked again
	 */
	public Duration blockedProbeInterval() {
		return this.blockedProbeInterval;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof RateLimitSettings settings && values().equals(settings.values());
	}

	@Override
	public int hashCode() {
		return values().hashCode();
	}

	@Override
	public String toString() {
		return "RateLimitSettings" + values();
	}

	private List<Object> values() {
		return List.of(this.burst, this.rate, this.margin, this.bulkReserve, this.maxWait, this.interactiveMaxWait,
				this.maxQueueSize, this.joinReads, this.operatingLimit, this.blockedProbeInterval);
	}

}
