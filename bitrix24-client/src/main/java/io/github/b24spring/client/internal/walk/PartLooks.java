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

import java.util.ArrayList;
import java.util.List;

import io.github.b24spring.client.internal.walk.WalkRequest.Page;

/**
 * Where a list of dense and sparse parts is looked at, and where it is read meanwhile.
 * The places are so near each other that the pages of a request read the sparse rows one
 * after another: a page begins at its place or where the one before it ended, whichever
 * is farther. Only a dense part leaves something unread, which ends before the next
 * place.
 *
 * @param requests the looks
 * @param starts where chains begin, besides the one at the beginning of the list
 * @param chainPages the most pages of a chain
 */
record PartLooks(List<List<Page>> requests, List<Long> starts, int chainPages) {

	/**
	 * The places for each page of sparse rows, and the most of them.
	 */
	private static final double PLACES = 1.5;

	private static final double MOST_PLACES = 150;

	private static final int LOOKERS = 3;

	/**
	 * A list of fewer sparse rows is looked at in more requests, since the answer is
	 * needed at once, and chains are short.
	 */
	private static final double FEW_SPARSE_ROWS = 2000;

	private static final double FEWEST_PLACES = 48;

	private static final int LOOKERS_OF_FEW = 6;

	private static final int CHAIN_OF_FEW = 17;

	/**
	 * The places behind the beginning of a chain, which reads there.
	 */
	private static final int READ_PLACES = 3;

	/**
	 * How many times as many rows there can be as sparse ones, if all are dense, in a
	 * list of many dense parts; and the looks at one that is wider.
	 */
	private static final double MANY_PARTS = 1000;

	private static final int REQUESTS_OF_FEW_PARTS = 3;

	private static final int PLACES_OF_FEW_PARTS = 6;

	/**
	 * Lay out the places.
	 * @param gap the list
	 * @param sparse the sparse rows that it probably has
	 * @param most the rows that it has if all of it is dense
	 */
	static PartLooks of(Gap gap, double sparse, double most) {
		if (most > MANY_PARTS * sparse) {
			return new PartLooks(LookPlaces.of(gap, REQUESTS_OF_FEW_PARTS, PLACES_OF_FEW_PARTS), List.of(),
					Integer.MAX_VALUE);
		}
		boolean few = sparse < FEW_SPARSE_ROWS;
		int lookers = few ? LOOKERS_OF_FEW : LOOKERS;
		int count = (int) Math.min(Math.max(PLACES * sparse / RowPage.SIZE, FEWEST_PLACES), MOST_PLACES);
		int distance = count / (RequestBudget.WORKERS - lookers);
		List<Page> places = new ArrayList<>();
		List<Long> starts = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			long place = gap.after() + (long) (gap.ids() * ((i + 0.5) / count));
			boolean read = i % distance < READ_PLACES;
			if (!read) {
				places.add(Page.after(place));
			}
			else if (i > 0 && i % distance == 0 && starts.size() < RequestBudget.WORKERS - lookers - 1) {
				starts.add(place);
			}
		}
		return new PartLooks(LookPlaces.parted(places, lookers), starts, few ? CHAIN_OF_FEW : Integer.MAX_VALUE);
	}

}
