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

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.github.b24spring.autoconfigure.PortalConfiguration;
import io.github.b24spring.client.event.EventMonitor;
import io.github.b24spring.client.event.EventOrigin;
import io.github.b24spring.client.event.EventOutcome;
import io.github.b24spring.client.event.EventRefusal;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

/**
 * Counts events, and measures how they are fetched and handled.
 */
final class EventMetrics implements MeterBinder, EventMonitor {

	private final List<MeterRegistry> registries = new CopyOnWriteArrayList<>();

	private final Map<String, Lag> lags = new ConcurrentHashMap<>();

	private final EventCodeTag codes = new EventCodeTag();

	private final Clock clock;

	EventMetrics(Clock clock) {
		this.clock = clock;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		for (EventRefusal reason : EventRefusal.values()) {
			refusals(registry, reason);
		}
		this.registries.add(registry);
		this.lags.forEach((source, lag) -> register(registry, source, lag));
	}

	@Override
	public void received(String code, EventOrigin origin) {
		String tag = this.codes.of(code);
		each((registry) -> Counter.builder("bitrix24.events.received")
			.description("Events that have come")
			.tag("code", tag)
			.tag("origin", text(origin))
			.register(registry)
			.increment());
	}

	@Override
	public void refused(EventRefusal reason) {
		each((registry) -> refusals(registry, reason).increment());
	}

	@Override
	public void lost(String code) {
		String tag = this.codes.of(code);
		each((registry) -> Counter.builder("bitrix24.events.lost")
			.description("Events that were given up and that nobody sends again")
			.tag("code", tag)
			.register(registry)
			.increment());
	}

	@Override
	public void handled(String code, EventOutcome outcome, Duration duration) {
		String tag = this.codes.of(code);
		each((registry) -> Timer.builder("bitrix24.events.handled")
			.description("Time that the handlers of an event took")
			.tag("code", tag)
			.tag("outcome", text(outcome))
			.register(registry)
			.record(duration));
	}

	@Override
	public void polled(String source, int count, Duration duration, @Nullable Throwable error) {
		String tag = tag(source);
		each((registry) -> Timer.builder("bitrix24.events.polls")
			.description("Time to read a queue of events")
			.tag("source", tag)
			.tag("outcome", (error != null) ? "failure" : "success")
			.register(registry)
			.record(duration));
	}

	@Override
	public void lag(String source, Duration age) {
		this.lags.computeIfAbsent(tag(source), this::newLag).update(source, age);
	}

	/**
	 * Portals that have the application may be any number.
	 */
	private static String tag(String source) {
		return source.startsWith(PortalConfiguration.INSTALLED + ":") ? PortalConfiguration.INSTALLED : source;
	}

	private Lag newLag(String source) {
		Lag lag = new Lag(this.clock);
		each((registry) -> register(registry, source, lag));
		return lag;
	}

	private void each(Consumer<MeterRegistry> action) {
		this.registries.forEach(action);
	}

	private static Counter refusals(MeterRegistry registry, EventRefusal reason) {
		return Counter.builder("bitrix24.events.refused")
			.description("Requests to the handler of events that were refused")
			.tag("reason", text(reason))
			.register(registry);
	}

	private static void register(MeterRegistry registry, String source, Lag lag) {
		TimeGauge.builder("bitrix24.events.lag", lag, TimeUnit.MILLISECONDS, Lag::millis)
			.description("Age of the oldest event of a queue that is not handled yet")
			.tag("source", source)
			.register(registry);
	}

	private static String text(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT);
	}

	/**
	 * The age of the oldest event of some queues, which grows for as long as nothing else
	 * is told.
	 */
	private static final class Lag {

		private final Clock clock;

		private final Map<String, Long> oldest = new ConcurrentHashMap<>();

		private Lag(Clock clock) {
			this.clock = clock;
		}

		private void update(String source, Duration age) {
			if (age.isZero()) {
				this.oldest.remove(source);
			}
			else {
				this.oldest.put(source, this.clock.wallTime() - age.toMillis());
			}
		}

		private double millis() {
			long now = this.clock.wallTime();
			return this.oldest.values().stream().mapToLong((time) -> now - time).max().orElse(0);
		}

	}

}
