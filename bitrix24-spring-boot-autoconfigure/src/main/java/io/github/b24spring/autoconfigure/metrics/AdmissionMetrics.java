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
package io.github.b24spring.autoconfigure.metrics;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.b24spring.autoconfigure.Bitrix24ClientBuilderCustomizer;
import io.github.b24spring.autoconfigure.internal.PortalClients;
import io.github.b24spring.autoconfigure.internal.RepetitionReason;
import io.github.b24spring.client.Bitrix24ClientListener;
import io.github.b24spring.client.Bitrix24ClientListener.Admission;
import io.github.b24spring.client.Bitrix24ClientListener.Batch;
import io.github.b24spring.client.Bitrix24ClientListener.Repetition;
import io.github.b24spring.client.CallPriority;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

/**
 * Measures how calls get their turn: how long they wait, how many share a request, how
 * often they are repeated.
 */
final class AdmissionMetrics implements MeterBinder, Bitrix24ClientBuilderCustomizer {

	private final PortalClients clients;

	private final List<Registered> registries = new CopyOnWriteArrayList<>();

	AdmissionMetrics(PortalClients clients) {
		this.clients = clients;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Registered registered = new Registered(registry, new ConcurrentHashMap<>());
		this.clients.byName().keySet().forEach(registered::of);
		this.registries.add(registered);
	}

	@Override
	public void customize(Bitrix24ClientBuilder builder) {
		builder.addListener(new Calls());
	}

	@Override
	public void customize(Bitrix24ClientBuilder builder, @Nullable String portal) {
		builder.addListener(NamedPortalListener.of(portal, new Calls()));
	}

	/**
	 * Measures the calls to one portal.
	 */
	private final class Calls implements Bitrix24ClientListener {

		@Override
		public void admitted(Admission admission) {
			AdmissionMetrics.this.registries
				.forEach((registry) -> registry.of(admission.portalHost()).admitted(admission));
		}

		@Override
		public void sendingBatch(Batch batch) {
			AdmissionMetrics.this.registries.forEach((registry) -> registry.of(batch.portalHost()).sendingBatch(batch));
		}

		@Override
		public void repeating(Repetition repetition) {
			AdmissionMetrics.this.registries
				.forEach((registry) -> registry.of(repetition.portalHost()).repeating(repetition));
		}

	}

	private record Registered(MeterRegistry registry, Map<String, Meters> portals) {

		Meters of(String portalHost) {
			return this.portals.computeIfAbsent(portalHost,
					(host) -> new Meters(this.registry, Tags.of("portal", host)));
		}

	}

	private static final class Meters {

		private final Map<CallPriority, Timer> waits = new EnumMap<>(CallPriority.class);

		private final Map<RepetitionReason, Counter> repetitions = new HashMap<>();

		private final DistributionSummary commands;

		private final Counter joinedCalls;

		private Meters(MeterRegistry registry, Tags portal) {
			for (CallPriority priority : CallPriority.values()) {
				this.waits.put(priority,
						Timer.builder("bitrix24.admission.wait")
							.description("Time that calls waited for the limits of the portal")
							.tags(portal)
							.tag("priority", priority.name().toLowerCase(Locale.ROOT))
							.register(registry));
			}
			Arrays.stream(RepetitionReason.values())
				.forEach((reason) -> this.repetitions.put(reason,
						Counter.builder("bitrix24.retries")
							.description("Calls that were repeated")
							.tags(portal)
							.tag("reason", reason.tag())
							.register(registry)));
			this.commands = DistributionSummary.builder("bitrix24.batch.commands")
				.description("Commands of the batches that were sent")
				.tags(portal)
				.register(registry);
			this.joinedCalls = Counter.builder("bitrix24.joined.calls")
				.description("Single calls that shared a request with others")
				.tags(portal)
				.register(registry);
		}

		private void admitted(Admission admission) {
			Timer wait = this.waits.get(admission.priority());
			if (wait != null) {
				wait.record(admission.waited());
			}
		}

		private void sendingBatch(Batch batch) {
			this.commands.record(batch.commands());
			this.joinedCalls.increment(batch.joinedCalls());
		}

		private void repeating(Repetition repetition) {
			Counter repetitions = this.repetitions.get(RepetitionReason.of(repetition.failure()));
			if (repetitions != null) {
				repetitions.increment();
			}
		}

	}

}
