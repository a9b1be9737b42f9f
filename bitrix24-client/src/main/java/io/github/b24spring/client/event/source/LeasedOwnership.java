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
import java.util.UUID;
import java.util.concurrent.Semaphore;

import io.github.b24spring.client.internal.time.Durations;
import io.github.b24spring.client.internal.time.Timing;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * The owners of queues by locks with a time.
 *
 * @author The b24spring maintainers
 */
final class LeasedOwnership implements EventQueueOwnership {

	private static final Log logger = LogFactory.getLog(LeasedOwnership.class);

	private static final Duration SHORTEST = Duration.ofMillis(300);

	private final EventQueueLocks locks;

	private final Duration time;

	private final Semaphore room;

	private final Timing timing;

	LeasedOwnership(EventQueueLocks locks, Duration time, int maxQueues) {
		this(locks, time, maxQueues, Timing.system());
	}

	LeasedOwnership(EventQueueLocks locks, Duration time, int maxQueues, Timing timing) {
		Assert.isTrue(maxQueues > 0, "'maxQueues' must be positive");
		Assert.isTrue(time.compareTo(SHORTEST) >= 0, "'time' must be at least " + SHORTEST.toMillis() + " ms");
		this.locks = locks;
		this.time = Durations.positive("time", time);
		this.room = new Semaphore(maxQueues);
		this.timing = timing;
	}

	@Override
	public Mono<EventQueueLease> acquire(String queue) {
		return Mono.defer(() -> {
			Lease lease = new Lease(queue, UUID.randomUUID().toString(), this.locks, this.time, this.timing);
			CountedLease counted = new CountedLease(lease, this.room);
			return take(lease, counted).onErrorResume(Exception.class, (failure) -> notKnown(queue, failure))
				.repeatWhenEmpty((attempts) -> attempts.concatMap((number) -> this.timing.delay(lease.pause())))
				.doOnCancel(counted::leave);
		});
	}

	/**
	 * Take a queue if this process may own another one.
	 */
	private static Mono<EventQueueLease> take(Lease lease, CountedLease counted) {
		return Mono.defer(() -> counted.enter() ? lease.take() : Mono.empty())
			.<EventQueueLease>map((held) -> counted)
			.doFinally((signal) -> {
				if (!lease.isHeld()) {
					counted.leave();
				}
			});
	}

	private static Mono<EventQueueLease> notKnown(String queue, Exception failure) {
		logger.warn("Who owns the queue '" + queue + "' cannot be told: " + failure);
		return Mono.empty();
	}

}
