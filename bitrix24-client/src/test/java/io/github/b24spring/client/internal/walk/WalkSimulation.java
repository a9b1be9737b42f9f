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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

import io.github.b24spring.client.internal.walk.WalkRequest.Page;
import org.jspecify.annotations.Nullable;

/**
 * A planner against ids and a portal that has workers, a rate limit and pages that take
 * their time, and a client that takes answers in one after another and gives rows away in
 * their order, all of it in virtual time and without rows: thousands of lists are read in
 * seconds. What the client takes was measured over HTTP, on two cores.
 */
final class WalkSimulation {

	static final long BEFORE = 0;

	static final long LIMIT = Long.MAX_VALUE;

	private static final double PAGE = 0.030;

	private static final double TRAVEL = 0.015;

	/**
	 * What it takes to read a page of an answer, and to decode a row and give it away.
	 */
	private static final double READING = 0.0003;

	private static final double ROW = 0.0000026;

	private static final int WORKERS = 8;

	/**
	 * The requests that go at once: those of a portal, less the one of the margin and the
	 * fifth that is kept for interactive calls.
	 */
	private static final int BURST = 40;

	private static final int RATE = 2;

	private static final int FULL = 50;

	/**
	 * How many pages that are packed take as much memory as one that is not.
	 */
	private static final int PACKED = 4;

	private final long[] ids;

	private final int full;

	/**
	 * The pages that may be read ahead.
	 */
	private final int most;

	private final WalkPlanner planner = new WalkPlanner(BEFORE, LIMIT);

	private final PriorityQueue<Event> events = new PriorityQueue<>(Comparator.comparingDouble(Event::time));

	private final Deque<WalkRequest> queue = new ArrayDeque<>();

	private final Map<Long, List<Answer>> answers = new HashMap<>();

	private double now;

	private double read;

	private double given;

	private int rows;

	private double tokens = BURST;

	private double tokenTime;

	private int busy;

	private int pages;

	private int requests;

	private double estimateError;

	private final List<Load> kept = new ArrayList<>();

	private WalkSimulation(long[] ids, int full, int most) {
		this.ids = ids;
		this.full = full;
		this.most = most;
	}

	/**
	 * What reading a list cost.
	 *
	 * @param seconds the time
	 * @param requests the number of requests
	 * @param pages the number of pages
	 * @param rows the number of rows that were read
	 * @param estimateError how far the worst estimate of the total was off, as a share of
	 * it, once a tenth of the rows was there
	 */
	record Result(double seconds, int requests, int pages, long rows, double estimateError) {
	}

	/**
	 * Pages that are kept in memory until the last of them is taken, and the room that
	 * they take, in pages.
	 */
	private record Load(long upTo, int room) {
	}

	private record Event(double time, Runnable action) {
	}

	private record Answer(long after, long upTo, long[] ids, boolean jumped) {
	}

	static Result read(long[] ids) {
		return read(ids, FULL);
	}

	/**
	 * Reads a list where there is little memory.
	 * @param ids its ids
	 * @param most the pages that may be read ahead
	 */
	static Result readWithin(long[] ids, int most) {
		return new WalkSimulation(ids, FULL, most).run();
	}

	/**
	 * Reads a list.
	 * @param ids its ids
	 * @param full the most pages of a request
	 */
	static Result read(long[] ids, int full) {
		return new WalkSimulation(ids, full, ReadAhead.MOST_PAGES).run();
	}

	private Result run() {
		send();
		for (Event event = this.events.poll(); event != null; event = this.events.poll()) {
			this.now = event.time();
			event.action().run();
			send();
		}
		if (!this.planner.isFinished()) {
			throw new IllegalStateException("Reading stopped at " + this.planner.coverage().frontier());
		}
		return new Result(Math.max(this.now, this.given), this.requests, this.pages, this.planner.coverage().rows(),
				this.estimateError);
	}

	private void send() {
		while (!this.planner.isBusy(this.full)) {
			this.tokens = Math.min(BURST, this.tokens + (this.now - this.tokenTime) * RATE);
			this.tokenTime = this.now;
			if (this.tokens < 1) {
				this.events.add(new Event(this.now + (1.001 - this.tokens) / RATE, () -> {
				}));
				return;
			}
			WalkRequest request = plan();
			if (request == null) {
				return;
			}
			this.tokens--;
			this.requests++;
			this.events.add(new Event(this.now + TRAVEL, () -> {
				this.queue.add(request);
				work();
			}));
		}
	}

