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

/**
 * What a request for a long list reads.
 *
 * @param pages the pages, in the order of the list
 * @param claims the chains among them
 */
record Plan(List<Page> pages, List<Claim> claims) {

	/**
	 * Plan chains, and ends of parts among them.
	 * @param ends the pages that read the ends of parts
	 * @param chains the number of pages of each chain, by where it begins
	 */
	static Plan of(List<Page> ends, SortedMap<Long, Integer> chains) {
		TreeMap<Long, List<Page>> pages = new TreeMap<>();
		ends.forEach((page) -> pages.computeIfAbsent(page.after(), (after) -> new ArrayList<>()).add(page));
		List<Claim> claims = new ArrayList<>();
		chains.forEach((after, count) -> {
			Claim claim = new Claim(after, after, count);
			claims.add(claim);
			pages.computeIfAbsent(after, (start) -> new ArrayList<>()).addAll(Claim.pages(List.of(claim)));
		});
		return new Plan(pages.values().stream().flatMap(List::stream).toList(), claims);
	}

}
