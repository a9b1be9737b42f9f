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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import io.github.b24spring.client.CallPriority;

/**
 * All calls that wait, wherever they do, and the alarm for those that have waited for as
 * long as a call may.
 */
final class WaitingCalls {

	/**
	 * Time adds up without an overflow.
	 */
	private static final Duration FOR_EVER = Duration.ofDays(3650);

	private final Set<WaitingCall> calls = new LinkedHashSet<>();

	private final Map<CallPriority, Integer> counts = new EnumMap<>(CallPriority.class);

	private final Supplier<Duration> maxWait;

	private final Alarm alarm;

	/**
	 * Create the calls that wait.
	 * @param maxWait the longest time that a call may wait
	 * @param alarm rings when a call has waited too long
	 */
	WaitingCalls(Supplier<Duration> maxWait, Alarm alarm) {
		this.maxWait = maxWait;
		this.alarm = alarm;
		for (CallPriority priority : CallPriority.values()) {
			this.counts.put(priority, 0);
		}
	}

	private long maxWaitNanos() {
		Duration current = this.maxWait.get();
		Duration finite = (current.compareTo(FOR_EVER) < 0) ? current : FOR_EVER;
		return Math.max(finite.toNanos(), RequestSharing.LONGEST_GATHERING_NANOS);
	}

	void add(WaitingCall call) {
		if (this.calls.add(call)) {
			this.counts.merge(call.priority(), 1, Integer::sum);
		}
	}

	boolean remove(WaitingCall call) {
		if (!this.calls.remove(call)) {
			return false;
		}
		this.counts.merge(call.priority(), -1, Integer::sum);
		if (this.calls.isEmpty()) {
			this.alarm.cancel();
		}
		return true;
	}

	boolean contains(WaitingCall call) {
		return this.calls.contains(call);
	}

	int size() {
		return this.calls.size();
	}

	Map<CallPriority, Integer> counts() {
		return Map.copyOf(this.counts);
	}

	/**
	 * See to it that the alarm rings for the call that has waited longest.
	 */
	void watch(long now) {
		if (!this.alarm.isSet() && !this.calls.isEmpty()) {
			this.alarm.setIn(Math.max(this.calls.iterator().next().since() + maxWaitNanos() - now, 0));
		}
	}

	/**
	 * Watch anew, because calls may wait for another time now.
	 */
	void watchAnew(long now) {
		this.alarm.cancel();
		watch(now);
	}

	/**
	 * The calls that have waited too long.
	 */
	List<WaitingCall> overdue(long now) {
		long longest = maxWaitNanos();
		List<WaitingCall> overdue = new ArrayList<>();
		for (WaitingCall call : this.calls) {
			if (now - call.since() < longest) {
				break;
			}
			overdue.add(call);
		}
		return overdue;
	}

	List<WaitingCall> takeAll() {
		List<WaitingCall> all = List.copyOf(this.calls);
		all.forEach(this::remove);
		return all;
	}

}
