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

import io.github.b24spring.client.CallPriority;
import io.github.b24spring.client.settings.RateLimitSettings;
import org.jspecify.annotations.Nullable;

/**
 * The calls that wait for nothing but the rate limit: interactive ones before bulk work,
 * each kind in the order in which it came.
 */
final class CallQueues {

	/**
	 * How long interactive calls may keep bulk work from having any permit.
	 */
	private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();

	private final CallQueue interactive = new CallQueue();

	private final CallQueue bulk = new CallQueue();

	private final Supplier<RateLimitSettings> settings;

	private long bulkServedAt;

	CallQueues(Supplier<RateLimitSettings> settings, long now) {
		this.settings = settings;
		this.bulkServedAt = now;
	}

	CallQueue of(WaitingCall call) {
		return call.isBulk() ? this.bulk : this.interactive;
	}

	boolean isEmpty() {
		return this.interactive.isEmpty() && this.bulk.isEmpty();
	}

	/**
	 * The call that is next.
	 */
	@Nullable WaitingCall first(long now) {
		WaitingCall firstInteractive = this.interactive.first();
		WaitingCall firstBulk = this.bulk.first();
		if (firstInteractive == null || (firstBulk != null && isOutOfPatience(firstBulk, now))) {
			return firstBulk;
		}
		return firstInteractive;
	}

	private boolean isOutOfPatience(WaitingCall bulk, long now) {
		return now - Math.max(bulk.since(), this.bulkServedAt) > PATIENCE_NANOS;
	}

	/**
	 * The permits that have to stay when a call takes one.
	 */
	int spare(WaitingCall call, long now) {
		return (call.isBulk() && !isOutOfPatience(call, now)) ? bulkSpare() : 0;
	}

	/**
	 * The permits that bulk work leaves to interactive calls.
	 */
	private int bulkSpare() {
		RateLimitSettings current = this.settings.get();
		return current.isUnlimited() ? 0
				: (int) Math.floor((current.burst() - current.margin()) * current.bulkReserve());
	}

	void served(WaitingCall call, long now) {
		if (call.isBulk()) {
			this.bulkServedAt = now;
		}
	}

	/**
	 * Estimate how many permits are taken until the last call of a priority has one.
	 */
	int permitsUntil(CallPriority priority) {
		int requests = this.interactive.requests(RequestSharing.MAX_COMMANDS);
		return (priority == CallPriority.BULK)
				? requests + this.bulk.requests(RequestSharing.MAX_COMMANDS) + bulkSpare() : requests;
	}

	/**
	 * The number of calls that one of a priority finds before it.
	 */
	int size(CallPriority priority) {
		return this.interactive.size() + ((priority == CallPriority.BULK) ? this.bulk.size() : 0);
	}

	/**
	 * The number of calls before one that waits here.
	 */
	int before(WaitingCall call) {
		return of(call).before(call) + (call.isBulk() ? this.interactive.size() : 0);
	}

	void clear() {
		this.interactive.clear();
		this.bulk.clear();
	}

}
