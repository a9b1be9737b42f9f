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

import io.github.b24spring.client.internal.walk.WalkRequest.Claim;
import io.github.b24spring.client.internal.walk.WalkRequest.Page;
import org.jspecify.annotations.Nullable;

/**
 * Plans the requests for a list that is neither short nor long, for which there are more
 * permits than full requests: it is read in rounds, in which all workers end at about the
 * same time. How far a gap reaches is a guess, so that a round leaves some of each long
 * one to the next, by which more is known.
 */
final class MediumListPlanner {

	/**
	 * Of what a worker would have to read, if all ended at the same time, the share that
	 * a round reads, and of the pages that a long gap seems to have.
	 */
	private static final double ROUND = 0.9;

	/**
	 * A round in which each worker has so many pages is the last, which reads gaps to
	 * their ends.
	 */
	private static final double PAGES_OF_LAST_ROUND = 4;

	private static final double LONG_GAP_PAGES = 6;

	/**
	 * Up to how many times as many pages as a request has room for a gap has that is not
	 * divided.
	 */
	private static final double WHOLE_GAP = 1.25;

	/**
	 * The share of a request that may stay empty instead of the beginning of another gap.
	 */
	private static final double EMPTY_SHARE = 0.25;

	/**
	 * The pages of a request at the end, and where few permits are left.
	 */
	private static final double SMALLEST = 2;

	private static final double SMALLEST_OF_FEW = 6;

	private static final double FEW_PERMITS = 8;

	private final Coverage coverage;

	private final PageClock clock;

	MediumListPlanner(Coverage coverage, PageClock clock) {
		this.coverage = coverage;
		this.clock = clock;
	}

	/**
	 * Plan the next request.
	 * @param traffic what is going on
	 * @param unread what is neither read nor asked for
	 * @param rows the number of rows of the list
	 * @return what to read; {@code null} if there is nothing to ask for before another
	 * request is answered
	 */
	@Nullable Plan next(Traffic traffic, List<Gap> unread, long rows) {
		List<Gap> gaps = unread.stream().map(Gap::withAnyBorder).toList();
		double pages = Gap.pages(gaps);
		double spare = RequestBudget.permits(rows / (double) RowPage.SIZE) - traffic.sent()
				- Math.ceil(pages / traffic.full());
		double smallest = (spare > FEW_PERMITS) ? SMALLEST : SMALLEST_OF_FEW;
		if (gaps.isEmpty() || (traffic.inFlight() > 0 && waits(traffic, pages, spare, smallest))) {
			return null;
		}
		double share = (spare > 0) ? this.clock.share(pages, smallest) : RequestBudget.pagesWithPermits(pages);
		boolean isLast = share <= PAGES_OF_LAST_ROUND || spare <= 0;
		if (isLast && traffic.idleWorkers() <= 0) {
			return null;
		}
		double size = Math.ceil(isLast ? Math.max(share, smallest) : ROUND * share);
		return compose(gaps, Math.min(size, traffic.full()), traffic.full(), isLast);
	}

	private static boolean waits(Traffic traffic, double pages, double spare, double smallest) {
		boolean isSmall = pages < smallest && traffic.inFlight() > Math.min(RequestBudget.WORKERS - 1, spare);
		return isSmall || traffic.idleWorkers() < 0 || (spare <= 0 && pages < traffic.full());
	}

	private Plan compose(List<Gap> gaps, double size, int most, boolean isLast) {
		List<Page> pages = new ArrayList<>();
		List<Claim> claims = new ArrayList<>();
		double left = size;
		for (Gap gap : gaps) {
			if ((!claims.isEmpty() && left < EMPTY_SHARE * size) || pages.size() >= most) {
				break;
			}
			double part = (gap.pages() > WHOLE_GAP * left + 0.5) ? left : gap.pages();
			Claim claim = claim(gap, part, most - pages.size(), isLast);
			pages.addAll(Claim.pages(List.of(claim)));
			claims.add(claim);
			left -= part;
		}
		return new Plan(pages, claims);
	}

	private Claim claim(Gap gap, double part, int most, boolean isLast) {
		double wanted = (isLast || part < LONG_GAP_PAGES)
				? Math.round(part + this.coverage.deviation() * Math.sqrt(part)) : Math.floor(ROUND * part);
		long upTo = (part < gap.pages()) ? gap.after() + (long) Math.max(gap.ids(part * RowPage.SIZE), 1) : gap.upTo();
		return new Claim(gap.after(), Math.min(upTo, gap.upTo()), (int) Math.max(Math.min(wanted, most), 1));
	}

}
