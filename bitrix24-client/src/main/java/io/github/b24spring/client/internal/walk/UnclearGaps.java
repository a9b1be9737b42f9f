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

	private static final int PROBES = 3;

	/**
	 * The pages of a sparse gap that is read at once, and those of the dense part that it
	 * could hide.
	 */
	private static final double SHORT_PAGES = 3;

	private static final double HIDDEN_PAGES = 10;

	/**
	 * The pages of a gap between dense parts that may be two with few rows between them.
	 */
	private static final double LONG_PAGES = 25;

	private final double densest;

	private UnclearGaps(double densest) {
		this.densest = densest;
	}

	/**
	 * Find the places.
	 * @param gaps what is unread
	 * @param rows the number of rows that there seem to be
	 * @param most the most pages
	 * @return the pages, in the order of the list; none if it is clear where most rows
	 * are
	 */
	static List<Page> places(List<Gap> gaps, long rows, int most) {
		double unclear = gaps.stream().mapToDouble(UnreadRange::mostUnclearPages).sum();
		if (unclear * RowPage.SIZE < UNCLEAR_SHARE * rows) {
			return List.of();
		}
		double densest = gaps.stream().mapToDouble((gap) -> Math.max(gap.left(), gap.right())).max().orElse(0);
		UnclearGaps places = new UnclearGaps(densest);
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
		return maySurprise(gap) ? all(gap).stream() : Stream.empty();
	}

	/**
	 * Whether a gap lies between rows that are as close as those of dense parts.
	 */
	private boolean isDense(Gap gap) {
		return Math.min(gap.left(), gap.right()) * Coverage.DIFFERENT > this.densest;
	}

	/**
	 * Whether a sparse gap can be read in a few pages, and is wide enough for a dense
	 * part.
	 */
	private boolean maySurprise(Gap gap) {
		return gap.pages() <= SHORT_PAGES && gap.ids() * this.densest >= HIDDEN_PAGES * RowPage.SIZE
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
	private static List<Page> borders(Gap gap) {
		double sparse = gap.ids() * Math.min(gap.left(), gap.right()) / RowPage.SIZE;
		if (sparse <= Gap.SPARSE_PAGES) {
			return (gap.left() > gap.right()) ? gap.ends() : List.of(Page.after(gap.after()));
		}
		List<Page> probes = new ArrayList<>();
		for (int i = 1; i <= PROBES; i++) {
			probes.add(Page.after(gap.after() + gap.ids() * i / (PROBES + 1)));
		}
		return probes;
	}

}
