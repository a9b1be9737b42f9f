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
import java.util.Map;
import java.util.NavigableMap;

import io.github.b24spring.client.internal.walk.WalkRequest.Claim;

/**
 * Finds places at which a list can be read while it is still being looked at: where a
 * dense part begins or goes on, of which it may be unclear how far it reaches. A chain
 * that comes to its end reads on behind it, so that no page is in vain before it meets
 * another.
 */
final class DenseStarts {

	/**
	 * The pages of a part that is too short to begin in.
	 */
	private static final double SHORTEST = 5;

	/**
	 * How far a chain begins behind another, as a share of what that one reads.
	 */
	private static final double APART = 0.8;

	/**
	 * What of a chain under way is taken to be done.
	 */
	private static final double DONE = 0.5;

	private final NavigableMap<Long, Claim> claims;

	private final Traffic traffic;

	private final int pages;

	private DenseStarts(NavigableMap<Long, Claim> claims, Traffic traffic, int pages) {
		this.claims = claims;
		this.traffic = traffic;
		this.pages = Math.min(pages, traffic.full());
	}

	/**
	 * Find chains for the workers that are idle.
	 * @param gaps what is unread
	 * @param claims what requests under way read, by where they begin
	 * @param traffic what is going on
	 * @param pages the most pages of a chain; 0 if none should begin
	 * @return the chains, those first that have most to read before them
	 */
	static List<Claim> find(List<Gap> gaps, NavigableMap<Long, Claim> claims, Traffic traffic, int pages) {
		return (pages > 0) ? new DenseStarts(claims, traffic, pages).find(gaps) : List.of();
	}

	private List<Claim> find(List<Gap> gaps) {
		double densest = gaps.stream().mapToDouble((gap) -> Math.max(gap.left(), gap.right())).max().orElse(0);
		List<Gap> starts = new ArrayList<>();
		double before = 0;
		double behind = Double.MAX_VALUE;
		for (Gap gap : gaps) {
			if (isClaimed(gap)) {
				behind = DONE * this.pages;
			}
			else if (gap.left() * Coverage.DIFFERENT > densest && UnreadRange.pages(gap) > SHORTEST
					&& behind >= APART * this.pages && before + this.pages <= this.traffic.reach()) {
				starts.add(gap);
				behind = 0;
			}
			behind = gap.isUnclear() ? Double.MAX_VALUE : behind + UnreadRange.pages(gap);
			before += gap.rows() / RowPage.SIZE;
		}
		return starts.stream()
			.sorted(Comparator.comparingDouble((Gap gap) -> UnreadRange.pages(gap)).reversed())
			.limit(Math.max(this.traffic.idleWorkers(), 0))
			.map((gap) -> new Claim(gap.after(), gap.upTo(), this.pages))
			.toList();
	}

	private boolean isClaimed(Gap gap) {
		Map.Entry<Long, Claim> claim = this.claims.ceilingEntry(gap.after());
		return claim != null && claim.getKey() < gap.upTo();
	}

}
