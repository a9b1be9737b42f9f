package io.github.b24spring.client.internal.walk;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.internal.pipeline.Repetitions;
import io.github.b24spring.client.internal.pipeline.RetryPolicy;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Cuts a list into ranges of ids while it is read, and decides when each may be read.
 * <p>
 * How many rows a range holds is guessed from the rows per id that were seen lately, so
 * that it fills a request, and little of a request is in vain. How many ranges are read
 * ahead of the subscriber follows from how fast it takes the rows, within what may be
 * kept in memory.
 */
final class WalkPlan {

	/**
	 * The most ranges that are being read or wait for the subscriber.
	 */
	static final int MAX_WINDOW = 20;

	/**
	 * A portal works on some requests at the same time, and lets more wait; if none
	 * waits, it idles while answers travel. As requests overtake each other, fewer are
	 * under way than are kept.
	 */
	static final int MAX_UNDER_WAY = 12;

	private static final int MIN_WINDOW = 2;

	private static final int OPENING_PAGES = 5;

	private static final long MAX_WINDOW_BYTES = Math.min(48L * 1024 * 1024, Runtime.getRuntime().maxMemory() / 5);

	/**
	 * How many standard deviations a range stays below a full request.
	 */
	private static final double CAUTION = 1.5;

	private final RetryPolicy retryPolicy;

	private final @Nullable Long upTo;

	private final TreeMap<Long, MonoSink<IdRange>> waiting = new TreeMap<>();

	private final Map<Long, Long> releases = new HashMap<>();

	private final Map<Long, Long> arrivals = new HashMap<>();

	private final AtomicInteger work = new AtomicInteger();

	private @Nullable Long next;

	private long end;

	private boolean opened;

	private boolean pending;

	private boolean finished;

	private long drained;

	private long lastDrained = Long.MIN_VALUE;

	private long fetchTime;

	private boolean unbounded;

	private int window = MIN_WINDOW;

	private double sampleRows;

	private double sampleIds;

	private final PageCost pageCost = new PageCost();

	private long rows;

	private long ids;

	private @Nullable Long start;

	private long requests;

	/**
	 * Creates a plan.
	 * @param retryPolicy what may be repeated
	 * @param after the position before the first row; {@code null} if there is none
	 * @param upTo the position that is not passed; {@code null} if there is none
	 */
	WalkPlan(RetryPolicy retryPolicy, @Nullable Long after, @Nullable Long upTo) {
		this.retryPolicy = retryPolicy;
		this.next = after;
		this.upTo = upTo;
	}

	/**
	 * Waits until a range may be read.
	 * @param index the place among all ranges
	 * @return the range, empty if there are no more
	 */
	Mono<IdRange> range(long index) {
		return Mono.<IdRange>create((sink) -> {
			synchronized (this) {
				this.waiting.put(index, sink);
			}
			sink.onDispose(() -> forget(index));
			advance();
		});
	}

	private synchronized void forget(long index) {
		this.waiting.remove(index);
	}

	/**
	 * The subscriber wants rows.
	 */
	void demanded(long rows) {
		synchronized (this) {
			if (rows == Long.MAX_VALUE && !this.unbounded) {
				this.unbounded = true;
				this.window = MAX_WINDOW;
			}
		}
		advance();
	}

	/**
	 * The subscriber has taken all rows of a range.
	 */
	void drained(long index) {
		synchronized (this) {
			long now = now();
			Long arrival = this.arrivals.remove(index);
			if (arrival != null) {
				adapt(index, now - Math.max(arrival, this.lastDrained));
			}
			this.lastDrained = now;
			this.drained = index + 1;
		}
		advance();
	}

