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

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.internal.answer.Envelope;
import io.github.b24spring.client.internal.time.Timing;
import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Logs each exchange with the portal for those who look for a mistake: what was sent,
 * without secrets, and how it ended, after how long. Both lines have the same number.
 */
final class ExchangeLogStage implements Stage {

	private static final Log logger = LogFactory.getLog("io.github.b24spring.client.exchange");

	private final Stage next;

	private final Supplier<String> portalHost;

	private final Timing timing;

	private final AtomicLong exchanges = new AtomicLong();

	ExchangeLogStage(Stage next, Supplier<String> portalHost, Timing timing) {
		this.next = next;
		this.portalHost = portalHost;
		this.timing = timing;
	}

	@Override
	public Mono<Envelope> exchange(Call call) {
		return logger.isDebugEnabled() ? logged(call) : this.next.exchange(call);
	}

	private Mono<Envelope> logged(Call call) {
		return Mono.deferContextual((context) -> {
			Observation observation = context.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
			String id = "#" + Long.toHexString(this.exchanges.incrementAndGet());
			long start = this.timing.now();
			log(observation,
					() -> id + " to " + this.portalHost.get() + ": " + call.method() + " " + LoggedParameters.of(call));
			return this.next.exchange(call)
				.doOnSuccess((envelope) -> log(observation, () -> ended(id, call, "200", start)))
				.doOnError((failure) -> log(observation, () -> ended(id, call, status(failure), start)))
				.doOnCancel(() -> log(observation, () -> ended(id, call, "cancelled", start)));
		});
	}

	private String ended(String id, Call call, String status, long start) {
		return id + " " + call.method() + ": " + status + " after " + this.timing.since(start).toMillis() + " ms";
	}

	private static String status(Throwable failure) {
		if (!(failure instanceof Bitrix24Exception known)) {
			return failure.getClass().getSimpleName();
		}
		String status = (known.httpStatus() != null) ? known.httpStatus().toString() : "no answer";
		String code = (known.code() != null && !known.code().isEmpty()) ? known.code() : known.kind().name();
		return status + " " + code;
	}

	/**
	 * In the scope of the call, so that lines bear the ids of its trace.
	 */
	private static void log(@Nullable Observation observation, Supplier<String> line) {
		if (observation != null) {
			observation.scoped((Runnable) () -> logger.debug(line.get()));
		}
		else {
			logger.debug(line.get());
		}
	}

}
