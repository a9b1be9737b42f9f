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
import org.jspecify.annotations.Nullable;

/**
 * Plans the last requests for a long list. What is left when the workers are about to end
 * full requests is divided among those that may still go, but for a few, so that they end
 * at about the same time. What they leave, since it is a guess how far each comes, is
 * left to the few.
 */
final class LastRound {

	/**
	 * The requests that a list of 2,000 pages costs at most, and how many a longer one
	 * may still cost.
	 */
	private static final int REQUESTS = 50;

	private static final int MORE_REQUESTS = 6;

	/**
	 * Where more may still go, it is not requests that are short.
	 */
	private static final int FEW_REQUESTS = 10;

	/**
	 * How full requests are, at most, among which the rest is divided.
	 */
	private static final double FILLED = 0.6;

	/**
	 * By how much more than that may turn out to be left, and for how many requests at
	 * least.
	 */
	private static final double SLACK = 1.5;

	private static final int FEWEST_WORKERS = 2;

	/**
	 * Fewer pages are not worth a request while others are under way.
	 */
	private static final double SMALLEST = 10;

	/**
	 * How much longer than the others one of the last requests may take.
	 */
	private static final double MUCH_LATER = 2;

	/**
	 * The pages of a part that is divided at least, and of what a request under way will
	 * leave.
	 */
	private static final int SMALLEST_DIVIDED = 5;

	private static final double SMALLEST_REST = 8;

	/**
	 * The pages of what is left of a part that are read from its end.
	 */
	private static final double SMALLEST_FROM_END = 4;

	private static final double MOST_FROM_END = 60;

	/**
	 * How many pages more than its share a request may have before a part is divided: the
	 * first, or one that comes after others.
	 */
	private static final int MORE_OF_FIRST = 16;

	private static final int MORE_OF_OTHER = 8;

	/**
	 * By how many deviations more pages than expected are asked for, and for a part that
	 * is shorter than so many pages.
	 */
	private static final double DEVIATIONS = 1;

	private static final double SHORT_PAGES = 8;

	private static final double DEVIATIONS_OF_SHORT = 2;

	private final Coverage coverage;

	private final PageClock clock;

	private boolean begun;

	private int last;

	LastRound(Coverage coverage, PageClock clock) {
		this.coverage = coverage;
		this.clock = clock;
	}

	/**
	 * Whether the requests that may still go are enough to read the rest, which may turn
	 * out to be more than it seemed.
	 */
	boolean isDue(Traffic traffic, List<UnreadRange> ranges) {
		if (!this.begun) {
			this.last = Math.max(REQUESTS, traffic.sent() + MORE_REQUESTS);
		}
		int left = left(traffic);
		if (left > FEW_REQUESTS) {
			this.begun = false;
			return false;
		}
		int workers = Math.min(left - RequestBudget.RESERVE, RequestBudget.WORKERS);
		int unread = pages(parts(ranges));
		double most = FILLED * traffic.full() * (this.begun ? SLACK * Math.max(workers, FEWEST_WORKERS) : workers);
		this.begun = unread <= most && unread + traffic.pagesInFlight() <= traffic.reach();
		return this.begun;
	}

	/**
	 * The requests that may still go without waiting for a permit.
	 */
	private int left(Traffic traffic) {
		double permits = RequestBudget.permits(this.coverage.rows() / (double) RowPage.SIZE);
		return (int) Math.min(this.last, permits) - traffic.sent();
	}

	/**
	 * The chains that would read all. Where a request under way will end is a guess, so
	 * that what it leaves is read from its end, unless another one does that.
	 */
	private List<Claim> parts(List<UnreadRange> ranges) {
		List<Claim> parts = new ArrayList<>();
		for (UnreadRange range : ranges) {
			if (range.isIdle()) {
				parts.add(Claim.startOf(range.after(), wanted(range, range.pages())));
			}
			else if (!range.isClaimedFromEnd() && range.left() <= MOST_FROM_END) {
				if (range.left() >= SMALLEST_FROM_END) {
					parts.add(Claim.endOf(range.after(), range.upTo(), wanted(range, range.left())));
				}
			}
			else if (range.left() >= SMALLEST_REST) {
				parts.add(Claim.startOf(range.position(range.claimed()), wanted(range, range.left())));
			}
		}
		return parts;
	}

	private int wanted(UnreadRange range, double pages) {
		double deviations = (pages <= SHORT_PAGES) ? DEVIATIONS_OF_SHORT : DEVIATIONS;
		return (int) Math.ceil(pages + deviations * range.deviation(this.coverage.deviation()));
	}

	private static int pages(List<Claim> parts) {
		return parts.stream().mapToInt(Claim::pages).sum();
	}

	/**
	 * Plan the next request.
	 * @return what to read; {@code null} if there is nothing to ask for before another
	 * request is answered
	 */
	@Nullable Plan next(Traffic traffic, List<UnreadRange> ranges) {
		List<Claim> parts = parts(ranges);
		int most = Math.min(traffic.full(), traffic.room());
		double size = (traffic.inFlight() > 0) ? share(traffic, pages(parts)) : rest(traffic, pages(parts));
		if (parts.isEmpty() || (traffic.inFlight() > 0 && size < Math.min(SMALLEST, most))) {
			return null;
		}
		return compose(parts, (int) Math.min(Math.ceil(size), most), most);
	}

	/**
	 * Once but the reserve is left, no request should end much later than those under
	 * way.
	 */
	private double share(Traffic traffic, int unread) {
		int left = left(traffic);
		if (traffic.idleWorkers() <= 0 || left <= 0) {
			return 0;
		}
		double share = (left > RequestBudget.RESERVE)
				? Math.max(unread / (double) (left - RequestBudget.RESERVE), this.clock.share(unread, SMALLEST))
				: MUCH_LATER * this.clock.longest();
		return Math.min(share, unread);
	}

	/**
	 * What is left in the end is divided, too.
	 */
	private double rest(Traffic traffic, int unread) {
		return Math.max(unread / (double) Math.max(left(traffic), 1), SMALLEST);
	}

	private static Plan compose(List<Claim> parts, int size, int most) {
		List<Claim> chains = new ArrayList<>();
		int left = size;
		for (Claim part : parts) {
			int more = Math.min(chains.isEmpty() ? MORE_OF_FIRST : MORE_OF_OTHER, most - size);
			boolean whole = part.pages() <= left + more;
			if (left > 0 && (whole || (part.pages() > size && left >= Math.min(SMALLEST_DIVIDED, size)))) {
				int pages = whole ? part.pages() : left;
				chains.add(new Claim(part.after(), part.upTo(), pages, part.isBackwards()));
				left -= pages;
			}
		}
		return Plan.of(chains);
	}

}
