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
import java.util.Set;

import io.github.b24spring.client.internal.walk.WalkRequest.Page;

/**
 * Looks for the ends of dense parts of a list. Where the rest of an unread part is
 * sparse, its last page reads over the sparse rows and comes to the end of the dense
 * ones, which is then known exactly, and none of its rows is in vain.
 */
final class BlockEnds {

	private static final int MOST_PAGES = 12;

	/**
	 * The pages that are worth a request of their own, and how many of those there are.
	 */
	private static final int FEWEST_PAGES = 4;

	private static final int MOST_REQUESTS = 1;

	private final Set<Long> asked = new HashSet<>();

	private int requests;

	/**
	 * Find the gaps that begin dense and end sparse, of which the end was not asked for.
	 */
	List<Gap> unclear(List<UnreadRange> ranges) {
		return UnreadRange.gaps(ranges)
			.stream()
			.filter((gap) -> gap.isEndUnclear() && !this.asked.contains(gap.upTo()))
			.toList();
	}

	boolean isWorthRequest(List<Gap> unclear) {
		return this.requests < MOST_REQUESTS
				&& unclear.stream().mapToInt((gap) -> gap.ends().size()).sum() >= FEWEST_PAGES;
	}

	/**
	 * Choose the gaps whose ends are looked for in a request of their own.
	 */
	List<Gap> ofOneRequest(List<Gap> unclear) {
		this.requests++;
		return first(unclear, MOST_PAGES);
	}

	/**
	 * Choose the gaps whose ends are looked for.
	 * @param most the most pages
	 */
	List<Gap> first(List<Gap> unclear, int most) {
		List<Gap> chosen = new ArrayList<>();
		int pages = 0;
		for (Gap gap : unclear) {
			int count = gap.ends().size();
			if (pages + count <= Math.min(most, MOST_PAGES)) {
				chosen.add(gap);
				pages += count;
			}
		}
		return chosen;
	}

	/**
	 * Ask for the ends of gaps.
	 * @return the pages, in the order of the list
	 */
	List<Page> ask(List<Gap> gaps) {
		gaps.forEach((gap) -> this.asked.add(gap.upTo()));
		return gaps.stream().flatMap((gap) -> gap.ends().stream()).toList();
	}

}
