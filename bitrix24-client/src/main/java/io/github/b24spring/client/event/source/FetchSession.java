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
import java.util.concurrent.atomic.AtomicLong;

import io.github.b24spring.client.event.Bitrix24Event;
import io.github.b24spring.client.event.source.FetchCalls.Fetched;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;

/**
 * The time in which somebody reads a queue of the messenger.
 * <p>
 * An offset removes all before it, so it never passes an event that is not handled. A
 * failed one is kept here, and holds up the offset until it is handled or given up.
 *
 * @author The b24spring maintainers
 */
final class FetchSession extends PollingSession {

	private static final Log logger = LogFactory.getLog(FetchSession.class);

	private static final int MAX_LIMIT = 1_000;

	private final String name;

	private final FetchCalls calls;

	private final FetchLedger ledger = new FetchLedger();

	private final Flushes<Fetched> flushes;

	private final Signal settled = new Signal();

	private final AtomicLong removed = new AtomicLong(Long.MIN_VALUE);

	private boolean subscribed;

	FetchSession(String name, SourceContext context, EventQueueLease lease, Signal wakes, FetchCalls calls) {
		super(name, context, lease, wakes);
		this.name = name;
		this.calls = calls;
		this.flushes = new Flushes<>(settings().batchSize(), timing(), (events) -> remove());
	}

	@Override
	Mono<Polled> poll() {
		List<Fetched> due = this.ledger.due(timing().now());
		if (!due.isEmpty()) {
			return Mono.just(polled(due, false));
		}
		return subscribe().then(Mono.defer(() -> {
			Long offset = this.ledger.offset();
			int limit = Math.min(MAX_LIMIT, this.ledger.size() + settings().batchSize());
			return this.calls.get(offset, limit).map((page) -> {
				if (offset != null) {
					this.removed.accumulateAndGet(offset, Math::max);
				}
				List<Fetched> taken = this.ledger.take(page);
				return polled(taken, page.hasMore() && !taken.isEmpty());
			});
		}));
	}

	private Mono<Void> subscribe() {
		return this.subscribed ? Mono.empty() : this.calls.subscribe().doOnSuccess((none) -> this.subscribed = true);
	}

	@Override
	Duration untilDue() {
		return Duration.ofNanos(this.ledger.untilDue(timing().now(), settings().maxDelay().toNanos()));
	}

	@Override
	Mono<Void> room() {
		return Mono.defer(() -> {
			long seen = this.settled.count();
			Duration due = untilDue();
			if (this.ledger.size() < settings().maxInHand() || due.isNegative() || due.isZero()) {
				return Mono.empty();
			}
			return Mono.firstWithSignal(this.settled.after(seen), timing().delay(due).then()).then(room());
		});
	}

	@Override
	Duration lag() {
		Fetched oldest = this.ledger.oldest();
		return (oldest != null) ? Duration.between(event(oldest).time(), timing().instant()) : Duration.ZERO;
	}

	private Polled polled(List<Fetched> events, boolean more) {
		return new Polled(events.stream().map(this::delivery).toList(), more);
	}

	private EventDelivery delivery(Fetched event) {
		return new Delivery(event(event), acknowledge(event), (failure) -> reject(event, failure));
	}

	private Bitrix24Event event(Fetched event) {
		return context().event(event.type(), Long.toString(event.id()), event.date(), event.data());
	}

	private Mono<Void> acknowledge(Fetched event) {
		return Mono.defer(() -> {
			this.ledger.handled(event);
			this.settled.raise();
			return this.flushes.add(event, this.ledger.isIdle());
		});
	}

	private Mono<Void> reject(Fetched event, Throwable failure) {
		return Mono.defer(() -> {
			int attempts = this.ledger.failed(event, settings(), timing().now());
			if (attempts < settings().maxAttempts()) {
				this.settled.raise();
				return Mono.empty();
			}
			logger.error("The event " + event + " of the queue '" + this.name + "' is given up after " + attempts
					+ " attempts", failure);
			context().monitor().lost(event.type());
			return acknowledge(event);
		});
	}

	private Mono<Void> remove() {
		return tell(() -> {
			Long offset = this.ledger.offset();
			if (offset == null || offset <= this.removed.get()) {
				return Mono.empty();
			}
			return this.calls.get(offset, 1)
				.doOnNext((page) -> this.removed.accumulateAndGet(offset, Math::max))
				.then();
		});
	}

}
