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

/**
 * What a part of a page tells of the density.
 */
class StretchTests {

	private static final long[] POSITIONS = { 110, 120, 130, 200, 210 };

	@Test
	void rowsThatFollowOnesThatWereReadTellOfAllDistances() {
		Stretch stretch = Stretch.of(100, 205, POSITIONS, 0, 4, false);
		assertThat(stretch).isEqualTo(new Stretch(100, 205, 4, 4, 100, 10, 70));
		assertThat(stretch.isSample()).isTrue();
		assertThat(stretch.density()).isEqualTo(0.04);
	}

	@Test
	void distanceFromAPlaceThatWasChosenIsNoSample() {
		assertThat(Stretch.of(100, 250, POSITIONS, 1, 5, true)).isEqualTo(new Stretch(100, 250, 4, 3, 90, 10, 70));
	}

	@Test
	void rowsInTheMiddleOfAPageAreThoseOfTheStretch() {
		assertThat(Stretch.of(120, 200, POSITIONS, 2, 4, false)).isEqualTo(new Stretch(120, 200, 2, 2, 80, 70, 70));
	}

	@Test
	void stretchWithoutDistancesIsNoSample() {
		assertThat(Stretch.of(100, 105, POSITIONS, 0, 0, false)).isEqualTo(Stretch.empty(100, 105, 0));
		assertThat(Stretch.of(100, 105, POSITIONS, 0, 0, true).isSample()).isFalse();
		Stretch single = Stretch.of(100, 115, POSITIONS, 0, 1, true);
		assertThat(single).isEqualTo(Stretch.empty(100, 115, 1));
		assertThat(single.isSample()).isFalse();
	}

	@Test
	void singleRowAfterOneThatWasReadIsASample() {
		Stretch single = Stretch.of(100, 115, POSITIONS, 0, 1, false);
		assertThat(single.isSample()).isTrue();
		assertThat(single.density()).isEqualTo(0.1);
	}

	@Test
	void stretchWhoseUsualDistancesAreWiderThanAllOthersIsAnother() {
		Stretch dense = stretch(1, 1, 1, 1, 1);
		assertThat(dense.isOther(stretch(100, 1, 300, 200, 50))).isTrue();
		assertThat(stretch(100, 1, 300, 200, 50).isOther(dense)).isTrue();
		assertThat(dense.isOther(stretch(1, 900, 1, 1, 700))).isFalse();
		assertThat(dense.isOther(stretch(100, 100, 100))).isFalse();
		assertThat(dense.isOther(dense)).isFalse();
	}

	private static Stretch stretch(long... distances) {
		long[] positions = distances.clone();
		Arrays.parallelPrefix(positions, Long::sum);
		return Stretch.of(0, positions[positions.length - 1], positions, 0, positions.length, false);
	}

}
