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

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * What a chain of pages finds in an unread part of a list.
 */
class UnreadRangeTests {

	private static final Gap FIRST = even(1000, 3000);

	private static final Gap SECOND = even(3200, 7200);

	private static final Gap UNCLEAR = unclear(1000, 11_000, 0.5);

	@Test
	void rangeReachesFromItsFirstGapToItsLast() {
		UnreadRange range = range(0, FIRST, SECOND);
		assertThat(range.after()).isEqualTo(1000);
		assertThat(range.upTo()).isEqualTo(7200);
		assertThat(range.first()).isEqualTo(FIRST);
		assertThat(range.gaps()).containsExactly(FIRST, SECOND);
	}

	@Test
	void pagesAreThoseOfTheRowsAndLessThanOneBetweenTwoGaps() {
		assertThat(range(0, FIRST).pages()).isEqualTo(20);
		assertThat(range(0, FIRST, SECOND).pages()).isGreaterThan(60).isLessThan(61);
		assertThat(range(0, Gap.of(10, 20, 0.001, 0.001)).pages()).isEqualTo(1.0 / RowPage.SIZE);
	}

	@Test
	void unclearGapHasMoreThanItsSparseEndAndLessThanItsDenseEndTells() {
		assertThat(UnreadRange.mostUnclearPages(UNCLEAR)).isEqualTo(100);
		assertThat(range(0, UNCLEAR).pages()).isBetween(1.0, 99.0);
		assertThat(range(0, unclear(1000, 11_000, 0.5, 0.01)).pages()).isEqualTo(range(0, UNCLEAR).pages());
		assertThat(UnreadRange.mostUnclearPages(FIRST)).isZero();
	}

	@Test
	void pagesThatNobodyReadsAreLeft() {
		assertThat(range(0, FIRST).left()).isEqualTo(20);
		assertThat(range(15, FIRST).left()).isEqualTo(5);
		assertThat(range(25, FIRST).left()).isZero();
		assertThat(range(0, FIRST).isIdle()).isTrue();
		assertThat(range(1, FIRST).isIdle()).isFalse();
		assertThat(range(15, FIRST).claimed()).isEqualTo(15);
	}

	@Test
	void rangeDiffersByChanceByItsDensityAndByWhatIsUnclear() {
		UnreadRange clear = range(0, FIRST, SECOND);
		assertThat(clear.deviation(0)).isCloseTo(0.05 * clear.pages(), within(1e-6));
		double chance = Math.sqrt(Math.pow(clear.deviation(1), 2) - Math.pow(clear.deviation(0), 2));
		assertThat(chance).isCloseTo(Math.sqrt(clear.pages()), within(1e-6));
		double one = unclear(range(0, UNCLEAR));
		assertThat(one).isBetween(1.0, 99.0);
		assertThat(unclear(range(0, UNCLEAR, unclear(20_000, 30_000, 0.5)))).isCloseTo(one * Math.sqrt(2),
				within(1e-6));
		assertThat(unclear(range(0, UNCLEAR, even(20_000, 30_000)))).isCloseTo(one, within(1e-6));
	}

	private static double unclear(UnreadRange range) {
		return Math.sqrt(Math.pow(range.deviation(0), 2) - Math.pow(0.05 * range.pages(), 2));
	}

	@ParameterizedTest
	@CsvSource({ "0, 1000", "10, 2000", "19.5, 2950" })
	void chainEndsAfterItsRows(double pages, long position) {
		assertThat(range(0, FIRST).position(pages)).isEqualTo(position);
	}

	@Test
	void chainThatIsLongEnoughEndsWithTheRange() {
		assertThat(range(0, FIRST).position(21)).isEqualTo(3000);
		assertThat(range(0, FIRST, SECOND).position(62)).isEqualTo(7200);
	}

	@Test
	void chainDoesNotReachTheEndOfAGapThatItDoesNotReadWhole() {
		assertThat(range(0, Gap.of(1000, 1010, 0.001, 0.001)).position(0.5)).isEqualTo(1009);
	}

	@Test
	void chainThatEndsNearAPageThatWasReadEndsThere() {
		UnreadRange range = range(0, FIRST, SECOND);
		assertThat(range.position(10)).isEqualTo(2000);
		assertThat(range.position(19)).as("shortly before it").isEqualTo(3200);
		assertThat(range.position(22)).as("shortly behind it").isEqualTo(3200);
		assertThat(range.position(40)).as("far behind it").isGreaterThan(4900).isLessThan(5200);
		assertThat(range.position(58)).as("near the end, which is no such page").isGreaterThan(6900).isLessThan(7200);
		assertThat(range(0, SECOND).position(2)).as("near the beginning of the first").isEqualTo(3400);
	}

	@Test
	void chainEndsNowhereWithinAGapThatIsUnclear() {
		assertThat(range(0, UNCLEAR).position(5)).isEqualTo(11_000);
		assertThat(range(0, UNCLEAR, even(11_100, 13_100)).position(5)).isEqualTo(11_100);
		UnreadRange second = range(0, even(0, 900), UNCLEAR, even(11_100, 13_100));
		assertThat(second.position(11)).as("early in it").isEqualTo(1000);
		double pages = range(0, even(0, 900), UNCLEAR).pages();
		assertThat(second.position(pages - 2)).as("late in it").isEqualTo(11_100);
	}

	@Test
	void endOfTheDensePartIsLookedForBehindWhatTheChainReads() {
		UnreadRange range = range(0, UNCLEAR, even(20_000, 30_000));
		for (int most = 1; most <= 3; most++) {
			assertThat(range.probes(20, most)).hasSize(most)
				.isSorted()
				.doesNotHaveDuplicates()
				.allMatch((probe) -> probe >= 3000 && probe < 11_000);
		}
		assertThat(range.probes(20, 3)).as("evenly")
			.satisfies((probes) -> assertThat(probes.get(2) - probes.get(1)).isCloseTo(probes.get(1) - probes.get(0),
					within(2L)));
		assertThat(range.probes(20, 3).get(0)).isCloseTo(3000, within(1000L));
		assertThat(range(0, unclear(1000, 11_000, 0.01, 0.5)).probes(20, 3)).isEqualTo(range.probes(20, 3));
	}

	@Test
	void nothingIsLookedForWhereTheChainReadsAlmostAll() {
		assertThat(range(0, UNCLEAR).probes(100, 3)).isEmpty();
		assertThat(range(0, UNCLEAR).probes(82, 3)).isEmpty();
		assertThat(range(0, UNCLEAR).probes(1, 1000).size()).isLessThan(100).isGreaterThan(3);
		assertThat(range(0, FIRST).probes(1, 3)).isEmpty();
	}

	private static Gap even(long after, long upTo) {
		return Gap.of(after, upTo, 0.5, 0.5);
	}

	private static Gap unclear(long after, long upTo, double left) {
		return unclear(after, upTo, left, left / 100);
	}

	private static Gap unclear(long after, long upTo, double left, double right) {
		return new Gap(after, upTo, left, right, List.of(after, upTo - 1), false);
	}

	private static UnreadRange range(int claimed, Gap... gaps) {
		UnreadRange range = new UnreadRange(claimed);
		Stream.of(gaps).forEach(range::add);
		return range;
	}

}
