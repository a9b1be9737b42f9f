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
package io.github.b24spring.testportal.list;

/**
 * How the ids of a table lie that has been in use: rows were deleted, imported, or come
 * from a filter, so that the gaps between ids are anything but even. The same profile
 * with the same number of rows and the same seed always makes the same ids.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public enum IdProfile {

	/**
	 * Most ids follow each other, some gaps are wide: none after 62 % of the ids, one to
	 * three ids after 26 %, four to twenty after 11.8 %, and 120 to 900 after 0.2 %.
	 */
	HEAVY_TAIL,

	/**
	 * The gaps of {@link #HEAVY_TAIL}, in five parts of equally many rows 1, 5, 1, 12 and
	 * 2 times as wide.
	 */
	REGIONS,

	/**
	 * Imports: 95 % of the rows are in blocks without gaps that take 5 % of the span, the
	 * other rows are anywhere between.
	 */
	BURSTS,

	/**
	 * The mean distance between ids shrinks from twenty to two, so that the end has ten
	 * times as many rows to a thousand ids as the beginning.
	 */
	GROWING_DENSITY,

	/**
	 * One row in a hundred is anywhere in a long stretch, after which all others come in
	 * one block without gaps.
	 */
	FAR_BLOCK,

	/**
	 * What a filter leaves of ids without gaps: one row in forty, in runs of one to
	 * twenty-four.
	 */
	FILTERED_RUNS;

	/**
	 * The ids.
	 * @param rows the number of rows that the profile is laid over; ids after those
	 * follow without gaps
	 * @param seed decides the ids
	 * @return the ids, 8 bytes for each row
	 */
	IdSequence ids(int rows, long seed) {
		UnevenIds ids = new UnevenIds(rows, seed);
		return switch (this) {
			case HEAVY_TAIL -> ids.heavyTail(1);
			case REGIONS -> ids.heavyTail(1, 5, 1, 12, 2);
			case BURSTS -> ids.bursts();
			case GROWING_DENSITY -> ids.growingDensity();
			case FAR_BLOCK -> ids.farBlock();
			case FILTERED_RUNS -> ids.filteredRuns();
		};
	}

}
