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

import io.github.b24spring.client.internal.answer.Envelope;
import io.github.b24spring.client.observation.Bitrix24ClientObservationDocumentation;
import io.github.b24spring.client.observation.Bitrix24ClientRequestContext;
import io.github.b24spring.client.observation.Bitrix24ClientRequestConvention;
import io.github.b24spring.client.observation.DefaultBitrix24ClientRequestConvention;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Observes a call, and makes the observation the parent of the HTTP requests below.
 */
final class ObservationStage implements Stage {

	private static final Bitrix24ClientRequestConvention DEFAULT_CONVENTION = new DefaultBitrix24ClientRequestConvention();

	private final Stage next;

	private final ObservationRegistry registry;

	private final @Nullable Bitrix24ClientRequestConvention convention;

	private final Supplier<String> portalHost;

	ObservationStage(Stage next, ObservationRegistry registry, @Nullable Bitrix24ClientRequestConvention convention,
			Supplier<String> portalHost) {
		this.next = next;
		this.registry = registry;
		this.convention = convention;
		this.portalHost = portalHost;
	}

	@Override
	public Mono<Envelope> exchange(Call call) {
		if (this.registry.isNoop()) {
			return this.next.exchange(call);
		}
		return Mono.deferContextual((contextView) -> {
			Bitrix24ClientRequestContext context = new Bitrix24ClientRequestContext(this.portalHost.get(),
					call.method(), call.commands().values().stream().map(Call::method).toList());
			Observation observation = Bitrix24ClientObservationDocumentation.REQUEST.observation(this.convention,
					DEFAULT_CONVENTION, () -> context, this.registry);
			StartedObservation<Bitrix24ClientRequestContext> started = StartedObservation.start(observation, context,
					contextView);
			// Who has the answer finds it in the metrics too, so the observation ends
			// first.
			return this.next.exchange(call)
				.doOnSuccess((envelope) -> started.succeeded())
				.doOnError(started::failed)
				.doOnCancel(started::cancelled)
				.contextWrite((reactorContext) -> reactorContext.put(ObservationThreadLocalAccessor.KEY, observation));
		});
	}

}
