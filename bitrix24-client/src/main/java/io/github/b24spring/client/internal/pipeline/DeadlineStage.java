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
import java.util.concurrent.TimeoutException;

import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24TimeoutException;
import io.github.b24spring.client.internal.answer.Envelope;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Ends a call at the deadline that its caller set, wherever it is on its way.
 */
final class DeadlineStage implements Stage {

	private final Stage next;

	private final Scheduler scheduler;

	DeadlineStage(Stage next, Scheduler scheduler) {
		this.next = next;
		this.scheduler = scheduler;
	}

	@Override
	public Mono<Envelope> exchange(Call call) {
		if (call.deadline() == null) {
			return this.next.exchange(call);
		}
		Duration deadline = call.deadline();
		return Mono.defer(() -> {
			CallProgress progress = new CallProgress();
			return this.next.exchange(call)
				.contextWrite((context) -> context.put(CallProgress.CONTEXT_KEY, progress))
				.timeout(deadline, Mono.error(() -> passed(call, deadline, progress)), this.scheduler);
		});
	}

	private static Bitrix24TimeoutException passed(Call call, Duration deadline, CallProgress progress) {
		String obstacle = progress.obstacle();
		String passed = "the call's deadline of " + deadline.toMillis() + " ms has passed";
		String description = passed + ((obstacle != null) ? " while it waited: " + obstacle : "");
		return Bitrix24TimeoutException.ofDeadline(
				Bitrix24Error.withoutAnswer(call.method(), description, progress.giveUp()),
				new TimeoutException(passed));
	}

}
