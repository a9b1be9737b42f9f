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
import io.github.b24spring.client.exception.Bitrix24UnreadableResponseException;
import io.github.b24spring.client.internal.pipeline.RetryPolicy;
import io.github.b24spring.client.internal.pipeline.Stage;
import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.internal.walk.Shelf.Slice;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads a list in the order of its ids: several requests at the same time, and the rows
 * in order. Rows are decoded when the subscriber asks for them, at most one before that.
 *
 * @param <T> the type of a row
 */
final class IdWalk<T> {

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
				.flatMap((request) -> readings(walk, request), Walk.MAX_UNDER_WAY, 1)
				.concatMapIterable((reading) -> () -> new Rows(emission), 1)
				.doOnRequest(walk::demanded);
		}, MemoryBudget.Share::close);
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

		private @Nullable RowPage lastPage;

		private int lastRow;

		private long began;

		private Emission(Walk walk, Timing timing) {
			this.walk = walk;
			this.timing = timing;
		}

		private @Nullable Slice next() {
			Slice slice = this.walk.poll();
			Bitrix24Exception failure = (slice == null) ? this.walk.failure() : null;
			if (failure != null) {
				throw failure(failure);
			}
			this.began = this.timing.now();
			return slice;
		}

		private T emit(RowPage page, int row) {
			T value = decode(page, row);
			this.rows++;
			this.lastPage = page;
			this.lastRow = row;
			return value;
		}

		private T decode(RowPage page, int row) {
			try {
				return IdWalk.this.decoder.decode(page, row);
			}
			catch (Bitrix24UnreadableResponseException ex) {
				throw failure(ex);
			}
		}

		private void finish(Slice slice) {
			if (this.walk.taken(slice, this.timing.now() - this.began)) {
				IdWalk.this.listener
					.accept(new ListProgress(this.rows, this.walk.answers(), this.walk.estimatedTotal()));
			}
		}

		private Bitrix24ListException failure(Bitrix24Exception cause) {
			Long lastId = (this.lastPage != null) ? Long.valueOf(this.lastPage.id(this.lastRow)) : null;
			return Bitrix24ListException.of(IdWalk.this.query.method(), lastId, cause);
		}

	}

	/**
	 * The rows that are there, in order, decoded as they are taken.
	 */
	private final class Rows implements Iterator<T> {

		private final Emission emission;

		private @Nullable Slice slice;

		private int position;

		private Rows(Emission emission) {
			this.emission = emission;
		}

		@Override
		public boolean hasNext() {
			while (this.slice == null || this.position == this.slice.to()) {
				if (this.slice != null) {
					this.emission.finish(this.slice);
				}
				this.slice = this.emission.next();
				if (this.slice == null) {
					return false;
				}
				this.position = this.slice.from();
			}
			return true;
		}

		@Override
		public T next() {
			Slice slice = hasNext() ? this.slice : null;
			if (slice == null) {
				throw new NoSuchElementException();
			}
			return this.emission.emit(slice.page(), slice.rows()[this.position++]);
		}

	}

}
