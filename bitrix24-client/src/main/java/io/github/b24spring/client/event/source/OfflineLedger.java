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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What a process has in hand of an offline queue, and when what failed comes again.
 *
 * @author The b24spring maintainers
 */
final class OfflineLedger {

	/**
	 * What is forgotten comes again too early, which harms nobody.
	 */
	private static final int MAX_FAILURES = 10_000;

	private final EventSourceSettings settings;

	private final Map<String, OfflineRow> inHand = new LinkedHashMap<>();

	private final Set<String> settling = new HashSet<>();

	private final Map<String, Failure> failures = new HashMap<>();

	private final Set<String> settledWhileReading = new HashSet<>();

	private boolean reading;

	OfflineLedger(EventSourceSettings settings) {
		this.settings = settings;
	}

	/**
	 * Begin to read a list, which may still tell of rows that are settled before it is
	 * here.
	 */
	synchronized void startReading() {
		this.reading = true;
		this.settledWhileReading.clear();
	}

	/**
	 * Take those rows in hand that are not yet.
	 */
	synchronized List<OfflineRow> take(List<OfflineRow> rows) {
		List<OfflineRow> taken = new ArrayList<>(rows.size());
		for (OfflineRow row : rows) {
			if (!this.settledWhileReading.contains(row.id()) && this.inHand.putIfAbsent(row.id(), row) == null) {
				taken.add(row);
			}
		}
		this.reading = false;
		this.settledWhileReading.clear();
		return taken;
	}

	synchronized int size() {
		return this.inHand.size();
	}

	synchronized @Nullable OfflineRow oldest() {
		return this.inHand.isEmpty() ? null : this.inHand.values().iterator().next();
	}

	/**
	 * Begin to settle a row.
	 * @return {@code null} if there is nothing to settle, else whether it is the last one
	 * in hand
	 */
	synchronized @Nullable Boolean settle(OfflineRow row) {
		boolean begins = this.inHand.get(row.id()) == row && this.settling.add(row.id());
		return begins ? Boolean.valueOf(this.settling.size() == this.inHand.size()) : null;
	}

	/**
	 * Nobody waits for it to be settled any more.
	 */
	synchronized void unsettle(OfflineRow row) {
		this.settling.remove(row.id());
	}

	synchronized void cleared(List<OfflineRow> rows) {
		for (OfflineRow row : rows) {
			leave(row);
			this.failures.remove(row.id());
		}
	}

	synchronized void failed(List<OfflineRow> rows, long now) {
		for (OfflineRow row : rows) {
			leave(row);
			Failure before = this.failures.get(row.id());
			int attempts = (before != null) ? before.attempts + 1 : 1;
			if (before != null || this.failures.size() < MAX_FAILURES) {
				this.failures.put(row.id(), new Failure(attempts, now + this.settings.retryDelay(attempts).toNanos()));
			}
		}
	}

	private void leave(OfflineRow row) {
		this.inHand.remove(row.id(), row);
		this.settling.remove(row.id());
		if (this.reading) {
			this.settledWhileReading.add(row.id());
		}
	}

	/**
	 * Whether it is time to deliver a row again that failed, here or elsewhere.
	 */
	synchronized boolean isDue(OfflineRow row, long now) {
		Failure failure = this.failures.get(row.id());
		return failure == null || now - failure.due >= 0;
	}

	/**
	 * Forget those that should have come again and did not: somebody else has removed
	 * them.
	 */
	synchronized void forgetMissing(long now) {
		this.failures.entrySet()
			.removeIf((entry) -> now - entry.getValue().due >= 0 && !this.inHand.containsKey(entry.getKey()));
	}

	/**
	 * The time until the next row comes again, in nanoseconds.
	 * @param longest the longest time
	 */
	synchronized long untilDue(long now, long longest) {
		long shortest = longest;
		for (Map.Entry<String, Failure> entry : this.failures.entrySet()) {
			if (!this.inHand.containsKey(entry.getKey())) {
				shortest = Math.min(shortest, entry.getValue().due - now);
			}
		}
		return shortest;
	}

	@Override
	public synchronized String toString() {
		return Objects.toString(this.inHand.keySet());
	}

	/**
	 * What became of a row so far.
	 *
	 * @param attempts how often it failed
	 * @param due when it comes again
	 */
	private record Failure(int attempts, long due) {
	}

}
