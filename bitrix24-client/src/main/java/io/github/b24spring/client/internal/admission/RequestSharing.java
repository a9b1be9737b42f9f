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
import java.util.List;

import io.github.b24spring.client.settings.RateLimiter;

/**
 * Decides which calls share a request. As long as there are permits, calls go alone and
 * at once; the fewer there are, the longer calls of a crowd wait for each other.
 */
final class RequestSharing {

	/**
	 * The most commands of a batch.
	 */
	static final int MAX_COMMANDS = 50;

	/**
	 * The longest that the commands of a shared request may take together in seconds, far
	 * below the 60 that the portal allows.
	 */
	private static final double MAX_COST = 15;

	/**
	 * The share of the largest answer that is read that the answers may have together, as
	 * they are estimated.
	 */
	private static final double MAX_SIZE = 0.5;

	/**
	 * Above this share of the permits, calls go alone and at once.
	 */
	private static final double COMFORTABLE = 0.5;

	/**
	 * How long a call waits for others to share its request when there are permits, but
	 * hardly any.
	 */
	static final long LONGEST_GATHERING_NANOS = Duration.ofMillis(100).toNanos();

	/**
	 * Calls that come within this time of each other come in a crowd. One that follows
	 * the answer to another comes later than that.
	 */
	private static final long CLOSE_NANOS = Duration.ofMillis(15).toNanos();

	private final RateLimiter limiter;

	private long enteredAt;

	RequestSharing(RateLimiter limiter, long now) {
		this.limiter = limiter;
		this.enteredAt = now - CLOSE_NANOS;
	}

	/**
	 * Notice a call that has come.
	 */
	void entered(WaitingCall call) {
		if (call.since() - this.enteredAt < CLOSE_NANOS) {
			call.markInCrowd();
		}
		this.enteredAt = call.since();
	}

	/**
	 * How long to wait for others that can share the request. Only a call that came in a
	 * crowd waits, so that a single call loses no time.
	 */
	long gathering(WaitingCall call, CallQueue queue, long now) {
		if (call.joinKey() == null) {
			return 0;
		}
		int companions = queue.joinable(call);
		double filled = filled();
		if (filled >= COMFORTABLE || companions >= MAX_COMMANDS || (companions == 1 && !call.isInCrowd())) {
			return 0;
		}
		return call.since() + (long) (LONGEST_GATHERING_NANOS * (1 - filled / COMFORTABLE)) - now;
	}

	/**
	 * The calls that go in one request with a call, itself first.
	 */
	List<WaitingCall> group(WaitingCall call, CallQueue queue) {
		return (call.joinKey() != null && filled() < COMFORTABLE)
				? queue.groupOf(call, MAX_COMMANDS, MAX_COST, MAX_SIZE) : List.of(call);
	}

	/**
	 * The share of the permits that are free.
	 */
	private double filled() {
		RateLimiter.State state = this.limiter.state();
		return Double.isInfinite(state.capacity()) ? 1 : state.permits() / state.capacity();
	}

}
