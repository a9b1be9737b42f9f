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

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

import io.github.b24spring.client.ListProgress;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24ListException;
import io.github.b24spring.client.internal.pipeline.RetryPolicy;
import io.github.b24spring.client.internal.pipeline.Stage;
import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.internal.walk.Shelf.Slice;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads a list in the order of its ids: several requests at the same time, and the rows
 * in order. Some pages are decoded ahead of the subscriber, by several threads: when the
 * first gap of a list is closed, most of its rows may be waiting.
 *
 * @param <T> the type of a row
 */
final class IdWalk<T> {

	/**
	 * The parts of pages that are decoded at the same time, or wait decoded.
	 */
	private static final int DECODED_AHEAD = 4;

	/**
	 * Values take several times the memory of their JSON, so those of larger pages are
	 * made one by one as they are taken. In bytes.
	 */
	private static final long LARGEST_AHEAD = Math.min(256 * 1024, Runtime.getRuntime().maxMemory() / 1024);

	private final Stage next;

	private final RetryPolicy retryPolicy;

	private final ListQuery query;

	private final IdReader reader;

	private final IdBounds bounds;

	private final RowDecoder<T> decoder;

	private final Consumer<ListProgress> listener;

	private final MemoryBudget memory;

	IdWalk(Stage next, RetryPolicy retryPolicy, ListQuery query, IdBounds bounds, RowDecoder<T> decoder,
			Consumer<ListProgress> listener, MemoryBudget memory) {
		this.next = next;
		this.memory = memory;
		this.retryPolicy = retryPolicy;
		this.query = query;
		this.bounds = bounds;
		this.reader = new IdReader(query, bounds, decoder);
		this.decoder = decoder;
		this.listener = listener;
	}

	Flux<T> rows() {
		return Flux.using(this.memory::open, (share) -> {
			Walk walk = new Walk(this.bounds.start(), this.bounds.limit(), this.retryPolicy, this.query.urgency(),
					share);
			Emission emission = new Emission(walk, this.retryPolicy.timing());
			return Mono.defer(walk::next)
				.repeat(() -> !walk.isFinished())
				.flatMap((request) -> readings(walk, request), EvenRequestSize.TWO_ROUNDS, 1)
				.concatMapIterable((reading) -> () -> new Slices(walk), 1)
				.flatMapSequentialDelayError(this::decoded, DECODED_AHEAD, 1)
				.concatMapIterable((rows) -> () -> new Rows(emission, rows), 1)
				.onErrorMap(Bitrix24Exception.class, emission::failure)
				.doOnRequest(walk::demanded);
		}, MemoryBudget.Share::close);
	}

	private Mono<SliceRows<T>> decoded(Slice slice) {
		SliceRows<T> rows = new SliceRows<>(slice, this.decoder);
		return (slice.page().bytes() <= LARGEST_AHEAD)
				? Mono.fromSupplier(rows::decoded).subscribeOn(this.retryPolicy.timing().scheduler()) : Mono.just(rows);
	}

	private Flux<Walk.Rest> readings(Walk walk, WalkRequest request) {
		return reading(walk, request).expand((rest) -> {
			WalkRequest left = rest.request();
			return (left != null)
					? this.retryPolicy.timing().delay(rest.pause()).then(Mono.defer(() -> reading(walk, left)))
					: Mono.empty();
		});
	}

	private Mono<Walk.Rest> reading(Walk walk, WalkRequest request) {
		return this.next.exchange(this.reader.call(request))
			.map((envelope) -> this.reader.read(request, envelope))
			.onErrorResume(Bitrix24Exception.class, (failure) -> Mono.just(WalkReading.failed(request, failure)))
			.map((reading) -> walk.answered(request, reading));
	}

	/**
	 * What one subscriber was given.
	 */
	private final class Emission {

		private final Walk walk;

		private final Timing timing;

		private long rows;

		private @Nullable Long lastId;

		private long began;

		private Emission(Walk walk, Timing timing) {
			this.walk = walk;
			this.timing = timing;
		}

		private void begin() {
			this.began = this.timing.now();
		}

		private void gave(long id) {
			this.rows++;
			this.lastId = id;
		}

		private void finish(Slice slice) {
			if (this.walk.taken(slice, this.timing.now() - this.began)) {
				IdWalk.this.listener
					.accept(new ListProgress(this.rows, this.walk.answers(), this.walk.estimatedTotal()));
			}
		}

		private Bitrix24ListException failure(Bitrix24Exception cause) {
			return Bitrix24ListException.of(IdWalk.this.query.method(), this.lastId, cause);
		}

	}

	/**
	 * The parts of pages that are there, in order.
	 */
	private static final class Slices implements Iterator<Slice> {

		private final Walk walk;

		private @Nullable Slice next;

		private Slices(Walk walk) {
			this.walk = walk;
		}

		@Override
		public boolean hasNext() {
			if (this.next == null) {
				this.next = this.walk.poll();
			}
			Bitrix24Exception failure = (this.next == null) ? this.walk.failure() : null;
			if (failure != null) {
				throw failure;
			}
			return this.next != null;
		}

		@Override
		public Slice next() {
			Slice slice = hasNext() ? this.next : null;
			if (slice == null) {
				throw new NoSuchElementException();
			}
			this.next = null;
			return slice;
		}

	}

	/**
	 * The rows of a part as they are given to the subscriber.
	 */
	private final class Rows implements Iterator<T> {

		private final Emission emission;

		private final SliceRows<T> rows;

		private boolean finished;

		private Rows(Emission emission, SliceRows<T> rows) {
			this.emission = emission;
			this.rows = rows;
			emission.begin();
		}

		@Override
		public boolean hasNext() {
			boolean more = this.rows.hasNext();
			if (!more && !this.finished) {
				this.finished = true;
				this.emission.finish(this.rows.slice());
			}
			return more;
		}

		@Override
		public T next() {
			T value = this.rows.next();
			this.emission.gave(this.rows.lastId());
			return value;
		}

	}

}
