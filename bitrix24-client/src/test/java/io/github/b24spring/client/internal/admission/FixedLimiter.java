package io.github.b24spring.client.internal.admission;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.github.b24spring.client.settings.RateLimiter;

/**
 * A limiter that stands where a test puts it, and knows what it was told.
 */
final class FixedLimiter implements RateLimiter {

	final List<String> told = new ArrayList<>();

	State state = new State(50, 50, 2, Duration.ZERO);

	Duration wait = Duration.ZERO;

	static FixedLimiter filled(double permits) {
		FixedLimiter limiter = new FixedLimiter();
		limiter.state = new State(permits, 50, 2, Duration.ZERO);
		return limiter;
	}

	@Override
	public CompletionStage<Duration> acquire(int spare) {
		this.told.add("acquire " + spare);
		return CompletableFuture.completedStage(this.wait);
	}

	@Override
	public void release() {
		this.told.add("release");
	}

	@Override
	public void pause(Duration duration) {
		this.told.add("pause " + duration.toMillis());
	}

	@Override
	public void throttle(double share) {
		this.told.add("throttle " + share);
	}

	@Override
	public State state() {
		return this.state;
	}

}
