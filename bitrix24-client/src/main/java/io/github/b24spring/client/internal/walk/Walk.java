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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.b24spring.client.CallPriority;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.internal.pipeline.Repetitions;
import io.github.b24spring.client.internal.pipeline.RetryPolicy;
import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.internal.walk.Shelf.Load;
import io.github.b24spring.client.internal.walk.Shelf.Slice;
import io.github.b24spring.client.internal.walk.WalkReading.ReadPage;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * A list that is being read for one subscriber: lets requests go when there is something
 * to read and room for it, and keeps what they bring until its turn.
 */
final class Walk {

	/**
	 * A portal works on some requests at the same time, and lets more wait; if none
	 * waits, it idles while answers travel.
	 */
	static final int MAX_UNDER_WAY = 12;

	/**
	 * Where a subscriber waits for rows, a request for few pages may bring them.
	 */
	static final int SMALLEST_ROOM = 3;

	/**
	 * The share of the room for pages that those may take which wait as they came.
	 */
	static final double LOOSE_SHARE = 0.26;

	private final RetryPolicy retryPolicy;

	private final Timing timing;

	private final WalkPlanner planner;

	private final CallPriority priority;

	private final Shelf shelf;

	private final MemoryBudget.Share memory;

	private final ReadAhead readAhead = new ReadAhead();

	private final PageCost cost = new PageCost();

	private final Deque<MonoSink<WalkRequest>> waiting = new ArrayDeque<>();

	private final Map<Long, Sent> sent = new HashMap<>();

	private final AtomicInteger work = new AtomicInteger();

	private long answers;

	private @Nullable Bitrix24Exception failure;

	/**
	 * Create a walk.
	 * @param after the position before the list
	 * @param limit the position that is not passed
	 * @param retryPolicy how often pages that failed are asked for again
	 * @param priority how urgent the rows are
	 * @param memory where rows are kept until their turn
	 */
	Walk(long after, long limit, RetryPolicy retryPolicy, CallPriority priority, MemoryBudget.Share memory) {
		this.planner = new WalkPlanner(after, limit);
		this.shelf = new Shelf(after);
		this.retryPolicy = retryPolicy;
		this.priority = priority;
		this.memory = memory;
		this.timing = retryPolicy.timing();
	}

	/**
	 * When a request was let go, and how much its pages may have.
	 */
	private record Sent(long time, long bytes) {
	}

	/**
	 * What a request left, and how long to wait before asking for it.
	 */
	record Rest(@Nullable WalkRequest request, Duration pause) {
	}

	/**
	 * Wait until a request may go.
	 * @return the request, empty if there are no more
	 */
	Mono<WalkRequest> next() {
		return Mono.<WalkRequest>create((sink) -> {
			synchronized (this) {
				this.waiting.add(sink);
			}
			sink.onDispose(() -> forget(sink));
			advance();
		});
	}

	private synchronized void forget(MonoSink<WalkRequest> sink) {
		this.waiting.remove(sink);
	}

	/**
	 * The subscriber wants rows.
	 */
	void demanded(long rows) {
		synchronized (this) {
			this.readAhead.demanded(rows);
		}
		advance();
	}

	synchronized boolean isFinished() {
		return this.planner.isFinished();
	}

	synchronized long answers() {
		return this.answers;
	}

	synchronized @Nullable Long estimatedTotal() {
		return this.planner.isOpened() ? (Long) this.planner.estimatedTotal() : null;
	}

	/**
	 * Take in what a request brought.
	 */
	Rest answered(WalkRequest request, WalkReading reading) {
		Rest rest;
		pack(reading.pages());
		synchronized (this) {
			this.answers++;
			this.cost.measured(reading.secondsPerPage(), reading.bytes(), reading.pages().size());
			keep(reading);
			rest = rest(request, reading);
			if (rest.request() == null) {
				close(request, reading);
			}
			this.memory.hold(held());
		}
		advance();
		return rest;
	}

	/**
	 * Compress rows that have to wait for others, where they would take too much of the
	 * memory.
	 */
	private void pack(List<ReadPage> pages) {
		List<ReadPage> waiting = tooMany(pages);
		if (waiting.isEmpty()) {
			return;
		}
		waiting.forEach((page) -> page.page().pack());
		synchronized (this) {
			packed(waiting);
		}
	}

	private void packed(List<ReadPage> pages) {
		this.cost.packed(pages.stream().mapToLong((page) -> page.page().bytes()).sum(),
				pages.stream().mapToLong((page) -> page.page().heldBytes()).sum());
	}

	private synchronized List<ReadPage> tooMany(List<ReadPage> pages) {
		double room = LOOSE_SHARE * this.readAhead.pages(this.cost) - this.shelf.pages();
		if (pages.size() <= room || !this.cost.isPackable()) {
			return List.of();
		}
		return pages.subList(WalkReading.following(this.planner.coverage().frontier(), pages), pages.size());
	}

