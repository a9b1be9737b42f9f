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
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

import io.github.b24spring.client.CallPriority;

/**
 * All calls that wait, wherever they do, and the alarm for those that have waited for as
 * long as a call may.
 */
final class WaitingCalls {

	private final Map<CallPriority, Set<WaitingCall>> calls = new EnumMap<>(CallPriority.class);

	private final Function<CallPriority, Duration> maxWait;

	private final Alarm alarm;

	/**
	 * Create the calls that wait.
	 * @param maxWait the longest time that a call of a priority may wait
	 * @param alarm rings when a call has waited too long
	 */
	WaitingCalls(Function<CallPriority, Duration> maxWait, Alarm alarm) {
		this.maxWait = maxWait;
		this.alarm = alarm;
		for (CallPriority priority : CallPriority.values()) {
			this.calls.put(priority, new LinkedHashSet<>());
		}
	}

	private long maxWaitNanos(CallPriority priority) {
		return Math.max(this.maxWait.apply(priority).toNanos(), RequestSharing.LONGEST_GATHERING_NANOS);
	}

	private Set<WaitingCall> of(CallPriority priority) {
		return Objects.requireNonNull(this.calls.get(priority));
	}

	void add(WaitingCall call) {
		of(call.priority()).add(call);
	}

	boolean remove(WaitingCall call) {
		if (!of(call.priority()).remove(call)) {
			return false;
		}
		if (size() == 0) {
			this.alarm.cancel();
		}
		return true;
	}

	boolean contains(WaitingCall call) {
		return of(call.priority()).contains(call);
	}

	int size() {
		return of(CallPriority.INTERACTIVE).size() + of(CallPriority.BULK).size();
	}

	Map<CallPriority, Integer> counts() {
		return Map.of(CallPriority.INTERACTIVE, of(CallPriority.INTERACTIVE).size(), CallPriority.BULK,
				of(CallPriority.BULK).size());
	}

	/**
	 * See to it that the alarm rings for the call that first has waited for too long.
	 */
	void watch(long now) {
		this.calls.forEach((priority, waiting) -> {
			if (!waiting.isEmpty()) {
				watch(waiting.iterator().next().since() + maxWaitNanos(priority), now);
			}
		});
	}

	private void watch(long overdueAt, long now) {
		if (!this.alarm.isSet() || overdueAt < this.alarm.dueAt()) {
			this.alarm.setIn(Math.max(overdueAt - now, 0));
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
	 * The calls that have waited too long, interactive ones first.
	 */
	List<WaitingCall> overdue(long now) {
		List<WaitingCall> overdue = new ArrayList<>();
		this.calls.forEach((priority, waiting) -> {
			long longest = maxWaitNanos(priority);
			for (WaitingCall call : waiting) {
				if (now - call.since() < longest) {
					break;
				}
				overdue.add(call);
			}
		});
		return overdue;
	}

	/**
	 * Let all calls go, interactive ones first.
	 */
	List<WaitingCall> takeAll() {
		List<WaitingCall> all = new ArrayList<>();
		this.calls.values().forEach(all::addAll);
		all.forEach(this::remove);
		return all;
	}

}
