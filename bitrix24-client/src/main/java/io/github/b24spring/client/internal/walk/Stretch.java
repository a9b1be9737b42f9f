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

/**
 * A stretch of a list that was read. Positions are ids, or their negatives where the list
 * is read from the end, so that they always grow.
 *
 * @param after the position before it
 * @param upTo its last position
 * @param rows the number of rows in it
 * @param gaps the number of distances between rows that tell how dense it is
 * @param ids the sum of those distances
 */
record Stretch(long after, long upTo, int rows, int gaps, long ids) {

	/**
	 * Where reading began at a position that was chosen without regard to the rows, the
	 * distance to the first row is no sample of all: wide gaps are met more often.
	 */
	static Stretch of(long after, long upTo, long[] positions, int from, int to, boolean jumped) {
		int rows = to - from;
		if (rows == 0) {
			return new Stretch(after, upTo, 0, 0, 0);
		}
		long last = positions[to - 1];
		return jumped ? new Stretch(after, upTo, rows, rows - 1, last - positions[from])
				: new Stretch(after, upTo, rows, rows, last - after);
	}

	boolean isSample() {
		return this.gaps > 0 && this.ids > 0;
	}

	double density() {
		return this.gaps / (double) this.ids;
	}

}
