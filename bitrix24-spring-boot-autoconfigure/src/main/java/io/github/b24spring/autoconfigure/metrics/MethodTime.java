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
package io.github.b24spring.autoconfigure.metrics;

import java.time.Duration;

import io.github.b24spring.client.ResponseTime;
import io.micrometer.core.instrument.Clock;

/**
 * The execution time of a method, as the portal last reported it.
 */
final class MethodTime {

	private final Clock clock;

	private volatile double operating;

	private volatile long resetAt;

	MethodTime(Clock clock) {
		this.clock = clock;
		this.resetAt = clock.monotonicTime();
	}

	void update(ResponseTime time) {
		if (time.operating() != null) {
			this.operating = time.operating();
		}
		if (time.operatingResetAt() != null) {
			// The portal's clock may differ from this machine's.
			double now = (time.finish() != null) ? time.finish() : this.clock.wallTime() / 1000.0;
			double seconds = time.operatingResetAt().toEpochMilli() / 1000.0 - now;
			this.resetAt = this.clock.monotonicTime() + (long) (seconds * Duration.ofSeconds(1).toNanos());
		}
	}

	double operating() {
		return this.operating;
	}

	double secondsToReset() {
		return Math.max(this.resetAt - this.clock.monotonicTime(), 0) / (double) Duration.ofSeconds(1).toNanos();
	}

}
