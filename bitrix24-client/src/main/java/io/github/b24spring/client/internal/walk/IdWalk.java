package io.github.b24spring.client.internal.walk;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

import io.github.b24spring.client.ListProgress;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24ListException;
import io.github.b24spring.client.internal.pipeline.RetryPolicy;
import io.github.b24spring.client.internal.pipeline.Stage;
import io.github.b24spring.client.internal.walk.IdReading.PositionedPage;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;

/**
 * Reads a list in the order of its ids: several ranges at the same time, each in as many
 * requests as it takes, and the rows in order. Rows are decoded when the subscriber asks
 * for them, at most one before that.
 *
 * @param <T> the type of a row
 */
final class IdWalk<T> {

	private final Stage next;

	private final RetryPolicy retryPolicy;

	private final ListQuery query;

	private final IdBounds bounds;

	private final IdReader reader;

	private final ObjectReader rowReader;

	private final Consumer<ListProgress> listener;

	IdWalk(Stage next, RetryPolicy retryPolicy, ListQuery query, IdBounds bounds, ObjectReader rowReader,
			Consumer<ListProgress> listener) {
		this.next = next;
		this.retryPolicy = retryPolicy;
		this.query = query;
		this.bounds = bounds;
		this.reader = new IdReader(query, bounds.conditions());
		this.rowReader = rowReader;
		this.listener = listener;
	}

	Flux<T> rows() {
		return Flux.defer(() -> {
			WalkPlan plan = new WalkPlan(this.retryPolicy, this.bounds.after(), this.bounds.upTo());
			Emission emission = new Emission(plan);
			return indices(plan)
				.flatMapSequential((index) -> plan.range(index).flatMapMany((range) -> chunks(plan, range)),
						WalkPlan.MAX_WINDOW, 1)
				.concatMapIterable((chunk) -> () -> new Rows(chunk, emission), 1)
				.doOnRequest(plan::demanded);
		});
	}

	private static Flux<Long> indices(WalkPlan plan) {
		return Flux.generate(() -> 0L, (index, sink) -> {
			if (plan.isFinished()) {
				sink.complete();
			}
			else {
				sink.next(index);
			}
			return index + 1;
		});
	}

	private Flux<IdChunk> chunks(WalkPlan plan, IdRange range) {
		return chunk(plan, range).expand((chunk) -> {
			IdRange rest = chunk.rest();
			if (rest == null) {
				return Mono.empty();
			}
			return chunk.pause().isZero() ? chunk(plan, rest)
					: this.retryPolicy.timing().delay(chunk.pause()).then(chunk(plan, rest));
		});
	}

	private Mono<IdChunk> chunk(WalkPlan plan, IdRange range) {
		return this.next.exchange(this.reader.call(range))
			.map((envelope) -> this.reader.read(range, envelope))
			.onErrorResume(Bitrix24Exception.class, (failure) -> Mono.just(IdReading.failed(range, failure)))
			.map((reading) -> plan.learned(range, reading));
	}

	/**
	 * What one subscriber was given.
	 */
	private final class Emission {

		private final WalkPlan plan;

		private long rows;

		private @Nullable Long lastId;

		private Emission(WalkPlan plan) {
			this.plan = plan;
		}

		private T emit(RowPage page, int row) {
			T value = decode(page, row);
			this.rows++;
			this.lastId = page.id(row);
			return value;
		}

		private T decode(RowPage page, int row) {
			try {
				return page.decode(row, IdWalk.this.rowReader);
			}
			catch (JacksonException ex) {
				throw failure(RowPage.misfit(IdWalk.this.query.method(), page.id(row), IdWalk.this.rowReader, ex));
			}
		}

		private void finish(IdChunk chunk) {
			if (chunk.failure() != null) {
				throw failure(chunk.failure());
			}
			IdWalk.this.listener.accept(new ListProgress(this.rows, this.plan.requests(), this.plan.estimatedTotal()));
			if (chunk.rest() == null) {
				this.plan.drained(chunk.index());
			}
		}

		private Bitrix24ListException failure(Bitrix24Exception cause) {
			return Bitrix24ListException.of(IdWalk.this.query.method(), this.lastId, cause);
		}

	}

	/**
	 * The rows of a chunk, decoded as they are taken, with word of when the last was.
	 */
	private final class Rows implements Iterator<T> {

		private final IdChunk chunk;

		private final Emission emission;

		private final Iterator<PositionedPage> pages;

		private @Nullable PositionedPage page;

		private int position;

		private boolean finished;

		private Rows(IdChunk chunk, Emission emission) {
			this.chunk = chunk;
			this.emission = emission;
			this.pages = chunk.pages().iterator();
		}

		@Override
		public boolean hasNext() {
			while (this.page == null || this.position == this.page.rows().length) {
				if (!this.pages.hasNext()) {
					if (!this.finished) {
						this.finished = true;
						this.emission.finish(this.chunk);
					}
					return false;
				}
				this.page = this.pages.next();
				this.position = 0;
			}
			return true;
		}

		@Override
		public T next() {
			if (!hasNext() || this.page == null) {
				throw new NoSuchElementException();
			}
			return this.emission.emit(this.page.page(), this.page.rows()[this.position++]);
		}

	}

}
