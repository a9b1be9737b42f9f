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
package io.github.b24spring.client.internal.pipeline;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import io.github.b24spring.client.Bitrix24ClientListener.Repetition;
import io.github.b24spring.client.CallPriority;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.settings.RetrySettings;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBufferLimitException;

/**
 * The repetitions of one call or one part of a list. Decides failure by failure whether
 * there is another and when. The question is whether it ran, not whether the failure is
 * temporary.
 */
public final class Repetitions {

	private final RetryPolicy policy;

	private final boolean repeatable;

	private final CallPriority priority;

	private final long start;

	private final EarlierFailures earlier = new EarlierFailures();

	private int count;

	Repetitions(RetryPolicy policy, boolean repeatable, CallPriority priority, long start) {
		this.policy = policy;
		this.repeatable = repeatable;
		this.priority = priority;
		this.start = start;
	}

	/**
	 * Wait for the moment of the next repetition after a failure. A failure that ends
	 * everything is given the different ones before it.
	 * @param failure the failure
	 * @return a signal when it is time, or the failure if there is no repetition
	 */
	public Mono<Long> pauseAfter(Bitrix24Exception failure) {
		Duration pause = next(failure);
		if (pause == null) {
			return Mono.error(failure);
		}
		return pause.isZero() ? Mono.just(0L) : this.policy.timing().delay(pause);
	}

	/**
	 * Decide after a failure, and tell the listener of a repetition.
	 * @param failure the failure
	 * @return how long to wait, or {@code null} to give up
	 */
	public @Nullable Duration next(Bitrix24Exception failure) {
		boolean inTime = this.policy.timing().since(this.start).compareTo(this.policy.timeout(this.priority)) < 0;
		Duration pause = inTime ? pause(failure) : null;
		if (pause == null) {
			this.earlier.addTo(failure);
		}
		else {
			this.earlier.add(failure);
			this.policy.listener().repeating(new Repetition(this.policy.portalHost(), failure, pause));
		}
		return pause;
	}

	private @Nullable Duration pause(Bitrix24Exception failure) {
		boolean harmless = this.repeatable || !failure.mayHaveRun();
		if (failure.kind().isLimit() && harmless) {
			// Admission knows how long these take.
			return Duration.ZERO;
		}
		boolean allowed = failure.kind().isTransient() && !isTooLarge(failure) && harmless
				&& this.count < settings().maxRetries();
		return (allowed && this.policy.budget().take()) ? backoff(this.count++) : null;
	}

	/**
	 * Whether an answer was larger than what is read. It would be so again.
	 */
	static boolean isTooLarge(Throwable failure) {
		return failure.getCause() instanceof DataBufferLimitException;
	}

	private Duration backoff(int repetition) {
		RetrySettings settings = settings();
		double millis = Math.min(settings.delay().toMillis() * Math.pow(settings.multiplier(), repetition),
				settings.maxDelay().toMillis());
		double jitter = 1 + settings.jitter() * (2 * ThreadLocalRandom.current().nextDouble() - 1);
		return Duration.ofMillis((long) (millis * jitter));
	}

	private RetrySettings settings() {
		return this.policy.settings();
	}

}
