package io.github.b24spring.client.internal.admission;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * Keeps calls away from a portal that Bitrix24 has blocked by hand, and lets one through
 * now and then to see whether it still is.
 */
final class Circuit {

	private final Supplier<Duration> interval;

	private volatile boolean open;

	private long trialAt;

	Circuit(Supplier<Duration> interval) {
		this.interval = interval;
	}

	boolean isOpen() {
		return this.open;
	}

	/**
	 * Whether a call may go.
	 */
	boolean admits(long now) {
		return !this.open || tries(now);
	}

	private synchronized boolean tries(long now) {
		if (this.open && now < this.trialAt) {
			return false;
		}
		this.trialAt = now + this.interval.get().toNanos();
		return true;
	}

	synchronized void open(long now) {
		this.open = true;
		this.trialAt = now + this.interval.get().toNanos();
	}

	void close() {
		if (this.open) {
			this.open = false;
		}
	}

	synchronized long untilTrial(long now) {
		return Math.max(this.trialAt - now, 0);
	}

}
