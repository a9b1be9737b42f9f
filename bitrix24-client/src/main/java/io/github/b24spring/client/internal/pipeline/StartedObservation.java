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

import java.util.concurrent.atomic.AtomicBoolean;

import io.github.b24spring.client.observation.Bitrix24ClientContext;
import io.github.b24spring.client.observation.Bitrix24ClientListContext;
import io.github.b24spring.client.observation.Bitrix24ClientRequestContext;
import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/**
 * An observation that ends once, however the end and a cancellation race.
 *
 * @param <C> what is known of what is observed
 */
final class StartedObservation<C extends Bitrix24ClientContext> {

	private final Observation observation;

	private final C context;

	private final AtomicBoolean ended = new AtomicBoolean();

	private StartedObservation(Observation observation, C context) {
		this.observation = observation;
		this.context = context;
	}

	/**
	 * Start an observation inside of that of Reactor's context, or else of the thread.
	 * @param <C> what is known of what is observed
	 * @param observation the observation
	 * @param context its context
	 * @param contextView Reactor's context
	 */
	static <C extends Bitrix24ClientContext> StartedObservation<C> start(Observation observation, C context,
			ContextView contextView) {
		Observation parent = contextView.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
		if (parent != null) {
			observation.parentObservation(parent);
		}
		if (parent != null && parent.getContextView() instanceof Bitrix24ClientContext ours) {
			if (ours instanceof Bitrix24ClientListContext list) {
				list.addRequest();
			}
			// Tracing prefers the thread's span, which may be anybody's.
			parent.scoped((Runnable) observation::start);
		}
		else {
			observation.start();
		}
		return new StartedObservation<>(observation, context);
	}

	/**
	 * Return what is known of the call that a context belongs to.
	 * @param contextView Reactor's context
	 * @return its context, {@code null} if it is not observed
	 */
	static @Nullable Bitrix24ClientRequestContext requestOf(ContextView contextView) {
		Observation observation = contextView.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
		return (observation != null && observation.getContextView() instanceof Bitrix24ClientRequestContext context)
				? context : null;
	}

	void succeeded() {
		end(this.context::markAnswered);
	}

	void failed(Throwable failure) {
		end(() -> this.observation.error(failure));
	}

	void cancelled() {
		end(this.context::markCancelled);
	}

	private void end(Runnable outcome) {
		if (this.ended.compareAndSet(false, true)) {
			outcome.run();
			this.observation.stop();
		}
	}

}
