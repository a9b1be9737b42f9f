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

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.b24spring.client.internal.walk.WalkRequest.Page;

/**
 * The chains that read a list while it is looked at: one from its beginning, or several
 * whose requests look at it, too.
 */
final class ChainsMeanwhile {

	private static final int COUNT = RequestBudget.WORKERS;

	/**
	 * At how many places each request looks.
	 */
	private static final int PLACES = 3;

	private static final int PLACES_OF_LONG_LIST = 4;

	/**
	 * Which share of the list each chain reads.
	 */
	private static final int SHARE = 30;

	/**
	 * How many pages less than the one before it a chain of a long list reads, so that
	 * not all answers come at once.
	 */
	private static final int STEP = 1;

	private final List<List<Page>> places;

	private final double rows;

	private int started;

	private ChainsMeanwhile(List<List<Page>> places, double rows) {
		this.places = places;
		this.rows = rows;
	}

	/**
	 * Create a chain that reads while other requests look.
	 */
	static ChainsMeanwhile one() {
		return new ChainsMeanwhile(List.of(), 0);
	}

	/**
	 * Do without chains, but for those that a survey begins by itself.
	 */
	static ChainsMeanwhile none() {
		ChainsMeanwhile chains = one();
		chains.started = 1;
		return chains;
	}

	/**
	 * Create chains that begin at many places.
	 * @param ends what is known of the list
	 */
	static ChainsMeanwhile many(ListEnds ends) {
		Gap gap = ends.gap();
		int places = (gap.rows() <= Survey.LARGE_ROWS) ? PLACES : PLACES_OF_LONG_LIST;
		return new ChainsMeanwhile(LookPlaces.of(gap, COUNT, places), gap.rows());
	}

	/**
	 * The number of requests that look and read.
	 */
	int looks() {
		return this.places.size();
	}

	/**
	 * Begin the next chain.
	 * @return the share of the list before its beginning; negative if there is none
	 */
	double startNext() {
		return hasNext() ? this.started++ / (double) count() : -1;
	}

	boolean hasNext() {
		return this.started < count();
	}

	private int count() {
		return Math.max(this.places.size(), 1);
	}

	/**
	 * Plan the request of the chain begun last.
	 * @param after where it begins
	 * @param full the most pages
	 */
	Plan plan(long after, int full) {
		List<Page> places = this.places.get(this.started - 1);
		places = places.subList(0, Math.min(places.size(), full / 2));
		double pages = Math.min(this.rows / SHARE / RowPage.SIZE, most(full) - places.size());
		return Plan.of(places, new TreeMap<>(Map.of(after, (int) Math.max(pages, 1))));
	}

	private int most(int full) {
		return (this.rows > Survey.LARGE_ROWS) ? full - STEP * (this.started - 1) : full;
	}

}
