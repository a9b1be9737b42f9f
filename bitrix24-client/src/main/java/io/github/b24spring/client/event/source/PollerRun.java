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
package io.github.b24spring.client.event.source;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import io.github.b24spring.client.event.EventDispatcher;
import io.github.b24spring.client.internal.time.Timing;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The time from the start of a poller to its end.
 *
 * @author The b24spring maintainers
 */
final class PollerRun {

	private static final Log logger = LogFactory.getLog(PollerRun.class);

	private static final Duration PAUSE = Duration.ofSeconds(1);

	private final Bitrix24EventSource source;

	private final EventDispatcher dispatcher;

	private final EventQueueOwnership ownership;

	private final int concurrency;

	private final Timing timing;

	private final AtomicInteger inHand = new AtomicInteger();

	private final Sinks.Empty<Void> stopping = Sinks.empty();

	private final Sinks.Empty<Void> deadline = Sinks.empty();

	private final Sinks.Empty<Void> ended = Sinks.empty();

	private final AtomicBoolean stopped = new AtomicBoolean();

	PollerRun(Bitrix24EventSource source, EventDispatcher dispatcher, EventQueueOwnership ownership, int concurrency,
			Timing timing) {
		this.source = source;
		this.dispatcher = dispatcher;
		this.ownership = ownership;
		this.concurrency = concurrency;
		this.timing = timing;
	}

	Mono<Void> work() {
		return Flux
			.usingWhen(this.ownership.acquire(this.source.name()).takeUntilOther(this.stopping.asMono()), this::work,
					EventQueueLease::release)
			.onErrorResume(Exception.class, (failure) -> {
				logger.error("The queue '" + this.source.name() + "' is left, and taken again", failure);
				return Mono.empty();
			})
			.repeatWhen((ends) -> ends.takeWhile((end) -> !this.stopped.get())
				.concatMap((end) -> Mono.firstWithSignal(this.timing.delay(PAUSE).then(Mono.just(true)),
						this.stopping.asMono().thenReturn(true))))
			.then();
	}

	private Flux<Void> work(EventQueueLease lease) {
		return this.source.deliveries(lease)
			.takeUntilOther(this.stopping.asMono())
			.flatMap(this::handle, this.concurrency)
			.flatMap(Function.identity(), Integer.MAX_VALUE)
			.takeUntilOther(Mono.firstWithSignal(lost(lease), this.deadline.asMono()));
	}

	private Mono<Void> lost(EventQueueLease lease) {
		return lease.keep()
			.doOnSuccess((none) -> logger.warn("The queue '" + this.source.name()
					+ "' is lost to another owner; what is in hand will be delivered again"));
	}

	/**
	 * Handle an event. Others need not wait for the portal to know.
	 */
	private Mono<Mono<Void>> handle(EventDelivery delivery) {
		this.inHand.incrementAndGet();
		return Mono.defer(() -> this.dispatcher.dispatch(delivery.event()))
			.then(Mono.fromSupplier(delivery::acknowledge))
			.onErrorResume((failure) -> Mono.just(delivery.reject(failure)))
			.doOnCancel(this.inHand::decrementAndGet)
			.map((settled) -> settled.onErrorResume(Exception.class, (failure) -> {
				logger.debug("Will be delivered again: " + delivery, failure);
				return Mono.empty();
			}).doFinally((end) -> this.inHand.decrementAndGet()));
	}

	Mono<Integer> stop(Duration longest) {
		return Mono.defer(() -> {
			this.stopped.set(true);
			this.stopping.tryEmitEmpty();
			return this.ended.asMono().thenReturn(0).timeout(longest, Mono.fromSupplier(() -> {
				int left = this.inHand.get();
				this.deadline.tryEmitEmpty();
				return left;
			}), this.timing.scheduler());
		});
	}

	void ended() {
		this.ended.tryEmitEmpty();
	}

}
