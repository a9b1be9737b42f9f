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

import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.internal.answer.Envelope;
import io.github.b24spring.client.observation.Bitrix24ClientRequestContext;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Repeats calls that did not run, and those whose outcome is unknown if they may run
 * twice.
 */
final class RetryStage implements Stage {

	private final Stage next;

	private final RetryPolicy policy;

	RetryStage(Stage next, RetryPolicy policy) {
		this.next = next;
		this.policy = policy;
	}

	@Override
	public Mono<Envelope> exchange(Call call) {
		return Mono.defer(() -> {
			long start = this.policy.timing().now();
			return this.next.exchange(call)
				.onErrorResume(Bitrix24Exception.class, (failure) -> repeat(call, start, failure));
		});
	}

	/**
	 * Most calls succeed at once, so what it takes to repeat them is made for those that
	 * do not.
	 */
	private Mono<Envelope> repeat(Call call, long start, Bitrix24Exception failure) {
		Repetitions repetitions = this.policy.of(call, start);
		Mono<Envelope> repetition = Mono.deferContextual((context) -> {
			Bitrix24ClientRequestContext observed = StartedObservation.requestOf(context);
			if (observed != null) {
				observed.addRepetition();
			}
			return this.next.exchange(call);
		});
		return repetitions.pauseAfter(failure)
			.flatMap((first) -> repetition.retryWhen(
					Retry.from((signals) -> signals.concatMap((signal) -> pause(repetitions, signal.failure())))));
	}

	private static Mono<Long> pause(Repetitions repetitions, Throwable failure) {
		return (failure instanceof Bitrix24Exception known) ? repetitions.pauseAfter(known) : Mono.error(failure);
	}

}
