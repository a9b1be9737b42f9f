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
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import io.github.b24spring.client.CallPriority;
import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.settings.RateLimiter;
import org.jspecify.annotations.Nullable;

/**
 * Estimates how long calls have to wait, and tells what for.
 */
final class WaitEstimator {

	private final RateLimiter limiter;

	private final CallQueues queues;

	private final ClosedGates closedGates;

	private final Timing timing;

	WaitEstimator(RateLimiter limiter, CallQueues queues, ClosedGates closedGates, Timing timing) {
		this.limiter = limiter;
		this.queues = queues;
		this.closedGates = closedGates;
		this.timing = timing;
	}

	/**
	 * Estimate how long a call that waits has to go on waiting.
	 */
	Duration estimate(WaitingCall call) {
		Long reopensAt = this.closedGates.reopensAt(call);
		return (reopensAt != null) ? Duration.ofNanos(Math.max(reopensAt - this.timing.now(), 0))
				: untilPermit(call.priority());
	}

	private Duration untilPermit(CallPriority priority) {
		RateLimiter.State state = this.limiter.state();
		double seconds = Math.max((this.queues.permitsUntil(priority) - state.permits()) / state.rate(), 0);
		return state.pausedFor().plusMillis((long) (seconds * 1000));
	}

	/**
	 * Tell what a call has to wait for.
	 */
	Obstacle obstacle(Admissible call, OperatingBudget budget) {
		return obstacle(call, budget, this.queues.size(call.priority()) - 1);
	}

	/**
	 * Tell what a call has to wait for that has waited, so that others came after it.
	 */
	Obstacle obstacle(WaitingCall call) {
		return obstacle(call.call(), call.budget(), this.queues.before(call));
	}

	private Obstacle obstacle(Admissible call, OperatingBudget budget, int before) {
		long now = this.timing.now();
		MethodGate last = null;
		long longest = 0;
		for (MethodGate gate : budget.gates(call.methods())) {
			long wait = gate.untilOpen(now, call.priority() == CallPriority.BULK);
			if (wait > longest) {
				last = gate;
				longest = wait;
			}
		}
		if (last != null) {
			return closedGate(last, this.timing.instantOf(now + longest), now);
		}
		Duration pause = this.limiter.state().pausedFor();
		String queue = (before > 0) ? before + ((before > 1) ? " calls are" : " call is") + " before it"
				: "the portal's rate limit is used up";
		return new Obstacle(
				pause.isZero() ? queue
						: "the portal asked for a pause, of which " + pause.toMillis() + " ms are left, and " + queue,
				null);
	}

	private static Obstacle closedGate(MethodGate gate, Instant opensAt, long now) {
		String until = "until " + opensAt.truncatedTo(ChronoUnit.SECONDS);
		String time = "the execution time of '" + gate.method() + "' is ";
		if (gate.isStopped(now)) {
			return new Obstacle(time + "used up " + until, opensAt);
		}
		return gate.isTried() ? new Obstacle(time + "used up, and another call tries whether it is free again", null)
				: new Obstacle(time + "nearly used up, so bulk work is held back " + until, opensAt);
	}

	/**
	 * What a call waits for.
	 *
	 * @param description a sentence without a beginning and an end
	 * @param resetAt when the method's execution time becomes free again; {@code null} if
	 * it is not known, or the call waits for something else
	 */
	record Obstacle(String description, @Nullable Instant resetAt) {
	}

}
