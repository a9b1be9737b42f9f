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
import java.util.SortedMap;
import java.util.TreeMap;

import io.github.b24spring.client.internal.walk.WalkRequest.Claim;
import io.github.b24spring.client.internal.walk.WalkRequest.Page;
import org.jspecify.annotations.Nullable;

/**
 * What a request for a long list reads.
 *
 * @param pages the pages, in the order of the list
 * @param claims the chains among them
 */
record Plan(List<Page> pages, List<Claim> claims) {

	/**
	 * A list that has fewer rows is to be read by three requests: by how many deviations
	 * more pages than expected the last of them reads.
	 */
	private static final int SHORT_ROWS = 3000;

	private static final double DEVIATIONS_OF_LAST = 10;

	/**
	 * Plan chains, and single pages among them.
	 * @param single the pages that do not belong to chains
	 * @param chains the number of pages of each chain, by where it begins
	 */
	static Plan of(List<Page> single, SortedMap<Long, Integer> chains) {
		return of(single, chains, List.of());
	}

	/**
	 * Plan chains, and single pages among them.
	 * @param single the pages that do not belong to chains
	 * @param chains the number of pages of each chain, by where it begins
	 * @param backwards the chains that are read from their ends
	 */
	static Plan of(List<Page> single, SortedMap<Long, Integer> chains, List<Claim> backwards) {
		TreeMap<Long, List<Page>> pages = new TreeMap<>();
		single.forEach((page) -> pages.computeIfAbsent(page.after(), (after) -> new ArrayList<>()).add(page));
		List<Claim> claims = new ArrayList<>();
		chains.forEach((after, count) -> claims.add(Claim.startOf(after, count)));
		claims.addAll(backwards);
		for (Claim claim : claims) {
			pages.computeIfAbsent(claim.after(), (after) -> new ArrayList<>()).addAll(Claim.pages(List.of(claim)));
		}
		return new Plan(pages.values().stream().flatMap(List::stream).toList(), claims);
	}

	/**
	 * Plan one chain.
	 */
	static Plan of(Claim claim) {
		return of(List.of(claim));
	}

	/**
	 * Plan chains one after the other.
	 */
	static Plan of(List<Claim> claims) {
		return new Plan(Claim.pages(claims), claims);
	}

	/**
	 * Plan to look at a place behind all chains, too.
	 * @param look the place; {@code null} if there is none
	 */
	Plan with(@Nullable Claim look) {
		if (look == null) {
			return this;
		}
		List<Page> pages = new ArrayList<>(this.pages);
		pages.addAll(Claim.pages(List.of(look)));
		List<Claim> claims = new ArrayList<>(this.claims);
		claims.add(look);
		return new Plan(pages, claims);
	}

	/**
	 * Plan one chain that leaves what is far behind it to others.
	 * @param gap where it begins
	 * @param size the number of its pages
	 */
	static Plan chain(Gap gap, int size) {
		double ids = (gap.left() > 0) ? 2 * size * RowPage.SIZE / gap.left() : Double.MAX_VALUE;
		return of(new Claim(gap.after(), (ids < gap.ids()) ? gap.after() + (long) ids : gap.upTo(), size));
	}

	/**
	 * Plan what a short list has after its first chain.
	 * @param gaps what is unread
	 * @param size the number of pages
	 * @param rows the number of rows of the list
	 * @param deviation by how much the number of rows differs on the length of a page, as
	 * a share of it
	 */
	static Plan rest(List<Gap> gaps, int size, long rows, double deviation) {
		return compose(gaps, size, false, ((rows <= SHORT_ROWS) ? DEVIATIONS_OF_LAST : 1) * deviation);
	}

	/**
	 * Plan chains through the first gaps.
	 * @param gaps what is unread
	 * @param size the number of pages
	 * @param regular whether ids are so even that no gap needs more pages than it seems
	 * @param deviation by how much the number of rows differs on the length of a page, as
	 * a share of it
	 */
	static Plan compose(List<Gap> gaps, int size, boolean regular, double deviation) {
		List<Page> pages = new ArrayList<>(size);
		List<Claim> claims = new ArrayList<>();
		for (Gap gap : gaps) {
			int left = size - pages.size();
			if (left <= 0) {
				break;
			}
			if (gap.isUnclear()) {
				gap.probes().stream().limit(left).map(Page::after).forEach(pages::add);
				claims.add(new Claim(gap.after(), gap.upTo(), Integer.MAX_VALUE));
				continue;
			}
			double exact = regular ? Math.ceil(gap.pages())
					: Math.round(gap.pages() + deviation * Math.sqrt(gap.pages()));
			int wanted = (int) Math.min(Math.max(exact, 1), left);
			Claim claim = new Claim(gap.after(), gap.partUpTo((double) left * RowPage.SIZE, regular), wanted);
			pages.addAll(Claim.pages(List.of(claim)));
			claims.add(claim);
		}
		return new Plan(pages, claims);
	}

}
