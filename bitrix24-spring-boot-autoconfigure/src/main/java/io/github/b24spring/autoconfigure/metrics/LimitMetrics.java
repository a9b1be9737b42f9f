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

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

import io.github.b24spring.autoconfigure.internal.PortalClients;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.Bitrix24Limits;
import io.github.b24spring.client.CallPriority;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Shows where the limits of each portal stand that the application has a client for.
 */
record LimitMetrics(PortalClients clients) implements MeterBinder {

	@Override
	public void bindTo(MeterRegistry registry) {
		this.clients.byName().forEach((portal, client) -> bindTo(registry, Tags.of("portal", portal), client));
	}

	private static void bindTo(MeterRegistry registry, Tags portal, Bitrix24Client client) {
		Gauges gauges = new Gauges(registry, portal, client);
		gauges.register("bitrix24.rate.limit.permits", "Requests that may be sent at once", Bitrix24Limits::permits);
		gauges.register("bitrix24.rate.limit.rate", "Permits that come back a second", Bitrix24Limits::rate);
		gauges.register("bitrix24.portal.blocked", "1 while Bitrix24 has blocked the portal by hand",
				(limits) -> limits.blocked() ? 1 : 0);
		TimeGauge
			.builder("bitrix24.rate.limit.pause", client, TimeUnit.MILLISECONDS,
					(source) -> source.limits().pausedFor().toMillis())
			.description("Time for which no request is sent because the portal refused one")
			.tags(portal)
			.register(registry);
		for (CallPriority priority : CallPriority.values()) {
			Gauge
				.builder("bitrix24.admission.queue", client,
						(source) -> source.limits().waiting().getOrDefault(priority, 0))
				.description("Calls that wait for the limits of the portal")
				.tags(portal)
				.tag("priority", priority.name().toLowerCase(Locale.ROOT))
				.register(registry);
		}
	}

	private record Gauges(MeterRegistry registry, Tags tags, Bitrix24Client client) {

		void register(String name, String description, ToDoubleFunction<Bitrix24Limits> value) {
			Gauge.builder(name, this.client, (source) -> value.applyAsDouble(source.limits()))
				.description(description)
				.tags(this.tags)
				.register(this.registry);
		}

	}

}
