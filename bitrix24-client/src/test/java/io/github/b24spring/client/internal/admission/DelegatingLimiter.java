package io.github.b24spring.client.internal.admission;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

import io.github.b24spring.client.settings.RateLimiter;

/**
 * A limiter of which only its interface is known.
 */
class DelegatingLimiter implements RateLimiter {

	private final RateLimiter delegate;

	DelegatingLimiter(RateLimiter delegate) {
		this.delegate = delegate;
	}

	@Override
	public CompletionStage<Duration> acquire(int spare) {
		return this.delegate.acquire(spare);
	}

	@Override
	public void release() {
		this.delegate.release();
	}

	@Override
	public void pause(Duration duration) {
		this.delegate.pause(duration);
	}

	@Override
	public void throttle(double share) {
		this.delegate.throttle(share);
	}

	@Override
	public State state() {
		return this.delegate.state();
	}

}
