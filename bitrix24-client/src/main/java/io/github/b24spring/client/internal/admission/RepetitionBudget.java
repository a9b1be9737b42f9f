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

import io.github.b24spring.client.internal.time.Timing;

/**
 * How many calls to a portal may be repeated, so that one that fails is not asked still
 * more often by all who repeat: a share of the requests that it took, and a few besides.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class RepetitionBudget {

	/**
	 * The repetitions that are there without any request that was taken.
	 */
	static final int FLOOR = 10;

	/**
	 * The most repetitions that can be saved up.
	 */
	static final int MOST = 100;

	/**
	 * One in four requests may fail, and all end well.
	 */
	static final double SHARE = 0.3;

	/**
	 * How long it takes until one of the first few is there again.
	 */
	private static final long REFILL_NANOS = Duration.ofSeconds(6).toNanos();

	private static final double ALMOST = 1e-9;

	private final Timing timing;

	private double repetitions = FLOOR;

	private long refilledAt;

	RepetitionBudget(Timing timing) {
		this.timing = timing;
		this.refilledAt = timing.now();
	}

	/**
	 * Take one repetition.
	 * @return whether there was one
	 */
	public synchronized boolean take() {
		long now = this.timing.now();
		if (this.repetitions < FLOOR) {
			this.repetitions = Math.min(this.repetitions + (now - this.refilledAt) / (double) REFILL_NANOS, FLOOR);
		}
		this.refilledAt = now;
		if (this.repetitions + ALMOST < 1) {
			return false;
		}
		this.repetitions -= 1;
		return true;
	}

	/**
	 * Record that the portal took a request.
	 */
	synchronized void succeeded() {
		this.repetitions = Math.min(this.repetitions + SHARE, MOST);
	}

}
