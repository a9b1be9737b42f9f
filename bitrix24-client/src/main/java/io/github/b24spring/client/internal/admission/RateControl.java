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
import io.github.b24spring.client.settings.RateLimiter;
import org.jspecify.annotations.Nullable;

/**
 * Slows the limiter down when the portal refuses requests for their rate, and lets it
 * recover.
 */
final class RateControl {

	/**
	 * Longer pauses than this are a mistake or malice.
	 */
	private static final Duration LONGEST_REQUESTED_PAUSE = Duration.ofMinutes(10);

	private final RateLimiter limiter;

	private final Timing timing;

	private final RefusalBackoff backoff = new RefusalBackoff();

	RateControl(RateLimiter limiter, Timing timing) {
		this.limiter = limiter;
		this.timing = timing;
	}

	/**
	 * Record that the portal took a request.
	 */
	void accepted() {
		if (this.backoff.accepted()) {
			this.limiter.throttle(this.backoff.share());
		}
	}

	/**
	 * Slow a limiter down that took the place of another.
	 */
	void limiterChanged() {
		if (this.backoff.share() != 1) {
			this.limiter.throttle(this.backoff.share());
		}
	}

	/**
	 * Record that the portal refused a request for its rate.
	 * @param retryAfter how long the other side asked to wait, if it did
	 */
	synchronized void refused(@Nullable Duration retryAfter) {
		Duration rest = this.limiter.state().pausedFor();
		Duration requested = (retryAfter == null) ? Duration.ZERO
				: (retryAfter.compareTo(LONGEST_REQUESTED_PAUSE) < 0) ? retryAfter : LONGEST_REQUESTED_PAUSE;
		if (rest.isZero()) {
			Duration pause = this.backoff.refused(this.timing.now());
			this.limiter.pause((requested.compareTo(pause) > 0) ? requested : pause);
			this.limiter.throttle(this.backoff.share());
		}
		else if (requested.compareTo(rest) > 0) {
			this.limiter.pause(requested);
		}
	}

}