	private void keep(WalkReading reading) {
		Load load = new Load(reading.pages().stream().map(ReadPage::page).toList());
		for (ReadPage page : reading.pages()) {
			long upTo = certainUpTo(page, reading.lastPosition());
			keep(load, page, this.planner.coverage().add(page.after(), upTo, page.positions(), page.jumped()));
		}
	}

	/**
	 * A page that is not full ends the list, unless there are rows after it.
	 */
	private long certainUpTo(ReadPage page, long lastPosition) {
		int rows = page.positions().length;
		long last = (rows > 0) ? page.positions()[rows - 1] : page.upTo();
		boolean more = lastPosition > last || this.planner.coverage().beginsWithin(last, page.upTo());
		return more ? last : page.upTo();
	}

	private void keep(Load load, ReadPage page, List<Coverage.Part> parts) {
		for (Coverage.Part part : parts) {
			this.shelf.add(part.after(),
					new Slice(load, part.upTo(), page.page(), page.rows(), part.from(), part.to()));
		}
	}

	private Rest rest(WalkRequest request, WalkReading reading) {
		Bitrix24Exception failure = reading.failure();
		if (failure == null) {
			return new Rest(null, Duration.ZERO);
		}
		Repetitions repetitions = (reading.pages().isEmpty() && request.repetitions() != null) ? request.repetitions()
				: this.retryPolicy.ofReading(this.priority);
		Duration pause = reading.hopeless() ? null : repetitions.next(failure);
		if (pause == null) {
			this.failure = failure;
			this.planner.stopAt(reading.position());
			return new Rest(null, Duration.ZERO);
		}
		return new Rest(request.rest(reading.unread(), repetitions), pause);
	}

	private void close(WalkRequest request, WalkReading reading) {
		ReadPage lastPage = reading.lastPage();
		if (request.opening() && reading.failure() == null) {
			List<Coverage.Part> parts = this.planner.open((lastPage != null) ? lastPage.positions() : new long[0]);
			if (lastPage != null && !parts.isEmpty()) {
				// Waits longest, and tells early how much room others will need
				lastPage.page().pack();
				packed(List.of(lastPage));
				keep(new Load(List.of(lastPage.page())), lastPage, parts);
			}
		}
		Sent sent = this.sent.remove(request.number());
		if (sent != null) {
			this.readAhead.fetched(this.timing.now() - sent.time());
			this.planner.answered(request);
		}
	}

	/**
	 * Return the rows that come next.
	 * @return the rows; {@code null} if they are not there yet
	 */
	synchronized @Nullable Slice poll() {
		return this.shelf.poll();
	}

	/**
	 * Return why reading ends where it stands.
	 */
	synchronized @Nullable Bitrix24Exception failure() {
		return (this.planner.isFinished() && !this.shelf.hasNext()) ? this.failure : null;
	}

	/**
	 * The subscriber took rows. Where those that come next are not there, they may be
	 * asked for even if there is no room.
	 * @param slice the rows
	 * @param nanos the time that it took
	 * @return whether they were the last that came with them
	 */
	boolean taken(Slice slice, long nanos) {
		boolean last;
		boolean starving;
		synchronized (this) {
			this.readAhead.taking(nanos);
			last = this.shelf.taken(slice);
			if (last) {
				this.readAhead.taken(slice.load().pages());
				this.memory.hold(held());
			}
			starving = this.shelf.isBare();
		}
		if (last || starving) {
			advance();
		}
		return last;
	}

	/**
	 * Let requests go by whichever thread comes first.
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
		MonoSink<WalkRequest> sink = this.waiting.peek();
		if (sink == null) {
			return null;
		}
		if (this.planner.isFinished()) {
			this.waiting.remove();
			return sink::success;
		}
		WalkRequest request = plan();
		if (request == null) {
			return null;
		}
		this.waiting.remove();
		this.sent.put(request.number(), new Sent(this.timing.now(), this.cost.bytes(request.size())));
		this.memory.hold(held());
		return () -> sink.success(request);
	}

	private @Nullable WalkRequest plan() {
		int full = this.cost.pagesPerRequest();
		if (this.planner.isBusy(full)) {
			return null;
		}
		int room = this.readAhead.pages(this.cost) - this.shelf.pages() - this.planner.pagesInFlight();
		boolean bare = this.shelf.isBare();
		boolean fits = room >= full || (room >= SMALLEST_ROOM && bare && this.planner.inFlight() > 0);
		if (fits && this.memory.tryHold(this.cost.bytes(Math.min(full, room)))) {
			int reach = (int) (room * this.cost.packedPages());
			WalkRequest request = this.planner.next(full, room, reach, this.readAhead.isParallel(this.cost));
			this.memory.hold(held());
			return request;
		}
		int least = this.cost.pagesPerRequest(this.memory.least() / 2);
		return (bare && this.planner.inFlight() == 0) ? this.planner.next(least, least, least, false) : null;
	}

	private long held() {
		return this.shelf.bytes() + this.sent.values().stream().mapToLong(Sent::bytes).sum();
	}

}
