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

import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When ids that seemed to be even turn out to have holes.
 */
class EvenIdsTests {

	private static final int DISTANCE = 10;

	private final Coverage coverage = new Coverage(0);

	private long position;

	@Test
	void densityIsThatOfTheWholeGap() {
		assertThat(EvenIds.of(Gap.of(100, 1100, 0.5, 0.5)).density()).isEqualTo(0.5);
		assertThat(EvenIds.of(Gap.of(100, 1100, 0.2, 0.3)).density()).isBetween(0.24, 0.26);
	}

	@Test
	void idsAsTheyWereExpectedBelieNothing() {
		read(20_000);
		assertThat(even().isBelied(this.coverage)).isFalse();
	}

	@Test
	void moreRowsThanExpectedBelieNothing() {
		read(20_000);
		assertThat(new EvenIds(0.01).isBelied(this.coverage)).isFalse();
	}

	@Test
	void fewRowsThatAreMissingAreChance() {
		read(100);
		hole(500);
		assertThat(even().isBelied(this.coverage)).isFalse();
		read(49_900);
		hole(2500);
		assertThat(even().isBelied(this.coverage)).isFalse();
	}

	@Test
	void wideHoleBeliesThemEarly() {
		read(100);
		hole(5000);
		assertThat(even().isBelied(this.coverage)).isTrue();
	}

	@Test
	void holesThatAreALargeShareBelieThemLater() {
		read(50_000);
		hole(5000);
		assertThat(even().isBelied(this.coverage)).isFalse();
		hole(15_000);
		assertThat(even().isBelied(this.coverage)).isTrue();
	}

	private static EvenIds even() {
		return new EvenIds(1.0 / DISTANCE);
	}

	private void read(int rows) {
		long start = this.position;
		long[] positions = LongStream.rangeClosed(1, rows).map((row) -> start + row * DISTANCE).toArray();
		this.position = positions[rows - 1];
		this.coverage.add(start, this.position, positions, false);
	}

	private void hole(int rows) {
		long end = this.position + (long) rows * DISTANCE;
		this.coverage.add(this.position, end, new long[0], false);
		this.position = end;
	}

}
