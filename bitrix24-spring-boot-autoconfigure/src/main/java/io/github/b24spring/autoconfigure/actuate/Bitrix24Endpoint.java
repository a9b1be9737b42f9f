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
package io.github.b24spring.autoconfigure.actuate;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.github.b24spring.autoconfigure.internal.PortalClients;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.Bitrix24Limits;
import io.github.b24spring.client.exception.FailureKind;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/**
 * {@link Endpoint @Endpoint} to show where the application stands with its portals. It
 * asks no portal, and shows no secret.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@Endpoint(id = "bitrix24")
public class Bitrix24Endpoint {

	private final PortalClients clients;

	private final PortalRecords records;

	private final Clock clock;

	Bitrix24Endpoint(PortalClients clients, PortalRecords records, Clock clock) {
		this.clients = clients;
		this.records = records;
		this.clock = clock;
	}

	/**
	 * Return all portals.
	 * @return the portals by name, those without a name by host
	 */
	@ReadOperation
	public PortalsDescriptor portals() {
		Map<String, PortalDescriptor> portals = new LinkedHashMap<>();
		this.clients.byName().forEach((name, client) -> portals.put(name, describe(name, client)));
		return new PortalsDescriptor(portals);
	}

	/**
	 * Return one portal.
	 * @param portal its name, or its host if it has none
	 * @return the portal; {@code null} if the application has none of that name
	 */
	@ReadOperation
	public @Nullable PortalDescriptor portal(@Selector String portal) {
		Bitrix24Client client = this.clients.byName().get(portal);
		return (client != null) ? describe(portal, client) : null;
	}

	private PortalDescriptor describe(String name, Bitrix24Client client) {
		PortalRecord record = this.records.of(name);
		Bitrix24Limits limits = client.limits();
		Map<String, MethodDescriptor> methods = new TreeMap<>();
		limits.methods()
			.forEach((method, use) -> methods.put(method,
					new MethodDescriptor(use.operating(), use.resetAt(), use.stoppedUntil())));
		return new PortalDescriptor(record.connection(client.portalHost()), limiter(limits), methods,
				record.repetitions(), record.errors());
	}

	private LimiterDescriptor limiter(Bitrix24Limits limits) {
		Map<String, Integer> waiting = new TreeMap<>();
		limits.waiting().forEach((priority, calls) -> waiting.put(priority.name().toLowerCase(Locale.ROOT), calls));
		Instant pausedUntil = limits.pausedFor().isZero() ? null : this.clock.instant().plus(limits.pausedFor());
		return new LimiterDescriptor(circuit(limits), finite(limits.permits()), finite(limits.capacity()),
				finite(limits.rate()), waiting, pausedUntil);
	}

	private static Circuit circuit(Bitrix24Limits limits) {
		if (limits.blocked()) {
			return Circuit.BLOCKED;
		}
		return limits.pausedFor().isZero() ? Circuit.CLOSED : Circuit.PAUSED;
	}

	private static @Nullable Double finite(double value) {
		return Double.isFinite(value) ? (Double) value : null;
	}

	/**
	 * Whether requests flow.
	 */
	public enum Circuit {

		/**
		 * They do, as far as there are permits.
		 */
		CLOSED,

		/**
		 * The portal refused one, and nothing is sent for a while.
		 */
		PAUSED,

		/**
		 * Bitrix24 has blocked the portal by hand, and it is only asked now and then.
		 */
		BLOCKED

	}

	/**
	 * All portals.
	 *
	 * @param portals the portals by name, those without a name by host
	 */
	public record PortalsDescriptor(Map<String, PortalDescriptor> portals) implements OperationResponseBody {
	}

	/**
	 * A portal.
	 *
	 * @param connection what the traffic shows
	 * @param limiter where the rate limit stands
	 * @param methods what the methods have used up of their execution time
	 * @param repetitions how often calls were repeated since the start, by reason
	 * @param errors the failures since the start, by code
	 */
	public record PortalDescriptor(ConnectionDescriptor connection, LimiterDescriptor limiter,
			Map<String, MethodDescriptor> methods, Map<String, Long> repetitions,
			Map<String, ErrorDescriptor> errors) implements OperationResponseBody {
	}

	/**
	 * What the traffic shows of a portal.
	 *
	 * @param host where it answers now
	 * @param lastSuccessAt when it last answered without a failure; {@code null} if it
	 * never did
	 * @param lastFailureAt when a request last failed; {@code null} if none did
	 * @param lastFailure the kind of that failure
	 */
	public record ConnectionDescriptor(String host, @Nullable Instant lastSuccessAt, @Nullable Instant lastFailureAt,
			@Nullable FailureKind lastFailure) {
	}

	/**
	 * Where the rate limit of a portal stands.
	 *
	 * @param circuit whether requests flow
	 * @param permits the requests that may be sent at once; {@code null} where nothing is
	 * counted
	 * @param capacity the most that it can be
	 * @param permitsPerSecond the permits that come back a second
	 * @param waiting the calls that wait, by priority
	 * @param pausedUntil when requests are sent again; {@code null} if they are
	 */
	public record LimiterDescriptor(Circuit circuit, @Nullable Double permits, @Nullable Double capacity,
			@Nullable Double permitsPerSecond, Map<String, Integer> waiting, @Nullable Instant pausedUntil) {
	}

	/**
	 * What a method has used up of its execution time.
	 *
	 * @param operating the execution time of the last ten minutes in seconds, as the
	 * portal last reported it
	 * @param resetAt when some of it becomes free
	 * @param stoppedUntil when the method is tried again after the portal refused it;
	 * {@code null} if it runs
	 */
	public record MethodDescriptor(double operating, @Nullable Instant resetAt, @Nullable Instant stoppedUntil) {
	}

	/**
	 * A kind of failure.
	 *
	 * @param count how often it came since the start
	 * @param lastAt when it last came
	 * @param kind what kind it was then
	 * @param method the method that it came to then
	 * @param status the HTTP status that it came with then; {@code null} if there was no
	 * answer
	 */
	public record ErrorDescriptor(long count, Instant lastAt, FailureKind kind, String method,
			@Nullable Integer status) {
	}

}
