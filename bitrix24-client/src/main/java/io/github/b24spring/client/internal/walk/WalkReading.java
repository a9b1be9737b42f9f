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

import java.util.List;

import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.internal.walk.WalkRequest.Page;
import org.jspecify.annotations.Nullable;

/**
 * What a request for pages of a list brought.
 *
 * @param pages the pages that are certain, in order
 * @param lastPage the last page of the list, where it was asked for
 * @param position where reading ended
 * @param unread the pages to ask for again, if it failed before them
 * @param secondsPerPage how long the portal took for a page; 0 if it did not report it
 * @param failure why there is not more; {@code null} if there is no need for more
 * @param hopeless whether asking again would not help
 */
record WalkReading(List<ReadPage> pages, @Nullable ReadPage lastPage, long position, List<Page> unread,
		double secondsPerPage, @Nullable Bitrix24Exception failure, boolean hopeless) {

	/**
	 * A request that failed as a whole was repeated as often as it may be.
	 */
	static WalkReading failed(WalkRequest request, Bitrix24Exception failure) {
		return new WalkReading(List.of(), null, request.pages().get(0).after(), List.of(), 0, failure, true);
	}

	/**
	 * Count the pages that come after a position without gaps.
	 */
	static int following(long position, List<ReadPage> pages) {
		long reached = position;
		int count = 0;
		for (ReadPage page : pages) {
			if (page.after() > reached) {
				break;
			}
			reached = Math.max(reached, page.upTo());
			count++;
		}
		return count;
	}

	/**
	 * The position of the last row of the list, where its last page was asked for.
	 * @return the position; {@link Long#MIN_VALUE} if it is not known
	 */
	long lastPosition() {
		int rows = (this.lastPage != null) ? this.lastPage.positions().length : 0;
		return (this.lastPage != null && rows > 0) ? this.lastPage.positions()[rows - 1] : Long.MIN_VALUE;
	}

	long bytes() {
		return this.pages.stream().mapToLong((page) -> page.page().bytes()).sum();
	}

	/**
	 * A page and what it tells.
	 *
	 * @param page the page
	 * @param rows the numbers of the rows that count, in the order of their positions
	 * @param positions their positions
	 * @param after the position before the page
	 * @param upTo the position up to which there are no other rows
	 * @param jumped whether the page began anywhere, not at a row
	 */
	record ReadPage(RowPage page, int[] rows, long[] positions, long after, long upTo, boolean jumped) {
	}

}