	/**
	 * Twice as many ranges are read at the same time as it takes for one to arrive
	 * whenever the subscriber is done with another. A subscriber with bounded demand may
	 * have a queue that swallows the first rows, so it has to prove its speed step by
	 * step; of another the first range, which is short, tells nothing.
	 */
	private void adapt(long index, long takingTime) {
		if (this.unbounded && index == 0) {
			return;
		}
		double wanted = Math.ceil(2 * this.fetchTime / (double) Math.max(takingTime, 1)) + 1;
		int limit = this.unbounded ? MAX_WINDOW : (index == 0) ? this.window : 2 * this.window;
		this.window = (int) Math.max(Math.min(Math.min(wanted, limit), MAX_WINDOW), MIN_WINDOW);
	}

	private long now() {
		return this.retryPolicy.timing().now();
	}

	synchronized boolean isFinished() {
		return this.finished;
	}

	synchronized long requests() {
		return this.requests;
	}

	synchronized @Nullable Long estimatedTotal() {
		if (!this.opened || this.start == null) {
			return null;
		}
		long unread = this.finished ? 0 : Math.max(this.end - this.start - this.ids, 0);
		return this.rows + Math.round(unread * density());
	}

	/**
	 * Takes in what a range brought.
	 */
	IdChunk learned(IdRange range, IdReading reading) {
		Repetitions repetitions = (reading.failure() != null) ? repetitions(range, reading) : null;
		Duration pause = pause(reading, repetitions);
		IdRange rest;
		Bitrix24Exception failure = null;
		synchronized (this) {
			this.requests++;
			measure(range, reading);
			if (pause == null) {
				failure = reading.failure();
				rest = null;
			}
			else {
				rest = (range.kind() == IdRange.Kind.INNER) ? restOfInner(range, reading, repetitions)
						: restOfOpen(range, reading, repetitions);
			}
			if (rest == null) {
				long now = now();
				this.fetchTime = now - this.releases.getOrDefault(range.index(), now);
				this.releases.remove(range.index());
				this.arrivals.put(range.index(), now);
			}
		}
		advance();
		return new IdChunk(range.index(), reading.pages(), rest,
				(rest != null && pause != null) ? pause : Duration.ZERO, failure);
	}

	private Repetitions repetitions(IdRange range, IdReading reading) {
		Repetitions repetitions = range.repetitions();
		return (repetitions != null && reading.rows() == 0) ? repetitions : this.retryPolicy.ofReading();
	}

	/**
	 * How long to wait before going on, {@code null} not to go on.
	 */
	private static @Nullable Duration pause(IdReading reading, @Nullable Repetitions repetitions) {
		if (reading.failure() == null || repetitions == null) {
			return Duration.ZERO;
		}
		return reading.hopeless() ? null : repetitions.next(reading.failure());
	}

	private @Nullable IdRange restOfInner(IdRange range, IdReading reading, @Nullable Repetitions repetitions) {
		if (reading.complete()) {
			return null;
		}
		long after = (reading.last() != null) ? reading.last() : Long.MIN_VALUE;
		long upTo = (range.upTo() != null) ? range.upTo() : this.end;
		return range.rest(reading.last(), pagesFor(upTo - after), repetitions);
	}

	/**
	 * What is left when nothing is planned behind it: no rest of the range, but ids to
	 * make new ranges of.
	 */
	private @Nullable IdRange restOfOpen(IdRange range, IdReading reading, @Nullable Repetitions repetitions) {
		if (reading.failure() != null) {
			return range.rest(reading.last(), range.pages(), repetitions);
		}
		this.pending = false;
		this.opened = true;
		this.end = (reading.end() != null) ? reading.end() : this.end;
		this.next = reading.last();
		Long last = reading.last();
		this.finished = reading.complete() || last == null || last >= this.end;
		return null;
	}

	private void measure(IdRange range, IdReading reading) {
		this.pageCost.measured(reading.secondsPerPage(), reading.bytes(), reading.pages().size());
		Long first = reading.first();
		Long last = reading.last();
		this.rows += reading.rows();
		if (this.start == null) {
			this.start = (first != null) ? (Long) (first - 1) : null;
		}
		if (range.kind() == IdRange.Kind.OPENING) {
			if (first != null && last != null) {
				this.ids += last - first + 1;
				open(reading, first, last);
			}
			return;
		}
		long after = (range.after() != null) ? range.after() : 0;
		long covered = (reading.complete() && range.upTo() != null) ? range.upTo() : (last != null) ? last : after;
		if (covered > after) {
			this.ids += covered - after;
			this.sampleRows = this.sampleRows / 2 + reading.rows();
			this.sampleIds = this.sampleIds / 2 + covered - after;
		}
	}

