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

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A stretch of a list that was read. Positions are ids, or their negatives where the list
 * is read from the end, so that they always grow.
 *
 * @param after the position before it
 * @param upTo its last position
 * @param rows the number of rows in it
 * @param gaps the number of distances between rows that tell how dense it is
 * @param ids the sum of those distances
 * @param middle the median of them
 * @param widest the greatest of them
 */
record Stretch(long after, long upTo, int rows, int gaps, long ids, long middle, long widest) {

	/**
	 * The distances that tell what is usual in a stretch.
	 */
	private static final int FEWEST_GAPS = 4;

	private static final int FEWEST_GAPS_WITHOUT_WIDEST = 8;

	/**
	 * Where reading began at a position that was chosen without regard to the rows, the
	 * distance to the first row is no sample of all: wide gaps are met more often.
	 */
	static Stretch of(long after, long upTo, long[] positions, int from, int to, boolean jumped) {
		long[] distances = IntStream.range(jumped ? from + 1 : from, to)
			.mapToLong((i) -> positions[i] - ((i > from) ? positions[i - 1] : after))
			.sorted()
			.toArray();
		int gaps = distances.length;
		return (gaps == 0) ? empty(after, upTo, to - from) : new Stretch(after, upTo, to - from, gaps,
				Arrays.stream(distances).sum(), distances[gaps / 2], distances[gaps - 1]);
	}

	/**
	 * A stretch that does not tell how dense it is.
	 */
	static Stretch empty(long after, long upTo, int rows) {
		return new Stretch(after, upTo, rows, 0, 0, 0, 0);
	}

	boolean isSample() {
		return this.gaps > 0 && this.ids > 0;
	}

	/**
	 * Whether this and another stretch belong to different parts of the list, so that it
	 * is not a few wide distances that make the difference.
	 */
	boolean isOther(Stretch stretch) {
		return this.gaps >= FEWEST_GAPS && stretch.gaps >= FEWEST_GAPS
				&& (this.widest < stretch.middle || stretch.widest < this.middle);
	}

	double density() {
		return this.gaps / (double) this.ids;
	}

	/**
	 * Whether the other distances tell how dense it is if the widest is left out.
	 */
	boolean isSampleWithoutWidest() {
		return this.gaps >= FEWEST_GAPS_WITHOUT_WIDEST && this.ids > this.widest;
	}

	double densityWithoutWidest() {
		return (this.gaps - 1) / (double) (this.ids - this.widest);
	}

}
