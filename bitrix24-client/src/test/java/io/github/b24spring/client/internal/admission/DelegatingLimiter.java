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
