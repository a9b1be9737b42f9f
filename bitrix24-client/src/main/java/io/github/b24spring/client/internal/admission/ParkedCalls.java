package io.github.b24spring.client.internal.admission;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import io.github.b24spring.client.CallPriority;
import org.jspecify.annotations.Nullable;

/**
 * The calls that wait before a closed gate, the urgent ones first, and the alarm that
 * looks at it again.
 */
final class ParkedCalls {

	private final Map<CallPriority, Set<WaitingCall>> calls = new EnumMap<>(CallPriority.class);

	private final Alarm alarm;

	ParkedCalls(Alarm alarm) {
		this.alarm = alarm;
		for (CallPriority priority : CallPriority.values()) {
			this.calls.put(priority, new LinkedHashSet<>());
		}
	}

	Alarm alarm() {
		return this.alarm;
	}

	private Set<WaitingCall> of(WaitingCall call) {
		return this.calls.getOrDefault(call.priority(), Set.of());
	}

	void add(WaitingCall call) {
		of(call).add(call);
	}

	boolean remove(WaitingCall call) {
		return of(call).remove(call);
	}

	boolean contains(WaitingCall call) {
		return of(call).contains(call);
	}

	@Nullable WaitingCall first() {
		for (Set<WaitingCall> same : this.calls.values()) {
			if (!same.isEmpty()) {
				return same.iterator().next();
			}
		}
		return null;
	}

}
