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
import java.util.Collection;
import java.util.List;

/**
 * What the beginning and the end of a list tell of what is between.
 *
 * @param gap what is between
 * @param unevenness how many times as dense as another the densest part is that was read
 * @param usualRows the rows of the gap if the widest distances that were read are no
 * sample of all: probably more than it has
 */
record ListEnds(Gap gap, double unevenness, double usualRows) {

	/**
	 * How many times as dense as the others some rows of a list must be to be a dense
	 * part, even if all that is unread may be as dense.
	 */
	private static final double DENSE_PART = 100;

	/**
	 * How many times as dense as the others they are where one end of the list is, so
	 * that it is not only dense where it ends.
	 */
	private static final double DENSE_END = 50;

	static ListEnds of(Coverage coverage, Gap gap) {
		double lowest = Double.MAX_VALUE;
		double highest = 0;
		Collection<Stretch> before = coverage.before(gap.after()).values();
		Collection<Stretch> behind = coverage.from(gap.upTo()).values();
		List<Stretch> known = new ArrayList<>(before);
		known.addAll(behind);
		for (Stretch stretch : known) {
			if (stretch.isSample()) {
				lowest = Math.min(lowest, stretch.density());
				highest = Math.max(highest, stretch.density());
			}
		}
		Gap usual = Gap.of(gap.after(), gap.upTo(), usual(before, gap.left()), usual(behind, gap.right()));
		return new ListEnds(gap, highest / lowest, usual.rows());
	}

	private static double usual(Collection<Stretch> stretches, double otherwise) {
		double gaps = 0;
		double ids = 0;
		for (Stretch stretch : stretches) {
			if (stretch.isSampleWithoutWidest()) {
				gaps += stretch.gaps() - 1;
				ids += stretch.ids() - stretch.widest();
			}
		}
		return (ids > 0) ? gaps / ids : otherwise;
	}

	/**
	 * Whether the list has dense and sparse parts.
	 */
	boolean areParts() {
		return this.gap.isUnclear() ? mayBeParts() : this.unevenness > DENSE_PART;
	}

	/**
	 * Whether some rows are so much closer than others that the list may have such parts.
	 */
	boolean mayBeParts() {
		return this.unevenness > DENSE_END;
	}

	/**
	 * The rows of the sparse parts, if nearly all of the list is sparse.
	 */
	double sparseRows() {
		boolean dense = !this.gap.isUnclear() && this.unevenness > DENSE_PART;
		return dense ? this.gap.mostRows() / this.unevenness : this.gap.fewestRows();
	}

}
