package io.github.b24spring.autoconfigure.event;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.b24spring.client.exception.Bitrix24Exception;
import reactor.core.publisher.Mono;

import org.springframework.boot.health.contributor.AbstractReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Tells how it goes with events. A queue that this process should fetch from, and cannot
 * for a while, is an illness; that events are bound otherwise than declared is a detail.
 */
final class EventsHealthIndicator extends AbstractReactiveHealthIndicator {

	private final EventQueueObserver queues;

	private final Duration standstillTimeout;

	private final InstantSource clock;

	EventsHealthIndicator(EventQueueObserver queues, Duration standstillTimeout, InstantSource clock) {
		super("Bitrix24 events health check failed");
		this.queues = queues;
		this.standstillTimeout = standstillTimeout;
		this.clock = clock;
	}

	@Override
	protected Mono<Health> doHealthCheck(Health.Builder builder) {
		return Mono.fromSupplier(() -> {
			builder.up();
			Map<String, Object> queues = new LinkedHashMap<>();
			this.queues.observed().forEach((name, queue) -> {
				boolean standsStill = queue.standsStill(this.clock.instant(), this.standstillTimeout);
				if (standsStill) {
					builder.down();
				}
				queues.put(name, details(queue, standsStill));
			});
			return (queues.isEmpty() ? builder : builder.withDetail("queues", queues)).build();
		});
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
