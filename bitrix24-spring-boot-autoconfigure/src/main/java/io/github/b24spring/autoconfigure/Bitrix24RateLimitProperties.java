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
package io.github.b24spring.autoconfigure;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.convert.DurationUnit;

/**
 * Properties of what the portal allows and how calls wait for it.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@ConfigurationProperties("bitrix24.rate-limit")
public class Bitrix24RateLimitProperties {

	/**
	 * Plan of the portal, which decides how many requests it takes.
	 */
	private Plan plan = Plan.STANDARD;

	/**
	 * Requests that the portal takes at once. Overrides the plan.
	 */
	private @Nullable Integer burst;

	/**
	 * Requests a second that the portal takes in the long run. Overrides the plan.
	 */
	private @Nullable Double rate;

	/**
	 * Requests of the burst that are left alone because the portal counts in whole
	 * seconds. Follows the rate if not set.
	 */
	private @Nullable Integer margin;

	/**
	 * Share of the burst that bulk work leaves to interactive calls, from 0 to 1.
	 */
	private double bulkReserve = 0.2;

	/**
	 * Longest time that a call may have to wait for its turn, as lists and batches do.
	 * One that would wait longer fails at once.
	 */
	@DurationUnit(ChronoUnit.SECONDS)
	private Duration maxWait = Duration.ofMinutes(15);

	/**
	 * Longest time that an interactive call may have to wait for its turn, as plain calls
	 * are. Not longer than 'max-wait' in any case.
	 */
	@DurationUnit(ChronoUnit.SECONDS)
	private Duration interactiveMaxWait = Duration.ofSeconds(30);

	/**
	 * Most calls that may wait for their turn. One more fails at once.
	 */
	private int maxQueueSize = 10000;

	/**
	 * Whether calls that only read share one request when they have to wait.
	 */
	private boolean joinReads = true;

	/**
	 * Execution time that the portal gives each method in ten minutes.
	 */
	@DurationUnit(ChronoUnit.SECONDS)
	private Duration operatingLimit = Duration.ofSeconds(480);

	/**
	 * Time between two questions to a portal that Bitrix24 has blocked by hand.
	 */
	@DurationUnit(ChronoUnit.SECONDS)
	private Duration blockedProbeInterval = Duration.ofMinutes(1);

	public Plan getPlan() {
		return this.plan;
	}

	public void setPlan(Plan plan) {
		this.plan = plan;
	}

	public @Nullable Integer getBurst() {
		return this.burst;
	}

	public void setBurst(@Nullable Integer burst) {
		this.burst = burst;
	}

	public @Nullable Double getRate() {
		return this.rate;
	}

	public void setRate(@Nullable Double rate) {
		this.rate = rate;
	}

	public @Nullable Integer getMargin() {
		return this.margin;
	}

	public void setMargin(@Nullable Integer margin) {
		this.margin = margin;
	}

	public double getBulkReserve() {
		return this.bulkReserve;
	}

	public void setBulkReserve(double bulkReserve) {
		this.bulkReserve = bulkReserve;
	}

	public Duration getMaxWait() {
		return this.maxWait;
	}

	public void setMaxWait(Duration maxWait) {
		this.maxWait = maxWait;
	}

	public Duration getInteractiveMaxWait() {
		return this.interactiveMaxWait;
	}

	public void setInteractiveMaxWait(Duration interactiveMaxWait) {
		this.interactiveMaxWait = interactiveMaxWait;
	}

	public int getMaxQueueSize() {
		return this.maxQueueSize;
	}

	public void setMaxQueueSize(int maxQueueSize) {
		this.maxQueueSize = maxQueueSize;
	}

	public boolean isJoinReads() {
		return this.joinReads;
	}

	public void setJoinReads(boolean joinReads) {
		this.joinReads = joinReads;
	}

	public Duration getOperatingLimit() {
		return this.operatingLimit;
	}

	public void setOperatingLimit(Duration operatingLimit) {
		this.operatingLimit = operatingLimit;
	}

	public Duration getBlockedProbeInterval() {
		return this.blockedProbeInterval;
	}

	public void setBlockedProbeInterval(Duration blockedProbeInterval) {
		this.blockedProbeInterval = blockedProbeInterval;
	}

	/**
	 * Plan of a portal.
	 */
	public enum Plan {

		/**
		 * Any plan of the cloud but the enterprise's: 50 requests at once, then 2 a
		 * second.
		 */
		STANDARD,

		/**
		 * The enterprise plan of the cloud: 250 requests at once, then 5 a second.
		 */
		ENTERPRISE,

		/**
		 * A self-hosted portal that counts no requests.
		 */
		UNLIMITED

	}

}
