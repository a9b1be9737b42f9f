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
package io.github.b24spring.client.internal.admission;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.github.b24spring.client.Bitrix24Limits.MethodUse;
import io.github.b24spring.client.CallPriority;
import io.github.b24spring.client.ResponseTime;
import io.github.b24spring.client.internal.time.Timing;
import org.jspecify.annotations.Nullable;

/**
 * What the methods of a portal have used up of their execution time with the credentials
 * of one account. Knows what answers told; a portal that tells nothing costs nothing.
 */
final class OperatingBudget implements IdleMap.Value {

	private static final double NANOS = 1_000_000_000.0;

	/**
	 * The portal adds up ten minutes. What lies far beyond is a mistake, for which no
	 * method must stop for ever.
	 */
	private static final double MAX_REST_SECONDS = Duration.ofMinutes(20).toSeconds();

	private final Map<String, MethodGate> gates = new ConcurrentHashMap<>();

	private final AnswerSizes sizes = new AnswerSizes();

	private final Supplier<Duration> limit;

	private final Timing timing;

	private volatile long usedAt;

	OperatingBudget(Supplier<Duration> limit, Timing timing) {
		this.limit = limit;
		this.timing = timing;
		this.usedAt = timing.now();
	}

	private static String key(String method) {
		return method.toLowerCase(Locale.ROOT);
	}

	@Override
	public long usedAt() {
		return this.usedAt;
	}

	/**
	 * Find the gate of a method.
	 * @param method the method
	 * @return the gate, or {@code null} if the portal never told anything about the
	 * method
	 */
	@Nullable MethodGate find(String method) {
		return this.gates.isEmpty() ? null : this.gates.get(key(method));
	}

	/**
	 * Find the gates of methods.
	 * @param methods the methods
	 * @return the gates of those about which the portal told something
	 */
	Collection<MethodGate> gates(Collection<String> methods) {
		if (this.gates.isEmpty()) {
			return List.of();
		}
		Set<MethodGate> found = new LinkedHashSet<>();
		for (String method : methods) {
			MethodGate gate = find(method);
			if (gate != null) {
				found.add(gate);
			}
		}
		return found;
	}

	/**
	 * Let a call through if its methods need not wait.
	 * @return zero if it may go now, otherwise how long it has to wait at least
	 */
	Duration untilOpen(Admissible call, long now) {
		boolean bulk = call.priority() == CallPriority.BULK;
		Collection<MethodGate> gates = gates(call.methods());
		synchronized (this.gates) {
			long wait = gates.stream().mapToLong((gate) -> gate.untilOpen(now, bulk)).max().orElse(0);
			if (wait == 0) {
				gates.forEach((gate) -> gate.enter(now, bulk, call));
			}
			return Duration.ofNanos(wait);
		}
	}

	/**
	 * Return whether a call tries whether one of its methods runs again.
	 */
	boolean isTriedBy(Admissible call) {
		return !this.gates.isEmpty() && gates(call.methods()).stream().anyMatch((gate) -> gate.isTriedBy(call));
	}

	/**
	 * Return whether calls of methods go through at once.
	 * @param methods the methods
	 * @return whether no gate is closed or nearly
	 */
	boolean isFree(Collection<String> methods) {
		for (String method : methods) {
			MethodGate gate = find(method);
			if (gate != null && !gate.isFree()) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Estimate the execution time of a call.
	 * @param method the method
	 * @param unknown the answer if nothing is known
	 * @return the time in seconds
	 */
	double cost(String method, double unknown) {
		MethodGate gate = find(method);
		double cost = (gate != null) ? gate.cost() : 0;
		return (cost > 0) ? cost : unknown;
	}

	AnswerSizes sizes() {
		return this.sizes;
	}

	private MethodGate gate(String method) {
		this.usedAt = this.timing.now();
		return this.gates.computeIfAbsent(key(method), (key) -> new MethodGate(method, this.limit));
	}

	/**
	 * Record an answer.
	 * @param method the method
	 * @param time what the portal reported, or {@code null} if it reported nothing or the
	 * method failed
	 * @return the gate if the method was stopped and runs again
	 */
	@Nullable MethodGate answered(String method, @Nullable ResponseTime time) {
		if (time == null || time.operating() == null) {
			MethodGate gate = find(method);
			return (gate != null && gate.resume(this.timing.now())) ? gate : null;
		}
		MethodGate gate = gate(method);
		return gate.answered(this.timing.now(), time.operating(), resetAt(time), time.duration()) ? gate : null;
	}

	/**
	 * The portal's clock may differ from this machine's, so the rest of the time counts.
	 */
	private @Nullable Long resetAt(ResponseTime time) {
		Instant reset = time.operatingResetAt();
		if (reset == null) {
			return null;
		}
		double portalNow = (time.finish() != null) ? time.finish() : seconds(this.timing.instant());
		double rest = Math.max(0, Math.min(seconds(reset) - portalNow, MAX_REST_SECONDS));
		return this.timing.now() + (long) (rest * NANOS);
	}

	private static double seconds(Instant instant) {
		return instant.getEpochSecond() + instant.getNano() / NANOS;
	}

	/**
	 * Record a refusal.
	 * @return the gate, closed
	 */
	MethodGate refused(String method) {
		MethodGate gate = gate(method);
		gate.refused(this.timing.now());
		return gate;
	}

	/**
	 * Whether the portal refuses a method for its execution time, and the time of its
	 * next trial has not come.
	 */
	boolean isStopped(String method) {
		MethodGate gate = find(method);
		return gate != null && gate.isStopped(this.timing.now());
	}

	/**
	 * When time of a method becomes free, if that is known and to come.
	 */
	@Nullable Instant resetAt(String method) {
		MethodGate gate = find(method);
		Long resetAt = (gate != null) ? gate.use().resetAt() : null;
		return (resetAt != null && resetAt > this.timing.now()) ? instant(resetAt) : null;
	}

	/**
	 * What the methods have used up, by name.
	 */
	Map<String, MethodUse> use() {
		Map<String, MethodUse> methods = new HashMap<>();
		this.gates.values().forEach((gate) -> {
			MethodGate.Use use = gate.use();
			methods.put(gate.method(),
					new MethodUse(use.operating(), instant(use.resetAt()), instant(use.stoppedUntil())));
		});
		return methods;
	}

	private @Nullable Instant instant(@Nullable Long nanoTime) {
		return (nanoTime != null) ? this.timing.instantOf(nanoTime) : null;
	}

}
