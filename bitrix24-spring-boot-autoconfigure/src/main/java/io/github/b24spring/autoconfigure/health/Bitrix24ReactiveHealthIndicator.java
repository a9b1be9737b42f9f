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

import java.util.Locale;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.Bitrix24Limits;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.FailureKind;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.AbstractReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import reactor.core.publisher.Mono;

/**
 * Tells what the traffic shows of the portal, and asks the portal only when nothing was
 * heard for a while: every question takes from the rate that the portal allows.
 */
final class Bitrix24ReactiveHealthIndicator extends AbstractReactiveHealthIndicator {

	private final Bitrix24Client client;

	private final PortalObserver observer;

	private final Bitrix24HealthProperties properties;

	private final Mono<Void> probe;

	Bitrix24ReactiveHealthIndicator(Bitrix24Client client, PortalObserver observer,
			Bitrix24HealthProperties properties) {
		super("Bitrix24 health check failed");
		this.client = client;
		this.observer = observer;
		observer.observe(client::portalHost);
		this.properties = properties;
		this.probe = client.call("server.time")
			.deadline(properties.getProbeTimeout())
			.exchange(Object.class)
			.doOnError(Bitrix24Exception.class, this::observe)
			.onErrorComplete(Bitrix24Exception.class)
			.then()
			.cache(properties.getProbeInterval());
	}

	@Override
	protected Mono<Health> doHealthCheck(Health.Builder builder) {
		return Mono.defer(() -> {
			boolean heard = this.observer.heardWithin(this.properties.getProbeInterval());
			boolean limited = !heard && isLimited(this.client.limits());
			return ((heard || limited) ? Mono.<Void>empty() : this.probe)
				.then(Mono.fromSupplier(() -> report(builder, limited)));
		});
	}

	/**
	 * A question that has to wait would take a place from the calls that wait already.
	 */
	private static boolean isLimited(Bitrix24Limits limits) {
		return !limits.blocked() && (limits.permits() < 1 || !limits.pausedFor().isZero());
	}

	private void observe(Bitrix24Exception failure) {
		boolean waited = failure.kind() == FailureKind.ADMISSION
				|| (failure.kind() == FailureKind.TIMEOUT && !failure.mayHaveRun());
		if (!waited) {
			this.observer.failed(failure);
		}
	}

	private Health report(Health.Builder builder, boolean limited) {
		PortalObserver.Observed observed = this.observer.observed();
		builder.status((limited && observed.lastHeardAt() == null) ? Status.UP : statusOf(observed))
			.withDetail("portal", this.client.portalHost());
		if (limited) {
			builder.withDetail("rateLimited", true);
		}
		if (observed.lastSuccessAt() != null) {
			builder.withDetail("lastSuccess", observed.lastSuccessAt());
		}
		Bitrix24Exception failure = observed.lastFailure();
		if (failure != null && observed.lastFailureAt() != null) {
			builder.withDetail("lastFailure", observed.lastFailureAt());
			builder.withDetail("lastFailureKind", kindOf(failure));
			builder.withDetail("lastFailureMethod", failure.method());
		}
		return builder.build();
	}

	private static Status statusOf(PortalObserver.Observed observed) {
		if (observed.lastHeardAt() == null) {
			return Status.UNKNOWN;
		}
		return statusOf(observed.currentFailure());
	}

	private static Status statusOf(@Nullable Bitrix24Exception failure) {
		if (failure == null) {
			return Status.UP;
		}
		return switch (failure.kind()) {
			case PORTAL_BLOCKED, PORTAL_UNAVAILABLE -> Status.OUT_OF_SERVICE;
			case CONNECTION, TIMEOUT, SERVER, UNREADABLE_RESPONSE, PORTAL_MOVED -> Status.DOWN;
			case AUTHENTICATION, EXPIRED_TOKEN, PLAN -> Status.DOWN;
			// Any other refusal, for rate too, comes from a portal that is well.
			default -> Status.UP;
		};
	}

	private static String kindOf(Bitrix24Exception failure) {
		String code = failure.code();
		return (code != null && !code.isEmpty()) ? code.toUpperCase(Locale.ROOT)
				: failure.getClass().getSimpleName().replaceFirst("^Bitrix24", "").replaceFirst("Exception$", "");
	}

}
