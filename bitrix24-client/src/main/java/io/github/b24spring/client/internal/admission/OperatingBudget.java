package io.github.b24spring.client.internal.admission;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.b24spring.client.Bitrix24Limits.MethodUse;
import io.github.b24spring.client.ResponseTime;
import io.github.b24spring.client.internal.time.Timing;
import org.jspecify.annotations.Nullable;

/**
 * What the methods of a portal have used up of their execution time with one pair of
 * credentials. Knows what answers told; a portal that tells nothing costs nothing.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class OperatingBudget {

	private static final double NANOS = 1_000_000_000.0;

	/**
	 * The portal adds up ten minutes. What lies far beyond is a mistake, for which no
	 * method must stop for ever.
	 */
	private static final double MAX_REST_SECONDS = Duration.ofMinutes(20).toSeconds();

	private final Map<String, MethodGate> gates = new ConcurrentHashMap<>();

	private final Duration limit;

	private final Timing timing;

	OperatingBudget(Duration limit, Timing timing) {
		this.limit = limit;
		this.timing = timing;
	}

	private static String key(String method) {
		return method.toLowerCase(Locale.ROOT);
	}

	/**
	 * Finds the gate of a method.
	 * @param method the method
	 * @return the gate, or {@code null} if the portal never told anything about the
	 * method
	 */
	public @Nullable MethodGate find(String method) {
		return this.gates.isEmpty() ? null : this.gates.get(key(method));
	}

	/**
	 * Estimates the execution time of a call.
	 * @param method the method
	 * @param unknown the answer if nothing is known
	 * @return the time in seconds
	 */
	public double cost(String method, double unknown) {
		MethodGate gate = find(method);
		double cost = (gate != null) ? gate.cost() : 0;
		return (cost > 0) ? cost : unknown;
	}

	/**
	 * Learns from an answer.
	 * @param method the method
	 * @param time what the portal told
	 * @return the gate if the method was stopped and runs again
	 */
	@Nullable MethodGate answered(String method, @Nullable ResponseTime time) {
		if (time == null || time.operating() == null) {
			return accepted(method);
		}
		MethodGate gate = this.gates.computeIfAbsent(key(method), (key) -> new MethodGate(method, this.limit));
		return gate.answered(this.timing.now(), time.operating(), resetAt(time), time.duration()) ? gate : null;
	}

	/**
	 * Learns that the portal took a call, whatever came of it.
	 */
	@Nullable MethodGate accepted(String method) {
		MethodGate gate = find(method);
		return (gate != null && gate.resume(this.timing.now())) ? gate : null;
	}

	/**
	 * The portal's clock may differ from this machine's, so the rest of the time counts.
	 */
	private @Nullable Long resetAt(ResponseTime time) {
		Instant reset = time.operatingResetAt();
		if (reset == null) {
			return null;
		}
		double portalNow = (time.finish() != null) ? time.finish() : System.currentTimeMillis() / 1000.0;
		double rest = Math.min(reset.toEpochMilli() / 1000.0 - portalNow, MAX_REST_SECONDS);
		return this.timing.now() + (long) (rest * NANOS);
	}

	/**
	 * Learns of a refusal.
	 * @return the gate, closed
	 */
	MethodGate refused(String method) {
		MethodGate gate = this.gates.computeIfAbsent(key(method), (key) -> new MethodGate(method, this.limit));
		gate.refused(this.timing.now());
		return gate;
	}

	/**
	 * Tells whether the portal refuses a method for its execution time.
	 * @param method the method
	 * @return whether the time of its next trial has not come
	 */
	public boolean isStopped(String method) {
		MethodGate gate = find(method);
		return gate != null && gate.isStopped(this.timing.now());
	}

	/**
	 * Tells what the methods have used up.
	 * @return the use by method
	 */
	public Map<String, MethodUse> use() {
		Map<String, MethodUse> methods = new HashMap<>();
		this.gates.values().forEach((gate) -> {
			MethodGate.Use use = gate.use();
			methods.put(gate.method(),
					new MethodUse(use.operating(), instant(use.resetAt()), instant(use.stoppedUntil())));
		});
		return methods;
	}

	private @Nullable Instant instant(@Nullable Long nanoTime) {
		return (nanoTime != null) ? Instant.now().plusNanos(nanoTime - this.timing.now()) : null;
	}

}
