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
package io.github.b24spring.autoconfigure.health;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.Bitrix24Limits;
import reactor.core.publisher.Mono;

import org.springframework.boot.health.contributor.AbstractReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Tells where the limits of the portal stand. Calls that wait are no illness; a portal
 * that Bitrix24 has blocked is out of service.
 */
final class RateLimitHealthIndicator extends AbstractReactiveHealthIndicator {

	private final Bitrix24Client client;

	private final RefusalObserver refusals;

	private final Clock clock;

	RateLimitHealthIndicator(Bitrix24Client client, RefusalObserver refusals, Clock clock) {
		super("Bitrix24 rate limit health check failed");
		this.client = client;
		this.refusals = refusals;
		refusals.observe(client::portalHost);
		this.clock = clock;
	}

	@Override
	protected Mono<Health> doHealthCheck(Health.Builder builder) {
		return Mono.fromSupplier(() -> report(builder, this.client.limits()));
	}

	private Health report(Health.Builder builder, Bitrix24Limits limits) {
		if (limits.blocked()) {
			builder.outOfService();
		}
		else {
			builder.up();
		}
		int waiting = limits.waiting().values().stream().mapToInt(Integer::intValue).sum();
		builder.withDetail("state", state(limits, waiting))
			.withDetail("waiting", waiting)
			.withDetail("refusalsInTenMinutes", this.refusals.lately());
		if (Double.isFinite(limits.capacity())) {
			builder.withDetail("permits", (int) limits.permits())
				.withDetail("capacity", (int) limits.capacity())
				.withDetail("permitsPerSecond", limits.rate());
		}
		if (!limits.pausedFor().isZero()) {
			builder.withDetail("pausedUntil", this.clock.instant().plus(limits.pausedFor()));
		}
		Map<String, Instant> stopped = new TreeMap<>();
		limits.methods().forEach((method, use) -> {
			if (use.stoppedUntil() != null) {
				stopped.put(method, use.stoppedUntil());
			}
		});
		if (!stopped.isEmpty()) {
			builder.withDetail("stoppedMethods", stopped);
		}
		return builder.build();
	}

	private static String state(Bitrix24Limits limits, int waiting) {
		if (limits.blocked()) {
			return "blocked";
		}
		if (!limits.pausedFor().isZero()) {
			return "paused";
		}
		return (waiting > 0) ? "waiting" : "free";
	}

}
