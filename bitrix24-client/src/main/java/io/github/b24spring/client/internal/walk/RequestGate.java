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
package io.github.b24spring.client.internal.walk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Lets the requests of a list that is read by page go in their order: as soon as there is
 * memory for what they bring, or when the rows of those before were given to the
 * subscriber.
 */
final class RequestGate {

	private final MemoryBudget.Share memory;

	private final Deque<Waiting> waiting = new ArrayDeque<>();

	private final AtomicInteger work = new AtomicInteger();

	private int ahead;

	RequestGate(MemoryBudget.Share memory) {
		this.memory = memory;
	}

	private record Waiting(MonoSink<Long> sink, long bytes) {
	}

	/**
	 * Wait until a request may go.
	 * @param bytes how much it will bring
	 * @return how much is held for it
	 */
	Mono<Long> enter(long bytes) {
		return Mono.create((sink) -> {
			Waiting entry = new Waiting(sink, bytes);
			synchronized (this) {
				this.waiting.add(entry);
			}
			sink.onDispose(() -> forget(entry));
			advance();
		});
	}

	private synchronized void forget(Waiting entry) {
		this.waiting.remove(entry);
	}

	/**
	 * A request was answered.
	 * @param expected how much was held for it
	 * @param actual how much it brought
	 */
	void answered(long expected, long actual) {
		this.memory.add(actual - expected);
	}

	/**
	 * The subscriber begins with the rows of an answer.
	 */
	void begun() {
		synchronized (this) {
			this.ahead--;
		}
		advance();
	}

	/**
	 * The subscriber took the rows of an answer.
	 * @param actual how much it brought
	 */
	void taken(long actual) {
		this.memory.add(-actual);
		advance();
	}

	private void advance() {
		if (this.work.getAndIncrement() != 0) {
			return;
		}
		int missed = 1;
		do {
			for (Waiting next = next(); next != null; next = next()) {
				next.sink().success(next.bytes());
			}
			missed = this.work.addAndGet(-missed);
		}
		while (missed != 0);
	}

	private synchronized @Nullable Waiting next() {
		Waiting first = this.waiting.peek();
		if (first == null) {
			return null;
		}
		if (!this.memory.tryHold(first.bytes())) {
			if (this.ahead > 0) {
				return null;
			}
			this.memory.add(first.bytes());
		}
		this.ahead++;
		return this.waiting.remove();
	}

}
