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
import java.util.function.Supplier;

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

	private final Traffic traffic;

	private final int pages;

	private final List<Gap> starts = new ArrayList<>();

	private double before;

	private DenseStarts(Traffic traffic, int pages) {
		this.traffic = traffic;
		this.pages = Math.min(pages, traffic.full());
	}

	/**
	 * Find chains for the workers that are idle.
	 * @param ranges finds what is unread, if it matters
	 * @param traffic what is going on
	 * @param pages the most pages of a chain; 0 if none should begin
	 * @return the chains, those first that have most to read before them
	 */
	static List<Claim> find(Supplier<List<UnreadRange>> ranges, Traffic traffic, int pages) {
		return (pages > 0) ? new DenseStarts(traffic, pages).find(ranges.get()) : List.of();
	}

	private List<Claim> find(List<UnreadRange> ranges) {
		double densest = Gap.densest(UnreadRange.gaps(ranges));
		ranges.forEach((range) -> add(range, densest));
		return this.starts.stream()
			.sorted(Comparator.comparingDouble((Gap gap) -> UnreadRange.pages(gap)).reversed())
			.limit(Math.max(this.traffic.idleWorkers(), 0))
			.map((gap) -> new Claim(gap.after(), gap.upTo(), this.pages))
			.toList();
	}

	/**
	 * A request under way may read on through gaps that are unclear.
	 */
	private void add(UnreadRange range, double densest) {
		double behind = range.isIdle() ? Double.MAX_VALUE : -range.claimed();
		for (Gap gap : range.gaps()) {
			if (gap.left() * Coverage.DIFFERENT > densest && UnreadRange.pages(gap) > SHORTEST
					&& behind >= APART * this.pages && this.before + this.pages <= this.traffic.reach()) {
				this.starts.add(gap);
				behind = 0;
			}
			behind = (gap.isUnclear() && behind >= 0) ? Double.MAX_VALUE : behind + UnreadRange.pages(gap);
			this.before += gap.rows() / RowPage.SIZE;
		}
	}

}
