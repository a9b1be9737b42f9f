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
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

import io.github.b24spring.client.internal.walk.WalkRequest.Claim;

/**
 * Finds the unread parts of a list, which end where a request under way begins, and where
 * more than a page was read.
 */
final class UnreadRanges {

	/**
	 * How many rows a chain passes over rather than end.
	 */
	private static final int PASSED_ROWS = 60;

	/**
	 * A request that reads a range from its end may well read so many pages more than it
	 * seems to.
	 */
	private static final double UNCERTAIN_PAGES = 1;

	private final BiFunction<Long, Long, Gap> gaps;

	private final Claims claims;

	private final TreeMap<Long, Claim> starts;

	private final List<UnreadRange> ranges = new ArrayList<>();

	private double carried;

	private int knownRows = PASSED_ROWS + 1;

	private UnreadRanges(BiFunction<Long, Long, Gap> gaps, Claims claims) {
		this.gaps = gaps;
		this.claims = claims;
		this.starts = claims.starts();
	}

	/**
	 * Finds them.
	 * @param coverage what was read
	 * @param gaps guesses how dense a gap is
	 * @param claims what requests under way read
	 * @param limit the position that is not passed
	 * @return the ranges in order
	 */
	static List<UnreadRange> of(Coverage coverage, BiFunction<Long, Long, Gap> gaps, Claims claims, long limit) {
		return new UnreadRanges(gaps, claims).find(coverage, limit);
	}

	private List<UnreadRange> find(Coverage coverage, long limit) {
		long position = coverage.frontier();
		Map.Entry<Long, Claim> before = this.starts.lowerEntry(position);
		this.carried = (before != null) ? before.getValue().pages() : 0;
		List<Stretch> stretches = new ArrayList<>(coverage.from(position).values());
		stretches.add(Stretch.empty(limit, limit, 0));
		for (Stretch stretch : stretches) {
			long end = Math.min(stretch.after(), limit);
			if (end > position) {
				unread(position, end);
			}
			known(stretch);
			position = Math.max(position, stretch.upTo());
		}
		this.ranges.forEach((range) -> range.claimFromEnd(this.claims.pagesFromEnds(range.after(), range.upTo())));
		return this.ranges.stream().filter(UnreadRanges::isToBePlanned).toList();
	}

	private static boolean isToBePlanned(UnreadRange range) {
		return !range.isIdle() || !range.isClaimedFromEnd() || range.left() >= UNCERTAIN_PAGES;
	}

	private void unread(long after, long upTo) {
		UnreadRange last = this.ranges.isEmpty() ? null : this.ranges.get(this.ranges.size() - 1);
		boolean passed = this.knownRows <= PASSED_ROWS;
		if (last != null && last.claimed() > 0 && !passed) {
			double over = last.claimed() - last.pages() - this.knownRows / (double) RowPage.SIZE;
			this.carried = Math.max(this.carried, over);
		}
		long position = after;
		NavigableMap<Long, Claim> within = this.starts.subMap(after, true, upTo, false);
		if (within.isEmpty() || within.firstKey() > after) {
			position = within.isEmpty() ? upTo : within.firstKey();
			UnreadRange range = (last != null && passed && this.carried < 1) ? last
					: begin((int) Math.round(this.carried));
			range.add(this.gaps.apply(after, position));
		}
		for (Claim claim : within.values()) {
			Long next = within.higherKey(claim.after());
			begin(claim.pages()).add(this.gaps.apply(claim.after(), (next != null) ? next : upTo));
		}
		this.knownRows = 0;
		this.carried = 0;
	}

	private UnreadRange begin(int claimed) {
		UnreadRange range = new UnreadRange(claimed);
		this.ranges.add(range);
		return range;
	}

	/**
	 * Requests under way that began in what was read meanwhile come out behind it.
	 */
	private void known(Stretch stretch) {
		this.carried = Math.max(this.carried - stretch.rows() / (double) RowPage.SIZE, 0);
		for (Claim claim : this.starts.subMap(stretch.after(), true, stretch.upTo(), false).values()) {
			double share = (stretch.upTo() - claim.after()) / (double) (stretch.upTo() - stretch.after());
			this.carried = Math.max(this.carried, claim.pages() - share * stretch.rows() / RowPage.SIZE);
		}
		this.knownRows += stretch.rows();
	}

}
