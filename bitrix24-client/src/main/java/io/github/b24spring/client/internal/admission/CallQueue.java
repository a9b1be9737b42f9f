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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The calls that wait with one priority, in the order in which they came.
 */
final class CallQueue {

	private final Set<WaitingCall> calls = new LinkedHashSet<>();

	/**
	 * Those that can share a request, by what they can share it with.
	 */
	private final Map<Object, Set<WaitingCall>> joinable = new HashMap<>();

	void add(WaitingCall call) {
		this.calls.add(call);
		if (call.joinKey() != null) {
			this.joinable.computeIfAbsent(call.joinKey(), (key) -> new LinkedHashSet<>()).add(call);
		}
	}

	boolean remove(WaitingCall call) {
		if (!this.calls.remove(call)) {
			return false;
		}
		if (call.joinKey() != null) {
			this.joinable.computeIfPresent(call.joinKey(),
					(key, same) -> (same.remove(call) && same.isEmpty()) ? null : same);
		}
		return true;
	}

	@Nullable WaitingCall first() {
		return this.calls.isEmpty() ? null : this.calls.iterator().next();
	}

	int before(WaitingCall call) {
		int before = 0;
		for (WaitingCall other : this.calls) {
			if (other == call) {
				return before;
			}
			before++;
		}
		return before;
	}

	int size() {
		return this.calls.size();
	}

	boolean isEmpty() {
		return this.calls.isEmpty();
	}

	/**
	 * How many can share a request with a call, itself included.
	 */
	int joinable(WaitingCall call) {
		Set<WaitingCall> same = this.joinable.get(call.joinKey());
		return (same != null) ? same.size() : 1;
	}

	/**
	 * Estimate how many requests it takes until all have gone.
	 */
	int requests(int maxCommands) {
		int requests = this.calls.size();
		for (Set<WaitingCall> same : this.joinable.values()) {
			requests -= same.size() - (same.size() + maxCommands - 1) / maxCommands;
		}
		return requests;
	}

	/**
	 * Find the first that can share a request with a call, itself first.
	 */
	List<WaitingCall> groupOf(WaitingCall call, int maxCommands, double maxCost, double maxSize) {
		List<WaitingCall> group = new ArrayList<>();
		group.add(call);
		double cost = call.call().cost();
		double size = call.call().size();
		Iterator<WaitingCall> others = this.joinable.getOrDefault(call.joinKey(), Set.of()).iterator();
		while (others.hasNext() && group.size() < maxCommands) {
			WaitingCall other = others.next();
			if (other != call && !other.wasOvertakenByRefusal()) {
				cost += other.call().cost();
				size += other.call().size();
				if (cost > maxCost || size > maxSize) {
					break;
				}
				group.add(other);
			}
		}
		return group;
	}

	void clear() {
		this.calls.clear();
		this.joinable.clear();
	}

}
