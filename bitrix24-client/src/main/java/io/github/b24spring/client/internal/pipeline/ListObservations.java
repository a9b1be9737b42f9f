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

import java.util.function.Supplier;

import io.github.b24spring.client.observation.Bitrix24ClientListContext;
import io.github.b24spring.client.observation.Bitrix24ClientListConvention;
import io.github.b24spring.client.observation.Bitrix24ClientObservationDocumentation;
import io.github.b24spring.client.observation.DefaultBitrix24ClientListConvention;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * Observes lists, and makes the observation the parent of the calls that they take.
 */
public final class ListObservations {

	private static final Bitrix24ClientListConvention DEFAULT_CONVENTION = new DefaultBitrix24ClientListConvention();

	private final ObservationRegistry registry;

	private final @Nullable Bitrix24ClientListConvention convention;

	private final Supplier<String> portalHost;

	ListObservations(ObservationRegistry registry, @Nullable Bitrix24ClientListConvention convention,
			Supplier<String> portalHost) {
		this.registry = registry;
		this.convention = convention;
		this.portalHost = portalHost;
	}

	/**
	 * Observe a list.
	 * @param <T> the type of a row
	 * @param method the REST method
	 * @param rows the rows
	 * @return the same rows; every subscriber has an observation
	 */
	public <T> Flux<T> observe(String method, Flux<T> rows) {
		if (this.registry.isNoop()) {
			return rows;
		}
		return Flux.deferContextual((contextView) -> {
			Bitrix24ClientListContext context = new Bitrix24ClientListContext(this.portalHost.get(), method);
			Observation observation = Bitrix24ClientObservationDocumentation.LIST.observation(this.convention,
					DEFAULT_CONVENTION, () -> context, this.registry);
			StartedObservation<Bitrix24ClientListContext> started = StartedObservation.start(observation, context,
					contextView);
			return rows.doOnNext((row) -> context.addRow())
				.doOnComplete(started::succeeded)
				.doOnError(started::failed)
				.doOnCancel(started::cancelled)
				.contextWrite((reactorContext) -> reactorContext.put(ObservationThreadLocalAccessor.KEY, observation));
		});
	}

}
