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
package io.github.b24spring.autoconfigure.event;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

import io.github.b24spring.client.event.EventMonitor;
import io.github.b24spring.client.event.source.EventQueueLease;
import io.github.b24spring.client.event.source.EventQueueOwnership;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Remembers how it goes with each queue that events are fetched from, and whether this
 * process is the one that fetches.
 */
final class EventQueueObserver implements EventMonitor {

	private final InstantSource clock;

	private final Map<String, Observed> queues = new ConcurrentHashMap<>();

	EventQueueObserver(InstantSource clock) {
		this.clock = clock;
	}

	/**
	 * Take note of who becomes the owner of which queue.
	 */
	EventQueueOwnership observe(EventQueueOwnership ownership) {
		return (queue) -> Mono.defer(() -> {
			this.queues.putIfAbsent(queue, Observed.NOTHING);
			update(queue, (before) -> before.withLease(null, null));
			return ownership.acquire(queue)
				.doOnNext((lease) -> update(queue, (before) -> before.withLease(lease, this.clock.instant())))
				.<EventQueueLease>map((lease) -> new ObservedLease(lease, () -> left(queue)))
				.doOnCancel(() -> left(queue));
		});
	}

	/**
	 * Portals come and go.
	 */
	private void left(String queue) {
		if (isOfInstalledPortal(queue)) {
			this.queues.remove(queue);
		}
	}

	private static boolean isOfInstalledPortal(String queue) {
		return queue.startsWith(InstalledQueues.PREFIX);
	}

	@Override
	public void polled(String source, int count, Duration duration, @Nullable Throwable error) {
		update(source, (before) -> (error != null) ? before.withFailure(error, this.clock.instant())
				: before.withSuccess(this.clock.instant()));
	}

	@Override
	public void lag(String source, Duration age) {
		update(source, (before) -> before.withLag(age));
	}

	/**
	 * Add to what is known of a queue. The last that is heard of a portal may come after
	 * it was left, and does not bring it back.
	 */
	private void update(String queue, UnaryOperator<Observed> change) {
		if (!isOfInstalledPortal(queue)) {
			this.queues.putIfAbsent(queue, Observed.NOTHING);
		}
		this.queues.computeIfPresent(queue, (name, before) -> change.apply(before));
	}

	/**
	 * Return what is known of each queue that is configured by its name.
	 */
	Map<String, Observed> observed() {
		Map<String, Observed> configured = new TreeMap<>(this.queues);
		configured.keySet().removeIf(EventQueueObserver::isOfInstalledPortal);
		return configured;
	}

	/**
	 * Return what is known of the queues of all portals that have the application.
	 */
	InstalledQueuesState installed(Duration standstillTimeout) {
		Map<String, Observed> installed = new TreeMap<>(this.queues);
		installed.keySet().removeIf((queue) -> !isOfInstalledPortal(queue));
		return InstalledQueuesState.of(installed, this.clock.instant(), standstillTimeout);
	}

	/**
	 * What is known of a queue.
	 */
	record Observed(@Nullable EventQueueLease lease, @Nullable Instant ownedAt, @Nullable Instant lastSuccessAt,
			@Nullable Instant lastFailureAt, @Nullable Throwable lastFailure, Duration lag) {

		private static final Observed NOTHING = new Observed(null, null, null, null, null, Duration.ZERO);

		private Observed withLease(@Nullable EventQueueLease lease, @Nullable Instant now) {
			return new Observed(lease, now, this.lastSuccessAt, this.lastFailureAt, this.lastFailure, this.lag);
		}

		private Observed withSuccess(Instant now) {
			return new Observed(this.lease, this.ownedAt, now, this.lastFailureAt, this.lastFailure, this.lag);
		}

		private Observed withFailure(Throwable failure, Instant now) {
			return new Observed(this.lease, this.ownedAt, this.lastSuccessAt, now, failure, this.lag);
		}

		private Observed withLag(Duration lag) {
			return new Observed(this.lease, this.ownedAt, this.lastSuccessAt, this.lastFailureAt, this.lastFailure,
					lag);
		}

		boolean isOwned() {
			return this.lease != null && this.lease.isHeld();
		}

		/**
		 * Return whether the queue is fetched by this process, but was not for a while.
		 */
		boolean standsStill(Instant now, Duration timeout) {
			Instant moved = (this.lastSuccessAt != null
					&& (this.ownedAt == null || this.lastSuccessAt.isAfter(this.ownedAt))) ? this.lastSuccessAt
							: this.ownedAt;
			return isOwned() && moved != null && moved.plus(timeout).isBefore(now);
		}

	}

}
