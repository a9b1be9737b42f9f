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

import io.github.b24spring.client.internal.walk.WalkRequest.Claim;

/**
 * What can be read of an unread range by one chain, whatever is being read of it.
 *
 * @param range the range
 * @param pages the pages that nobody reads yet
 * @param place where the chain is
 */
record RangePart(UnreadRange range, double pages, Place place) {

	/**
	 * The pages that are left of a range while others read it, from its end or from both.
	 */
	private static final double SMALLEST_FROM_END = 1.3;

	private static final double SMALLEST_MIDDLE = 5;

	/**
	 * How many times as dense as its end the beginning of a range is that is read from
	 * its end: where it is sparse, a chain does not run into what was read if the dense
	 * part is shorter than expected.
	 */
	private static final double DENSE_BEGINNING = 2;

	private static final double SHORT_PAGES = 4;

	enum Place {

		BEGINNING, END, MIDDLE

	}

	/**
	 * Choose where a range is read.
	 */
	static RangePart of(UnreadRange range) {
		if (range.isIdle()) {
			return new RangePart(range, Math.max(range.pages(), 1),
					isBetterFromEnd(range) ? Place.END : Place.BEGINNING);
		}
		return new RangePart(range, range.left(), range.isClaimedFromEnd() ? Place.MIDDLE : Place.END);
	}

	private static boolean isBetterFromEnd(UnreadRange range) {
		return !range.isClaimedFromEnd() && range.pages() >= SHORT_PAGES
				&& range.first().left() > DENSE_BEGINNING * range.last().right();
	}

	/**
	 * Whether enough is left besides what others read.
	 */
	boolean isWorthChain() {
		return this.range.isIdle() || this.pages >= ((this.place == Place.END) ? SMALLEST_FROM_END : SMALLEST_MIDDLE);
	}

	/**
	 * The chain. In the middle, as much is left before it as behind it.
	 * @param chain the number of its pages
	 */
	Claim claim(int chain) {
		if (this.place == Place.END) {
			return Claim.endOf(this.range.after(), this.range.upTo(), chain);
		}
		long after = this.range.after();
		if (this.place == Place.MIDDLE) {
			after = this.range.position(this.range.claimed() + Math.max(this.pages - chain, 0) / 2);
		}
		return Claim.startOf(after, chain);
	}

}
