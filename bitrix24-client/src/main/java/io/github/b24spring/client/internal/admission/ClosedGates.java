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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.b24spring.client.internal.time.Timing;
import org.jspecify.annotations.Nullable;

/**
 * Keeps calls whose methods have no execution time left until their gates open.
 */
final class ClosedGates {

	private final Map<MethodGate, ParkedCalls> parked = new HashMap<>();

	private final Timing timing;

	private final Consumer<MethodGate> reopening;

	/**
	 * Create a place for those who wait.
	 * @param timing where time comes from
	 * @param reopening called when it is time to look at a gate again
	 */
	ClosedGates(Timing timing, Consumer<MethodGate> reopening) {
		this.timing = timing;
		this.reopening = reopening;
	}

	/**
	 * Let a call pass all its gates or none, for who is kept by one must not be the trial
	 * of another. A call that does not pass waits here.
	 */
	boolean pass(WaitingCall call, long now) {
		Collection<MethodGate> gates = call.gates();
		MethodGate last = null;
		long longest = 0;
		for (MethodGate gate : gates) {
			long wait = gate.untilOpen(now, call.isBulk());
			if (wait > longest) {
				last = gate;
				longest = wait;
			}
		}
		if (last != null) {
			park(call, last, longest);
			return false;
		}
		gates.forEach((gate) -> gate.enter(now, call.isBulk(), call.call()));
		call.passedGates();
		return true;
	}

	private void park(WaitingCall call, MethodGate gate, long wait) {
		ParkedCalls calls = this.parked.computeIfAbsent(gate,
				(key) -> new ParkedCalls(new Alarm(this.timing, () -> this.reopening.accept(gate))));
		calls.add(call);
		if (calls.first() == call) {
			calls.alarm().setIn(wait);
		}
	}

	/**
	 * Take out the calls that may pass a gate now.
	 * @return the calls, in their order
	 */
	List<WaitingCall> release(MethodGate gate) {
		ParkedCalls calls = this.parked.get(gate);
		if (calls == null) {
			return List.of();
		}
		List<WaitingCall> released = new ArrayList<>();
		for (WaitingCall first = calls.first(); first != null; first = calls.first()) {
			long now = this.timing.now();
			long wait = gate.untilOpen(now, first.isBulk());
			if (wait > 0) {
				calls.alarm().setIn(wait);
				return released;
			}
			calls.remove(first);
			if (pass(first, now)) {
				released.add(first);
			}
		}
		forget(gate, calls);
		return released;
	}

	/**
	 * Take a call out that no longer waits.
	 * @return whether it was here
	 */
	boolean remove(WaitingCall call) {
		for (MethodGate gate : call.gates()) {
			ParkedCalls calls = this.parked.get(gate);
			if (calls != null && calls.remove(call)) {
				if (calls.first() == null) {
					forget(gate, calls);
				}
				return true;
			}
		}
		return false;
	}

	private void forget(MethodGate gate, ParkedCalls calls) {
		calls.alarm().cancel();
		this.parked.remove(gate);
	}

	/**
	 * The moment when the gate of a call is looked at again.
	 * @return the moment, or {@code null} if the call does not wait here
	 */
	@Nullable Long reopensAt(WaitingCall call) {
		for (MethodGate gate : call.gates()) {
			ParkedCalls calls = this.parked.get(gate);
			if (calls != null && calls.contains(call)) {
				return calls.alarm().dueAt();
			}
		}
		return null;
	}

	void clear() {
		this.parked.values().forEach((calls) -> calls.alarm().cancel());
		this.parked.clear();
	}

}
