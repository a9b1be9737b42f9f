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

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

import io.github.b24spring.client.internal.time.Timing;
import org.jspecify.annotations.Nullable;

/**
 * Keeps values for as long as somebody holds them, and for a while after they were last
 * used: somebody who comes back soon must find what was counted.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
final class IdleMap<K, V extends IdleMap.Value> {

	/**
	 * Longer than anything holds that a portal counts or announces.
	 */
	static final Duration KEPT = Duration.ofMinutes(30);

	private static final long SWEEP_NANOS = Duration.ofMinutes(1).toNanos();

	private final Map<K, Entry<V>> entries = new HashMap<>();

	private final Timing timing;

	private volatile long sweptAt;

	IdleMap(Timing timing) {
		this.timing = timing;
		this.sweptAt = timing.now();
	}

	/**
	 * Return the value of a key, made anew if there is none.
	 */
	synchronized V get(K key, Function<K, V> factory) {
		sweepIfDue();
		V value = find(key);
		if (value == null) {
			value = factory.apply(key);
			this.entries.put(key, new Entry<>(value));
		}
		return value;
	}

	synchronized @Nullable V find(K key) {
		Entry<V> entry = this.entries.get(key);
		return (entry != null) ? entry.value.get() : null;
	}

	/**
	 * Make a value known under another key, unless there is a value for that.
	 */
	synchronized void alias(K key, K other) {
		V value = find(key);
		if (value != null && find(other) == null) {
			this.entries.put(other, new Entry<>(value));
		}
	}

	/**
	 * Forget what nobody holds and nobody used for a while, once in a while.
	 */
	void sweepIfDue() {
		if (this.timing.now() - this.sweptAt >= SWEEP_NANOS) {
			sweep();
		}
	}

	private synchronized void sweep() {
		long now = this.timing.now();
		this.sweptAt = now;
		for (Iterator<Entry<V>> entries = this.entries.values().iterator(); entries.hasNext();) {
			Entry<V> entry = entries.next();
			V value = entry.value.get();
			if (value == null) {
				entries.remove();
			}
			else {
				entry.kept = (now - value.usedAt() < KEPT.toNanos()) ? value : null;
			}
		}
	}

	synchronized void forEach(Consumer<V> action) {
		for (Entry<V> entry : this.entries.values()) {
			V value = entry.value.get();
			if (value != null) {
				action.accept(value);
			}
		}
	}

	synchronized int size() {
		return this.entries.size();
	}

	/**
	 * What can be kept.
	 */
	interface Value {

		/**
		 * When the value was last used, in the time of {@link Timing#now()}.
		 */
		long usedAt();

	}

	private static final class Entry<V> {

		private final WeakReference<V> value;

		private @Nullable V kept;

		private Entry(V value) {
			this.value = new WeakReference<>(value);
			this.kept = value;
		}

	}

}
