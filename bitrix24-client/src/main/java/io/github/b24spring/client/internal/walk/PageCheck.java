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

import java.util.HashMap;
import java.util.Map;

import io.github.b24spring.client.exception.Bitrix24UnreadableResponseException;
import io.github.b24spring.client.internal.answer.Envelope;
import io.github.b24spring.client.list.ListMethod;
import io.github.b24spring.client.list.catalog.ListPaging.Style;
import org.jspecify.annotations.Nullable;

/**
 * Sees whether pages that were asked for by the number of rows before them fit together.
 * What a portal says of the total or of the next page is believed only as far as the rows
 * agree.
 */
final class PageCheck {

	private final String method;

	private final ListMethod form;

	private final boolean paged;

	private final boolean documented;

	private final boolean limited;

	private final Map<Long, Long> startsByContent = new HashMap<>();

	PageCheck(String method, ListMethod form) {
		this.method = method;
		this.form = form;
		this.limited = form.paging().style() == Style.LIMIT;
		this.paged = form.paging().style() != Style.NONE && !this.limited;
		this.documented = form.documented() != null && this.paged && form.hasDocumentedPages();
	}

	/**
	 * What a page says, beside its rows.
	 *
	 * @param start the number of rows before it
	 * @param size the number of rows of a full page
	 * @param total the number of rows of the list; {@code null} if it does not tell
	 * @param next where the next page starts; {@code null} if it does not tell
	 * @param more whether there is a next page; {@code null} if it does not tell
	 */
	record Claim(long start, long size, @Nullable Long total, @Nullable Long next, @Nullable Boolean more) {

		boolean isBeforeAnother() {
			return this.next != null || Boolean.TRUE.equals(this.more);
		}

		boolean isTotalReached(long rows) {
			return this.total == null || this.total <= this.start + rows;
		}

	}

	/**
	 * Where a page is in its list.
	 */
	enum Place {

		/**
		 * Another one may follow.
		 */
		BEFORE_ANOTHER,

		/**
		 * None follows.
		 */
		LAST,

		/**
		 * Its rows were read before, as the method knows no pages.
		 */
		BEYOND_THE_LAST

	}

	/**
	 * Return what an answer says.
	 * @param start the number of rows before it
	 * @param size the number of rows of a full page
	 * @param envelope the answer
	 * @return what it says
	 */
	Claim claim(long start, long size, Envelope envelope) {
		return new Claim(start, size, envelope.total(), envelope.next(), NextPage.isThere(envelope, this.form));
	}

	/**
	 * Check a page.
	 * @param claim what it says
	 * @param page its rows
	 * @return its place in the list
	 * @throws Bitrix24UnreadableResponseException if it does not fit
	 */
	Place place(Claim claim, RowPage page) {
		Long next = claim.next();
		if (next != null && (next <= claim.start() || next - claim.start() < page.size())) {
			throw misfit(claim, "it has " + page.size() + " rows, but the next starts at " + next);
		}
		if (isRepeated(claim, page)) {
			boolean all = !claim.isBeforeAnother() && (claim.total() == null || claim.total() <= claim.start());
			if (all && (page.hasIds() || !this.documented)) {
				return Place.BEYOND_THE_LAST;
			}
			throw misfit(claim, "its rows are those of an earlier page: the method ignores where a page starts"
					+ (page.hasIds() ? "" : ", or nothing that is selected tells the rows apart"));
		}
		if (this.limited && next == null && page.size() >= claim.size()) {
			throw misfit(claim, "it has " + page.size()
					+ " rows, the most that the method tells, and it knows no way to ask for those that may follow");
		}
		if (claim.more() != null) {
			return place(claim, page, claim.more());
		}
		if (!this.paged && next == null && claim.isTotalReached(page.size())) {
			return Place.LAST;
		}
		if (page.size() >= claim.size()) {
			boolean all = page.size() > claim.size() && next == null && claim.isTotalReached(page.size());
			return all ? Place.LAST : Place.BEFORE_ANOTHER;
		}
		if (next != null) {
			throw misfit(claim, "it has " + page.size() + " rows only, although another follows at " + next);
		}
		if (!claim.isTotalReached(page.size())) {
			throw misfit(claim, "it has " + page.size() + " rows and nothing follows, although there are "
					+ claim.total() + " rows in all");
		}
		return Place.LAST;
	}

	/**
	 * Where a page tells whether another follows, it may be short: its rows are what is
	 * left of those that the portal looked at.
	 */
	private Place place(Claim claim, RowPage page, boolean more) {
		if (more && page.size() == 0) {
			throw misfit(claim, "it has no rows, although another page follows");
		}
		return more ? Place.BEFORE_ANOTHER : Place.LAST;
	}

	private boolean isRepeated(Claim claim, RowPage page) {
		Long earlier = (page.size() > 0) ? this.startsByContent.putIfAbsent(page.content(), claim.start()) : null;
		return earlier != null && earlier != claim.start();
	}

	private Bitrix24UnreadableResponseException misfit(Claim claim, String reason) {
		return RowPage.unreadable(this.method, "the page after " + claim.start() + " rows does not fit: " + reason);
	}

}
