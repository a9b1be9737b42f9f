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
package io.github.b24spring.client.event;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Scheduler;

/**
 * Holds the events that were accepted and are not handled yet: a limited number, and for
 * a limited time as many more that wait for a place.
 */
final class EventQueue {

	private final int capacity;

	private final Deque<Bitrix24Event> waiting = new ArrayDeque<>();

	private final Deque<Offer> offers = new ArrayDeque<>();

	private final Deque<MonoSink<Void>> idleWorkers = new ArrayDeque<>();

	private final Set<Bitrix24Event> inHand = Collections.newSetFromMap(new IdentityHashMap<>());

	private @Nullable MonoSink<Void> stopping;

	private boolean closed;

	EventQueue(int capacity) {
		this.capacity = capacity;
	}

	synchronized void open() {
		this.closed = false;
	}

	/**
	 * Put an event in, which may have to wait for a place.
	 * @param gone run if the one who waits goes away, so that the event does not get in
	 * @return whether it is in
	 */
	Mono<Boolean> put(Bitrix24Event event, Duration wait, Scheduler scheduler, Runnable gone) {
		return Mono.defer(() -> {
			MonoSink<Void> woken;
			synchronized (this) {
				if (this.closed || (isFull() && this.offers.size() >= this.capacity)) {
					return Mono.just(false);
				}
				if (isFull()) {
					return offer(event, wait, scheduler, gone);
				}
				this.waiting.add(event);
				woken = this.idleWorkers.poll();
			}
			wake(woken);
			return Mono.just(true);
		});
	}

	private boolean isFull() {
		return this.waiting.size() >= this.capacity;
	}

	/**
	 * Who takes an offer out of the list decides what becomes of it, so that none is both
	 * given up and handled.
	 */
	private Mono<Boolean> offer(Bitrix24Event event, Duration wait, Scheduler scheduler, Runnable gone) {
		Offer offer = new Offer(event);
		return Mono.<Boolean>create((sink) -> {
			offer.sink = sink;
			sink.onDispose(() -> withdraw(offer));
			Boolean decided = admit(offer);
			if (decided != null) {
				sink.success(decided);
			}
		}).timeout(wait, Mono.fromSupplier(() -> !withdraw(offer)), scheduler).doOnCancel(() -> {
			if (isWaiting(offer) && withdraw(offer)) {
				gone.run();
			}
		});
	}

	/**
	 * There may be a place by now.
	 */
	private @Nullable Boolean admit(Offer offer) {
		MonoSink<Void> woken;
		synchronized (this) {
			if (this.closed) {
				offer.refused = true;
				return false;
			}
			if (isFull()) {
				this.offers.add(offer);
				return null;
			}
			this.waiting.add(offer.event);
			woken = this.idleWorkers.poll();
		}
		wake(woken);
		return true;
	}

	private synchronized boolean isWaiting(Offer offer) {
		return this.offers.contains(offer);
	}

	/**
	 * Return whether the event did not get in, and will not.
	 */
	private synchronized boolean withdraw(Offer offer) {
		if (this.offers.remove(offer)) {
			offer.refused = true;
		}
		return offer.refused;
	}

	/**
	 * Take the next event in hand.
	 */
	@Nullable Bitrix24Event poll() {
		Offer next;
		Bitrix24Event event;
		synchronized (this) {
			event = this.waiting.poll();
			if (event == null) {
				return null;
			}
			this.inHand.add(event);
			next = this.offers.poll();
			if (next != null) {
				this.waiting.add(next.event);
			}
		}
		if (next != null && next.sink != null) {
			next.sink.success(true);
		}
		return event;
	}

	/**
	 * Wait until there may be an event.
	 */
	Mono<Void> awaitMore() {
		return Mono.create((sink) -> {
			boolean more;
			synchronized (this) {
				more = !this.waiting.isEmpty();
				if (!more) {
					this.idleWorkers.add(sink);
				}
			}
			if (more) {
				sink.success();
			}
			else {
				sink.onDispose(() -> leave(sink));
			}
		});
	}

	private synchronized void leave(MonoSink<Void> worker) {
		this.idleWorkers.remove(worker);
	}

	void done(Bitrix24Event event) {
		MonoSink<Void> stopped = null;
		synchronized (this) {
			this.inHand.remove(event);
			if (isIdle()) {
				stopped = this.stopping;
			}
		}
		wake(stopped);
	}

	private boolean isIdle() {
		return this.waiting.isEmpty() && this.inHand.isEmpty();
	}

	/**
	 * Take no more events, and wait until all are handled.
	 */
	Mono<Void> close() {
		return Mono.create((sink) -> {
			List<Offer> refused;
			boolean idle;
			synchronized (this) {
				this.closed = true;
				refused = new ArrayList<>(this.offers);
				refused.forEach((offer) -> offer.refused = true);
				this.offers.clear();
				this.stopping = sink;
				idle = isIdle();
			}
			for (Offer offer : refused) {
				if (offer.sink != null) {
					offer.sink.success(false);
				}
			}
			if (idle) {
				sink.success();
			}
		});
	}

	/**
	 * Give up what is not handled.
	 * @return the events
	 */
	synchronized List<Bitrix24Event> drain() {
		List<Bitrix24Event> left = new ArrayList<>(this.waiting);
		left.addAll(this.inHand);
		this.waiting.clear();
		this.inHand.clear();
		this.stopping = null;
		return left;
	}

	private static void wake(@Nullable MonoSink<Void> sink) {
		if (sink != null) {
			sink.success();
		}
	}

	/**
	 * An event that waits for a place.
	 */
	private static final class Offer {

		private final Bitrix24Event event;

		private @Nullable MonoSink<Boolean> sink;

		private boolean refused;

		private Offer(Bitrix24Event event) {
			this.event = event;
		}

	}

}
