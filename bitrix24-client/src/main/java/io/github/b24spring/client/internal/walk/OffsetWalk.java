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

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import io.github.b24spring.client.CallPriority;
import io.github.b24spring.client.ListProgress;
import io.github.b24spring.client.ResponseTime;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24ListException;
import io.github.b24spring.client.exception.Bitrix24UnreadableResponseException;
import io.github.b24spring.client.internal.answer.Envelope;
import io.github.b24spring.client.internal.answer.Envelope.BatchResults;
import io.github.b24spring.client.internal.answer.Envelope.CommandResult;
import io.github.b24spring.client.internal.answer.Envelope.CommandResult.Answered;
import io.github.b24spring.client.internal.answer.Envelope.CommandResult.Refused;
import io.github.b24spring.client.internal.pipeline.Call;
import io.github.b24spring.client.internal.pipeline.Repetitions;
import io.github.b24spring.client.internal.pipeline.RetryPolicy;
import io.github.b24spring.client.internal.pipeline.Stage;
import io.github.b24spring.client.internal.walk.PageCheck.Place;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads a list page by page, where the rows do not come in the order of their ids. The
 * first page tells how many there may be, and the others travel in batches; but a list
 * ends only with a page that is not full. What does not fit together is asked for again
 * once.
 *
 * @param <T> the type of a row
 */
final class OffsetWalk<T> {

	private static final int BATCHES_AHEAD = 2;

	private final Stage next;

	private final RetryPolicy retryPolicy;

	private final ListQuery query;

	private final RowDecoder<T> decoder;

	private final Consumer<ListProgress> listener;

	private final MemoryBudget memory;

	OffsetWalk(Stage next, RetryPolicy retryPolicy, ListQuery query, RowDecoder<T> decoder,
			Consumer<ListProgress> listener, MemoryBudget memory) {
		this.next = next;
		this.memory = memory;
		this.retryPolicy = retryPolicy;
		this.query = query.withPriority(query.urgency());
		this.decoder = decoder;
		this.listener = listener;
	}

	Flux<T> rows() {
		return Flux.using(this.memory::open, (share) -> new Reading(share).rows(), MemoryBudget.Share::close);
	}

	/**
	 * Pages to read in one request, by the number of rows before each.
	 *
	 * @param starts the numbers
	 * @param repetitions the repetitions since the last page that came; {@code null} if
	 * there are none
	 * @param doubted the page that did not fit before; -1 if there is none
	 */
	private record Pages(List<Long> starts, @Nullable Repetitions repetitions, long doubted) {

		Pages(List<Long> starts) {
			this(starts, null, -1);
		}

	}

	/**
	 * What came of them.
	 */
	private record Chunk(List<RowPage> pages, @Nullable Pages rest, Duration pause, @Nullable Bitrix24Exception failure,
			boolean last) {

		long bytes() {
			return this.pages.stream().mapToLong(RowPage::bytes).sum();
		}

		boolean endsRequest() {
			return this.rest == null && (this.failure == null || this.pages.isEmpty());
		}

		static Chunk before(List<RowPage> pages, Pages rest, Duration pause) {
			return new Chunk(pages, rest, pause, null, false);
		}

		static Chunk ending(List<RowPage> pages, Bitrix24Exception failure) {
			return new Chunk(pages, null, Duration.ZERO, failure, false);
		}

	}

	private final class Reading {

		private final PageCost cost = new PageCost();

		private final PageCheck check = new PageCheck(OffsetWalk.this.query.method(), OffsetWalk.this.query.form());

		private long size = OffsetWalk.this.query.form().paging().pageSize();

		private @Nullable Long total;

		private long following;

		private long lastStart = Long.MAX_VALUE;

		private long rows;

		private long requests;

		private long taking;

		private final MemoryBudget.Share memory;

		private final RequestGate gate;

		private Reading(MemoryBudget.Share memory) {
			this.memory = memory;
			this.gate = new RequestGate(memory);
		}

		private Flux<T> rows() {
			return Flux
				.concat(chunks(new Pages(List.of(0L))), Flux.defer(this::counted),
						Flux.defer(this::uncounted).repeat(this::hasMore))
				.takeUntil(Chunk::last)
				.concatMapIterable(this::checked, 1)
				.concatMapIterable(
						(page) -> () -> IntStream.range(0, page.size()).mapToObj((row) -> decode(page, row)).iterator(),
						1);
		}

		/**
		 * As many pages as there should be, in batches that are made when their turn
		 * comes.
		 */
		private Flux<Chunk> counted() {
			long first = following();
			long total = total();
			if (!hasMore() || total <= first) {
				return Flux.empty();
			}
			return Flux.<Pages, Long>generate(() -> first, (start, sink) -> {
				if (start >= total || !hasMore()) {
					sink.complete();
					return start;
				}
				List<Long> starts = new ArrayList<>();
				long next = start;
				for (int pages = this.cost.pagesPerRequest(this.memory.least() / 2); pages > 0
						&& next < total; pages--) {
					starts.add(next);
					next += this.size;
				}
				sink.next(new Pages(starts));
				return next;
			}).flatMapSequential(this::chunks, BATCHES_AHEAD, 1);
		}

		private Flux<Chunk> uncounted() {
			return hasMore() ? chunks(new Pages(List.of(following()))) : Flux.empty();
		}

		private synchronized boolean hasMore() {
			return this.lastStart == Long.MAX_VALUE;
		}

		private synchronized long following() {
			return this.following;
		}

		private synchronized long total() {
			return (this.total != null) ? this.total : 0;
		}

