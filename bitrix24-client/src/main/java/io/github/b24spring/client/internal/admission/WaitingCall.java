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

import java.util.Collection;

import io.github.b24spring.client.CallPriority;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.MonoSink;

/**
 * A call that waits for a permit. Two of them are never equal.
 */
final class WaitingCall {

	private final Admissible call;

	private final OperatingBudget budget;

	private final @Nullable Object joinKey;

	private final MonoSink<Permit> sink;

	private final long since;

	private int refusalsSeen;

	private boolean inCrowd;

	private volatile boolean cancelled;

	WaitingCall(Admissible call, OperatingBudget budget, MonoSink<Permit> sink, long since) {
		this.call = call;
		this.budget = budget;
		this.joinKey = call.joinKey();
		this.sink = sink;
		this.since = since;
	}

	Admissible call() {
		return this.call;
	}

	OperatingBudget budget() {
		return this.budget;
	}

	CallPriority priority() {
		return this.call.priority();
	}

	boolean isBulk() {
		return priority() == CallPriority.BULK;
	}

	@Nullable Object joinKey() {
		return this.joinKey;
	}

	MonoSink<Permit> sink() {
		return this.sink;
	}

	long since() {
		return this.since;
	}

	/**
	 * The gates as they are now: a method has none before the portal told of it.
	 */
	Collection<MethodGate> gates() {
		return this.budget.gates(this.call.methods());
	}

	/**
	 * Remember that the call has passed its gates as they are now.
	 */
	void passedGates() {
		this.refusalsSeen = refusals();
	}

	/**
	 * Whether a method of the call was refused after the call had passed its gates.
	 */
	boolean wasOvertakenByRefusal() {
		return refusals() != this.refusalsSeen;
	}

	private int refusals() {
		int refusals = 0;
		for (MethodGate gate : gates()) {
			refusals += gate.refusals();
		}
		return refusals;
	}

	/**
	 * Whether others came just before, so that more may come just after.
	 */
	boolean isInCrowd() {
		return this.inCrowd;
	}

	void markInCrowd() {
		this.inCrowd = true;
	}

	boolean isCancelled() {
		return this.cancelled;
	}

	void cancel() {
		this.cancelled = true;
	}

}
