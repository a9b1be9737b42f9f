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

/**
 * How many pages go into a request. A portal lets about fifty requests go at once and
 * slows down after that, and works on some at the same time: requests are full while
 * there is much to read, and small when some of those that work had nothing to do.
 */
final class RequestSize {

	private static final int WORKERS = RequestBudget.WORKERS;

	/**
	 * The requests that go in the time of a list that needs few: the permits that are
	 * there, and those of two seconds.
	 */
	private static final int FREE_REQUESTS = RequestBudget.PERMITS + 4;

	/**
	 * The requests that are kept for what others leave.
	 */
	private static final int RESERVE = 4;

	private static final int MANY = 16;

	private static final int SOME = 8;

	private static final int FEW_IN_FLIGHT = 2;

	private static final int SMALLEST = 6;

	private static final int SMALLEST_SHARE = 8;

	/**
	 * How many times its share a request of a list takes whose ids are known exactly. The
	 * less is known of them, the more of what there seems to be is left to later ones.
	 */
	private static final double MOST_SHARES = 1.35;

	private static final int SMALLEST_EVEN = 25;

	/**
	 * A list that has fewer rows costs the fewest requests.
	 */
	static final int MEDIUM_ROWS = 15_000;

	private static final double LEAST_ROUNDS = 2;

	private static final int SMALLEST_OF_ROUND = 12;

	private final int full;

	private final int sent;

	private final int inFlight;

	private final double shares;

	private final double free;

	private final double spare;

	/**
	 * Create a size.
	 * @param full the most pages of a request
	 * @param sent the number of requests that were sent
	 * @param inFlight the number of those that were not answered
	 * @param pages the pages that are left to ask for
	 * @param deviation by how much the number of rows differs on the length of a page, as
	 * a share of it
	 */
	RequestSize(int full, int sent, int inFlight, double pages, double deviation) {
		this.full = full;
		this.shares = Math.max(MOST_SHARES - deviation, 1);
		this.sent = sent;
		this.inFlight = inFlight;
		this.free = FREE_REQUESTS - sent;
		this.spare = this.free - Math.ceil(pages / full);
	}

	/**
	 * Decide.
	 * @param pages the pages that are left to ask for
	 * @return the number of pages; 0 to wait until there is more
	 */
	int of(double pages) {
		int even = even(pages);
		int idle = WORKERS - this.inFlight;
		if (idle <= 0) {
			return (pages >= even) ? even : 0;
		}
		double parts = Math.min(idle, Math.floor(pages / smallestWhileOthersWork()));
		if (parts < 1) {
			if (this.inFlight > FEW_IN_FLIGHT || (this.inFlight > 0 && this.spare < 2)) {
				return 0;
			}
			parts = Math.max(Math.min(Math.min(this.spare, idle), Math.floor(pages / SMALLEST)), 1);
		}
		return (int) Math.max(Math.min(even, Math.ceil(pages / parts)), 1);
	}

	/**
	 * Decide for a list that needs few requests: each takes its share of what is left, so
	 * that the last ones are small and end at about the same time.
	 * @param pages the pages that are left to ask for
	 * @return the number of pages; 0 to wait until there is more
	 */
	int shrinking(double pages) {
		if (requestsThatShrink(pages) > this.free - RESERVE) {
			return of(pages);
		}
		boolean waits = (pages < SMALLEST_SHARE)
				? this.inFlight > Math.max(Math.min(WORKERS - 1, this.spare - RESERVE), 0)
				: this.inFlight > WORKERS && share(pages) < this.full;
		return waits ? 0 : (int) Math.min(Math.max(share(pages), SMALLEST_SHARE), this.full);
	}

	private double share(double pages) {
		return Math.ceil(pages * this.shares / WORKERS);
	}

	private double requestsThatShrink(double pages) {
		double shrinking = Math.min(pages, WORKERS * this.full);
		return (pages - shrinking) / this.full + Math.max(WORKERS * Math.log(shrinking / (WORKERS * SMALLEST_SHARE)), 0)
				+ Math.min(WORKERS, shrinking / SMALLEST_SHARE);
	}

	/**
	 * Decide for ids that are even, of which all requests read what they should. Unless a
	 * list is short, all workers get as many requests of the same size, so that they end
	 * at about the same time, and not all answers come at once.
	 * @param pages the pages that are left to ask for
	 * @param rows the rows of the whole list
	 * @return the number of pages; 0 to wait until there is more
	 */
	int ofRegular(double pages, long rows) {
		double whole = (double) rows / RowPage.SIZE - WalkPlanner.OPENING_PAGES - 1;
		double requests = WORKERS * Math.max(rounds(whole), LEAST_ROUNDS);
		double share = Math.ceil(pages / Math.max(requests - this.sent + 1, 1));
		if (rows >= MEDIUM_ROWS && requests <= FREE_REQUESTS && share >= SMALLEST_OF_ROUND) {
			return (int) Math.min(share, this.full);
		}
		return (pages < SMALLEST_EVEN && this.inFlight > FEW_IN_FLIGHT) ? 0 : this.full;
	}

	private double rounds(double pages) {
		return Math.ceil(pages / (WORKERS * this.full));
	}

	/**
	 * Where requests can be spared, those that work end at about the same time.
	 */
	private int even(double pages) {
		double rounds = rounds(pages);
		if (this.spare + Math.ceil(pages / this.full) - rounds * WORKERS < MANY) {
			return this.full;
		}
		return (int) Math.min(Math.max(Math.ceil(pages / (rounds * WORKERS)), SMALLEST_EVEN), this.full);
	}

	private double smallestWhileOthersWork() {
		return (this.spare > MANY) ? 10 : (this.spare > SOME) ? 15 : 25;
	}

}
