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

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * When it is wide distances that make a list uneven, and what they take.
 */
class WideDistancesTests {

	private final WideDistances distances = new WideDistances();

	@Test
	void nothingIsKnownBeforeAPageWasRead() {
		assertThat(this.distances.areCommon()).isFalse();
		assertThat(this.distances.deviation()).isZero();
		assertThat(this.distances.share()).isEqualTo(1);
	}

	@Test
	void wideDistancesOfSeveralPagesAreCommon() {
		this.distances.compare(half(4), half(4, 220));
		assertThat(this.distances.areCommon()).as("a single page").isFalse();
		this.distances.compare(half(4, 220), half(4));
		assertThat(this.distances.areCommon()).isTrue();
		assertThat(this.distances.deviation()).isZero();
		assertThat(this.distances.share()).isCloseTo(2 * 100 / (100 + 96 + 220.0), within(1e-9));
	}

	@Test
	void othersMayDifferLessThanWideDistancesDo() {
		compare(30, half(4), half(5, 350));
		assertThat(this.distances.areCommon()).isTrue();
		assertThat(this.distances.deviation()).isCloseTo(1 / Math.sqrt(80), within(1e-9));
	}

	@Test
	void pagesWithoutWideDistancesHaveTheSameShareOfThem() {
		compare(2, half(4), half(4, 220));
		double share = this.distances.share();
		compare(8, half(20), half(20));
		assertThat(this.distances.areCommon()).isTrue();
		assertThat(this.distances.share()).isGreaterThan(share).isLessThan(1);
	}

	@Test
	void halvesThatDifferAltogetherAreNot() {
		compare(10, half(4), half(40));
		assertThat(this.distances.areCommon()).isFalse();
	}

	@Test
	void pagesThatAreAsUnevenWithoutTheirWidestDistancesAreNot() {
		compare(2, half(4), half(4, 220));
		compare(10, half(4, 90), half(40));
		assertThat(this.distances.areCommon()).isFalse();
		assertThat(this.distances.deviation()).isGreaterThan(0.5);
	}

	@Test
	void distancesThatHaveNearlyAllIdsAreThoseBetweenParts() {
		compare(10, half(1), half(1, 100_000));
		assertThat(this.distances.areCommon()).isFalse();
	}

	@Test
	void partsOfDifferentDensityAreNoListWithWideDistances() {
		compare(3, half(4), half(4, 220));
		this.distances.compare(half(90), half(90));
		assertThat(this.distances.areCommon()).isTrue();
		this.distances.compare(half(900), half(900));
		assertThat(this.distances.areCommon()).isFalse();
	}

	@Test
	void fewRowsTellNothing() {
		compare(10, half(4), Stretch.of(0, 604, new long[] { 4, 604 }, 0, 2, false));
		assertThat(this.distances.areCommon()).isFalse();
		assertThat(this.distances.share()).isEqualTo(1);
	}

	private void compare(int pages, Stretch first, Stretch second) {
		for (int i = 0; i < pages; i++) {
			this.distances.compare(first, second);
		}
	}

	/**
	 * Half a page, whose last distance is another one.
	 */
	private static Stretch half(long distance, long last) {
		long[] positions = new long[25];
		Arrays.setAll(positions, (i) -> (i + 1) * distance);
		positions[24] = positions[23] + last;
		return Stretch.of(0, positions[24], positions, 0, 25, false);
	}

	private static Stretch half(long distance) {
		return half(distance, distance);
	}

}
