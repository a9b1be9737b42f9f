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

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import io.github.b24spring.client.observation.Bitrix24ClientObservationDocumentation;
import io.github.b24spring.client.observation.Bitrix24ClientRequestContext;
import io.github.b24spring.client.observation.Bitrix24ClientSharedRequestContext;
import io.github.b24spring.client.observation.Bitrix24ClientSharedRequestConvention;
import io.github.b24spring.client.observation.DefaultBitrix24ClientSharedRequestConvention;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Observes requests that several calls share.
 */
final class SharedRequestObservations {

	private static final Bitrix24ClientSharedRequestConvention DEFAULT_CONVENTION = new DefaultBitrix24ClientSharedRequestConvention();

	private final ObservationRegistry registry;

	private final @Nullable Bitrix24ClientSharedRequestConvention convention;

	private final Supplier<String> portalHost;

	SharedRequestObservations(ObservationRegistry registry, @Nullable Bitrix24ClientSharedRequestConvention convention,
			Supplier<String> portalHost) {
		this.registry = registry;
		this.convention = convention;
		this.portalHost = portalHost;
	}

	/**
	 * Observe a request.
	 * @param <T> the type of the answer
	 * @param candidates the calls that share it
	 * @param request sends it
	 */
	<T> Mono<T> observe(List<AdmissionCandidate> candidates, Mono<T> request) {
		if (this.registry.isNoop()) {
			return request;
		}
		return Mono.deferContextual((contextView) -> {
			List<Bitrix24ClientRequestContext> calls = candidates.stream()
				.map(AdmissionCandidate::observed)
				.filter(Objects::nonNull)
				.toList();
			Bitrix24ClientSharedRequestContext context = new Bitrix24ClientSharedRequestContext(this.portalHost.get(),
					calls);
			Observation observation = Bitrix24ClientObservationDocumentation.SHARED_REQUEST.observation(this.convention,
					DEFAULT_CONVENTION, () -> context, this.registry);
			StartedObservation<Bitrix24ClientSharedRequestContext> started = StartedObservation.start(observation,
					context, contextView);
			calls.forEach((call) -> call.joined(context));
			return request.doOnSuccess((answer) -> started.succeeded())
				.doOnError(started::failed)
				.doOnCancel(started::cancelled)
				.contextWrite((reactorContext) -> reactorContext.put(ObservationThreadLocalAccessor.KEY, observation));
		});
	}

}
