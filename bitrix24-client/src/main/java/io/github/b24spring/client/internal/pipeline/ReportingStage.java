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
import java.util.function.Supplier;

import io.github.b24spring.client.Bitrix24ClientListener;
import io.github.b24spring.client.Bitrix24ClientListener.Answer;
import io.github.b24spring.client.ResponseTime;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.internal.answer.Envelope;
import io.github.b24spring.client.internal.answer.Envelope.BatchResults;
import io.github.b24spring.client.internal.answer.Envelope.CommandResult;
import io.github.b24spring.client.internal.time.Timing;
import org.jspecify.annotations.Nullable;
import reactor.core.observability.DefaultSignalListener;
import reactor.core.publisher.Mono;

/**
 * Tells the listener of each exchange with the portal.
 */
final class ReportingStage implements Stage {

	private final Stage next;

	private final Bitrix24ClientListener listener;

	private final Supplier<String> portalHost;

	private final Timing timing;

	ReportingStage(Stage next, Bitrix24ClientListener listener, Supplier<String> portalHost, Timing timing) {
		this.next = next;
		this.listener = listener;
		this.portalHost = portalHost;
		this.timing = timing;
	}

	@Override
	public Mono<Envelope> exchange(Call call) {
		return this.next.exchange(call).tap(() -> new Reporter(call));
	}

	private void reportCommands(Call call, @Nullable BatchResults results) {
		if (results != null) {
			call.commands().forEach((id, command) -> reportCommand(command, results.of(id)));
		}
	}

	private void reportCommand(Call command, CommandResult result) {
		if (result instanceof CommandResult.Answered answered) {
			ResponseTime time = answered.envelope().time();
			report(command, duration(time), time, null);
		}
		else if (result instanceof CommandResult.Refused refused) {
			report(command, Duration.ZERO, null, refused.failure());
		}
	}

	private static Duration duration(@Nullable ResponseTime time) {
		return (time != null && time.duration() != null) ? Duration.ofNanos((long) (time.duration() * 1_000_000_000L))
				: Duration.ZERO;
	}

	private void report(Call call, Duration duration, @Nullable ResponseTime time,
			@Nullable Bitrix24Exception failure) {
		this.listener.answered(new Answer(this.portalHost.get(), call.method(), duration, time, failure));
	}

	private void report(Call call, long start, @Nullable ResponseTime time, @Nullable Bitrix24Exception failure) {
		report(call, this.timing.since(start), time, failure);
	}

	/**
	 * Takes the time of one exchange.
	 */
	private final class Reporter extends DefaultSignalListener<Envelope> {

		private final Call call;

		private final long start;

		private Reporter(Call call) {
			this.call = call;
			this.start = ReportingStage.this.timing.now();
		}

		@Override
		public void doOnNext(Envelope envelope) {
			report(this.call, this.start, envelope.time(), null);
			reportCommands(this.call, envelope.batch());
		}

		@Override
		public void doOnError(Throwable error) {
			if (error instanceof Bitrix24Exception failure) {
				report(this.call, this.start, null, failure);
			}
		}

	}

}
