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

/**
 * An unread part of a list that one chain of pages can read from its beginning to its
 * end: gaps, between which there are but single pages that were read already.
 */
final class UnreadRange {

	/**
	 * What it costs to read over a page that was read already, in pages.
	 */
	private static final double CROSSING = 0.6;

	/**
	 * How near a page that was read has to be to a position, in pages, for the position
	 * to be moved there.
	 */
	private static final double NEAR = 5;

	/**
	 * How many of the rows that a gap can have at most it probably has, if it is unclear
	 * where its dense part ends, and by how many it may differ.
	 */
	private static final double UNCLEAR_SHARE = 0.35;

	private static final double UNCLEAR_DEVIATION = 0.3;

	/**
	 * How wrong the density of a range is, as a share of it.
	 */
	private static final double DENSITY_ERROR = 0.05;

	/**
	 * How much farther than expected a chain may come.
	 */
	private static final double AHEAD = 1.2;

	private static final int PAGES_PER_PROBE = 4;

	private final List<Gap> gaps = new ArrayList<>();

	private final int claimed;

	private double gapPages;

	private int claimedFromEnd;

	/**
	 * Creates a range without gaps.
	 * @param claimed the pages of a request under way that begins where the range begins;
	 * 0 if there is none
	 */
	UnreadRange(int claimed) {
		this.claimed = claimed;
	}

	void add(Gap gap) {
		this.gaps.add(gap);
		this.gapPages += pages(gap);
	}

	/**
	 * A request under way reads pages from the end of the range.
	 */
	void claimFromEnd(int pages) {
		this.claimedFromEnd += pages;
	}

	boolean isClaimedFromEnd() {
		return this.claimedFromEnd > 0;
	}

	/**
	 * The gaps of some ranges.
	 */
	static List<Gap> gaps(List<UnreadRange> ranges) {
		return ranges.stream().flatMap((range) -> range.gaps.stream()).toList();
	}

	/**
	 * How many pages a gap probably has.
	 */
	static double pages(Gap gap) {
		return Math.max(gap.isUnclear() ? UNCLEAR_SHARE * gap.mostRows() : gap.rows(), 1) / RowPage.SIZE;
	}

	/**
	 * How many pages the gaps that are unclear have at most.
	 */
	static double mostUnclearPages(Gap gap) {
		return gap.isUnclear() ? gap.mostRows() / RowPage.SIZE : 0;
	}

	long after() {
		return this.gaps.get(0).after();
	}

	long upTo() {
		return last().upTo();
	}

	List<Gap> gaps() {
		return this.gaps;
	}

	Gap first() {
		return this.gaps.get(0);
	}

	Gap last() {
		return this.gaps.get(this.gaps.size() - 1);
	}

	int claimed() {
		return this.claimed;
	}

	boolean isIdle() {
		return this.claimed == 0;
	}

	/**
	 * The pages that nobody reads from the end of the range.
	 */
	double pages() {
		return Math.max(this.gapPages + (this.gaps.size() - 1) * CROSSING - this.claimedFromEnd, 0);
	}

	/**
	 * The pages that nobody reads yet.
	 */
	double left() {
		return Math.max(pages() - this.claimed, 0);
	}

	/**
	 * By how many pages the range may differ from what is expected.
	 * @param ofPage the deviation of one page, as a share of it
	 */
	double deviation(double ofPage) {
		double pages = pages();
		double variance = Math.pow(ofPage, 2) * pages + Math.pow(DENSITY_ERROR * pages, 2);
		for (Gap gap : this.gaps) {
			variance += Math.pow(UNCLEAR_DEVIATION * mostUnclearPages(gap), 2);
		}
		return Math.sqrt(variance);
	}

	/**
	 * Where a chain of pages will probably end.
	 * @param pages the number of pages
	 * @return the position, which is moved to a page that was read if that is near
	 */
	long position(double pages) {
		double left = pages;
		for (int i = 0; i < this.gaps.size(); i++) {
			Gap gap = this.gaps.get(i);
			double needed = pages(gap) + CROSSING;
			if (left < needed) {
				return position(i, left, needed);
			}
			left -= needed;
		}
		return upTo();
	}

	private long position(int index, double left, double needed) {
		Gap gap = this.gaps.get(index);
		long next = (index + 1 < this.gaps.size()) ? this.gaps.get(index + 1).after() : upTo();
		if (gap.isUnclear()) {
			return (index == 0 || left > needed / 2) ? next : gap.after();
		}
		if (left < NEAR && index > 0) {
			return gap.after();
		}
		if (needed - left < NEAR && index + 1 < this.gaps.size()) {
			return next;
		}
		double rows = Math.min(left * RowPage.SIZE, Math.max(gap.rows(), 1));
		return gap.after() + (long) Math.max(Math.min(gap.ids(rows), gap.ids() - 1), 0);
	}

	/**
	 * Where to look for the end of the dense part that a chain is going to read.
	 * @param pages the number of its pages
	 * @param most the most places
	 */
	List<Long> probes(int pages, int most) {
		Gap gap = this.gaps.get(0);
		List<Long> probes = new ArrayList<>();
		if (gap.isUnclear()) {
			double density = Math.max(gap.left(), gap.right());
			double read = AHEAD * pages * RowPage.SIZE / density;
			double rest = gap.ids() - read;
			int count = (int) Math.min(most, rest * density / RowPage.SIZE / PAGES_PER_PROBE);
			for (int i = 0; i < count; i++) {
				probes.add(gap.after() + (long) (read + rest * i / (count + 1)));
			}
		}
		return probes;
	}

}
