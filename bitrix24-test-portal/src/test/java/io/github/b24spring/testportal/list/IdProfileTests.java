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

import java.util.Arrays;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests for {@link IdProfile}.
 *
 * @author The b24spring maintainers
 */
class IdProfileTests {

	private static final int ROWS = 100_000;

	@ParameterizedTest
	@EnumSource
	void seedDecidesIds(IdProfile profile) {
		long[] ids = ids(profile, 4);
		assertThat(ids(profile, 4)).isEqualTo(ids);
		assertThat(ids(profile, 5)).isNotEqualTo(ids);
	}

	@ParameterizedTest
	@EnumSource
	@Timeout(30)
	void millionRowsAreFoundQuickly(IdProfile profile) {
		IdSequence sequence = IdSequence.uneven(profile, 1_000_000, 3);
		long span = sequence.id(999_999);
		for (int i = 0; i < 1_000_000; i++) {
			long rank = sequence.rank(Mixer.below(9, i, span));
			assertThat(rank == 0 || sequence.id(rank - 1) < sequence.id(rank)).isTrue();
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 77, -5 })
	void heavyTailHasItsShares(long seed) {
		long[] gaps = gaps(ids(IdProfile.HEAVY_TAIL, seed));
		assertThat(share(gaps, (gap) -> gap == 0)).isCloseTo(0.62, within(0.01));
		assertThat(share(gaps, (gap) -> gap >= 1 && gap <= 3)).isCloseTo(0.26, within(0.01));
		assertThat(share(gaps, (gap) -> gap >= 4 && gap <= 20)).isCloseTo(0.118, within(0.01));
		assertThat(share(gaps, (gap) -> gap >= 120 && gap <= 900)).isCloseTo(0.002, within(0.001));
		assertThat(LongStream.of(gaps)).allMatch((gap) -> gap <= 20 || gap >= 120 && gap <= 900);
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 77, -5 })
	void regionsAreWiderByTheirFactors(long seed) {
		long[] gaps = gaps(ids(IdProfile.REGIONS, seed));
		long[] factors = { 1, 5, 1, 12, 2 };
		for (int i = 0; i < factors.length; i++) {
			long factor = factors[i];
			long[] part = Arrays.copyOfRange(gaps, i * ROWS / 5, (i + 1) * ROWS / 5 - 1);
			assertThat(LongStream.of(part)).allMatch((gap) -> gap % factor == 0);
			assertThat(share(part, (gap) -> gap == 0)).isCloseTo(0.62, within(0.02));
			assertThat(mean(part) / factor).isCloseTo(2.96, within(0.6));
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 77, -5 })
	void burstsHaveMostRowsInLittleOfTheSpan(long seed) {
		long[] ids = ids(IdProfile.BURSTS, seed);
		long[] inBlocks = LongStream.of(gaps(ids)).filter((gap) -> gap == 0).toArray();
		assertThat(inBlocks.length / (double) ROWS).isCloseTo(0.95, within(0.01));
		assertThat(inBlocks.length / (double) (ids[ROWS - 1] - ids[0])).isCloseTo(0.05, within(0.002));
		long blocks = IntStream.range(200, ROWS).filter((i) -> startsRun(ids, i, 200)).count();
		assertThat(blocks).isBetween(8L, 45L);
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 77, -5 })
	void densityGrowsTenfold(long seed) {
		long[] gaps = gaps(ids(IdProfile.GROWING_DENSITY, seed));
		double[] distances = IntStream.range(0, 10)
			.mapToDouble((i) -> 1 + mean(Arrays.copyOfRange(gaps, i * ROWS / 10, (i + 1) * ROWS / 10 - 1)))
			.toArray();
		for (int i = 1; i < distances.length; i++) {
			assertThat(distances[i]).isLessThan(distances[i - 1]);
		}
		// The means of the first and the last tenth lie nine tenths of the way apart
		assertThat(distances[0] / distances[9]).isCloseTo(Math.pow(10, 0.9), within(0.3));
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 77, -5 })
	void farBlockIsFar(long seed) {
		long[] ids = ids(IdProfile.FAR_BLOCK, seed);
		long[] block = Arrays.copyOfRange(ids, ROWS / 100, ROWS);
		assertThat(block[block.length - 1] - block[0]).isEqualTo(block.length - 1);
		assertThat(block[0]).isBetween(200L * ROWS, 5001L * ROWS);
		assertThat(ids[ROWS / 200]).isBetween(block[0] / 3, block[0] * 2 / 3);
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 77, -5 })
	void filterKeepsOneInFortyInRuns(long seed) {
		long[] ids = ids(IdProfile.FILTERED_RUNS, seed);
		assertThat((ids[ROWS - 1] - ids[0]) / (double) ROWS).isCloseTo(40, within(2.0));
		long[] gaps = gaps(ids);
		long runs = LongStream.of(gaps).filter((gap) -> gap > 0).count();
		assertThat(ROWS / (double) runs).isCloseTo(12.5, within(0.5));
	}

	private static boolean startsRun(long[] ids, int index, int length) {
		return ids[index] - ids[index - 1] > 1 && index + length < ids.length
				&& ids[index + length] - ids[index] == length;
	}

	private static long[] ids(IdProfile profile, long seed) {
		IdSequence sequence = IdSequence.uneven(profile, ROWS, seed);
		return LongStream.range(0, ROWS).map(sequence::id).toArray();
	}

	private static long[] gaps(long[] ids) {
		return IntStream.range(1, ids.length).mapToLong((i) -> ids[i] - ids[i - 1] - 1).toArray();
	}

	private static double share(long[] gaps, LongPredicate test) {
		return LongStream.of(gaps).filter(test).count() / (double) gaps.length;
	}

	private static double mean(long[] numbers) {
		return LongStream.of(numbers).average().orElseThrow();
	}

}