	private @Nullable WalkRequest plan() {
		long frontier = this.planner.coverage().frontier();
		this.kept.removeIf((load) -> load.upTo() <= frontier);
		int shelved = shelved();
		int room = this.most - shelved - this.planner.pagesInFlight();
		int reach = room * PACKED;
		boolean idle = this.planner.inFlight() == 0;
		if (room >= this.full || (room >= Walk.SMALLEST_ROOM && !idle)) {
			return this.planner.next(this.full, room, reach, true);
		}
		return idle ? this.planner.next(this.full, this.full, this.full, false) : null;
	}

	private int shelved() {
		return this.kept.stream().mapToInt(Load::room).sum();
	}

	private void work() {
		while (this.busy < WORKERS && !this.queue.isEmpty()) {
			WalkRequest request = this.queue.remove();
			this.busy++;
			int pages = request.size() + (request.opening() ? 1 : 0);
			this.pages += pages;
			this.answers.put(request.number(), serve(request));
			this.events.add(new Event(this.now + pages * PAGE, () -> {
				this.busy--;
				this.read = Math.max(this.read, this.now + TRAVEL) + pages * READING;
				this.events.add(new Event(this.read, () -> answered(request)));
				work();
			}));
		}
	}

	private List<Answer> serve(WalkRequest request) {
		List<Answer> served = new ArrayList<>();
		long position = Long.MIN_VALUE;
		long before = Long.MIN_VALUE;
		for (Page page : request.pages()) {
			if (page.isBackwards()) {
				long upTo = (page.upTo() != null) ? page.upTo() : before;
				Answer end = end(page.after(), Math.max(upTo, page.after()));
				before = end.after();
				served.add(end);
				continue;
			}
			position = Math.max(position, page.after());
			int from = rank(position);
			long[] rows = Arrays.copyOfRange(this.ids, from, Math.min(from + RowPage.SIZE, this.ids.length));
			boolean last = rows.length < RowPage.SIZE;
			served.add(new Answer(position, last ? LIMIT : rows[rows.length - 1], rows, page.isJump()));
			if (last) {
				break;
			}
			position = rows[rows.length - 1];
		}
		return served;
	}

	private Answer end(long after, long upTo) {
		int to = rank(upTo);
		int from = Math.max(rank(after), to - RowPage.SIZE);
		long[] rows = Arrays.copyOfRange(this.ids, from, to);
		return new Answer((rows.length < RowPage.SIZE) ? after : rows[0] - 1, upTo, rows, true);
	}

	private void answered(WalkRequest request) {
		List<Answer> answers = this.answers.remove(request.number());
		long upTo = Long.MIN_VALUE;
		for (Answer answer : answers) {
			for (Coverage.Part part : this.planner.coverage()
				.add(answer.after(), answer.upTo(), answer.ids(), answer.jumped())) {
				upTo = Math.max(upTo, part.upTo());
			}
		}
		boolean packed = shelved() + answers.size() > Walk.LOOSE_SHARE * this.most;
		this.kept.add(new Load(upTo, packed ? (answers.size() + PACKED - 1) / PACKED : answers.size()));
		if (request.opening()) {
			this.planner
				.open(Arrays.copyOfRange(this.ids, Math.max(this.ids.length - RowPage.SIZE, 0), this.ids.length));
		}
		this.planner.answered(request);
		give();
		if (this.rows * 10L >= this.ids.length && !this.planner.isFinished()) {
			this.estimateError = Math.max(this.estimateError,
					Math.abs(this.planner.estimatedTotal() / (double) this.ids.length - 1));
		}
	}

	private void give() {
		int there = rank(this.planner.coverage().frontier());
		this.given = Math.max(this.given, this.now) + (there - this.rows) * ROW;
		this.rows = there;
	}

	private int rank(long id) {
		int found = Arrays.binarySearch(this.ids, id);
		return (found >= 0) ? found + 1 : -found - 1;
	}

}
