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
 * How calls are repeated. A call that the portal refused without running it is repeated
 * until {@code timeout}; a call whose outcome is unknown is repeated only if it reads or
 * is marked idempotent, and at most {@code maxRetries} times.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class RetrySettings {

	private final int maxRetries;

	private final Duration delay;

	private final double multiplier;

	private final Duration maxDelay;

	private final double jitter;

	private final Duration timeout;

	private final Duration interactiveTimeout;

	private RetrySettings(int maxRetries, Duration delay, double multiplier, Duration maxDelay, double jitter,
			Duration timeout, Duration interactiveTimeout) {
		Assert.isTrue(maxRetries >= 0, "'maxRetries' must not be negative");
		Assert.isTrue(multiplier >= 1, "'multiplier' must be at least 1");
		Assert.isTrue(maxDelay.compareTo(delay) >= 0, "'maxDelay' must not be shorter than 'delay'");
		Assert.isTrue(jitter >= 0 && jitter <= 1, "'jitter' must be from 0 to 1");
		this.maxRetries = maxRetries;
		this.delay = Durations.notNegative("delay", delay);
		this.multiplier = multiplier;
		this.maxDelay = Durations.notNegative("maxDelay", maxDelay);
		this.jitter = jitter;
		this.timeout = Durations.notNegative("timeout", timeout);
		this.interactiveTimeout = Durations.notNegative("interactiveTimeout", interactiveTimeout);
	}

	/**
	 * Return the settings that a client starts from.
	 * @return three repetitions, after about 0.5, 1 and 2 seconds, within 30 minutes,
	 * interactive calls within a minute
	 */
	public static RetrySettings defaults() {
		return new RetrySettings(3, Duration.ofMillis(500), 2, Duration.ofSeconds(10), 0.2, Duration.ofMinutes(30),
				Duration.ofMinutes(1));
	}

	/**
	 * Change the most repetitions after failures that are no refusal.
	 * @param maxRetries the number
	 * @return a changed copy
	 */
	public RetrySettings withMaxRetries(int maxRetries) {
		return new RetrySettings(maxRetries, this.delay, this.multiplier, this.maxDelay, this.jitter, this.timeout,
				this.interactiveTimeout);
	}

	/**
	 * Change the time before a repetition.
	 * @param delay the time before the first
	 * @param multiplier how the time grows with each repetition
	 * @param maxDelay the longest time
	 * @return a changed copy
	 */
	public RetrySettings withBackoff(Duration delay, double multiplier, Duration maxDelay) {
		return new RetrySettings(this.maxRetries, delay, multiplier, maxDelay, this.jitter, this.timeout,
				this.interactiveTimeout);
	}

	/**
	 * Change how the time before a repetition varies.
	 * @param jitter the share of the time, from 0 to 1
	 * @return a changed copy
	 */
	public RetrySettings withJitter(double jitter) {
		return new RetrySettings(this.maxRetries, this.delay, this.multiplier, this.maxDelay, jitter, this.timeout,
				this.interactiveTimeout);
	}

	/**
	 * Change the time after which nothing is repeated any more.
	 * @param timeout the time from the first attempt
	 * @return a changed copy
	 */
	public RetrySettings withTimeout(Duration timeout) {
		return new RetrySettings(this.maxRetries, this.delay, this.multiplier, this.maxDelay, this.jitter, timeout,
				this.interactiveTimeout);
	}

	/**
	 * Change the time after which interactive calls are not repeated any more, for whose
	 * answer somebody waits. No call is repeated after {@code timeout}.
	 * @param interactiveTimeout the time from the first attempt
	 * @return a changed copy
	 */
	public RetrySettings withInteractiveTimeout(Duration interactiveTimeout) {
		return new RetrySettings(this.maxRetries, this.delay, this.multiplier, this.maxDelay, this.jitter, this.timeout,
				interactiveTimeout);
	}

	/**
	 * Return the most repetitions after failures that are no refusal.
	 * @return the most repetitions after failures that are no refusal
	 */
	public int maxRetries() {
		return this.maxRetries;
	}

	/**
	 * Return the time before the first repetition after such a failure.
	 * @return the time before the first repetition after such a failure
	 */
	public Duration delay() {
		return this.delay;
	}

	/**
	 * Return how the time grows with each repetition, at least 1.
	 * @return how the time grows with each repetition
	 */
	public double multiplier() {
		return this.multiplier;
	}

	/**
	 * Return the longest time before a repetition.
	 * @return the longest time before a repetition
	 */
	public Duration maxDelay() {
		return this.maxDelay;
	}

	/**
	 * Return the share of the time by which it varies at random, from 0 to 1.
	 * @return the share of the time by which it varies at random
	 */
	public double jitter() {
		return this.jitter;
	}

	/**
	 * Return the time from the first attempt after which nothing is repeated any more.
	 * @return the time from the first attempt after which nothing is repeated any more
	 */
	public Duration timeout() {
		return this.timeout;
	}

	/**
	 * Return the time from the first attempt after which interactive calls are not
	 * repeated any more, which is not longer than that of any call.
	 * @return the time from the first attempt for interactive calls
	 */
	public Duration interactiveTimeout() {
		return (this.interactiveTimeout.compareTo(this.timeout) < 0) ? this.interactiveTimeout : this.timeout;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof RetrySettings settings && values().equals(settings.values());
	}

	@Override
	public int hashCode() {
		return values().hashCode();
	}

	@Override
	public String toString() {
		return "RetrySettings" + values();
	}

	private List<Object> values() {
		return List.of(this.maxRetries, this.delay, this.multiplier, this.maxDelay, this.jitter, this.timeout,
				this.interactiveTimeout);
	}

}
