package io.github.b24spring.testportal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

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

	private final Map<Key, Budget> budgets = new HashMap<>();

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
	synchronized boolean allows(String credential, String method, Instant now) {
		if (this.limit == null) {
			return true;
		}
		Budget budget = this.budgets.get(new Key(credential, method));
		return budget == null || budget.usage(now).used().compareTo(this.limit) < 0;
	}

	synchronized Usage charge(String credential, String method, Duration cost, Instant now) {
		Budget budget = this.budgets.computeIfAbsent(new Key(credential, method), (key) -> new Budget());
		budget.charge(cost, now);
		return budget.usage(now);
	}

	record Usage(Duration used, long resetAt) {

	}

	private record Key(String credential, String method) {

	}

	private static final class Budget {

		private final Deque<Piece> pieces = new ArrayDeque<>();

		void charge(Duration cost, Instant now) {
			Piece last = this.pieces.peekLast();
			if (last == null || last.began.getEpochSecond() / 60 != now.getEpochSecond() / 60) {
				last = new Piece(now);
				this.pieces.addLast(last);
			}
			last.used = last.used.plus(cost);
		}

		Usage usage(Instant now) {
			this.pieces.removeIf((piece) -> !piece.began.plus(WINDOW).isAfter(now));
			Duration used = Duration.ZERO;
			for (Piece piece : this.pieces) {
				used = used.plus(piece.used);
			}
			Instant oldest = this.pieces.isEmpty() ? now : this.pieces.getFirst().began;
			return new Usage(used, oldest.plus(WINDOW).getEpochSecond());
		}

	}

	private static final class Piece {

		private final Instant began;

		private Duration used = Duration.ZERO;

		Piece(Instant began) {
			this.began = began;
		}

	}

}
