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
