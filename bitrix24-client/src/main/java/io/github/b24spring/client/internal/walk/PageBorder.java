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

import java.util.stream.IntStream;

/**
 * Where a dense part of a list borders on a sparse one within a page.
 */
final class PageBorder {

	private static final int SMALLEST_PART = 6;

	private PageBorder() {
	}

	/**
	 * Find the border.
	 * @param part the rows of the page that count
	 * @param positions the positions of all its rows
	 * @return the first row after the border; 0 if there is none
	 */
	static int find(Coverage.Part part, long[] positions) {
		long first = positions[part.from()];
		long last = positions[part.to() - 1];
		int border = 0;
		double most = 0;
		for (int i = part.from() + SMALLEST_PART; i < part.to() - SMALLEST_PART; i++) {
			double before = (positions[i] - first) / (double) (i - part.from());
			double after = (last - positions[i]) / (double) (part.to() - 1 - i);
			if (Math.max(before, after) > Coverage.DIFFERENT * Math.min(before, after)) {
				double gain = -(i - part.from()) * Math.log(before) - (part.to() - 1 - i) * Math.log(after);
				if (border == 0 || gain > most) {
					most = gain;
					border = i + 1;
				}
			}
		}
		return (border > 0 && isBorder(part, border - 1, positions)) ? border : 0;
	}

	/**
	 * A few wide gaps make no sparse part: most of them have to be wider than any in the
	 * dense one.
	 */
	private static boolean isBorder(Coverage.Part part, int border, long[] positions) {
		long[] before = distances(positions, part.from(), border);
		long[] after = distances(positions, border, part.to() - 1);
		return before[before.length - 1] < after[after.length / 2]
				|| after[after.length - 1] < before[before.length / 2];
	}

	private static long[] distances(long[] positions, int from, int to) {
		return IntStream.range(from, to).mapToLong((i) -> positions[i + 1] - positions[i]).sorted().toArray();
	}

}
