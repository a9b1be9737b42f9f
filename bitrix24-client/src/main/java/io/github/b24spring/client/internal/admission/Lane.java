package io.github.b24spring.client.internal.admission;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Those who wait with one priority, in the order in which they came.
 */
final class Lane {

	private final Set<Waiter> waiters = new LinkedHashSet<>();

	/**
	 * Those who can share a request, by what they can share it with.
	 */
	private final Map<Object, Set<Waiter>> joinable = new HashMap<>();

	void add(Waiter waiter) {
		this.waiters.add(waiter);
		if (waiter.joinKey() != null) {
			this.joinable.computeIfAbsent(waiter.joinKey(), (key) -> new LinkedHashSet<>()).add(waiter);
		}
	}

	boolean remove(Waiter waiter) {
		if (!this.waiters.remove(waiter)) {
			return false;
		}
		if (waiter.joinKey() != null) {
			this.joinable.computeIfPresent(waiter.joinKey(),
					(key, same) -> (same.remove(waiter) && same.isEmpty()) ? null : same);
		}
		return true;
	}

	@Nullable Waiter first() {
		return this.waiters.isEmpty() ? null : this.waiters.iterator().next();
	}

	boolean contains(Waiter waiter) {
		return this.waiters.contains(waiter);
	}

	int size() {
		return this.waiters.size();
	}

	boolean isEmpty() {
		return this.waiters.isEmpty();
	}

	/**
	 * How many can share a request with a waiter, itself included.
	 */
	int joinable(Waiter waiter) {
		Set<Waiter> same = this.joinable.get(waiter.joinKey());
		return (same != null) ? same.size() : 1;
	}

	/**
	 * Estimates how many requests it takes until all have gone.
	 */
	int requests(int maxCommands) {
		int requests = this.waiters.size();
		for (Set<Waiter> same : this.joinable.values()) {
			requests -= same.size() - (same.size() + maxCommands - 1) / maxCommands;
		}
		return requests;
	}

	/**
	 * Takes out the first that can share a request with a waiter, itself first.
	 */
	List<Waiter> takeWith(Waiter waiter, int maxCommands, double maxCost) {
		List<Waiter> group = new ArrayList<>();
		group.add(waiter);
		double cost = waiter.call().cost();
		Iterator<Waiter> others = this.joinable.getOrDefault(waiter.joinKey(), Set.of()).iterator();
		while (others.hasNext() && group.size() < maxCommands) {
			Waiter other = others.next();
			if (other != waiter && !other.wasOvertakenByRefusal()) {
				cost += other.call().cost();
				if (cost > maxCost) {
					break;
				}
				group.add(other);
			}
		}
		group.forEach(this::remove);
		return group;
	}

	List<Waiter> takeAll() {
		List<Waiter> all = List.copyOf(this.waiters);
		this.waiters.clear();
		this.joinable.clear();
		return all;
	}

}
