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
import java.util.concurrent.CompletableFuture;

import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.settings.RateLimiter;
import org.jspecify.annotations.Nullable;

/**
 * Hands the permits of the rate limiter to the calls that wait for them. One alarm serves
 * all.
 */
final class PermitQueue {

	private final RateLimiter limiter;

	private final Timing timing;

	private final CallQueues queues;

	private final ClosedGates closedGates;

	private final RequestSharing sharing;

	private final Outcomes outcomes;

	private final Decisions decisions;

	private final Alarm alarm;

	private boolean acquiring;

	PermitQueue(RateLimiter limiter, Timing timing, CallQueues queues, ClosedGates closedGates, Outcomes outcomes,
			Decisions decisions) {
		this.limiter = limiter;
		this.timing = timing;
		this.queues = queues;
		this.closedGates = closedGates;
		this.sharing = new RequestSharing(limiter, timing.now());
		this.outcomes = outcomes;
		this.decisions = decisions;
		this.alarm = new Alarm(timing, () -> outcomes.decide(this::drain));
	}

	/**
	 * Notice a call that has come, wherever it will wait.
	 */
	void entered(WaitingCall call) {
		this.sharing.entered(call);
	}

	void add(WaitingCall call) {
		CallQueue queue = this.queues.of(call);
		queue.add(call);
		if (queue.size() == 1 || queue.joinable(call) == RequestSharing.MAX_COMMANDS) {
			drain();
		}
	}

	void addAll(List<WaitingCall> calls) {
		calls.forEach((call) -> this.queues.of(call).add(call));
		drain();
	}

	void remove(WaitingCall call) {
		this.queues.of(call).remove(call);
		if (this.queues.isEmpty()) {
			this.alarm.cancel();
		}
	}

	void clear() {
		this.queues.clear();
		this.alarm.cancel();
	}

	/**
	 * Give permits while there are any.
	 */
	private void drain() {
		while (!this.acquiring) {
			long now = this.timing.now();
			WaitingCall first = next(now);
			if (first == null) {
				this.alarm.cancel();
				return;
			}
			long gathering = this.sharing.gathering(first, this.queues.of(first), now);
			if (gathering > 0) {
				this.alarm.setIn(gathering);
				return;
			}
			CompletableFuture<Duration> permit = acquire(first, now);
			if (!permit.isDone()) {
				this.acquiring = true;
				permit.whenComplete((wait, failure) -> this.outcomes.decide(() -> acquired(first, wait, failure)));
				return;
			}
			if (permit.isCompletedExceptionally()) {
				permit.whenComplete((wait, failure) -> this.decisions.refuse(first, failure));
			}
			else if (!permit.join().isZero()) {
				this.alarm.setIn(permit.join().toNanos());
				return;
			}
			else {
				admit(first, now);
			}
		}
	}

	private CompletableFuture<Duration> acquire(WaitingCall call, long now) {
		try {
			return this.limiter.acquire(this.queues.spare(call, now)).toCompletableFuture();
		}
		catch (RuntimeException ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	private void acquired(WaitingCall asked, @Nullable Duration wait, @Nullable Throwable failure) {
		this.acquiring = false;
		long now = this.timing.now();
		WaitingCall first = next(now);
		boolean permitted = failure == null && (wait == null || wait.isZero());
		if (first != null && failure != null) {
			this.decisions.refuse(first, failure);
		}
		else if (first != null && permitted) {
			admit(first, now);
		}
		else if (permitted) {
			this.limiter.release();
		}
		if (wait == null || wait.isZero() || first != asked) {
			drain();
		}
		else {
			this.alarm.setIn(wait.toNanos());
		}
	}

	/**
	 * The next that may go, past those whose method was refused while they waited.
	 */
	private @Nullable WaitingCall next(long now) {
		WaitingCall first = this.queues.first(now);
		while (first != null && first.wasOvertakenByRefusal() && !this.closedGates.pass(first, now)) {
			this.queues.of(first).remove(first);
			first = this.queues.first(now);
		}
		return first;
	}

	private void admit(WaitingCall first, long now) {
		CallQueue queue = this.queues.of(first);
		List<WaitingCall> group = this.sharing.group(first, queue);
		group.forEach(queue::remove);
		this.queues.served(first, now);
		this.decisions.admit(group);
	}

	/**
	 * What to do with calls that no longer wait.
	 */
	interface Decisions {

		/**
		 * Let calls go that share a permit.
		 */
		void admit(List<WaitingCall> group);

		/**
		 * Fail a call, because the limiter failed.
		 */
		void refuse(WaitingCall call, Throwable failure);

	}

}
