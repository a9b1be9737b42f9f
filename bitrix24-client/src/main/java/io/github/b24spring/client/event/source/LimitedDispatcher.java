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

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.b24spring.client.event.Bitrix24Event;
import io.github.b24spring.client.event.EventDispatcher;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Gives a limited number of events to their handlers at a time, whatever queues they come
 * from, in the order in which they come.
 *
 * @author The b24spring maintainers
 */
final class LimitedDispatcher implements EventDispatcher {

	private final EventDispatcher dispatcher;

	private final Queue<Turn> waiting = new ArrayDeque<>();

	private final AtomicInteger drains = new AtomicInteger();

	private int free;

	LimitedDispatcher(EventDispatcher dispatcher, int limit) {
		this.dispatcher = dispatcher;
		this.free = limit;
	}

	@Override
	public Mono<Void> dispatch(Bitrix24Event event) {
		return Mono.usingWhen(turn(), (turn) -> this.dispatcher.dispatch(event),
				(turn) -> Mono.fromRunnable(turn::end));
	}

	private Mono<Turn> turn() {
		return Mono.defer(() -> {
			Turn turn = new Turn();
			add(turn);
			drain();
			return turn.begins.asMono().thenReturn(turn).doOnCancel(turn::end);
		});
	}

	private synchronized void add(Turn turn) {
		this.waiting.add(turn);
	}

	private synchronized @Nullable Turn next() {
		Turn next = (this.free > 0) ? this.waiting.poll() : null;
		if (next != null) {
			this.free--;
			next.begun = true;
		}
		return next;
	}

	/**
	 * A turn may end while it begins, which must not begin the next one within it.
	 */
	private void drain() {
		if (this.drains.getAndIncrement() == 0) {
			do {
				for (Turn next = next(); next != null; next = next()) {
					next.begins.tryEmitEmpty();
				}
			}
			while (this.drains.decrementAndGet() != 0);
		}
	}

	private synchronized void end(Turn turn) {
		if (turn.ended) {
			return;
		}
		turn.ended = true;
		if (turn.begun) {
			this.free++;
		}
		else {
			this.waiting.remove(turn);
		}
	}

	/**
	 * The turn of an event.
	 */
	private final class Turn {

		private final Sinks.Empty<Void> begins = Sinks.empty();

		private boolean begun;

		private boolean ended;

		private void end() {
			LimitedDispatcher.this.end(this);
			drain();
		}

	}

}
