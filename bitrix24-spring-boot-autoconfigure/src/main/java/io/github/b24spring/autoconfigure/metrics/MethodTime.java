package io.github.b24spring.autoconfigure.metrics;

import java.time.Duration;

import io.github.b24spring.client.ResponseTime;

/**
 * The execution time of a method, as the portal last told it.
 */
final class MethodTime {

	private volatile double operating;

	private volatile long resetAt = System.nanoTime();

	void update(ResponseTime time) {
		if (time.operating() != null) {
			this.operating = time.operating();
		}
		if (time.operatingResetAt() != null) {
			// The portal's clock may differ from this machine's.
			double now = (time.finish() != null) ? time.finish() : System.currentTimeMillis() / 1000.0;
			double seconds = time.operatingResetAt().toEpochMilli() / 1000.0 - now;
			this.resetAt = System.nanoTime() + (long) (seconds * Duration.ofSeconds(1).toNanos());
		}
	}

	double operating() {
		return this.operating;
	}

	double secondsToReset() {
		return Math.max(this.resetAt - System.nanoTime(), 0) / (double) Duration.ofSeconds(1).toNanos();
	}

}
