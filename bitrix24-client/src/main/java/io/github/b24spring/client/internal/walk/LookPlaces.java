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
import java.util.Arrays;
import java.util.List;

import io.github.b24spring.client.internal.walk.WalkRequest.Page;

/**
 * Lays out the places at which a list is looked at, and parts them into requests.
 */
final class LookPlaces {

	static final int MOST_PAGES = 100;

	static final int MOST_PAGES_TOGETHER = 45;

	/**
	 * Requests have few pages where a list is short, since the answer is needed at once,
	 * and more where it is long and read meanwhile.
	 */
	private static final int SHORT_LIST_PAGES = 6;

	private static final int LONG_LIST_PAGES = 20;

	/**
	 * The pages for each page of rows as sparse as those next to a gap.
	 */
	private static final double MANY_ENOUGH = 1.1;

	/**
	 * Where a gap between dense parts is looked at, as shares of it.
	 */
	private static final double[] TOWARDS_ENDS = { 0.05, 0.125, 0.3125, 0.6875, 0.875, 0.95 };

	private LookPlaces() {
	}

	/**
	 * Lay out places at the same distances in a gap, or none if that is too narrow.
	 */
	static List<List<Page>> of(Gap gap, int requests, int pages) {
		int places = requests * pages;
		List<List<Page>> all = new ArrayList<>();
		for (int i = 0; i < places && gap.ids() > places; i++) {
			if (i % pages == 0) {
				all.add(new ArrayList<>());
			}
			all.get(all.size() - 1)
				.add(Page.after(gap.after() + (long) (gap.ids() * ((i + 1) / (double) (places + 1)))));
		}
		return all;
	}

	/**
	 * Lay out places in a gap between dense parts, most of them near these, so that few
	 * places show how far they reach.
	 */
	static List<List<Page>> towardsEnds(Gap gap) {
		return List.of(Arrays.stream(TOWARDS_ENDS)
			.mapToObj((share) -> Page.after(gap.after() + (long) (gap.ids() * share)))
			.toList());
	}

	/**
	 * Lay out places in what is unread, at the same distances in the whole list.
	 * @param gaps what is unread
	 * @param end the position of the last row
	 * @param fewest the fewest places in the whole list
	 */
	static List<Page> everywhere(List<Gap> gaps, long end, int fewest) {
		List<Page> places = new ArrayList<>();
		long start = gaps.get(0).after();
		double sparse = gaps.stream().mapToDouble(Gap::fewestRows).sum();
		int count = (int) Math.max(Math.min(MANY_ENOUGH * sparse / RowPage.SIZE, MOST_PAGES), fewest);
		for (int i = 0; i < count; i++) {
			long place = start + (long) ((end - start) * ((i + 0.5) / count));
			if (gaps.stream().anyMatch((gap) -> gap.after() < place && place < gap.upTo())) {
				places.add(Page.after(place));
			}
		}
		return places;
	}

	/**
	 * Part places into requests.
	 * @param isShort whether the answer is needed at once
	 * @param workers how many workers look
	 * @param most the most pages of a request, even if more workers have to look then
	 */
	static List<List<Page>> parted(List<Page> places, boolean isShort, int workers, int most) {
		int wanted = parts(places, isShort ? SHORT_LIST_PAGES : LONG_LIST_PAGES);
		int count = Math.max(Math.min(wanted, workers), parts(places, Math.min(most, MOST_PAGES_TOGETHER)));
		return parted(places, count);
	}

	/**
	 * Part places into a number of requests.
	 */
	static List<List<Page>> parted(List<Page> places, int count) {
		List<List<Page>> requests = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			requests.add(places.subList(i * places.size() / count, (i + 1) * places.size() / count));
		}
		return requests;
	}

	private static int parts(List<Page> places, int pages) {
		return (places.size() + pages - 1) / pages;
	}

}
