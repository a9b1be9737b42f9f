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
import java.util.concurrent.ThreadLocalRandom;

/**
 * Decides how to slow down when the portal refuses requests for their rate, which it does
 * when others share the address.
 */
final class RefusalBackoff {

	private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

	private static final double GROWTH = 1.5;

	private static final double JITTER = 0.2;

	private static final double SLOWDOWN = 0.7;

	private static final double SLOWEST = 0.1;

	private static final double RECOVERY = 0.005;

	/**
	 * A refusal that comes sooner than this after another repeats it.
	 */
	private static final long MEMORY_NANOS = Duration.ofMinutes(2).toNanos();

	private long refusedAt;

	private boolean remembers;

	private volatile int inRow;

	private volatile double share = 1;

	/**
	 * Record a refusal, of which several may belong to one pause.
	 * @return how long to pause
	 */
	synchronized Duration refused(long now) {
		if (this.remembers && now - this.refusedAt < MEMORY_NANOS) {
			this.share = Math.max(this.share * SLOWDOWN, SLOWEST);
		}
		double seconds = FIRST_PAUSE.toSeconds() * Math.pow(GROWTH, Math.min(this.inRow, 10));
		double jitter = 1 + JITTER * (2 * ThreadLocalRandom.current().nextDouble() - 1);
		this.inRow++;
		this.refusedAt = now;
		this.remembers = true;
		return Duration.ofMillis((long) (Math.min(seconds, LONGEST_PAUSE.toSeconds()) * jitter * 1000));
	}

	/**
	 * Record that the portal took a request.
	 * @return whether the share of the rate has changed
	 */
	boolean accepted() {
		return (this.inRow != 0 || this.share != 1) && recover();
	}

	private synchronized boolean recover() {
		this.inRow = 0;
		if (this.share == 1) {
			return false;
		}
		this.share = Math.min(this.share + RECOVERY, 1);
		return true;
	}

	double share() {
		return this.share;
	}

}
