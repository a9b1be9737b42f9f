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

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

import io.github.b24spring.client.internal.walk.WalkRequest.Page;

/**
 * Looks for the places at which the density of a list changes at once, by single pages
 * that requests read beside what they are for.
 */
final class StepLooks {

	/**
	 * By how many pages a part has to differ from what is expected to be worth a look.
	 */
	private static final double FEWEST_PAGES = 5;

	private static final int MOST_LOOKS = 3;

	/**
	 * The pages of a request for each of its looks, at least.
	 */
	private static final int FEWEST_PAGES_FOR_A_LOOK = 10;

	/**
	 * The unread pages of a list below which a look comes too late.
	 */
	private static final double FEWEST_UNREAD = 200;

	private final TreeSet<Long> asked = new TreeSet<>();

	/**
	 * Choose where to look.
	 * @param ranges what is unread
	 * @param unread the pages that nobody reads yet
	 * @param most the pages of the request
	 */
	List<Page> places(List<UnreadRange> ranges, double unread, int most) {
		if (unread < FEWEST_UNREAD) {
			return List.of();
		}
		return UnreadRange.gaps(ranges)
			.stream()
			.filter((gap) -> gap.stepDeviation() >= FEWEST_PAGES)
			.sorted(Comparator.comparingDouble(Gap::stepDeviation).reversed())
			.filter((gap) -> this.asked.subSet(gap.after(), gap.upTo()).isEmpty())
			.limit(Math.min(most / FEWEST_PAGES_FOR_A_LOOK, MOST_LOOKS))
			.map((gap) -> Page.after(gap.after() + gap.ids() / 2))
			.toList();
	}

	/**
	 * Note that places are asked for.
	 */
	void ask(List<Page> places) {
		places.forEach((page) -> this.asked.add(page.after()));
	}

}
