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

import io.github.b24spring.client.internal.walk.WalkRequest.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * What an unread part of a list probably contains.
 */
class GapTests {

	private static final double MOST_SPARSE_ROWS = Gap.SPARSE_PAGES * RowPage.SIZE;

	@Test
	void evenGapHasRowsInProportionToItsLength() {
		Gap gap = Gap.of(1000, 5000, 0.5, 0.5);
		assertThat(gap.ids()).isEqualTo(4000);
		assertThat(gap.rows()).isEqualTo(2000);
		assertThat(gap.pages()).isEqualTo(40);
		assertThat(gap.ids(500)).isEqualTo(1000);
		assertThat(gap.isUnclear()).isFalse();
	}

	@Test
	void listIsMixedWhereSomePartsAreManyTimesAsDenseAsOthers() {
		Gap dense = Gap.of(0, 1000, 0.8, 0.8);
		Gap behindTheEnd = Gap.of(9000, 10_000, 0, 0);
		assertThat(Gap.areMixed(List.of(dense, Gap.of(1000, 9000, 0.8, 0.014), behindTheEnd))).isFalse();
		assertThat(Gap.areMixed(List.of(dense, Gap.of(1000, 9000, 0.8, 0.013), behindTheEnd))).isTrue();
		assertThat(Gap.areMixed(List.of(Gap.of(1000, 9000, 0.013, 0.8)))).isTrue();
		assertThat(Gap.areMixed(List.of())).isFalse();
	}

	@Test
	void readingAGapTakesAPageAtLeast() {
		assertThat(Gap.pages(List.of(Gap.of(0, 5000, 0.5, 0.5), Gap.of(6000, 6010, 0.5, 0.5)))).isEqualTo(51);
		assertThat(Gap.pages(List.of())).isZero();
	}

	@Test
	void gapWhoseDensityChangesHasFewerRowsThanItsDenseEndTells() {
		Gap growing = Gap.of(0, 1000, 0.1, 0.9);
		assertThat(growing.rows()).isBetween(250.0, 500.0);
		assertThat(Gap.of(0, 1000, 0.9, 0.1).rows()).isCloseTo(growing.rows(), within(1e-6));
		assertThat(Gap.of(0, 1000, 0.5, 0.5 + 1e-9).rows()).isCloseTo(500, within(1e-3));
		assertThat(Gap.of(0, 1000, 0.5, 0.5001).rows()).isBetween(500.0, 500.1);
	}

	@ParameterizedTest
	@CsvSource({ "0.1, 0.9", "0.9, 0.1", "0.3, 0.3" })
	void distanceToItsRowsIsTheLengthOfTheGap(double left, double right) {
		Gap gap = Gap.of(500, 1500, left, right);
		assertThat(gap.ids(gap.rows())).isCloseTo(1000, within(1e-6));
		assertThat(gap.ids(gap.rows() / 2)).isCloseTo((left < right) ? 750 : (left > right) ? 250 : 500, within(150.0));
	}

	@Test
	void gapBehindTheLastRowIsEmpty() {
		assertThat(Gap.of(10, 1000, 0, 0).rows()).isZero();
		assertThat(Gap.of(10, 1000, 0.5, 0).rows()).isEqualTo(495);
		assertThat(Gap.of(10, 1000, 0, 0.5).rows()).isZero();
	}

	@Test
	void gapThatAChainReadsHasNoPlacesToLookAt() {
		Gap unclear = unclear(0, 10_000, 0.9, 0.01);
		assertThat(unclear.isUnclear()).isTrue();
		assertThat(unclear.pages()).isEqualTo(2);
		assertThat(unclear.withoutProbes()).isEqualTo(Gap.of(0, 10_000, 0.9, 0.9));
		Gap clear = Gap.of(0, 1000, 0.9, 0.8);
		assertThat(clear.withoutProbes()).isSameAs(clear);
	}

	@Test
	void endOfADensePartIsLookedForWhereAlmostNothingFollows() {
		long length = 10_000;
		double sparse = MOST_SPARSE_ROWS / length;
		assertThat(unclear(0, length, 0.9, sparse / 2).isEndUnclear()).isTrue();
		assertThat(unclear(0, length, 0.9, 2 * sparse).isEndUnclear()).isFalse();
		assertThat(unclear(0, length, sparse / 2, 0.9).isEndUnclear()).isFalse();
		assertThat(Gap.of(0, length, 0.9, sparse / 2).isEndUnclear()).isFalse();
	}

