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

	private final Timing timing;

	LeasedOwnership(EventQueueLocks locks, Duration time) {
		this(locks, time, Timing.system());
	}

	LeasedOwnership(EventQueueLocks locks, Duration time, Timing timing) {
		Assert.isTrue(time.compareTo(SHORTEST) >= 0, "'time' must be at least " + SHORTEST.toMillis() + " ms");
		this.locks = locks;
		this.time = time;
		this.timing = timing;
	}

	@Override
	public Mono<EventQueueLease> acquire(String queue) {
		return Mono.defer(() -> {
			Lease lease = new Lease(queue, UUID.randomUUID().toString(), this.locks, this.time, this.timing);
			return lease.take()
				.onErrorResume(Exception.class, (failure) -> notKnown(queue, failure))
				.repeatWhenEmpty((attempts) -> attempts.concatMap((number) -> this.timing.delay(lease.pause())));
		});
	}

	private static Mono<EventQueueLease> notKnown(String queue, Exception failure) {
		logger.warn("Who owns the queue '" + queue + "' cannot be told: " + failure);
		return Mono.empty();
	}

}
