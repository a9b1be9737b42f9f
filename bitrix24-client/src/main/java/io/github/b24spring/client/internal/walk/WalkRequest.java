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
import java.util.Collections;
import java.util.List;

import io.github.b24spring.client.internal.pipeline.Repetitions;
import org.jspecify.annotations.Nullable;

/**
 * Pages of a list to read in one request.
 *
 * @param number the place among all requests
 * @param opening whether the last page of the list is read too, before the others
 * @param pages the pages, in the order of the list
 * @param claims the parts of the list that nobody else reads meanwhile
 * @param repetitions the repetitions since the last row that came; {@code null} if there
 * are none
 */
record WalkRequest(long number, boolean opening, List<Page> pages, List<Claim> claims,
		@Nullable Repetitions repetitions) {

	WalkRequest {
		pages = Collections.unmodifiableList(new ArrayList<>(pages));
	}

	int size() {
		return this.pages.size();
	}

	/**
	 * What is left of a request.
	 * @param unread the pages that are left
	 * @param repetitions the repetitions since the last row that came
	 */
	WalkRequest rest(List<Page> unread, Repetitions repetitions) {
		return new WalkRequest(this.number, this.opening, unread, this.claims, repetitions);
	}

	/**
	 * The pages that are left of a request. One that tells where a list begins and ends
	 * tells it again.
	 * @param read the number of pages that were read
	 * @param after the position of the last row that was read
	 * @param before the position before the first row of the last page that was read
	 * backwards
	 */
	List<Page> unread(int read, long after, long before) {
		List<Page> unread = new ArrayList<>(this.opening ? this.pages : this.pages.subList(read, this.pages.size()));
		Page first = unread.get(0);
		if (this.opening) {
			unread.set(0, Page.after(after));
		}
		else if (!first.isBackwards()) {
			unread.set(0, Page.after(Math.max(after, first.after())));
		}
		else if (first.upTo() == null) {
			unread.set(0, Page.endOf(first.after(), before));
		}
		return unread;
	}

	/**
	 * A page, which begins where the page before it ended, and not before a position; or
	 * which has the last rows of a part of the list.
	 *
	 * @param after the position; {@link Long#MIN_VALUE} if it is the page before alone
	 * that counts
	 * @param upTo the last position of the part whose last rows are read; {@code null} if
	 * the page reads the rows after the position, or if the part ends where the page
	 * before it began
	 * @param isBackwards whether the page has the last rows of a part
	 */
	record Page(long after, @Nullable Long upTo, boolean isBackwards) {

		static final Page NEXT = new Page(Long.MIN_VALUE, null, false);

		static Page after(long position) {
			return new Page(position, null, false);
		}

		static Page endOf(long after, long upTo) {
			return new Page(after, upTo, true);
		}

		/**
		 * The rows before those of the page before it, which has the last rows of a part.
		 * @param after the position before the part
		 */
		static Page previous(long after) {
			return new Page(after, null, true);
		}

		boolean isJump() {
			return this.after != Long.MIN_VALUE;
		}

	}

	/**
	 * A part of the list.
	 *
	 * @param after the position before it
	 * @param upTo its last position
	 * @param pages the number of pages that the request reads of it
	 * @param isBackwards whether they are read from the end of the part
	 */
	record Claim(long after, long upTo, int pages, boolean isBackwards) {

		/**
		 * How much of the part stays with the request, beyond what it will probably read,
		 * as a share of that and in pages.
		 */
		private static final double MARGIN = 0.15;

		private static final double SLACK = 1;

		Claim(long after, long upTo, int pages) {
			this(after, upTo, pages, false);
		}

		/**
		 * What is read from a position on, wherever that ends.
		 */
		static Claim startOf(long after, int pages) {
			return new Claim(after, after, pages);
		}

		/**
		 * The part whose last rows are read.
		 */
		static Claim endOf(long after, long upTo, int pages) {
			return new Claim(after, upTo, pages, true);
		}

		/**
		 * Where the part ends, if what seems to be too much for the request is left to
		 * others.
		 * @param gap the part
		 */
		long probableEnd(Gap gap) {
			double rows = (this.pages + SLACK) * (1 + MARGIN) * RowPage.SIZE;
			return (gap.isUnclear() || gap.rows() <= rows) ? this.upTo : this.after + (long) gap.ids(rows);
		}

		/**
		 * Return the pages of chains that begin where the parts begin, or where they end.
		 */
		static List<Page> pages(List<Claim> claims) {
			List<Page> pages = new ArrayList<>();
			for (Claim claim : claims) {
				boolean backwards = claim.isBackwards();
				pages.add(backwards ? Page.endOf(claim.after(), claim.upTo()) : Page.after(claim.after()));
				pages.addAll(
						Collections.nCopies(claim.pages() - 1, backwards ? Page.previous(claim.after()) : Page.NEXT));
			}
			return pages;
		}

	}

}
