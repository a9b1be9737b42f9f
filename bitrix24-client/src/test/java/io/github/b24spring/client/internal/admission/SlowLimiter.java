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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.github.b24spring.client.settings.RateLimiter;
import org.jspecify.annotations.Nullable;

/**
 * A limiter that answers when a test says so.
 */
final class SlowLimiter implements RateLimiter {

	private CompletableFuture<Duration> pending = new CompletableFuture<>();

	int asked;

	int released;

	@Nullable RuntimeException failure;

	void answer(Duration wait) {
		CompletableFuture<Duration> answered = this.pending;
		this.pending = new CompletableFuture<>();
		answered.complete(wait);
	}

	void fail(Throwable failure) {
		CompletableFuture<Duration> answered = this.pending;
		this.pending = new CompletableFuture<>();
		answered.completeExceptionally(failure);
	}

	@Override
	public CompletionStage<Duration> acquire(int spare) {
		this.asked++;
		if (this.failure != null) {
			throw this.failure;
		}
		return this.pending;
	}

	@Override
	public void release() {
		this.released++;
	}

	@Override
	public void pause(Duration duration) {
	}

	@Override
	public void throttle(double share) {
	}

	@Override
	public State state() {
		return new State(0, 50, 2, Duration.ZERO);
	}

}
