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
package io.github.b24spring.autoconfigure.event;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.b24spring.client.event.EventBinding;
import io.github.b24spring.client.event.EventSubscriptionDifference;
import io.github.b24spring.client.exception.Bitrix24Exception;
import reactor.core.publisher.Mono;

import org.springframework.boot.health.contributor.AbstractReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Tells how it goes with events. A queue that this process should fetch from, and cannot
 * for a while, is an illness; that events are bound otherwise than declared is a detail.
 */
final class EventsHealthIndicator extends AbstractReactiveHealthIndicator {

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private static final int PORTALS_SHOWN = 10;

	private final EventQueueObserver queues;

	private final EventBinder binder;

	private final Duration standstillTimeout;

	private final InstantSource clock;

	EventsHealthIndicator(EventQueueObserver queues, EventBinder binder, Duration standstillTimeout,
			InstantSource clock) {
		super("Bitrix24 events health check failed");
		this.queues = queues;
		this.binder = binder;
		this.standstillTimeout = standstillTimeout;
		this.clock = clock;
	}

	@Override
	protected Mono<Health> doHealthCheck(Health.Builder builder) {
		return addBindings(builder.up()).then(Mono.fromSupplier(() -> addQueues(builder).build()));
	}

	/**
	 * A portal that does not tell what is bound is told of by another component.
	 */
	private Mono<?> addBindings(Health.Builder builder) {
		if (this.binder.failures() > 0) {
			builder.withDetail("portalsNotBound", this.binder.failures());
		}
		return this.binder.difference()
			.timeout(PATIENCE)
			.doOnNext((difference) -> builder.withDetails(details(difference)))
			.onErrorComplete()
			.then(this.binder.differences(PATIENCE))
			.doOnNext((differences) -> addInstalled(builder, differences));
	}

	private static void addInstalled(Health.Builder builder, Map<String, EventSubscriptionDifference> differences) {
		if (!differences.isEmpty()) {
			Map<String, Object> portals = new LinkedHashMap<>();
			differences.entrySet()
				.stream()
				.limit(PORTALS_SHOWN)
				.forEach((portal) -> portals.put(portal.getKey(), details(portal.getValue())));
			builder.withDetail("portalsBoundOtherwise", differences.size()).withDetail("installedBindings", portals);
		}
	}

	private static Map<String, Object> details(EventSubscriptionDifference difference) {
		return Map.of("missingBindings", texts(difference.missing()), "unexpectedBindings",
				texts(difference.unexpected()));
	}

	private static List<String> texts(List<EventBinding> bindings) {
		return bindings.stream().map(EventBinding::toString).sorted().toList();
	}

	private Health.Builder addQueues(Health.Builder builder) {
		Map<String, Object> queues = new LinkedHashMap<>();
		this.queues.observed().forEach((name, queue) -> {
			boolean standsStill = queue.standsStill(this.clock.instant(), this.standstillTimeout);
			if (standsStill) {
				builder.down();
			}
			queues.put(name, details(queue, standsStill));
		});
		InstalledQueuesState installed = this.queues.installed(this.standstillTimeout);
		if (installed.standsStill()) {
			builder.down();
		}
		if (!installed.isEmpty()) {
			builder.withDetail("installedQueues", installed.details());
		}
		return queues.isEmpty() ? builder : builder.withDetail("queues", queues);
	}

	private static Map<String, Object> details(EventQueueObserver.Observed queue, boolean standsStill) {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("state", standsStill ? "standstill" : queue.isOwned() ? "fetching" : "waiting");
		details.put("lag", queue.lag());
		if (queue.lastSuccessAt() != null) {
			details.put("lastSuccess", queue.lastSuccessAt());
		}
		if (queue.lastFailureAt() != null && queue.lastFailure() != null) {
			details.put("lastFailure", queue.lastFailureAt());
			details.put("lastFailureKind", (queue.lastFailure() instanceof Bitrix24Exception failure)
					? failure.kind().name() : queue.lastFailure().getClass().getSimpleName());
		}
		return details;
	}

}
