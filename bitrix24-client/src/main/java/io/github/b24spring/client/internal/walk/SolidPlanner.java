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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.github.b24spring.client.internal.walk.WalkRequest.Page;
import org.jspecify.annotations.Nullable;

/**
 * Plans the requests for a list nearly all of whose rows are in solid parts, which have a
 * row at every position. How many rows are in such a part is known exactly once its ends
 * are. So requests are filled to the last page with what comes first in the list, and the
 * last ones end at the same time. Where it is unclear how far a part reaches, a page
 * looks for its end, and most of the part waits for that.
 */
final class SolidPlanner {

	/**
	 * How many pages of a list have to be in solid parts, and which share of those that
	 * are clear.
	 */
	private static final double FEWEST_SOLID_PAGES = 20;

	private static final double SOLID_SHARE = 0.7;

	/**
	 * The fewest pages of a request where many can be spared by a list that needs few.
	 */
	private static final int SMALLEST_MEDIUM_SIZE = 2;

	/**
	 * Where many requests can be spared, which part of its share a request reads, so that
	 * there is something left for a worker that finds less than expected.
	 */
	private static final double AMPLE_SHARE = 0.8;

	/**
	 * The pages that are not worth one of few permits, and how many those are.
	 */
	private static final int FEW_PAGES = 4;

	private static final double FEW_PERMITS = 2;

	/**
	 * How many pages more than one a sparse gap can have that is read by one.
	 */
	private static final double ONE_PAGE = 0.8;

	/**
	 * The most pages of a sparse part that is read to get to a border.
	 */
	private static final double SPARSE_PAGES = 8;

	/**
	 * The pages of a gap that is not thought to be two parts with a hole between them,
	 * and how probable that may be for others.
	 */
	private static final double CERTAIN_PAGES = 50;

	private static final double DOUBT = 0.08;

	/**
	 * The pages of a gap in a list of many parts that is probably not one of them.
	 */
	private static final double WIDE_PAGES = 200;

	private static final int FEW_PARTS = 2;

	/**
	 * The pages of a part that is too short to count when it is judged how probable that
	 * is.
	 */
	private static final double SHORT_PAGES = 5;

	/**
	 * The pages that can be read of a part in doubt, and which share of the others it
	 * probably has.
	 */
	private static final int FIRST_PAGES = 25;

	private static final double PROBABLE_SHARE = 0.35;

	private final Coverage coverage;

	private final PageClock clock;

	private final Set<Long> borders = new HashSet<>();

	private final TreeSet<Long> looks = new TreeSet<>();

	private boolean solid;

	SolidPlanner(Coverage coverage, PageClock clock) {
		this.coverage = coverage;
		this.clock = clock;
	}

	/**
	 * Whether a list is such a list. One that was stays one.
	 * @param ranges what is unread
	 */
	boolean isFor(List<UnreadRange> ranges) {
		double solid = 0;
		double others = 0;
		for (Gap gap : UnreadRange.gaps(ranges)) {
			solid += gap.isSolid() ? gap.idPages() : 0;
			others += (gap.isSolid() || gap.isUnclear()) ? 0 : gap.pages();
		}
		this.solid |= solid >= FEWEST_SOLID_PAGES && solid >= SOLID_SHARE * (solid + others);
		return this.solid;
	}

	/**
	 * Plan the next request.
	 * @param traffic what is going on
	 * @param ranges what is unread
	 * @return what to read; {@code null} if nothing is clear before another request is
	 * answered
	 */
	@Nullable Plan next(Traffic traffic, List<UnreadRange> ranges) {
		return new Composition(traffic, ranges).plan();
	}

	private final class Composition {

		private final Traffic traffic;

		private final int most;

		private final int parts;

		private final List<Page> single = new ArrayList<>();

		private final TreeMap<Long, Integer> starts = new TreeMap<>();

		private final TreeMap<Long, Integer> clear = new TreeMap<>();

		private final TreeMap<Long, Integer> unclear = new TreeMap<>();

		private double hidden;

		private Composition(Traffic traffic, List<UnreadRange> ranges) {
			this.traffic = traffic;
			this.most = Math.min(traffic.full(), traffic.room());
			this.parts = parts(UnreadRange.gaps(ranges));
			ranges.forEach(this::add);
		}

		/**
		 * Where a request begins, and where one read solid rows, a part goes on.
		 */
		private int parts(List<Gap> gaps) {
			int parts = 0;
			long last = Long.MIN_VALUE;
			for (Gap gap : gaps) {
				if (gap.isSolidAtAnEnd() && gap.idPages() > SHORT_PAGES) {
					boolean first = last == Long.MIN_VALUE;
					parts += (first || !SolidPlanner.this.coverage.isSolid(last, gap.after())) ? 1 : 0;
					last = gap.upTo();
				}
			}
			return parts;
		}

		/**
		 * What a request under way reads of a range is known up to a gap that is unclear.
		 */
		private void add(UnreadRange range) {
			double claimed = (double) range.claimed() * RowPage.SIZE;
			boolean known = true;
			for (Gap gap : range.gaps()) {
				double rows = gap.isSolidAtAnEnd() ? gap.ids() : gap.rows();
				if (gap.isUnclear()) {
					this.hidden += UnreadRange.pages(gap);
					known &= range.isIdle();
					addUnclear(gap, range.isIdle());
				}
				else if (!known) {
					this.hidden += rows / RowPage.SIZE;
				}
				else if (claimed >= rows) {
					claimed = Math.max(claimed - rows - RowPage.SIZE, 0);
				}
				else {
					addClear(gap, (long) claimed);
					claimed = 0;
				}
			}
		}

