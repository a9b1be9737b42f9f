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
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

import io.github.b24spring.client.internal.walk.WalkRequest.Claim;
import io.github.b24spring.client.internal.walk.WalkRequest.Page;
import org.jspecify.annotations.Nullable;

/**
 * Plans the requests for a long list whose ids are uneven. Several parts of it are being
 * read at the same time, and each is read by requests of which one continues where the
 * one before it ended, so that a wrong guess of the density costs something at the ends
 * of the parts alone. What is left of short parts shares a request. A new part is begun
 * only where all that is unread before it fits the memory too: otherwise rows would be
 * kept for those before them, for which there is no room.
 */
final class ChainPlanner {

	static final int MAX_UNDER_WAY = RequestBudget.WORKERS + 1;

	/**
	 * How far one part begins behind the other, in pages.
	 */
	private static final double PART_PAGES = 60;

	private static final double MOST_PART_PAGES = 250;

	/**
	 * The pages of a part that is split, also where many requests can be spared, and of
	 * one that shares a request with others.
	 */
	private static final double SMALLEST_SPLIT = 12;

	private static final double SMALLEST_AMPLE_SPLIT = 6;

	/**
	 * The pages that are left of a part which are read from its end, at most.
	 */
	private static final double MOST_FROM_END = 120;

	/**
	 * Of the parts that have almost most left, the first is split: rows that wait for
	 * those before them are given away the later.
	 */
	private static final double ALMOST_MOST = 0.9;

	private static final double SHORT_PAGES = 20;

	private static final double SHORT_TOGETHER = 25;

	private static final int SMALLEST_REST = 4;

	/**
	 * How many pages more than twice as many as expected chains read at most.
	 */
	private static final int FILLING_PAGES = 4;

	private static final double ROOM_FACTOR = 1.1;

	private static final double ROOM_RESERVE = 20;

	/**
	 * Below this share of its size, a request waits while others are under way.
	 */
	private static final double FULL_ENOUGH = 0.7;

	/**
	 * A part that is shorter is read to its end, if possible: by so many deviations more
	 * pages than expected. A longer one is rather left unfinished than read in vain.
	 */
	private static final double CERTAIN_PAGES = 8;

	private static final double CERTAIN_DEVIATIONS = 2;

	private static final double DEVIATIONS_LEFT = 1.2;

	private static final int PROBES = 3;

	private final Coverage coverage;

	private final BlockEnds blockEnds = new BlockEnds();

	private final StepLooks stepLooks = new StepLooks();

	ChainPlanner(Coverage coverage) {
		this.coverage = coverage;
	}

	/**
	 * Plans the next request.
	 * @param ranges the unread parts
	 * @return what to read; {@code null} if there is nothing to ask for before another
	 * request is answered
	 */
	@Nullable Plan next(Traffic traffic, List<UnreadRange> ranges) {
		if (traffic.inFlight() >= MAX_UNDER_WAY || ranges.isEmpty()) {
			return null;
		}
		List<Gap> unclear = this.blockEnds.unclear(ranges);
		if (this.blockEnds.isWorthRequest(unclear)) {
			return new Plan(this.blockEnds.ask(this.blockEnds.ofOneRequest(unclear)), List.of());
		}
		return new Composition(traffic, ranges, unclear).compose();
	}

	/**
	 * Whether there is no gap of which the end is still to be looked for.
	 */
	boolean isClear(List<UnreadRange> ranges) {
		return this.blockEnds.unclear(ranges).isEmpty();
	}

	private int wanted(UnreadRange range, int most) {
		double pages = range.pages();
		double deviation = range.deviation(this.coverage.deviation());
		if (pages - deviation >= most) {
			return most;
		}
		double chain = (pages <= CERTAIN_PAGES) ? pages + CERTAIN_DEVIATIONS * deviation
				: without(pages, DEVIATIONS_LEFT * deviation);
		return (int) Math.max(Math.min(Math.ceil(chain), most), 1);
	}

	/**
	 * Where nothing is certain, half of the pages are read, so that it does not take a
	 * request for each.
	 */
	private static double without(double pages, double uncertain) {
		return Math.max(pages - uncertain, pages / 2);
	}

	private final class Composition {

		private final Traffic traffic;

		private final double unread;

		private final RequestBudget budget;

		private final int size;

		private final List<UnreadRange> shorts;

		private final List<UnreadRange> busy;

		private final @Nullable UnreadRange longest;

		private final UnreadRange last;

		private final boolean open;

		private final TreeMap<Long, Integer> chains = new TreeMap<>();

		private final List<Claim> backwards = new ArrayList<>();

		private int left;

		private final List<Gap> ends;

		private final List<Page> looks;

		private Composition(Traffic traffic, List<UnreadRange> ranges, List<Gap> unclear) {
			this.traffic = traffic;
			this.unread = ranges.stream().mapToDouble((range) -> range.left() + 0.5).sum();
			this.budget = new RequestBudget(traffic, this.unread, ChainPlanner.this.coverage.rows());
			this.size = this.budget.size(Math.min(traffic.full(), traffic.room()));
			this.ends = ChainPlanner.this.blockEnds.first(unclear, this.size / 2);
			int free = this.size - this.ends.stream().mapToInt((gap) -> gap.ends().size()).sum();
			this.looks = ChainPlanner.this.stepLooks.places(ranges, this.unread, free);
			this.left = free - this.looks.size();
			Predicate<UnreadRange> idle = UnreadRange::isIdle;
			Predicate<UnreadRange> isShort = (range) -> range.pages() <= SHORT_PAGES;
			this.shorts = new ArrayList<>(ranges.stream().filter(idle.and(isShort)).toList());
			this.busy = ranges.stream().filter(idle.negate()).toList();
			this.longest = ranges.stream().filter(idle.and(isShort.negate())).findFirst().orElse(null);
			this.last = ranges.get(ranges.size() - 1);
			double before = ranges.stream().mapToDouble(UnreadRange::left).sum() - this.last.left();
			double room = traffic.reach() - (before + kept(this.last)) * ROOM_FACTOR - ROOM_RESERVE;
			this.open = room >= this.size;
		}

