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
 * Ids that seem to be even, by the beginning and the end of a list.
 *
 * @param density the number of rows for each id
 */
record EvenIds(double density) {

	/**
	 * How many rows fewer than in even ids, and as which share of those that came, are
	 * more than chance.
	 */
	private static final int MISSING_ROWS = 1250;

	private static final double MISSING_SHARE = 0.15;

	static EvenIds of(Gap gap) {
		return new EvenIds(gap.rows() / gap.ids());
	}

	/**
	 * Whether there are wide holes between ids that are even.
	 * @param coverage what was read
	 */
	boolean isBelied(Coverage coverage) {
		double missing = coverage.ids() * this.density - coverage.rows();
		return missing > MISSING_ROWS + MISSING_SHARE * coverage.rows();
	}

}
