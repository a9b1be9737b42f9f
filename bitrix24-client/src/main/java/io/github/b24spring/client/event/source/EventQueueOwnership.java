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

import reactor.core.publisher.Mono;

/**
 * Decides which of those that could fetch from a queue does. A queue that two fetch from
 * loses nothing, but what one of them has in hand may be delivered to the other as well.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@FunctionalInterface
public interface EventQueueOwnership {

	/**
	 * Become the owner of a queue.
	 * @param queue the name of the queue
	 * @return the proof of it, as soon as nobody else has it. Does not fail for a reason
	 * that may pass: it waits and tries again.
	 */
	Mono<EventQueueLease> acquire(String queue);

	/**
	 * Return an ownership among those that share this object. It is all that an
	 * application needs that runs in one process.
	 * @return a new ownership
	 */
	static EventQueueOwnership inProcess() {
		return new InProcessOwnership();
	}

	/**
	 * Return an ownership among all processes that share locks. A process that ends
	 * without giving a queue back, or stands still, loses it after the time of a lease.
	 * @param locks where the owners are written down
	 * @param time the time of a lease, such as 30 seconds. It is prolonged three times as
	 * often.
	 * @return the ownership
	 */
	static EventQueueOwnership leased(EventQueueLocks locks, Duration time) {
		return leased(locks, time, Integer.MAX_VALUE);
	}

	/**
	 * Return an ownership among all processes that share locks, of which none owns more
	 * than a number of queues. Where there are many queues, it leaves some to the others.
	 * @param locks where the owners are written down
	 * @param time the time of a lease, such as 30 seconds. It is prolonged three times as
	 * often.
	 * @param maxQueues how many queues this process owns at most. What all processes own
	 * together must be enough, also when one of them has ended
	 * @return the ownership
	 */
	static EventQueueOwnership leased(EventQueueLocks locks, Duration time, int maxQueues) {
		return new LeasedOwnership(locks, time, maxQueues);
	}

}
