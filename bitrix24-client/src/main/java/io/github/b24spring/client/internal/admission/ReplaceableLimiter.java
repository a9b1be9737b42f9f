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

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import io.github.b24spring.client.settings.RateLimitSettings;
import io.github.b24spring.client.settings.RateLimiter;

/**
 * The limiter of a portal, which one for other settings may follow.
 */
final class ReplaceableLimiter implements RateLimiter {

	private final Function<RateLimitSettings, RateLimiter> limiters;

	private volatile RateLimiter current;

	ReplaceableLimiter(Function<RateLimitSettings, RateLimiter> limiters, RateLimitSettings settings) {
		this.limiters = limiters;
		this.current = limiters.apply(settings);
	}

	/**
	 * Change the settings. What was counted stays counted, and a pause lasts.
	 */
	synchronized void change(RateLimitSettings settings) {
		RateLimiter before = this.current;
		RateLimiter next = this.limiters.apply(settings);
		if (before instanceof LeakyBucket full && next instanceof LeakyBucket bucket) {
			bucket.continueFrom(full);
		}
		else {
			Duration pause = before.state().pausedFor();
			if (!pause.isZero()) {
				next.pause(pause);
			}
		}
		this.current = next;
	}

	/**
	 * Whether a request goes at once because none are counted. While the settings change,
	 * that may not be true of the limiter any more, or not yet; one that other machines
	 * share is never waited for.
	 */
	boolean passesFreely() {
		return this.current instanceof LeakyBucket bucket && bucket.passesFreely();
	}

	@Override
	public CompletionStage<Duration> acquire(int spare) {
		return this.current.acquire(spare);
	}

	@Override
	public void release() {
		this.current.release();
	}

	@Override
	public void pause(Duration duration) {
		this.current.pause(duration);
	}

	@Override
	public void throttle(double share) {
		this.current.throttle(share);
	}

	@Override
	public State state() {
		return this.current.state();
	}

}
