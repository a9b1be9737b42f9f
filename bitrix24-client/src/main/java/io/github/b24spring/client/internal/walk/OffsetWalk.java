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
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24ListException;
import io.github.b24spring.client.internal.answer.Envelope;
import io.github.b24spring.client.internal.answer.Envelope.BatchResults;
import io.github.b24spring.client.internal.answer.Envelope.CommandResult;
import io.github.b24spring.client.internal.answer.Envelope.CommandResult.Answered;
import io.github.b24spring.client.internal.answer.Envelope.CommandResult.Refused;
import io.github.b24spring.client.internal.pipeline.BatchCalls;
import io.github.b24spring.client.internal.pipeline.Call;
import io.github.b24spring.client.internal.pipeline.Repetitions;
import io.github.b24spring.client.internal.pipeline.RetryPolicy;
import io.github.b24spring.client.internal.pipeline.Stage;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;

/**
 * Reads a list page by page, where the rows do not come in the order of their ids. The
 * first page tells how many there are; the others travel in batches. What follows the
 * last of them, because rows were added meanwhile, is read until there is no more.
 *
 * @param <T> the type of a row
 */
final class OffsetWalk<T> {

	private static final int BATCHES_AHEAD = 2;

	private final Stage next;

	private final RetryPolicy retryPolicy;

	private final ListQuery query;

	private final ObjectReader rowReader;

	private final Consumer<ListProgress> listener;

	OffsetWalk(Stage next, RetryPolicy retryPolicy, ListQuery query, ObjectReader rowReader,
			Consumer<ListProgress> listener) {
		this.next = next;
		this.retryPolicy = retryPolicy;
		this.query = query.withPriority((query.priority() != null) ? query.priority() : CallPriority.BULK);
		this.rowReader = rowReader;
		this.listener = listener;
	}

	Flux<T> rows() {
		return Flux.defer(() -> new Reading().rows());
	}

	/**
	 * Pages to read in one request, by the number of rows before each.
	 */
	private record Pages(List<Long> starts, @Nullable Repetitions repetitions) {
	}

	/**
	 * What came of them.
	 */
	private record Chunk(List<RowPage> pages, @Nullable Pages rest, Duration pause,
			@Nullable Bitrix24Exception failure) {

		static Chunk ending(List<RowPage> pages, @Nullable Bitrix24Exception failure) {
			return new Chunk(pages, null, Duration.ZERO, failure);
		}

	}

	private final class Reading {

		private final PageCost cost = new PageCost();

		private @Nullable Long total;

		private long lastStart = -1;

		private @Nullable Long following;

		private long rows;

		private long requests;

		private Flux<T> rows() {
			return Flux
				.concat(chunks(new Pages(List.of(0L), null)), Flux.defer(this::counted),
						Flux.defer(this::uncounted).repeat(this::hasMore))
				.concatMapIterable(this::checked, 1)
				.concatMapIterable(
						(page) -> () -> IntStream.range(0, page.size()).mapToObj((row) -> decode(page, row)).iterator(),
						1);
		}

		private Flux<Chunk> counted() {
			Long step = following();
			Long total = total();
			if (step == null || total == null) {
				return Flux.empty();
			}
			List<Pages> requests = new ArrayList<>();
			List<Long> starts = new ArrayList<>();
			for (long start = step; start < total; start += step) {
				starts.add(start);
				if (starts.size() == this.cost.pagesPerRequest()) {
					requests.add(new Pages(starts, null));
					starts = new ArrayList<>();
				}
			}
			if (!starts.isEmpty()) {
				requests.add(new Pages(starts, null));
			}
			return Flux.fromIterable(requests).flatMapSequential(this::chunks, BATCHES_AHEAD, 1);
		}

		private Flux<Chunk> uncounted() {
			Long start = following();
			return (start != null) ? chunks(new Pages(List.of(start), null)) : Flux.empty();
		}

		private boolean hasMore() {
			return following() != null;
		}

		private synchronized @Nullable Long following() {
			return this.following;
		}

		private synchronized @Nullable Long total() {
			return this.total;
		}

		private Flux<Chunk> chunks(Pages pages) {
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
			Call first = commands.values().iterator().next();
			return BatchCalls.of(commands, true).withIdempotent(true).withPriority(first.priority());
		}

		private List<CommandResult> results(Pages pages, Envelope envelope) {
			BatchResults results = envelope.batchResults();
			return IntStream.range(0, pages.starts().size()).mapToObj((i) -> results.of("c" + i)).toList();
		}

		/**
		 * A request that failed as a whole was repeated as often as it may be.
		 */
		private synchronized Chunk failed(Bitrix24Exception failure) {
			this.requests++;
			return Chunk.ending(List.of(), failure);
		}

		private synchronized Chunk read(Pages pages, List<CommandResult> results) {
			this.requests++;
			List<RowPage> read = new ArrayList<>();
			Bitrix24Exception failure = null;
			double seconds = 0;
			long bytes = 0;
			for (int i = 0; i < results.size() && failure == null; i++) {
				try {
					Envelope envelope = open(results.get(i));
					RowPage page = RowPage.read(OffsetWalk.this.query.method(), envelope.result(),
							OffsetWalk.this.query.form());
					follow(pages.starts().get(i), envelope);
					read.add(page);
					bytes += page.bytes();
					seconds += (envelope.time() != null && envelope.time().duration() != null)
							? envelope.time().duration() : 0;
				}
				catch (Bitrix24Exception ex) {
					failure = ex;
				}
			}
			if (!read.isEmpty()) {
				this.cost.measured(seconds / read.size(), bytes, read.size());
			}
			if (failure == null) {
				return Chunk.ending(read, null);
			}
			Repetitions repetitions = (read.isEmpty() && pages.repetitions() != null) ? pages.repetitions()
					: OffsetWalk.this.retryPolicy.ofReading();
			Duration pause = repetitions.next(failure);
			return (pause != null) ? new Chunk(read,
					new Pages(pages.starts().subList(read.size(), pages.starts().size()), repetitions), pause, null)
					: Chunk.ending(read, failure);
		}

		private Envelope open(CommandResult result) {
			if (result instanceof Answered answered) {
				return answered.envelope();
			}
			throw (result instanceof Refused refused) ? refused.failure() : RowPage
				.unreadable(OffsetWalk.this.query.method(), "the portal left out a page, although nothing failed");
		}

		private void follow(long start, Envelope envelope) {
			Long next = envelope.next();
			if (next != null && next <= start) {
				throw RowPage.unreadable(OffsetWalk.this.query.method(),
						"the page after that at " + start + " starts at " + next);
			}
			this.total = (this.total != null) ? this.total : envelope.total();
			if (start > this.lastStart) {
				this.lastStart = start;
				this.following = next;
			}
		}

		private Iterable<RowPage> checked(Chunk chunk) {
			if (chunk.failure() != null && chunk.pages().isEmpty()) {
				throw Bitrix24ListException.of(OffsetWalk.this.query.method(), null, chunk.failure());
			}
			synchronized (this) {
				this.rows += chunk.pages().stream().mapToLong(RowPage::size).sum();
				OffsetWalk.this.listener.accept(new ListProgress(this.rows, this.requests, this.total));
			}
			return chunk.pages();
		}

		private T decode(RowPage page, int row) {
			try {
				return page.decode(row, OffsetWalk.this.rowReader);
			}
			catch (JacksonException ex) {
				throw Bitrix24ListException.of(OffsetWalk.this.query.method(), null,
						RowPage.misfit(OffsetWalk.this.query.method(), null, OffsetWalk.this.rowReader, ex));
			}
		}

	}

}
