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

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import io.github.b24spring.client.CallPriority;
import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24PortalBlockedException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/**
 * A call that waits, with what admission wants to know of it.
 *
 * @param method its name
 * @param priority its priority
 * @param joinKey what it can be joined by
 * @param methods the methods whose time it takes
 * @param cost its execution time
 * @param size the size of its answer
 */
record TestCall(String method, CallPriority priority, @Nullable Object joinKey, List<String> methods, double cost,
		double size) implements Admissible {

	static TestCall of(String method) {
		return new TestCall(method, CallPriority.INTERACTIVE, null, List.of(method), 0.02, 0);
	}

	static TestCall bulk(String method) {
		return new TestCall(method, CallPriority.BULK, null, List.of(method), 0.02, 0);
	}

	TestCall joinedBy(Object joinKey) {
		return new TestCall(this.method, this.priority, joinKey, this.methods, this.cost, this.size);
	}

	TestCall with(List<String> methods) {
		return new TestCall(this.method, this.priority, this.joinKey, methods, this.cost, this.size);
	}

	TestCall withCost(double cost) {
		return new TestCall(this.method, this.priority, this.joinKey, this.methods, cost, this.size);
	}

	TestCall withSize(double size) {
		return new TestCall(this.method, this.priority, this.joinKey, this.methods, this.cost, size);
	}

	/**
	 * Make the call wait, for those who do not look at what becomes of it.
	 */
	WaitingCall waiting(OperatingBudget budget, long since) {
		AtomicReference<@Nullable WaitingCall> waiting = new AtomicReference<>();
		StepVerifier.create(Mono.<Permit>create((sink) -> waiting.set(new WaitingCall(this, budget, sink, since))))
			.expectSubscription()
			.thenCancel()
			.verify();
		return Objects.requireNonNull(waiting.get());
	}

	@Override
	public Bitrix24Exception portalBlocked(String description) {
		return new Bitrix24PortalBlockedException(
				new Bitrix24Error("OVERLOAD_LIMIT", description, this.method, null, false));
	}

}
