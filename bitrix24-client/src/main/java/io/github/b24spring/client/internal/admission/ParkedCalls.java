package io.github.b24spring.client.internal.admission;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.b24spring.client.CallPriority;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;

/**
 * The calls that wait before a closed gate, and the timer that looks at it again.
 */
final class ParkedCalls {

	private final Map<CallPriority, Set<Waiter>> waiters = new EnumMap<>(CallPriority.class);

	private Disposable timer = Disposables.disposed();

	private long reopensAt;

	ParkedCalls() {
		for (CallPriority priority : CallPriority.values()) {
			this.waiters.put(priority, new LinkedHashSet<>());
		}
	}

	private Set<Waiter> of(CallPriority priority) {
		return this.waiters.getOrDefault(priority, Set.of());
	}

	void add(Waiter waiter) {
		of(waiter.priority()).add(waiter);
	}

	boolean remove(Waiter waiter) {
		return of(waiter.priority()).remove(waiter);
	}

	@Nullable Waiter first() {
		for (Set<Waiter> same : this.waiters.values()) {
			if (!same.isEmpty()) {
				return same.iterator().next();
			}
		}
		return null;
	}

	int size(CallPriority priority) {
		return of(priority).size();
	}

	boolean contains(Waiter waiter) {
		return of(waiter.priority()).contains(waiter);
	}

	boolean isEmpty() {
		return first() == null;
	}

	List<Waiter> takeAll() {
		List<Waiter> all = new ArrayList<>();
		this.waiters.values().forEach((same) -> {
			all.addAll(same);
			same.clear();
		});
		return all;
	}

	/**
	 * When the timer looks at the gate again.
	 */
	long reopensAt() {
		return this.reopensAt;
	}

	void timer(long reopensAt, Disposable timer) {
		this.timer.dispose();
		this.timer = timer;
		this.reopensAt = reopensAt;
	}

	void cancelTimer() {
		this.timer.dispose();
	}

}
