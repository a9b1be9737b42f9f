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

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

import io.github.b24spring.autoconfigure.Bitrix24ClientBuilderCustomizer;
import io.github.b24spring.autoconfigure.PortalConfiguration;
import io.github.b24spring.autoconfigure.internal.PortalClients;
import io.github.b24spring.client.Bitrix24ClientListener;
import io.github.b24spring.client.Bitrix24ClientListener.Answer;
import io.github.b24spring.client.catalog.MethodCatalog;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.exception.FailureKind;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

/**
 * Counts refusals for rate, and shows the execution time that methods have used up.
 */
final class Bitrix24Metrics implements MeterBinder, Bitrix24ClientBuilderCustomizer {

	/**
	 * The code of a kind, whichever code the generation of REST, or what stands before
	 * the portal, has for it.
	 */
	private static final Map<FailureKind, String> LIMIT_CODES = Map.of(FailureKind.RATE_LIMIT, "QUERY_LIMIT_EXCEEDED",
			FailureKind.OPERATING_LIMIT, "OPERATION_TIME_LIMIT", FailureKind.PORTAL_BLOCKED, "OVERLOAD_LIMIT");

	private final MethodCatalog catalog = MethodCatalog.documented();

	private final PortalClients clients;

	private final Clock clock;

	private final Map<Tags, LongAdder> limitErrors = new ConcurrentHashMap<>();

	private final Map<Tags, MethodTime> operating = new ConcurrentHashMap<>();

	private final List<MeterRegistry> registries = new CopyOnWriteArrayList<>();

	Bitrix24Metrics(PortalClients clients, Clock clock) {
		this.clients = clients;
		this.clock = clock;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.clients.byName()
			.keySet()
			.forEach((host) -> LIMIT_CODES.values()
				.forEach((code) -> this.limitErrors.computeIfAbsent(ofCode(host, code), this::newCount)));
		this.registries.add(registry);
		this.limitErrors.forEach((tags, count) -> register(registry, tags, count));
		this.operating.forEach((tags, time) -> register(registry, tags, time));
	}

	@Override
	public void customize(Bitrix24ClientBuilder builder) {
		builder.addListener(new Answers());
	}

	@Override
	public void customize(Bitrix24ClientBuilder builder, @Nullable String portal) {
		builder.addListener(NamedPortalListener.of(portal,
				PortalConfiguration.INSTALLED.equals(portal) ? new Refusals() : new Answers()));
	}

	private void count(Answer answer) {
		String code = (answer.failure() != null) ? LIMIT_CODES.get(answer.failure().kind()) : null;
		if (code != null) {
			this.limitErrors.computeIfAbsent(ofCode(answer.portalHost(), code), this::newCount).increment();
		}
	}

	private void measure(Answer answer) {
		// Names that no document knows could be made up without end.
		if (answer.time() != null && answer.time().operating() != null
				&& this.catalog.find(answer.method()).isPresent()) {
			this.operating
				.computeIfAbsent(Tags.of("method", answer.method(), "portal", answer.portalHost()), this::newTime)
				.update(answer.time());
		}
	}

	private static Tags ofCode(String host, String code) {
		return Tags.of("code", code, "portal", host);
	}

	private LongAdder newCount(Tags tags) {
		LongAdder count = new LongAdder();
		this.registries.forEach((registry) -> register(registry, tags, count));
		return count;
	}

	private MethodTime newTime(Tags tags) {
		MethodTime time = new MethodTime(this.clock);
		this.registries.forEach((registry) -> register(registry, tags, time));
		return time;
	}

	/**
	 * Counts what comes from one portal.
	 */
	private final class Answers implements Bitrix24ClientListener {

		@Override
		public void answered(Answer answer) {
			count(answer);
			measure(answer);
		}

	}

	/**
	 * Counts what comes from any number of portals, each of which has a budget of its
	 * own.
	 */
	private final class Refusals implements Bitrix24ClientListener {

		@Override
		public void answered(Answer answer) {
			count(answer);
		}

	}

	private static void register(MeterRegistry registry, Tags tags, LongAdder count) {
		FunctionCounter.builder("bitrix24.rate.limit.errors", count, LongAdder::sum)
			.description("Calls that the portal refused because of one of its limits")
			.tags(tags)
			.register(registry);
	}

	private static void register(MeterRegistry registry, Tags tags, MethodTime time) {
		TimeGauge.builder("bitrix24.operating", time, TimeUnit.SECONDS, MethodTime::operating)
			.description("Execution time of the last ten minutes, as the portal last reported it")
			.tags(tags)
			.register(registry);
		TimeGauge.builder("bitrix24.operating.reset", time, TimeUnit.SECONDS, MethodTime::secondsToReset)
			.description("Time until some of the execution time is forgotten, as the portal last reported it")
			.tags(tags)
			.register(registry);
	}

}
