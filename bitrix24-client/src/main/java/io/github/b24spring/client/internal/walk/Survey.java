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
import org.jspecify.annotations.Nullable;

/**
 * A look at many places of a list whose ids are uneven, before it is read.
 */
final class Survey {

	/**
	 * How many rows a list that may be small has at most.
	 */
	static final int SMALL_ROWS = 5000;

	private static final double REGULAR = 1.1;

	private static final double NEARLY_REGULAR = 1.8;

	private static final int MAYBE_SMALL_ROWS = 12_000;

	private static final int CERTAINLY_SMALL_ROWS = 2000;

	private static final int LARGE_ROWS = 75_000;

	/**
	 * A long list is looked at in so many requests of so many pages.
	 */
	private static final int LONG_REQUESTS = 2;

	private static final int LONG_PAGES = 20;

	/**
	 * The most pages of another look, and how they are parted.
	 */
	private static final int MOST_PAGES = 100;

	private static final int MOST_REQUESTS = 5;

	private static final int SHORT_LIST_ROWS = 30_000;

	private static final int SHORT_LIST_REQUESTS = 8;

	private static final int FEWEST_PAGES = 6;

	private static final double MANY_ENOUGH = 1.1;

	/**
	 * How often a long list is looked at again.
	 */
	private static final int LOOKS = 2;

	/**
	 * How many places a long list is read from while it is looked at, and which share of
	 * it is read there.
	 */
	private static final int CHAINS = 6;

	private static final int CHAIN_SHARE = 36;

	/**
	 * How many times as many rows as expected make another look at the whole list
	 * necessary.
	 */
	private static final double SURPRISE = 2;

	private List<List<Page>> requests;

	private int looks;

	private final @Nullable Integer chainPages;

	private final @Nullable EvenIds even;

	private int sent;

	private int answered;

	private final int chainsMeanwhile;

	private final double expected;

	private int chainsStarted;

	private Survey(List<List<Page>> requests, @Nullable Integer chainPages, @Nullable EvenIds even, int chainsMeanwhile,
			double expected) {
		this.requests = requests;
		this.chainPages = chainPages;
		this.even = even;
		this.chainsMeanwhile = chainsMeanwhile;
		this.expected = expected;
	}

	/**
	 * Plan the look.
	 * @param coverage what was read of the beginning and the end
	 * @param gap what is between
	 * @return the survey, which has no requests if ids are even
	 */
	static Survey of(Coverage coverage, Gap gap) {
		double unevenness = unevenness(coverage, gap);
		if (unevenness <= REGULAR || (unevenness <= NEARLY_REGULAR && gap.rows() <= SMALL_ROWS)) {
			return new Survey(List.of(), null, (unevenness <= REGULAR) ? EvenIds.of(gap) : null, 1, gap.rows());
		}
		if (unevenness <= NEARLY_REGULAR) {
			return new Survey(places(gap, 1, 10), null, null, (gap.rows() > LARGE_ROWS) ? CHAINS : 1, gap.rows());
		}
		double most = gap.ids() * Math.max(gap.left(), gap.right());
		if (most <= CERTAINLY_SMALL_ROWS) {
			return new Survey(List.of(), 2 + (int) Math.ceil(1.2 * most / RowPage.SIZE), null, 1, most);
		}
		if (gap.ids() * Math.min(gap.left(), gap.right()) <= MAYBE_SMALL_ROWS) {
			return new Survey(places(gap, 1, 10), Integer.MAX_VALUE, null, 1, gap.rows());
		}
		if (gap.rows() <= LARGE_ROWS) {
			return new Survey(places(gap, 7, 3), null, null, 1, gap.rows());
		}
		return new Survey(places(gap, LONG_REQUESTS, LONG_PAGES), null, null, gap.isUnclear() ? 1 : CHAINS, gap.rows());
	}

	/**
	 * Plan the look at a list whose ids seemed to be even, until a hole was met.
	 * @param gaps what is unread
	 * @param end the position of the last row
	 * @param rows the number of rows that there would be without holes
	 * @return the survey
	 */
	static Survey ofHoles(List<Gap> gaps, long end, double rows) {
		Survey survey = new Survey(parted(everywhere(gaps, end), rows), null, null, 1, rows);
		survey.looks = 1;
		return survey;
	}

