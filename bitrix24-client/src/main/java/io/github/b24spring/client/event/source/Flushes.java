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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

import io.github.b24spring.client.internal.time.Timing;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Collects what can be told to the portal together.
 *
 * @param <T> what is told
 * @author The b24spring maintainers
 */
final class Flushes<T> {

	private static final Duration WINDOW = Duration.ofMillis(200);

	private final int limit;

	private final Timing timing;

	private final Function<List<T>, Mono<Void>> send;

	private @Nullable Batch open;

	Flushes(int limit, Timing timing, Function<List<T>, Mono<Void>> send) {
		this.limit = limit;
		this.timing = timing;
		this.send = send;
	}

	/**
	 * Tell something, soon.
	 * @param item what is told
	 * @param last whether nothing else can be expected to be told with it
	 * @return completes when the portal knows
	 */
	Mono<Void> add(T item, boolean last) {
		return Mono.defer(() -> {
			Batch batch = join(item);
			if (last || batch.isFull()) {
				batch.ready.tryEmitEmpty();
			}
			return batch.sent;
		}).onErrorResume(CancellationException.class, (left) -> add(item, last));
	}

	private synchronized Batch join(T item) {
		Batch batch = this.open;
		if (batch == null || batch.isFull()) {
			batch = new Batch();
			this.open = batch;
		}
		batch.items.add(item);
		return batch;
	}

	private synchronized void close(Batch batch) {
		if (this.open == batch) {
			this.open = null;
		}
	}

	private final class Batch {

		private final List<T> items = new ArrayList<>();

		private final Sinks.Empty<Void> ready = Sinks.empty();

		/**
		 * Ends when all who wait for it have gone.
		 */
		private final Mono<Void> sent = Mono
			.firstWithSignal(Flushes.this.timing.delay(WINDOW).then(), this.ready.asMono())
			.then(Mono.defer(this::send))
			.doOnCancel(() -> close(this))
			.share();

		private boolean isFull() {
			synchronized (Flushes.this) {
				return this.items.size() >= Flushes.this.limit;
			}
		}

		private Mono<Void> send() {
			close(this);
			return Flushes.this.send.apply(this.items);
		}

	}

}
