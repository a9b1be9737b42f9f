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
package io.github.b24spring.testportal.event;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Sends events, a limited number at a time, and remembers the last ones. No event is
 * repeated, whatever its handler answers.
 *
 * @author The b24spring maintainers
 */
final class Deliveries {

	private static final int CAPACITY = 10_000;

	private final int concurrency;

	private final Queue<FormPost> waiting = new ArrayDeque<>();

	private final Deque<Delivery> done = new ArrayDeque<>();

	private int running;

	private int outstanding;

	private CompletableFuture<@Nullable Void> settled = CompletableFuture.completedFuture(null);

	Deliveries(int concurrency) {
		this.concurrency = concurrency;
	}

	void send(FormPost form, Duration delay) {
		synchronized (this) {
			if (this.outstanding++ == 0) {
				this.settled = new CompletableFuture<>();
			}
		}
		if (delay.isZero()) {
			enqueue(form);
		}
		else {
			CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS).execute(() -> enqueue(form));
		}
	}

	private void enqueue(FormPost form) {
		synchronized (this) {
			this.waiting.add(form);
		}
		start();
	}

	private void start() {
		for (FormPost next = next(); next != null; next = next()) {
			FormPost form = next;
			URI handler = form.address();
			CompletableFuture<HandlerReply> reply;
			try {
				reply = form.send();
			}
			catch (IllegalArgumentException ex) {
				reply = CompletableFuture.failedFuture(ex);
			}
			reply.handle((answer, failure) -> (answer != null) ? answer.status() : 0)
				.thenAccept((status) -> finish(new Delivery(form, handler, status)))
				.thenRunAsync(this::start);
		}
	}

	private synchronized @Nullable FormPost next() {
		if (this.running >= this.concurrency) {
			return null;
		}
		FormPost form = this.waiting.poll();
		if (form != null) {
			this.running++;
		}
		return form;
	}

	private void finish(Delivery delivery) {
		CompletableFuture<@Nullable Void> completed = null;
		synchronized (this) {
			this.running--;
			if (this.done.size() == CAPACITY) {
				this.done.removeFirst();
			}
			this.done.addLast(delivery);
			if (--this.outstanding == 0) {
				completed = this.settled;
			}
		}
		if (completed != null) {
			completed.complete(null);
		}
	}

	synchronized List<Delivery> done() {
		return new ArrayList<>(this.done);
	}

	synchronized CompletableFuture<@Nullable Void> settled() {
		return this.settled;
	}

}
