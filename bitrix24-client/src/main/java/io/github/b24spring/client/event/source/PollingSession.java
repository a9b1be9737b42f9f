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
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.b24spring.client.internal.time.Timing;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;
import reactor.util.retry.Retry;

/**
 * The time in which somebody reads a queue: one call after another, each when it is due.
 *
 * @author The b24spring maintainers
 */
abstract class PollingSession {

	private static final Log logger = LogFactory.getLog(PollingSession.class);

	private final String name;

	private final SourceContext context;

	private final EventQueueLease lease;

	private final Signal wakes;

	private Duration pause = Duration.ZERO;

	private Duration idle;

	private long wakesSeen;

	private boolean failing;

	private volatile boolean ended;

	PollingSession(String name, SourceContext context, EventQueueLease lease, Signal wakes) {
		this.name = name;
		this.context = context;
		this.lease = lease;
		this.wakes = wakes;
		this.idle = context.settings().minDelay();
		this.wakesSeen = wakes.count();
	}

	/**
	 * Look for events, which are in hand from then on.
	 */
	abstract Mono<Polled> poll();

	/**
	 * The time after which there is something to do, whether or not anything comes.
	 */
	abstract Duration untilDue();

	/**
	 * Wait while too much is in hand.
	 */
	abstract Mono<Void> room();

	/**
	 * The age of the oldest event in hand, zero if there is none.
	 */
	abstract Duration lag();

	final Timing timing() {
		return this.context.timing();
	}

	final EventSourceSettings settings() {
		return this.context.settings();
	}

	final SourceContext context() {
		return this.context;
	}

	final Flux<EventDelivery> deliveries() {
		return Flux.generate(this::nextRound)
			.concatMap((round) -> turn().then(Mono.defer(this::round)).flatMapIterable(Function.identity()), 1)
			.doOnNext((delivery) -> this.context.monitor().received(delivery.event().code(), this.context.origin()))
			.doFinally((end) -> {
				this.ended = true;
				this.context.monitor().lag(this.name, Duration.ZERO);
			});
	}

	private void nextRound(SynchronousSink<Boolean> sink) {
		if (this.lease.isHeld()) {
			sink.next(true);
		}
		else {
			sink.complete();
		}
	}

	/**
	 * Nobody wakes a source while its portal fails: that would only add to its burden.
	 */
	private Mono<Void> turn() {
		Mono<Void> delay = Mono.empty();
		if (this.failing) {
			delay = timing().delay(this.pause).then();
		}
		else if (!this.pause.isZero()) {
			Duration due = untilDue();
			Duration wait = (due.compareTo(this.pause) < 0) ? due : this.pause;
			delay = (wait.isNegative() || wait.isZero()) ? delay
					: Mono.firstWithSignal(timing().delay(wait).then(), this.wakes.after(this.wakesSeen));
		}
		return delay.then(Mono.defer(this::room));
	}

	private Mono<List<EventDelivery>> round() {
		if (!this.lease.isHeld()) {
			return Mono.just(List.of());
		}
		long start = timing().now();
		this.wakesSeen = this.wakes.count();
		return Mono.defer(this::poll).map((polled) -> {
			int count = polled.deliveries().size();
			this.context.monitor().polled(this.name, count, timing().since(start), null);
			tellLag();
			next(count, polled.more());
			return polled.deliveries();
		}).onErrorResume(Exception.class, (failure) -> {
			this.context.monitor().polled(this.name, 0, timing().since(start), failure);
			tellLag();
			tell(failure);
			this.failing = true;
			this.pause = lengthen();
			return Mono.just(List.of());
		});
	}

	/**
	 * The portal's clock may be ahead of this one. A look may end after its session was
	 * cancelled, by another thread: nothing of a queue that is not read may seem to wait.
	 */
	private void tellLag() {
		Duration lag = lag();
		this.context.monitor().lag(this.name, lag.isNegative() ? Duration.ZERO : lag);
		if (this.ended) {
			this.context.monitor().lag(this.name, Duration.ZERO);
		}
	}

	/**
	 * A portal may refuse for as long as its owner likes.
	 */
	private void tell(Exception failure) {
		String message = "The queue '" + this.name + "' could not be read, and is read again later: " + failure;
		if (this.failing) {
			logger.debug(message);
		}
		else {
			logger.warn(message);
		}
	}

	private void next(int count, boolean more) {
		this.failing = false;
		if (more || count > 0) {
			this.idle = settings().minDelay();
			this.pause = more ? Duration.ZERO : this.idle;
		}
		else {
			this.pause = lengthen();
		}
	}

	private Duration lengthen() {
		Duration current = this.idle;
		Duration next = current.multipliedBy(2);
		this.idle = (next.compareTo(settings().maxDelay()) < 0) ? next : settings().maxDelay();
		return current;
	}

	/**
	 * Tell the portal what became of events, until it knows or the queue is lost.
	 */
	final Mono<Void> tell(Supplier<Mono<Void>> call) {
		return Mono.defer(() -> this.lease.isHeld() ? call.get() : Mono.error(new EventQueueLostException(this.name)))
			.retryWhen(Retry.backoff(Long.MAX_VALUE, settings().minDelay())
				.maxBackoff(settings().maxDelay())
				.jitter(0)
				.scheduler(timing().scheduler())
				.filter((failure) -> failure instanceof Exception && !(failure instanceof EventQueueLostException))
				.doBeforeRetry((failed) -> logger.warn("What became of events of the queue '" + this.name
						+ "' could not be told, and is told again: " + failed.failure())));
	}

	/**
	 * What a look brought.
	 *
	 * @param deliveries the events
	 * @param more whether to look again at once
	 */
	record Polled(List<EventDelivery> deliveries, boolean more) {
	}

}
