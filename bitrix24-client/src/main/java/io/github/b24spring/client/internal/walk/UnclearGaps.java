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
import java.util.stream.Stream;

import io.github.b24spring.client.internal.walk.WalkRequest.Page;

/**
 * Finds out where to look at a list of which some parts are many times as dense as
 * others, so that it becomes clear how far the dense ones reach.
 */
final class UnclearGaps {

	/**
	 * The share of the rows which may be anywhere that makes a look worth its requests.
	 */
	private static final double UNCLEAR_SHARE = 0.1;

	/**
	 * The places in a gap in which it is unclear how far a dense part reaches, and the
	 * most of them if there is one for each page of its sparse rows.
	 */
	private static final int PROBES = 3;

	private static final int MOST_PROBES = 20;

	private static final int LONG_LIST_ROWS = 30_000;

	/**
	 * The pages of a sparse gap that is read at once, and those of the dense part that it
	 * could hide.
	 */
	private static final double SHORT_PAGES = 3;

	private static final double SHORT_PAGES_OF_LONG_LIST = 12;

	private static final double HIDDEN_PAGES = 10;

	/**
	 * The pages of the dense part that a longer sparse gap could hide.
	 */
	private static final double MOST_HIDDEN_PAGES = 100;

	/**
	 * The pages of a gap between dense parts that may be two with few rows between them.
	 */
	private static final double LONG_PAGES = 25;

	private final double densest;

	private final boolean isLong;

	private final boolean hasParts;

	private UnclearGaps(double densest, boolean isLong, boolean hasParts) {
		this.densest = densest;
		this.isLong = isLong;
		this.hasParts = hasParts;
	}

	/**
	 * Find the places.
	 * @param gaps what is unread
	 * @param rows the number of rows that there seem to be
	 * @param most the most pages
	 * @param hasParts whether the list was seen to have dense and sparse parts from the
	 * first
	 * @return the pages, in the order of the list; none if it is clear where most rows
	 * are
	 */
	static List<Page> places(List<Gap> gaps, long rows, int most, boolean hasParts) {
		double unclear = gaps.stream().mapToDouble(UnreadRange::mostUnclearPages).sum();
		if (unclear * RowPage.SIZE < UNCLEAR_SHARE * rows) {
			return List.of();
		}
		double densest = Gap.densest(gaps);
		UnclearGaps places = new UnclearGaps(densest, rows > LONG_LIST_ROWS, hasParts);
		return gaps.stream()
			.sorted(Comparator.comparingDouble((Gap gap) -> gap.isUnclear() ? gap.ids() : 0).reversed())
			.flatMap(places::of)
			.limit(most)
			.sorted(Comparator.comparingLong(Page::after))
			.toList();
	}

	private Stream<Page> of(Gap gap) {
		if (gap.isUnclear()) {
			return borders(gap).stream();
		}
		if (isDense(gap)) {
			return (gap.pages() > LONG_PAGES) ? Stream.of(Page.after(gap.after() + gap.ids() / 2)) : Stream.empty();
		}
		if (mayHide(gap, HIDDEN_PAGES) && gap.pages() <= (this.isLong ? SHORT_PAGES_OF_LONG_LIST : SHORT_PAGES)) {
			return all(gap).stream();
		}
		return (this.isLong && this.hasParts && mayHide(gap, MOST_HIDDEN_PAGES)) ? within(gap, PROBES).stream()
				: Stream.empty();
	}

	/**
	 * Whether a gap lies between rows that are as close as those of dense parts.
	 */
	private boolean isDense(Gap gap) {
		return Math.min(gap.left(), gap.right()) * Coverage.DIFFERENT > this.densest;
	}

	/**
	 * Whether a gap is sparse, and wide enough for a dense part.
	 */
	private boolean mayHide(Gap gap, double pages) {
		return gap.ids() * this.densest >= pages * RowPage.SIZE
				&& Math.max(gap.left(), gap.right()) * Coverage.DIFFERENT < this.densest;
	}

	private static List<Page> all(Gap gap) {
		List<Page> pages = new ArrayList<>();
		int count = (int) Math.max(Math.ceil(gap.pages()), 1);
		for (int i = 0; i < count; i++) {
			pages.add(Page.after(gap.after() + gap.ids() * i / count));
		}
		return pages;
	}

	/**
	 * Where a dense part borders on a sparse one that has hardly a page of rows, a page
	 * that begins on the sparse side comes to the border.
	 */
	private List<Page> borders(Gap gap) {
		double sparse = gap.fewestRows() / RowPage.SIZE;
		if (sparse <= Gap.SPARSE_PAGES) {
			return (gap.left() > gap.right()) ? gap.ends() : List.of(Page.after(gap.after()));
		}
		int count = this.isLong ? (int) Math.min(Math.max(sparse, PROBES), MOST_PROBES) : PROBES;
		return within(gap, count);
	}

	private static List<Page> within(Gap gap, int count) {
		List<Page> probes = new ArrayList<>();
		for (int i = 1; i <= count; i++) {
			probes.add(Page.after(gap.after() + gap.ids() * i / (count + 1)));
		}
		return probes;
	}

}
