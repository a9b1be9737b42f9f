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
import java.util.stream.IntStream;

import io.github.b24spring.client.internal.walk.WalkRequest.Claim;
import org.jspecify.annotations.Nullable;

/**
 * Plans the requests for a list that is neither short nor long, for which there are more
 * permits than full requests. How far a range reaches is a guess, so that requests become
 * smaller the less is unread, as far as permits allow, and the last ones end at about the
 * same time. What is long is begun first, and what a request under way leaves of it is
 * read from its end.
 */
final class MediumListPlanner {

	/**
	 * The permits that are kept for requests which read all that is left, and how many
	 * more halve the pages of a request.
	 */
	private static final double LAST_PERMITS = 10;

	private static final double HALVING_PERMITS = 32;

	/**
	 * A round in which each worker has so many pages is the last.
	 */
	private static final double PAGES_OF_LAST_ROUND = 5;

	/**
	 * The pages of a request, at least: a worker that would have fewer is left out.
	 */
	private static final double SMALLEST = 2;

	/**
	 * How many requests more than workers are under way, so that no worker waits for the
	 * next.
	 */
	private static final int AHEAD = 1;

	/**
	 * The pages of a range that is read to its end although much is unread.
	 */
	private static final double SHORT_PAGES = 10;

	/**
	 * The share of a request that may stay empty instead of the beginning of another
	 * range.
	 */
	private static final double EMPTY_SHARE = 0.25;

	/**
	 * By how many deviations more pages than expected a range has that is read to its
	 * end, and how many may be added while other requests take longer anyway.
	 */
	private static final double DEVIATIONS = 0.7;

	private static final double MORE_DEVIATIONS = 2;

	private static final int MOST_MORE_PAGES = 6;

	/**
	 * By how many deviations more pages than expected a range may have, of which pages
	 * are read while workers idle, how many at most, and how many there have to be.
	 */
	private static final double SPARE_DEVIATIONS = 2.5;

	private static final int MOST_SPARE_PAGES = 3;

	private static final double FEWEST_SPARE_PAGES = 0.5;

	private final Coverage coverage;

	private final PageClock clock;

	MediumListPlanner(Coverage coverage, PageClock clock) {
		this.coverage = coverage;
		this.clock = clock;
	}

	/**
	 * Plan the next request.
	 * @param traffic what is going on
	 * @param ranges what is unread
	 * @param rows the number of rows of the list
	 * @return what to read; {@code null} if there is nothing to ask for before another
	 * request is answered
	 */
	@Nullable Plan next(Traffic traffic, List<UnreadRange> ranges, long rows) {
		List<RangePart> parts = parts(ranges);
		double pages = parts.stream().mapToDouble(RangePart::pages).sum();
		double permits = RequestBudget.permits(rows / (double) RowPage.SIZE) - traffic.sent();
		double spare = permits - Math.ceil(pages / traffic.full());
		if (parts.isEmpty() || (traffic.inFlight() > 0 && waits(traffic, pages, spare))) {
			return (traffic.idleWorkers() > 0 && permits >= RequestBudget.RESERVE) ? spare(ranges, traffic.full())
					: null;
		}
		double share = (spare > 0) ? this.clock.share(pages, SMALLEST) : RequestBudget.pagesWithPermits(pages);
		double size = share / (1 + Math.max(permits - LAST_PERMITS, 0) / HALVING_PERMITS);
		boolean isLast = permits <= LAST_PERMITS || size <= PAGES_OF_LAST_ROUND || spare <= 0;
		double wanted = Math.ceil(Math.max(isLast ? share : size, SMALLEST));
		return compose(parts, Math.min(wanted, traffic.full()), traffic.full(), isLast);
	}

	/**
	 * What the requests under way may leave would cost the time of one more, so that
	 * workers which would idle read the end of the range that may have most of it.
	 */
	private @Nullable Plan spare(List<UnreadRange> ranges, int full) {
		return ranges.stream()
			.filter((range) -> !range.isIdle() && !range.isClaimedFromEnd())
			.max(Comparator.comparingDouble(this::possible))
			.filter((range) -> possible(range) >= FEWEST_SPARE_PAGES)
			.map((range) -> Claim.endOf(range.after(), range.upTo(), spareChain(range, full)))
			.map(Plan::of)
			.orElse(null);
	}

	private double possible(UnreadRange range) {
		double deviation = range.deviation(this.coverage.deviation());
		return range.pages() + SPARE_DEVIATIONS * deviation - range.claimed();
	}

	private int spareChain(UnreadRange range, int full) {
		return (int) Math.max(Math.min(Math.round(possible(range)), Math.min(MOST_SPARE_PAGES, full)), 1);
	}

	private static boolean waits(Traffic traffic, double pages, double spare) {
		boolean isSmall = pages < SMALLEST && traffic.inFlight() > Math.min(RequestBudget.WORKERS - 1, spare);
		return isSmall || traffic.idleWorkers() < -AHEAD || (spare <= 0 && pages < traffic.full());
	}

	/**
	 * What can be read, the longest first, and what no request reads before the rest of
	 * what others do.
	 */
	private static List<RangePart> parts(List<UnreadRange> ranges) {
		return ranges.stream()
			.map(RangePart::of)
			.filter(RangePart::isWorthChain)
			.sorted(Comparator.comparing((RangePart part) -> !part.range().isIdle())
				.thenComparing(Comparator.comparingDouble(RangePart::pages).reversed()))
			.toList();
	}

	private Plan compose(List<RangePart> parts, double size, int most, boolean isLast) {
		List<RangePart> read = new ArrayList<>();
		List<Integer> chains = new ArrayList<>();
		double left = size;
		int room = most;
		for (RangePart part : parts) {
			if (!read.isEmpty() && (left < EMPTY_SHARE * size || room <= 0)) {
				break;
			}
			double share = Math.min(part.pages(), left);
			int chain = (int) Math.max(Math.min(wanted(part, share, isLast), room), 1);
			read.add(part);
			chains.add(chain);
			left -= share;
			room -= chain;
		}
		if (isLast) {
			stretch(read, chains, (int) Math.min(this.clock.longest() - PageClock.TRAVEL - (most - room), room));
		}
		List<Claim> claims = IntStream.range(0, read.size()).mapToObj((i) -> read.get(i).claim(chains.get(i))).toList();
		return Plan.of(claims);
	}

	/**
	 * While other requests take longer anyway, chains may come farther than expected.
	 */
	private void stretch(List<RangePart> parts, List<Integer> chains, int pages) {
		double deviations = parts.stream().mapToDouble(this::deviation).sum();
		int left = pages;
		for (int i = 0; i < parts.size() && left > 0; i++) {
			double deviation = deviation(parts.get(i));
			double more = Math.min(pages * deviation / deviations, MORE_DEVIATIONS * deviation);
			int added = (int) Math.min(Math.round(more), Math.min(MOST_MORE_PAGES, left));
			chains.set(i, chains.get(i) + added);
			left -= added;
		}
	}

	private double deviation(RangePart part) {
		return part.range().deviation(this.coverage.deviation());
	}

	private double wanted(RangePart part, double share, boolean isLast) {
		if (isLast || (share == part.pages() && share < SHORT_PAGES)) {
			return Math.round(share + DEVIATIONS * Math.sqrt(share / part.pages()) * deviation(part));
		}
		return Math.floor(share);
	}

}
