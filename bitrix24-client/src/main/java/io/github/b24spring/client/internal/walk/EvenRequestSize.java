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
 * How many pages go into a request for a list whose ids are even, so that all requests
 * read what they should.
 */
final class EvenRequestSize {

	/**
	 * A list that has fewer rows costs the fewest requests.
	 */
	static final int MEDIUM_ROWS = 15_000;

	private static final int WORKERS = RequestBudget.WORKERS;

	/**
	 * The requests of a list whose second round waits at the portal from the beginning,
	 * so that no worker idles while a client that has just started reads the answers to
	 * the first.
	 */
	static final int TWO_ROUNDS = 2 * WORKERS;

	/**
	 * The requests that go in the time of a list that needs few: the permits that are
	 * there, and those of two seconds.
	 */
	private static final int FREE_REQUESTS = RequestBudget.PERMITS + 4;

	private static final int FEW_IN_FLIGHT = 2;

	/**
	 * The pages of a request that goes while others are under way.
	 */
	private static final int SMALLEST = 25;

	private static final double LEAST_ROUNDS = 2;

	private static final int SMALLEST_OF_ROUND = 12;

	private EvenRequestSize() {
	}

	/**
	 * Decide. Unless a list is short, all workers get as many requests of the same size,
	 * so that they end at about the same time, and not all answers come at once.
	 * @param traffic what is going on
	 * @param pages the pages that are left to ask for
	 * @param rows the rows of the whole list
	 * @return the number of pages; 0 to wait until there is more
	 */
	static int of(Traffic traffic, double pages, long rows) {
		double requests = WORKERS * rounds(rows, traffic.full());
		double share = Math.ceil(pages / Math.max(requests - traffic.sent() + 1, 1));
		if (rows >= MEDIUM_ROWS && requests <= FREE_REQUESTS && share >= SMALLEST_OF_ROUND) {
			return (int) Math.min(share, traffic.full());
		}
		return (pages < SMALLEST && traffic.inFlight() > FEW_IN_FLIGHT) ? 0 : traffic.full();
	}

	/**
	 * Whether a list of so many rows is read by two requests of each worker.
	 */
	static boolean isReadInTwoRounds(long rows, int full) {
		return rows >= MEDIUM_ROWS && rounds(rows, full) <= LEAST_ROUNDS;
	}

	private static double rounds(long rows, int full) {
		double whole = (double) rows / RowPage.SIZE - WalkPlanner.OPENING_PAGES - 1;
		return Math.max(Math.ceil(whole / (WORKERS * full)), LEAST_ROUNDS);
	}

}
