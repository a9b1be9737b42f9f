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
package io.github.b24spring.client.internal.pipeline;

import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;

/**
 * Makes the observation of Reactor's context the thread's current one while something
 * below is subscribed to. Tracing takes the thread's current span for the parent where it
 * differs from that of the context, and the thread may be that of a servlet, or of
 * another call that let this one go.
 *
 * @param <T> the type of the answer
 */
public final class CallScope<T> extends MonoOperator<T, T> {

	private CallScope(Mono<T> source) {
		super(source);
	}

	/**
	 * Wrap what begins an observation of its own when it is subscribed to.
	 * @param <T> the type of the answer
	 * @param source what begins it
	 * @return the same, begun in the scope of the call
	 */
	public static <T> Mono<T> around(Mono<T> source) {
		return onAssembly(new CallScope<>(source));
	}

	@Override
	public void subscribe(CoreSubscriber<? super T> actual) {
		Observation observation = actual.currentContext().getOrDefault(ObservationThreadLocalAccessor.KEY, null);
		if (observation == null) {
			this.source.subscribe(actual);
		}
		else {
			observation.scoped(() -> this.source.subscribe(actual));
		}
	}

}
