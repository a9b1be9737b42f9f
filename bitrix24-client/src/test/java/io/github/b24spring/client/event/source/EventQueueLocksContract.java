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

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What locks of queues do, wherever they are kept.
 */
public abstract class EventQueueLocksContract {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final Duration LONG = Duration.ofMinutes(5);

	private final String queue = "offline:" + UUID.randomUUID();

	protected abstract EventQueueLocks locks();

	/**
	 * Other locks with connections of their own to the same place, as another process has
	 * them.
	 */
	protected abstract EventQueueLocks locksOfAnotherProcess();

	@Test
	void queueHasOneHolder() {
		verify(locks().lock(this.queue, "one", LONG), true);
		verify(locksOfAnotherProcess().lock(this.queue, "two", LONG), false);
		verify(locksOfAnotherProcess().lock(this.queue + "'", "two", LONG), true);
	}

	@Test
	void holderKeepsItsQueue() {
		verify(locks().lock(this.queue, "one", Duration.ofMillis(300)), true);
		verify(locks().lock(this.queue, "one", LONG), true);
		verify(Mono.delay(Duration.ofMillis(600)).then(locksOfAnotherProcess().lock(this.queue, "two", LONG)), false);
	}

	@Test
	void nextHolderTakesAQueueWhoseTimeIsOver() {
		verify(locks().lock(this.queue, "one", Duration.ofMillis(300)), true);
		Awaitility.await()
			.atMost(LIMIT)
			.until(() -> locksOfAnotherProcess().lock(this.queue, "two", LONG).toFuture().join());
		verify(locks().lock(this.queue, "one", LONG), false);
	}

	@Test
	void nobodyReleasesWhatAnotherHolds() {
		verify(locks().lock(this.queue, "one", LONG), true);
		verify(locksOfAnotherProcess().unlock(this.queue, "two")
			.then(locksOfAnotherProcess().lock(this.queue, "two", LONG)), false);
		verify(locks().unlock(this.queue, "one").then(locksOfAnotherProcess().lock(this.queue, "two", LONG)), true);
	}

	@Test
	void oneOfManyThatAskAtOnceHasTheQueue() {
		StepVerifier.create(Flux.range(0, 40).flatMap((number) -> {
			EventQueueLocks locks = (number % 2 == 0) ? locks() : locksOfAnotherProcess();
			return locks.lock(this.queue, "holder " + number, LONG);
		}, 40).filter((held) -> held)).expectNext(true).expectComplete().verify(LIMIT);
	}

	@Test
	void leaseOnTheseLocksPassesFromOneProcessToTheNext() {
		Mono<EventQueueLease> one = EventQueueOwnership.leased(locks(), LONG).acquire(this.queue);
		Mono<Boolean> two = EventQueueOwnership.leased(locksOfAnotherProcess(), Duration.ofMillis(900))
			.acquire(this.queue)
			// So short a lease may be over again where the machine stands still.
			.hasElement();
		StepVerifier
			.create(one.flatMapMany((lease) -> Flux.merge(two,
					Mono.delay(Duration.ofMillis(500))
						.then(Mono.defer(lease::release))
						.then(Mono.fromSupplier(lease::isHeld))))
				.collectList())
			.assertNext((held) -> assertThat(held).containsExactlyInAnyOrder(false, true))
			.expectComplete()
			.verify(LIMIT);
	}

	private static void verify(Mono<Boolean> answer, boolean expected) {
		StepVerifier.create(answer).expectNext(expected).expectComplete().verify(LIMIT);
	}

}
