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
import java.util.concurrent.CompletionStage;

/**
 * Counts the requests to one portal as the portal does. The default counts those of this
 * process; one that several machines share can take its place.
 * <p>
 * All methods return at once and do not throw; a limiter that cannot reach what it shares
 * lets the stage fail, and with it the call.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public interface RateLimiter {

	/**
	 * Take a permit for one request if there is one.
	 * @param spare the permits that must be left
	 * @return zero if the permit was taken, otherwise the time after which it is worth
	 * asking again
	 */
	CompletionStage<Duration> acquire(int spare);

	/**
	 * Give back a permit that was taken and not used.
	 */
	void release();

	/**
	 * Take all permits away for a time, because the portal refused a request.
	 * @param duration the time, after which there is one permit
	 */
	void pause(Duration duration);

	/**
	 * Change how fast permits come back, because others share the portal's rate.
	 * @param share the share of the rate, more than 0 and at most 1
	 */
	void throttle(double share);

	/**
	 * Return where the limiter stands.
	 * @return the state, as far as it is known on this machine
	 */
	State state();

	/**
	 * Where a limiter stands.
	 *
	 * @param permits the requests that may be sent at once
	 * @param capacity the most that {@code permits} can be
	 * @param rate the permits that come back a second
	 * @param pausedFor the rest of a pause
	 */
	record State(double permits, double capacity, double rate, Duration pausedFor) {
	}

}