	private static double unevenness(Coverage coverage, Gap gap) {
		double lowest = Double.MAX_VALUE;
		double highest = 0;
		List<Stretch> known = new ArrayList<>(coverage.before(gap.after()).values());
		known.addAll(coverage.from(gap.upTo()).values());
		for (Stretch stretch : known) {
			if (stretch.isSample()) {
				lowest = Math.min(lowest, stretch.density());
				highest = Math.max(highest, stretch.density());
			}
		}
		return highest / lowest;
	}

	private static List<List<Page>> places(Gap gap, int requests, int pages) {
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

	@Nullable List<Page> next() {
		return (this.sent < this.requests.size()) ? this.requests.get(this.sent++) : null;
	}

	void answered() {
		this.answered++;
	}

	/**
	 * Looks again at a list that turns out to be long, where it is unclear how far its
	 * dense parts reach.
	 * @param gaps what is unread
	 * @param end the position of the last row
	 * @param estimatedTotal the number of rows
	 * @return whether there are more requests
	 */
	boolean look(List<Gap> gaps, long end, long estimatedTotal) {
		List<Page> places = new ArrayList<>();
		while (places.isEmpty() && this.looks < LOOKS) {
			this.looks++;
			boolean rough = this.looks == 1 && (isSmall() || estimatedTotal > SURPRISE * this.expected);
			places.addAll(rough ? everywhere(gaps, end) : UnclearGaps.places(gaps, estimatedTotal, MOST_PAGES));
		}
		if (places.isEmpty()) {
			return false;
		}
		this.requests = parted(places, estimatedTotal);
		this.sent = 0;
		this.answered = 0;
		return true;
	}

	private static List<List<Page>> parted(List<Page> places, double rows) {
		int count = Math.min((places.size() + FEWEST_PAGES - 1) / FEWEST_PAGES,
				(rows <= SHORT_LIST_ROWS) ? SHORT_LIST_REQUESTS : MOST_REQUESTS);
		List<List<Page>> requests = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			requests.add(places.subList(i * places.size() / count, (i + 1) * places.size() / count));
		}
		return requests;
	}

	private static List<Page> everywhere(List<Gap> gaps, long end) {
		List<Page> places = new ArrayList<>();
		long start = gaps.get(0).after();
		double sparse = gaps.stream().mapToDouble((gap) -> gap.ids() * Math.min(gap.left(), gap.right())).sum();
		int count = (int) Math.max(Math.min(MANY_ENOUGH * sparse / RowPage.SIZE, MOST_PAGES),
				LONG_REQUESTS * LONG_PAGES);
		for (int i = 0; i < count; i++) {
			long place = start + (long) ((end - start) * ((i + 0.5) / count));
			if (gaps.stream().anyMatch((gap) -> gap.after() < place && place < gap.upTo())) {
				places.add(Page.after(place));
			}
		}
		return places;
	}

	/**
	 * Whether the ids are so even that requests need no room for error.
	 */
	boolean isRegular() {
		return this.even != null;
	}

	/**
	 * Whether ids that seemed to be even are not.
	 */
	boolean isBelied(Coverage coverage) {
		return this.even != null && this.even.isBelied(coverage);
	}

	boolean isUnderWay() {
		return this.answered < this.requests.size();
	}

	boolean isSmall() {
		return this.chainPages != null;
	}

	int chainPages() {
		return (this.chainPages != null) ? this.chainPages : 0;
	}

	boolean startChain() {
		return this.chainsStarted++ == 0;
	}

	/**
	 * Return where to begin to read meanwhile.
	 * @return the share of the list before that place; negative if enough is being read
	 */
	double startNextChain() {
		return (this.chainsStarted < this.chainsMeanwhile) ? this.chainsStarted++ / (double) this.chainsMeanwhile : -1;
	}

	boolean isReadFromManyPlaces() {
		return this.chainsMeanwhile > 1;
	}

	/**
	 * The most pages to read meanwhile from each of many places.
	 */
	int pagesMeanwhile() {
		return (int) Math.max(this.expected / CHAIN_SHARE / RowPage.SIZE, 1);
	}

}