		private Flux<Chunk> chunks(Pages pages) {
			return Mono.defer(() -> this.gate.enter(this.cost.bytes(pages.starts().size())))
				.flatMapMany((held) -> answers(pages)
					.doOnNext((chunk) -> this.gate.answered(chunk.endsRequest() ? held : 0, chunk.bytes())));
		}

		private Flux<Chunk> answers(Pages pages) {
			return chunk(pages).expand((chunk) -> {
				Pages rest = chunk.rest();
				if (rest != null) {
					return OffsetWalk.this.retryPolicy.timing().delay(chunk.pause()).then(chunk(rest));
				}
				return (chunk.failure() != null && !chunk.pages().isEmpty())
						? Mono.just(Chunk.ending(List.of(), chunk.failure())) : Mono.empty();
			});
		}

		private Mono<Chunk> chunk(Pages pages) {
			Mono<Chunk> answer = (pages.starts().size() == 1)
					? OffsetWalk.this.next.exchange(OffsetWalk.this.query.page(pages.starts().get(0)))
						.map((envelope) -> read(pages, List.of(new Answered(envelope))))
					: OffsetWalk.this.next.exchange(batch(pages))
						.map((envelope) -> read(pages, results(pages, envelope)));
			return answer.onErrorResume(Bitrix24Exception.class, (failure) -> Mono.just(failed(failure)));
		}

		private Call batch(Pages pages) {
			Map<String, Call> commands = new LinkedHashMap<>();
			for (Long start : pages.starts()) {
				commands.put("c" + commands.size(), OffsetWalk.this.query.page(start));
			}
			return OffsetWalk.this.query.batch(commands);
		}

		private List<CommandResult> results(Pages pages, Envelope envelope) {
			BatchResults results = envelope.batchResults();
			return IntStream.range(0, pages.starts().size()).mapToObj((i) -> results.of("c" + i)).toList();
		}

		private synchronized Chunk read(Pages pages, List<CommandResult> results) {
			this.requests++;
			List<RowPage> read = new ArrayList<>();
			try {
				for (int i = 0; i < results.size() && pages.starts().get(i) <= this.lastStart; i++) {
					RowPage page = read(pages.starts().get(i), open(results.get(i)));
					if (page != null) {
						read.add(page);
					}
				}
			}
			catch (Bitrix24Exception ex) {
				return failed(pages, read, ex);
			}
			boolean last = pages.starts().get(pages.starts().size() - 1) >= this.lastStart;
			return new Chunk(read, null, Duration.ZERO, null, last);
		}

		private @Nullable RowPage read(long start, Envelope envelope) {
			RowPage page = OffsetWalk.this.decoder.page(envelope.result(), OffsetWalk.this.query.form());
			Long next = envelope.next();
			if (start == 0 && next != null && next == page.size() && next > 0) {
				this.size = next;
			}
			Place place = this.check.place(this.check.claim(start, this.size, envelope), page);
			ResponseTime time = envelope.time();
			this.cost.measured((time != null && time.duration() != null) ? time.duration() : 0, page.bytes(), 1);
			this.total = (this.total != null) ? this.total : envelope.total();
			this.following = Math.max(this.following, start + Math.max(page.size(), this.size));
			if (place != Place.BEFORE_ANOTHER) {
				this.lastStart = Math.min(this.lastStart, start);
			}
			return (place != Place.BEYOND_THE_LAST) ? page : null;
		}

		/**
		 * What did not fit is asked for again once.
		 */
		private Chunk failed(Pages pages, List<RowPage> read, Bitrix24Exception failure) {
			List<Long> left = pages.starts().subList(read.size(), pages.starts().size());
			if (failure instanceof Bitrix24UnreadableResponseException) {
				return (left.get(0) != pages.doubted())
						? Chunk.before(read, new Pages(left, null, left.get(0)), Duration.ZERO)
						: Chunk.ending(read, failure);
			}
			Repetitions repetitions = (read.isEmpty() && pages.repetitions() != null) ? pages.repetitions()
					: OffsetWalk.this.retryPolicy.ofReading(OffsetWalk.this.query.urgency());
			Duration pause = repetitions.next(failure);
			return (pause != null) ? Chunk.before(read, new Pages(left, repetitions, pages.doubted()), pause)
					: Chunk.ending(read, failure);
		}

		/**
		 * A request that failed as a whole was repeated as often as it may be.
		 */
		private synchronized Chunk failed(Bitrix24Exception failure) {
			this.requests++;
			return Chunk.ending(List.of(), failure);
		}

		private Envelope open(CommandResult result) {
			if (result instanceof Answered answered) {
				return answered.envelope();
			}
			throw (result instanceof Refused refused) ? refused.failure() : RowPage
				.unreadable(OffsetWalk.this.query.method(), "the portal left out a page, although nothing failed");
		}

		private Iterable<RowPage> checked(Chunk chunk) {
			if (chunk.failure() != null && chunk.pages().isEmpty()) {
				throw failure(chunk.failure());
			}
			if (chunk.endsRequest()) {
				this.gate.begun();
			}
			this.gate.taken(this.taking);
			this.taking = chunk.bytes();
			synchronized (this) {
				this.rows += chunk.pages().stream().mapToLong(RowPage::size).sum();
				OffsetWalk.this.listener.accept(new ListProgress(this.rows, this.requests, this.total));
			}
			return chunk.pages();
		}

		private T decode(RowPage page, int row) {
			try {
				return OffsetWalk.this.decoder.decode(page, row);
			}
			catch (Bitrix24UnreadableResponseException ex) {
				throw failure(ex);
			}
		}

		private Bitrix24ListException failure(Bitrix24Exception cause) {
			return Bitrix24ListException.of(OffsetWalk.this.query.method(), null, cause);
		}

	}

}
