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
 * How many requests a long list may still cost. A portal lets some go at once, and a few
 * in a second after that: while there are permits, requests are spared by full ones, and
 * once they are spent, time is spared by asking for what the fewest requests bring.
 */
final class RequestBudget {

	/**
	 * The requests that a portal works on at the same time.
	 */
	static final int WORKERS = 8;

	/**
	 * The permits of a portal, without those that are kept for interactive calls.
	 */
	static final int PERMITS = 40;

	static final int FEW_UNDER_WAY = 3;

	private static final int MANY_UNDER_WAY = 6;

	/**
	 * The requests that are planned with, but for those that are kept for what others
	 * leave.
	 */
	private static final int PLANNED_REQUESTS = 46;

	/**
	 * The requests that are counted on where more were sent than there should be.
	 */
	private static final int LEAST_BUDGET = 4;

	/**
	 * After so many requests, few should be under way.
	 */
	private static final int MOST_REQUESTS = 47;

	/**
	 * The pages in whose time there is another permit.
	 */
	private static final double PAGES_PER_PERMIT = 133;

	/**
	 * The share of what is unread for which a request asks when there are no permits.
	 */
	private static final double SPENT_SHARE = 0.7;

	/**
	 * The pages of a request at the end, and where many requests can be spared.
	 */
	static final double SMALLEST_SIZE = 20;

	static final double SMALLEST_AMPLE_SIZE = 5;

	private static final double AMPLE_REQUESTS = 9;

	/**
	 * How many rows a list has at most for which there are many more permits than it
	 * needs: it is read as fast as possible.
	 */
	static final int MEDIUM_ROWS = 50_000;

	/**
	 * The permits that such a list has left if requests are to be small.
	 */
	private static final double AMPLE_PERMITS = 4;

	/**
	 * The requests that are kept for what others leave.
	 */
	static final int RESERVE = 3;

	private static final double SOME_REQUESTS = 5;

	/**
	 * How much of what is under way is not done yet, and how much of it counts where many
	 * requests can be spared: little, so that requests are small and the last ones end at
	 * about the same time.
	 */
	private static final double UNDONE_SHARE = 0.5;

	private static final double AMPLE_UNDONE_SHARE = 0.1;

	private final Traffic traffic;

	private final double unread;

	private final double read;

	private final int requests;

	/**
	 * Creates a budget.
	 * @param traffic what was sent
	 * @param unread the pages that nobody reads yet
	 * @param rows the rows that were read
	 */
	RequestBudget(Traffic traffic, double unread, long rows) {
		this.traffic = traffic;
		this.unread = unread;
		this.read = rows / (double) RowPage.SIZE;
		this.requests = Math.max(PLANNED_REQUESTS - traffic.sent(), LEAST_BUDGET);
	}

	/**
	 * The permits that there are until some pages were read.
	 */
	static double permits(double pages) {
		return PERMITS + pages / PAGES_PER_PERMIT;
	}

	/**
	 * The pages of requests that wait for permits one after another, of which the last
	 * ends soonest if all are read by such.
	 * @param pages the number of all pages
	 */
	static double pagesWithPermits(double pages) {
		return Math.sqrt(pages * PAGES_PER_PERMIT / WORKERS);
	}

	/**
	 * Decide how many pages a request has. Requests are full while there is much to read;
	 * those at the end take their share of what is left, as far as requests can be
	 * spared.
	 * @param most the most pages
	 */
	int size(int most) {
		double pages = isSpent() ? SPENT_SHARE * this.unread
				: Math.max(share(), Math.ceil(this.unread / this.requests));
		return (int) Math.min(most, Math.max(Math.ceil(pages), isAmple() ? SMALLEST_AMPLE_SIZE : SMALLEST_SIZE));
	}

	private double share() {
		double undone = isAmple() ? AMPLE_UNDONE_SHARE : UNDONE_SHARE;
		return Math.ceil((this.unread + undone * this.traffic.pagesInFlight()) / WORKERS);
	}

	/**
	 * Whether the next request has to wait for a permit.
	 */
	boolean isSpent() {
		return this.traffic.sent() >= permits(this.read);
	}

	/**
	 * The permits that are left until all is read.
	 */
	double permitsLeft() {
		return permits(this.read + this.unread) - this.traffic.sent();
	}

	/**
	 * Whether many requests can be spared.
	 */
	boolean isAmple() {
		return isMedium() ? permitsLeft() - this.unread / this.traffic.full() >= AMPLE_PERMITS
				: spare() >= AMPLE_REQUESTS;
	}

	/**
	 * Whether there are many more permits than the list needs.
	 */
	boolean isMedium() {
		return (this.read + this.unread) * RowPage.SIZE <= MEDIUM_ROWS;
	}

	/**
	 * The pages that a request of such a list has, at least, if the permits are to be
	 * enough.
	 */
	double pagesPerPermit() {
		return this.unread / Math.max(permitsLeft() - RESERVE, 1);
	}

	/**
	 * How many requests may be under way when one goes that is not full.
	 */
	int underWay() {
		if (this.traffic.sent() > MOST_REQUESTS) {
			return 1;
		}
		return (spare() >= SOME_REQUESTS) ? MANY_UNDER_WAY : FEW_UNDER_WAY;
	}

	private double spare() {
		return this.requests - this.unread / this.traffic.full();
	}

}
