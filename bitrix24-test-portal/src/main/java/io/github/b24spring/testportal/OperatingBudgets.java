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
package io.github.b24spring.testportal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * The time that each method has used for each credential, in pieces of a tenth of the
 * window, by default a minute, that are forgotten when the window after their beginning
 * is over.
 *
 * @author The b24spring maintainers
 */
final class OperatingBudgets {

	private static final int PIECES = 10;

	private final @Nullable Duration limit;

	private final Duration window;

	private final Map<Key, Budget> budgets = new ConcurrentHashMap<>();

	OperatingBudgets(@Nullable Duration limit, Duration window) {
		this.limit = limit;
		this.window = window;
	}

	/**
	 * Whether a method may still run: the call that crosses the limit does, the next does
	 * not.
	 * @param credential who calls
	 * @param method the method
	 * @param now the portal's time
	 * @return whether the limit is not reached
	 */
	boolean allows(String credential, String method, Instant now) {
		if (this.limit == null) {
			return true;
		}
		Budget budget = this.budgets.get(new Key(credential, method));
		return budget == null || budget.used(now) < this.limit.toNanos();
	}

	Usage charge(String credential, String method, Duration cost, Instant now) {
		return this.budgets.computeIfAbsent(new Key(credential, method), (key) -> new Budget(this.window))
			.charge(cost.toNanos(), now);
	}

	record Usage(Duration used, long resetAt) {

	}

	private record Key(String credential, String method) {

	}

	/**
	 * All calls of a method pass through here one by one, so it is kept short.
	 */
	private static final class Budget {

		private final Duration window;

		private final Deque<Piece> pieces = new ArrayDeque<>();

		private long used;

		Budget(Duration window) {
			this.window = window;
		}

		synchronized long used(Instant now) {
			forget(now);
			return this.used;
		}

		Usage charge(long cost, Instant now) {
			long used;
			long resetAt;
			synchronized (this) {
				forget(now);
				Piece last = this.pieces.peekLast();
				if (last == null || last.number != number(now)) {
					last = new Piece(number(now), now.plus(this.window));
					this.pieces.addLast(last);
				}
				last.used += cost;
				this.used += cost;
				used = this.used;
				resetAt = this.pieces.getFirst().end.getEpochSecond();
			}
			return new Usage(Duration.ofNanos(used), resetAt);
		}

		private long number(Instant instant) {
			return instant.toEpochMilli() * PIECES / this.window.toMillis();
		}

		private void forget(Instant now) {
			Piece oldest = this.pieces.peekFirst();
			while (oldest != null && !oldest.end.isAfter(now)) {
				this.used -= oldest.used;
				this.pieces.removeFirst();
				oldest = this.pieces.peekFirst();
			}
		}

	}

	private static final class Piece {

		private final long number;

		private final Instant end;

		private long used;

		Piece(long number, Instant end) {
			this.number = number;
			this.end = end;
		}

	}

}
