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

/**
 * Keeps calls away from a portal that Bitrix24 has blocked by hand, and lets one through
 * now and then to see whether it still is.
 */
final class Circuit {

	private final Supplier<Duration> interval;

	private volatile boolean open;

	private long trialAt;

	Circuit(Supplier<Duration> interval) {
		this.interval = interval;
	}

	boolean isOpen() {
		return this.open;
	}

	/**
	 * Whether a call may go.
	 */
	boolean admits(long now) {
		return !this.open || tries(now);
	}

	private synchronized boolean tries(long now) {
		if (this.open && now < this.trialAt) {
			return false;
		}
		this.trialAt = now + this.interval.get().toNanos();
		return true;
	}

	synchronized void open(long now) {
		this.open = true;
		this.trialAt = now + this.interval.get().toNanos();
	}

	void close() {
		if (this.open) {
			this.open = false;
		}
	}

	synchronized long untilTrial(long now) {
		return Math.max(this.trialAt - now, 0);
	}

}