		private void addUnclear(Gap gap, boolean idle) {
			boolean denseFirst = gap.left() > gap.right();
			int pages = gap.borderPages();
			if (gap.fewestRows() > SPARSE_PAGES * RowPage.SIZE) {
				lookInto(gap);
			}
			else if ((denseFirst || idle) && hasRoom(pages)
					&& SolidPlanner.this.borders.add(denseFirst ? gap.upTo() : gap.after())) {
				if (denseFirst) {
					this.single.addAll(gap.ends());
				}
				else {
					this.starts.put(gap.after(), pages);
				}
			}
			if (denseFirst && idle) {
				double probable = Math.min(UnreadRange.pages(gap), FIRST_PAGES);
				this.unclear.put(gap.after(), (int) Math.max(probable, 1));
			}
		}

		private void addClear(Gap gap, long claimed) {
			double pages = gap.idPages() - claimed / (double) RowPage.SIZE;
			if (!gap.isSolidAtAnEnd()) {
				if (claimed == 0) {
					this.clear.put(gap.after(), (int) Math.ceil(Math.max(gap.pages() - ONE_PAGE, 0)) + 1);
				}
			}
			else if (mayBeTwo(gap)) {
				lookInto(gap);
				if (claimed == 0) {
					this.clear.put(gap.after(), FIRST_PAGES);
				}
				this.hidden += PROBABLE_SHARE * (gap.idPages() - FIRST_PAGES);
			}
			else {
				this.clear.put(gap.after() + claimed, (int) Math.max(Math.ceil(pages), 1));
			}
		}

		/**
		 * The more parts there are in a list, the more probable it is that one ends and
		 * another begins within a gap.
		 */
		private boolean mayBeTwo(Gap gap) {
			double pages = gap.idPages();
			boolean wide = this.parts > FEW_PARTS && pages > WIDE_PAGES;
			return pages > CERTAIN_PAGES
					&& (wide || this.parts * gap.ids() > DOUBT * SolidPlanner.this.coverage.span());
		}

		/**
		 * A page on each side of a place in a hole comes to the ends of both parts.
		 */
		private void lookInto(Gap gap) {
			long middle = gap.after() + gap.ids() / 2;
			if (SolidPlanner.this.looks.subSet(gap.after(), gap.upTo()).isEmpty() && hasRoom(3)) {
				SolidPlanner.this.looks.add(middle);
				this.single.add(Page.endOf(middle, gap.upTo()));
				this.single.add(Page.endOf(gap.after(), middle));
				this.single.add(Page.after(middle));
			}
		}

		private boolean hasRoom(int pages) {
			return looking() + pages <= this.most;
		}

		private int looking() {
			return this.single.size() + (int) sum(this.starts);
		}

		/**
		 * What a request looks for is found sooner if it reads nothing else.
		 */
		private @Nullable Plan plan() {
			double unread = sum(this.clear) + this.hidden;
			RequestBudget budget = new RequestBudget(this.traffic, unread, SolidPlanner.this.coverage.rows());
			double share = share(budget, unread);
			TreeMap<Long, Integer> chains = new TreeMap<>(this.starts);
			int left = (int) Math.min(Math.ceil(share), this.most) - looking();
			if (looking() == 0 || !budget.isAmple()) {
				left = fill(chains, this.clear, left);
				fill(chains, this.unclear, left);
			}
			boolean nothing = chains.isEmpty() && this.single.isEmpty();
			return (nothing || waits(sum(chains), budget)) ? null : Plan.of(this.single, chains);
		}

		private double share(RequestBudget budget, double unread) {
			double smallest = smallest(budget);
			double part = budget.isAmple() ? AMPLE_SHARE : 1;
			double share = Math.max(part * SolidPlanner.this.clock.share(unread, smallest), smallest);
			return budget.isMedium() ? Math.max(share, budget.pagesPerPermit()) : share;
		}

		private static double smallest(RequestBudget budget) {
			if (!budget.isAmple()) {
				return RequestBudget.SMALLEST_SIZE;
			}
			return budget.isMedium() ? SMALLEST_MEDIUM_SIZE : RequestBudget.SMALLEST_AMPLE_SIZE;
		}

		/**
		 * Where permits run out, a few pages wait for what the requests under way leave.
		 */
		private boolean waits(long pages, RequestBudget budget) {
			return looking() == 0 && pages < FEW_PAGES && budget.permitsLeft() < FEW_PERMITS
					&& this.traffic.inFlight() > 0;
		}

		private static int fill(TreeMap<Long, Integer> chains, TreeMap<Long, Integer> parts, int most) {
			int left = most;
			for (Map.Entry<Long, Integer> part : parts.entrySet()) {
				int pages = Math.min(part.getValue(), left);
				if (pages > 0) {
					chains.put(part.getKey(), pages);
					left -= pages;
				}
			}
			return left;
		}

		private static long sum(TreeMap<Long, Integer> chains) {
			return chains.values().stream().mapToLong(Integer::intValue).sum();
		}

	}

}
