package io.github.b24spring.testportal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * The time that each method has used for each credential, in one-minute pieces that are
 * forgotten ten minutes after they began.
 *
 * @author The b24spring maintainers
 */
final class OperatingBudgets {

	private static final Duration WINDOW = Duration.ofMinutes(10);

	private final @Nullable Duration limit;

	private final Map<Key, Budget> budgets = new ConcurrentHashMap<>();

	OperatingBudgets(@Nullable Duration limit) {
		this.limit = limit;
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
		return this.budgets.computeIfAbsent(new Key(credential, method), (key) -> new Budget())
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

		private final Deque<Piece> pieces = new ArrayDeque<>();

		private long used;

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
				if (last == null || last.minute != now.getEpochSecond() / 60) {
					last = new Piece(now);
					this.pieces.addLast(last);
				}
				last.used += cost;
				this.used += cost;
				used = this.used;
				resetAt = this.pieces.getFirst().end.getEpochSecond();
			}
			return new Usage(Duration.ofNanos(used), resetAt);
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

		private final long minute;

		private final Instant end;

		private long used;

		Piece(Instant began) {
			this.minute = began.getEpochSecond() / 60;
			this.end = began.plus(WINDOW);
		}

	}

}