	@Test
	void onePageReadsWhatFollowsIfItIsLess() {
		assertThat(unclear(100, 1100, 0.9, 0.001).ends()).containsExactly(Page.endOf(100, 1100));
	}

	@Test
	void pagesBackwardsReadAllThatFollowsADensePart() {
		Gap gap = unclear(1000, 11_000, 0.9, 0.02);
		List<Page> ends = gap.ends();
		assertThat((double) ends.size() * RowPage.SIZE).isBetween(200.0, 400.0);
		assertThat(ends).allMatch((page) -> page.isBackwards() && page.after() == 1000);
		assertThat(ends).extracting(Page::upTo).isSorted().doesNotHaveDuplicates().endsWith(11_000L);
		assertThat(ends.get(0).upTo()).isEqualTo(1000 + 10_000 / ends.size());
	}

	@Test
	void requestThatReadsAllTakesTheWholeGap() {
		Gap gap = Gap.of(1000, 3000, 0.5, 0.5);
		assertThat(gap.partUpTo(1000, true)).isEqualTo(3000);
		assertThat(gap.partUpTo(1000, false)).isEqualTo(3000);
		assertThat(gap.partUpTo(5000, true)).isEqualTo(3000);
	}

	@Test
	void gapThatIsHardlyTooLongIsTakenWholeUnlessIdsAreEven() {
		Gap gap = Gap.of(1000, 3000, 0.5, 0.5);
		assertThat(gap.partUpTo(980, false)).isEqualTo(3000);
		assertThat(gap.partUpTo(980, true)).isEqualTo(2960);
	}

	@ParameterizedTest
	@CsvSource({ "0.5, 0.5", "0.1, 0.9", "0.9, 0.1" })
	void gapThatIsMuchTooLongIsLeftToSeveralInEqualParts(double left, double right) {
		Gap gap = Gap.of(1000, 101_000, left, right);
		double rows = gap.rows() / 10;
		long exact = gap.partUpTo(rows, true);
		long part = gap.partUpTo(rows, false);
		assertThat(gap.ids(rows)).isCloseTo(exact - 1000, within(1.0));
		assertThat(part).isGreaterThan(exact).isLessThan(101_000);
		double parts = gap.rows() / rowsUpTo(gap, part);
		assertThat(parts).isCloseTo(Math.rint(parts), within(0.01)).isBetween(5.0, 9.1);
	}

	@Test
	void partHasAnIdAtLeast() {
		assertThat(Gap.of(1000, 2000, 1, 1).partUpTo(0.1, true)).isEqualTo(1001);
	}

	private static double rowsUpTo(Gap gap, long upTo) {
		double share = (upTo - gap.after()) / (double) gap.ids();
		double right = gap.left() * Math.pow(gap.right() / gap.left(), share);
		return Gap.of(gap.after(), upTo, gap.left(), right).rows();
	}

	@Test
	void borderIsAsProbableEverywhere() {
		Gap gap = Gap.abrupt(1000, 11_000, 0.5, 0.1);
		assertThat(gap.rows()).isCloseTo(3000, within(0.001));
		assertThat(gap.ids(3000)).isCloseTo(10_000, within(0.001));
		assertThat(gap.ids(2000)).isCloseTo(5000, within(0.001));
		assertThat(gap.ids(4000)).as("more than there are").isGreaterThan(10_000);
		assertThat(Gap.abrupt(1000, 11_000, 0.1, 0.5).ids(1000)).isCloseTo(5000, within(0.001));
		assertThat(gap.stepDeviation()).isCloseTo(4000 / Math.sqrt(12) / 50, within(0.001));
	}

	@Test
	void partThatIsNearlyAsDenseAtBothEndsHasNoBorder() {
		Gap gap = Gap.abrupt(1000, 11_000, 0.2, 0.1);
		assertThat(gap).isEqualTo(Gap.of(1000, 11_000, 0.2, 0.1));
		assertThat(gap.stepDeviation()).isZero();
		assertThat(Gap.of(1000, 11_000, 0.5, 0.1).stepDeviation()).isZero();
	}

	private static Gap unclear(long after, long upTo, double left, double right) {
		return new Gap(after, upTo, left, right, List.of(after, upTo - 1), false);
	}

}
