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
package io.github.b24spring.client.event.source;

import java.time.Duration;

import io.github.b24spring.client.internal.time.Durations;

import org.springframework.util.Assert;

/**
 * How a queue is read.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class EventSourceSettings {

	private static final int MAX_BATCH_SIZE = 1_000;

	private final int batchSize;

	private final int maxInHand;

	private final Duration minDelay;

	private final Duration maxDelay;

	private final Duration retryDelay;

	private final Duration maxRetryDelay;

	private final int maxAttempts;

	private final Duration checkInterval;

	private EventSourceSettings(int batchSize, int maxInHand, Duration minDelay, Duration maxDelay, Duration retryDelay,
			Duration maxRetryDelay, int maxAttempts, Duration checkInterval) {
		this.batchSize = batchSize;
		this.maxInHand = maxInHand;
		this.minDelay = Durations.positive("minDelay", minDelay);
		this.maxDelay = Durations.positive("maxDelay", maxDelay);
		this.retryDelay = Durations.positive("retryDelay", retryDelay);
		this.maxRetryDelay = Durations.positive("maxRetryDelay", maxRetryDelay);
		this.maxAttempts = maxAttempts;
		this.checkInterval = Durations.positive("checkInterval", checkInterval);
	}

	/**
	 * Return the settings that an application starts from.
	 * @return 50 events a call and 200 in hand, a second to 30 seconds between calls, 30
	 * seconds to an hour until a failed event comes again, ten attempts where the portal
	 * does not keep what failed, and five minutes between looks for what is reserved by
	 * nobody
	 */
	public static EventSourceSettings defaults() {
		return new EventSourceSettings(50, 200, Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofSeconds(30),
				Duration.ofHours(1), 10, Duration.ofMinutes(5));
	}

	/**
	 * Change how many events a call asks for, and how many may be in hand: delivered, and
	 * not removed from the queue yet.
	 * @param batchSize the number of a call, at most 1,000
	 * @param maxInHand the number in hand, not less than that of a call. No call is made
	 * while so many are.
	 * @return changed settings
	 */
	public EventSourceSettings withBatchSize(int batchSize, int maxInHand) {
		Assert.isTrue(batchSize > 0 && batchSize <= MAX_BATCH_SIZE, "'batchSize' must be from 1 to " + MAX_BATCH_SIZE);
		Assert.isTrue(maxInHand >= batchSize, "'maxInHand' must not be less than 'batchSize'");
		return new EventSourceSettings(batchSize, maxInHand, this.minDelay, this.maxDelay, this.retryDelay,
				this.maxRetryDelay, this.maxAttempts, this.checkInterval);
	}

	/**
	 * Change how long to wait after a call that left nothing in the queue.
	 * @param minDelay the time after a call that brought something; it doubles with each
	 * call that brings nothing, or fails
	 * @param maxDelay the longest time
	 * @return changed settings
	 */
	public EventSourceSettings withDelay(Duration minDelay, Duration maxDelay) {
		Assert.isTrue(maxDelay.compareTo(minDelay) >= 0, "'maxDelay' must not be shorter than 'minDelay'");
		return new EventSourceSettings(this.batchSize, this.maxInHand, minDelay, maxDelay, this.retryDelay,
				this.maxRetryDelay, this.maxAttempts, this.checkInterval);
	}

	/**
	 * Change when an event comes again that could not be handled.
	 * @param retryDelay the time after the first attempt; it doubles with each
	 * @param maxRetryDelay the longest time
	 * @param maxAttempts after how many attempts an event of the messenger or of a bot is
	 * given up: all that came after it waits for it, and is lost after 24 hours. The
	 * offline queue keeps what failed, for 30 days, and holds up nothing.
	 * @return changed settings
	 */
	public EventSourceSettings withRetry(Duration retryDelay, Duration maxRetryDelay, int maxAttempts) {
		Assert.isTrue(maxRetryDelay.compareTo(retryDelay) >= 0,
				"'maxRetryDelay' must not be shorter than 'retryDelay'");
		Assert.isTrue(maxAttempts > 0, "'maxAttempts' must be positive");
		return new EventSourceSettings(this.batchSize, this.maxInHand, this.minDelay, this.maxDelay, retryDelay,
				maxRetryDelay, maxAttempts, this.checkInterval);
	}

	/**
	 * Change how often the offline queue is searched for what was reserved by a process
	 * that is no more, beyond the search at the beginning and after calls without answer.
	 * @param checkInterval the time
	 * @return changed settings
	 */
	public EventSourceSettings withCheckInterval(Duration checkInterval) {
		return new EventSourceSettings(this.batchSize, this.maxInHand, this.minDelay, this.maxDelay, this.retryDelay,
				this.maxRetryDelay, this.maxAttempts, checkInterval);
	}

	int batchSize() {
		return this.batchSize;
	}

	int maxInHand() {
		return this.maxInHand;
	}

	Duration minDelay() {
		return this.minDelay;
	}

	Duration maxDelay() {
		return this.maxDelay;
	}

	int maxAttempts() {
		return this.maxAttempts;
	}

	Duration checkInterval() {
		return this.checkInterval;
	}

	/**
	 * The time until an event comes again.
	 * @param attempts how often it could not be handled
	 */
	Duration retryDelay(int attempts) {
		Duration delay = this.retryDelay;
		for (int i = 1; i < attempts && delay.compareTo(this.maxRetryDelay) < 0; i++) {
			delay = delay.multipliedBy(2);
		}
		return (delay.compareTo(this.maxRetryDelay) < 0) ? delay : this.maxRetryDelay;
	}

}
