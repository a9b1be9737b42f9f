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
package io.github.b24spring.client.event.source;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import io.github.b24spring.client.event.source.FetchCalls.Fetched;
import io.github.b24spring.client.event.source.FetchCalls.Page;
import org.jspecify.annotations.Nullable;

/**
 * What a process has taken from a queue that is only removed from its beginning: events
 * are kept until all before them are handled.
 *
 * @author The b24spring maintainers
 */
final class FetchLedger {

	private final TreeMap<Long, Entry> entries = new TreeMap<>();

	private long last = Long.MIN_VALUE;

	private @Nullable Long nextOffset;

	/**
	 * Take those events in hand that were not yet.
	 */
	synchronized List<Fetched> take(Page page) {
		List<Fetched> taken = new ArrayList<>(page.events().size());
		for (Fetched event : page.events()) {
			if (event.id() > this.last) {
				this.last = event.id();
				this.entries.put(event.id(), new Entry(event));
				taken.add(event);
			}
		}
		Long next = page.nextOffset();
		if (next != null && next > this.last) {
			this.nextOffset = next;
		}
		else if (!taken.isEmpty()) {
			this.nextOffset = this.last + 1;
		}
		return taken;
	}

	/**
	 * The number of the first event that is not handled: all before it may be removed.
	 * @return {@code null} if nothing is known of the queue
	 */
	synchronized @Nullable Long offset() {
		return this.entries.isEmpty() ? this.nextOffset : this.entries.firstKey();
	}

	synchronized int size() {
		return this.entries.size();
	}

	synchronized @Nullable Fetched oldest() {
		return this.entries.isEmpty() ? null : this.entries.firstEntry().getValue().event;
	}

	/**
	 * Whether all that is here is handled, or waits for its next attempt.
	 */
	synchronized boolean isIdle() {
		return this.entries.values().stream().allMatch((entry) -> entry.handled || entry.due != null);
	}

	synchronized void handled(Fetched event) {
		Entry entry = this.entries.get(event.id());
		if (entry != null) {
			entry.handled = true;
		}
		while (!this.entries.isEmpty() && this.entries.firstEntry().getValue().handled) {
			this.entries.pollFirstEntry();
		}
	}

	/**
	 * Count a failed attempt.
	 * @return the number of attempts, 0 if the event is none of these
	 */
	synchronized int failed(Fetched event, EventSourceSettings settings, long now) {
		Entry entry = this.entries.get(event.id());
		if (entry == null || entry.handled || entry.due != null) {
			return 0;
		}
		entry.attempts++;
		entry.due = now + settings.retryDelay(entry.attempts).toNanos();
		return entry.attempts;
	}

	/**
	 * Take those in hand again whose next attempt is due.
	 */
	synchronized List<Fetched> due(long now) {
		List<Fetched> events = new ArrayList<>();
		for (Entry entry : this.entries.values()) {
			Long due = entry.due;
			if (!entry.handled && due != null && now - due >= 0) {
				entry.due = null;
				events.add(entry.event);
			}
		}
		return events;
	}

	/**
	 * The time until the next attempt, in nanoseconds.
	 * @param longest the longest time
	 */
	synchronized long untilDue(long now, long longest) {
		long shortest = longest;
		for (Entry entry : this.entries.values()) {
			Long due = entry.due;
			if (!entry.handled && due != null) {
				shortest = Math.min(shortest, due - now);
			}
		}
		return shortest;
	}

	private static final class Entry {

		private final Fetched event;

		private boolean handled;

		private int attempts;

		private @Nullable Long due;

		private Entry(Fetched event) {
			this.event = event;
		}

	}

}
