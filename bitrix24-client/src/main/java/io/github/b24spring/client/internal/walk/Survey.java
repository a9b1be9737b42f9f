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
import java.util.Comparator;
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

	private static final int LARGE_ROWS = 50_000;

	/**
	 * A long list is looked at in so many requests of so many pages.
	 */
	private static final int LONG_REQUESTS = 4;

	private static final int LONG_PAGES = 10;

	private static final int MOST_PAGES = 12;

	private static final int MOST_REQUESTS = 5;

	/**
	 * How often a long list is looked at again, if so large a share of its rows may be
	 * anywhere.
	 */
	private static final int LOOKS = 2;

	private static final double UNCLEAR_SHARE = 0.1;

	private static final int PROBES = 4;

	private static final double FIRST_PROBE_ROWS = 150;

	private static final double NEARLY_EVEN = 2;

	private List<List<Page>> requests;

	private int looks;

	private final @Nullable Integer chainPages;

	private final boolean regular;

	private int sent;

	private int answered;

	private boolean chainStarted;

	private Survey(List<List<Page>> requests, @Nullable Integer chainPages, boolean regular) {
		this.requests = requests;
		this.chainPages = chainPages;
		this.regular = regular;
	}

	/**
	 * Plan the look.
	 * @param coverage what was read of the beginning and the end
	 * @param gap what is between
	 * @return the survey, which has no requests if ids are even
	 */
	static Survey of(Coverage coverage, Gap gap) {
		double unevenness = unevenness(coverage, gap);
		if (unevenness <= NEARLY_REGULAR) {
			return new Survey(List.of(), null, unevenness <= REGULAR);
		}
		double most = gap.ids() * Math.max(gap.left(), gap.right());
		if (most <= CERTAINLY_SMALL_ROWS) {
			return new Survey(List.of(), 2 + (int) Math.ceil(1.2 * most / RowPage.SIZE), false);
		}
		if (gap.ids() * Math.min(gap.left(), gap.right()) <= MAYBE_SMALL_ROWS) {
			return new Survey(places(gap, 1, 10), Integer.MAX_VALUE, false);
		}
		return new Survey((gap.rows() > LARGE_ROWS) ? places(gap, LONG_REQUESTS, LONG_PAGES) : places(gap, 7, 3), null,
				false);
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
		List<Long> places = new ArrayList<>();
		while (places.isEmpty() && this.looks < LOOKS) {
			this.looks++;
			places.addAll((this.looks == 1 && isSmall()) ? everywhere(gaps, end) : unclear(gaps, estimatedTotal));
		}
		int count = Math.min((places.size() + MOST_PAGES - 1) / MOST_PAGES, MOST_REQUESTS);
		if (count > 0) {
			this.requests = new ArrayList<>();
			this.sent = 0;
			this.answered = 0;
		}
		for (int i = 0; i < count; i++) {
			List<Long> some = places.subList(i * places.size() / count, (i + 1) * places.size() / count);
			this.requests.add(some.stream().map(Page::after).toList());
		}
		return count > 0;
	}

	private static List<Long> everywhere(List<Gap> gaps, long end) {
		List<Long> places = new ArrayList<>();
		long start = gaps.get(0).after();
		int count = LONG_REQUESTS * LONG_PAGES;
		for (int i = 0; i < count; i++) {
			long place = start + (long) ((end - start) * ((i + 0.5) / count));
			if (gaps.stream().anyMatch((gap) -> gap.after() < place && place < gap.upTo())) {
				places.add(place);
			}
		}
		return places;
	}

	private static List<Long> unclear(List<Gap> gaps, long estimatedTotal) {
		double most = gaps.stream().mapToDouble(UnreadRange::mostUnclearPages).sum();
		if (most * RowPage.SIZE < UNCLEAR_SHARE * estimatedTotal) {
			return List.of();
		}
		return gaps.stream()
			.filter(Gap::isUnclear)
			.sorted(Comparator.comparingDouble(UnreadRange::mostUnclearPages).reversed())
			.limit(MOST_REQUESTS * MOST_PAGES / PROBES)
			.flatMap((gap) -> probes(gap).stream())
			.sorted()
			.toList();
	}

	/**
	 * In steps that grow with the distance from the dense part, unless it must end near.
	 */
	private static List<Long> probes(Gap gap) {
		double nearest = Math.min(FIRST_PROBE_ROWS / Math.max(gap.left(), gap.right()),
				gap.ids() / (double) (PROBES + 1));
		double step = Math.pow(gap.ids() / nearest, 1.0 / PROBES);
		List<Long> probes = new ArrayList<>();
		for (int i = 0; i < PROBES; i++) {
			long distance = (long) ((step < NEARLY_EVEN) ? gap.ids() * (i + 1.0) / (PROBES + 1)
					: nearest * Math.pow(step, i));
			probes.add((gap.left() > gap.right()) ? gap.after() + distance : gap.upTo() - distance);
		}
		return probes;
	}

	/**
	 * Whether the ids are so even that requests need no room for error.
	 */
	boolean isRegular() {
		return this.regular;
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
		boolean first = !this.chainStarted;
		this.chainStarted = true;
		return first;
	}

}