	/**
	 * The first rows of a list are often older and sparser than those that follow, which
	 * the last of the pages tells better.
	 */
	private void open(IdReading reading, long first, long last) {
		double pooled = reading.rows() / (double) (last - first + 1);
		double local = (reading.lastPageSpan() > 0) ? RowPage.SIZE / (double) reading.lastPageSpan() : pooled;
		this.sampleRows = isSimilar(pooled, local) ? reading.rows() : RowPage.SIZE;
		this.sampleIds = this.sampleRows / (isSimilar(pooled, local) ? pooled : local);
		if (isSimilar(reading.endDensity(), density())) {
			this.sampleRows += RowPage.SIZE;
			this.sampleIds += RowPage.SIZE / reading.endDensity();
		}
	}

	private static boolean isSimilar(double a, double b) {
		return a > 0 && b > 0 && a < 2 * b && b < 2 * a;
	}

	private double density() {
		return (this.sampleIds > 0) ? Math.min(Math.max(this.sampleRows, 0.01) / this.sampleIds, 1) : 1;
	}

	private double deviation(double rows) {
		double irregularity = 1 - density();
		return Math.sqrt(rows * irregularity + rows * rows * irregularity / Math.max(this.sampleRows, 1));
	}

	private int pagesFor(long ids) {
		double rows = ids * density();
		double pages = Math.ceil((rows + CAUTION * deviation(rows)) / RowPage.SIZE);
		return (int) Math.max(Math.min(pages, this.pageCost.pagesPerRequest()), 1);
	}

	private int window() {
		double bytes = Math.max(this.pageCost.bytesPerRequest(), 1);
		return Math.min(this.window, (int) Math.max(MAX_WINDOW_BYTES / bytes, MIN_WINDOW));
	}

	private @Nullable IdRange plan(long index) {
		if (this.pending || this.releases.size() >= MAX_UNDER_WAY || index >= this.drained + window()) {
			return null;
		}
		if (!this.opened) {
			this.pending = true;
			return new IdRange(index, IdRange.Kind.OPENING, this.next, this.upTo, OPENING_PAGES, null);
		}
		long after = (this.next != null) ? this.next : 0;
		int pages = this.pageCost.pagesPerRequest();
		double full = (double) pages * RowPage.SIZE;
		double rows = Math.max(full - CAUTION * deviation(full), full / 2);
		double ids = Math.max(rows / density(), 1);
		if (ids >= this.end - after) {
			this.pending = true;
			return new IdRange(index, IdRange.Kind.FINAL, this.next, this.upTo, pagesFor(this.end - after), null);
		}
		this.next = after + (long) ids;
		return new IdRange(index, IdRange.Kind.INNER, after, this.next, pages, null);
	}

	/**
	 * Lets waiting ranges go, in their order, by whichever thread comes first.
	 */
	private void advance() {
		if (this.work.getAndIncrement() != 0) {
			return;
		}
		int missed = 1;
		do {
			for (Runnable release = release(); release != null; release = release()) {
				release.run();
			}
			missed = this.work.addAndGet(-missed);
		}
		while (missed != 0);
	}

	private synchronized @Nullable Runnable release() {
		Map.Entry<Long, MonoSink<IdRange>> first = this.waiting.firstEntry();
		if (first == null) {
			return null;
		}
		MonoSink<IdRange> sink = first.getValue();
		if (this.finished) {
			this.waiting.remove(first.getKey());
			return sink::success;
		}
		IdRange range = plan(first.getKey());
		if (range == null) {
			return null;
		}
		this.waiting.remove(first.getKey());
		this.releases.put(range.index(), now());
		return () -> sink.success(range);
	}

}
