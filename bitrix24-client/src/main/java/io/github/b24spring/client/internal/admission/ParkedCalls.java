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

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import io.github.b24spring.client.CallPriority;
import org.jspecify.annotations.Nullable;

/**
 * The calls that wait before a closed gate, the urgent ones first, and the alarm that
 * looks at it again.
 */
final class ParkedCalls {

	private final Map<CallPriority, Set<WaitingCall>> calls = new EnumMap<>(CallPriority.class);

	private final Alarm alarm;

	ParkedCalls(Alarm alarm) {
		this.alarm = alarm;
		for (CallPriority priority : CallPriority.values()) {
			this.calls.put(priority, new LinkedHashSet<>());
		}
	}

	Alarm alarm() {
		return this.alarm;
	}

	private Set<WaitingCall> of(WaitingCall call) {
		return this.calls.getOrDefault(call.priority(), Set.of());
	}

	void add(WaitingCall call) {
		of(call).add(call);
	}

	boolean remove(WaitingCall call) {
		return of(call).remove(call);
	}

	boolean contains(WaitingCall call) {
		return of(call).contains(call);
	}

	@Nullable WaitingCall first() {
		for (Set<WaitingCall> same : this.calls.values()) {
			if (!same.isEmpty()) {
				return same.iterator().next();
			}
		}
		return null;
	}

}