		private @Nullable Plan compose() {
			readFrontier();
			if (this.shorts.stream().mapToDouble((range) -> wanted(range, this.size)).sum() >= Math.min(SHORT_TOGETHER,
					this.size)) {
				readShorts();
			}
			if (this.longest != null && isWorthFilling()) {
				read(this.longest);
			}
			if (isWorthFilling()) {
				split();
			}
			if (isEmpty() && this.traffic.inFlight() >= RequestBudget.FEW_UNDER_WAY) {
				return null;
			}
			if (isWorthFilling()) {
				readShorts();
			}
			return (!isEmpty() && isWorthWhile()) ? plan() : null;
		}

		private boolean isEmpty() {
			return this.chains.isEmpty() && this.backwards.isEmpty();
		}

		private Plan plan() {
			if (this.budget.isSpent()) {
				fill();
			}
			ChainPlanner.this.stepLooks.ask(this.looks);
			List<Page> pages = new ArrayList<>(ChainPlanner.this.blockEnds.ask(this.ends));
			pages.addAll(this.looks);
			return Plan.of(pages, this.chains, this.backwards);
		}

		/**
		 * Where another request costs more than pages in vain, chains may come farther
		 * than expected.
		 */
		private void fill() {
			int pages = this.chains.values().stream().mapToInt(Integer::intValue).sum();
			double share = Math.min(this.left, pages + FILLING_PAGES) / (double) pages;
			for (Map.Entry<Long, Integer> chain : this.chains.entrySet()) {
				int more = Math.min((int) Math.ceil(share * chain.getValue()), this.left);
				chain.setValue(chain.getValue() + more);
				this.left -= more;
			}
		}

		private boolean isWorthFilling() {
			return this.left >= (isEmpty() ? 1 : SMALLEST_REST);
		}

		private boolean isWorthWhile() {
			return this.size - this.left >= FULL_ENOUGH * this.size || this.budget.isAmple()
					|| this.traffic.inFlight() <= this.budget.underWay();
		}

		/**
		 * What comes next lets go of the memory for what was read after it.
		 */
		private void readFrontier() {
			UnreadRange first = this.shorts.isEmpty() ? null : this.shorts.get(0);
			if (first != null && first.after() == ChainPlanner.this.coverage.frontier()) {
				put(first.after(), wanted(first, this.left));
				this.shorts.remove(0);
			}
		}

		private void readShorts() {
			for (UnreadRange range : this.shorts) {
				if (this.left > 0) {
					put(range.after(), wanted(range, this.left));
				}
			}
			this.shorts.clear();
		}

		private void put(long after, int pages) {
			this.chains.put(after, pages);
			this.left -= pages;
		}

		private void read(UnreadRange range) {
			int pages = wanted(range, this.left);
			if (range.first().isEndUnclear()) {
				put(range.after(), pages);
				return;
			}
			List<Long> probes = range.probes(pages, Math.min(PROBES, pages / 2));
			int chain = Math.min(pages, this.left - probes.size());
			put(range.after(), chain);
			probes.forEach((probe) -> put(probe, 1));
		}

		/**
		 * Begins another part, or takes over what is left of one.
		 */
		private void split() {
			UnreadRange range = splittable();
			if (range == null || range.left() < smallestSplit()) {
				return;
			}
			if (range.left() <= MOST_FROM_END && !range.isClaimedFromEnd()) {
				readFromEnd(range);
				return;
			}
			double kept = kept(range);
			long start = range.position(range.claimed() + kept);
			if (start > range.after() && start < range.upTo()) {
				put(start, (int) Math.min(this.left, Math.max(Math.round(range.left() - kept), 1)));
			}
		}

		/**
		 * Where the request under way will end is a guess, and so would be where another
		 * one begins behind it.
		 */
		private void readFromEnd(UnreadRange range) {
			double pages = without(range.left(), range.deviation(ChainPlanner.this.coverage.deviation()));
			int chain = (int) Math.min(Math.max(Math.round(pages), 1), this.left);
			this.backwards.add(Claim.endOf(range.after(), range.upTo(), chain));
			this.left -= chain;
		}

		private @Nullable UnreadRange splittable() {
			if (this.open && !this.last.isIdle() && this.last.left() >= smallestSplit()) {
				return this.last;
			}
			List<UnreadRange> others = this.busy.stream().filter((range) -> range.upTo() != this.last.upTo()).toList();
			double most = others.stream().mapToDouble(UnreadRange::left).max().orElse(0);
			return others.stream().filter((range) -> range.left() >= ALMOST_MOST * most).findFirst().orElse(null);
		}

		private double smallestSplit() {
			return this.budget.isAmple() ? SMALLEST_AMPLE_SPLIT : SMALLEST_SPLIT;
		}

		private double kept(UnreadRange range) {
			double share = Math.min(this.unread, this.traffic.reach()) / MAX_UNDER_WAY;
			double part = Math.max(Math.min(share, MOST_PART_PAGES), PART_PAGES);
			return (range.left() > 2 * part) ? Math.max(part - range.claimed(), 0) : range.left() / 2;
		}

	}

}
