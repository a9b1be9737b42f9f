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

import java.util.Random;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * What is guessed of a gap by the pages around it.
 */
class DensityTests {

	private final Coverage coverage = new Coverage(0);

	private final Density density = new Density(this.coverage);

	@Test
	void nothingIsKnownOfAListThatWasNotRead() {
		assertThat(this.density.gap(0, 1000)).isEqualTo(Gap.of(0, 1000, 1, 1));
	}

	@Test
	void gapBetweenPagesThatAreAlikeIsAsDense() {
		pages(0, 4, 10);
		pages(10_000, 4, 1);
		assertGap(this.density.gap(2000, 10_000), 0.25, 0.25);
	}

	@Test
	void oneSideTellsOfTheOtherIfThatIsUnknown() {
		pages(0, 4, 1);
		assertGap(this.density.gap(200, 10_000), 0.25, 0.25);
		Coverage right = new Coverage(0);
		pages(right, 10_000, 5, 1);
		assertGap(new Density(right).gap(0, 10_000), 0.2, 0.2);
	}

	@Test
	void gapIsGuessedAgainOnceMoreIsKnown() {
		pages(0, 4, 10);
		assertGap(this.density.gap(2000, 10_000), 0.25, 0.25);
		pages(10_000, 10, 1);
		assertGap(this.density.gap(2000, 10_000), 0.25, 0.1);
		assertThat(this.density.gap(2000, 10_000)).isSameAs(this.density.gap(2000, 10_000));
		assertThat(this.density.gap(2000, 9000).upTo()).isEqualTo(9000);
	}

	@Test
	void emptyPartsTellNothing() {
		pages(0, 4, 2);
		this.coverage.add(400, 5000, new long[0], true);
		assertGap(this.density.gap(5000, 10_000), 0.25, 0.25);
	}

	@Test
	void densityChangesFromOneSideToTheOther() {
		pages(0, 4, 10);
		pages(10_000, 10, 3);
		assertGap(this.density.gap(2000, 10_000), 0.25, 0.1);
	}

	@Test
	void endOfTheDensePartIsLookedForNearWhereItIsKnownToBeDense() {
		pages(0, 1, 10);
		pages(1_000_000, 1000, 3);
		Gap gap = this.density.gap(500, 1_000_000);
		assertThat(gap.left()).isCloseTo(1, within(0.01));
		assertThat(gap.right()).isCloseTo(0.001, within(0.0001));
		assertProbes(gap);
		assertThat(gap.probes()).filteredOn((probe) -> probe < 250_000).hasSizeGreaterThan(gap.probes().size() / 2);
		assertThat(gap.probes().get(1) - gap.after()).isLessThan(1000);
		assertThat(gap.probes().get(2) - gap.probes().get(1)).isGreaterThan(gap.probes().get(1) - gap.after());
	}

	@Test
	void beginningOfTheDensePartIsLookedForNearWhereItIsKnownToBeDense() {
		pages(0, 1000, 3);
		pages(1_000_000, 1, 10);
		Gap gap = this.density.gap(150_000, 1_000_000);
		assertThat(gap.left()).isCloseTo(0.001, within(0.0001));
		assertThat(gap.right()).isCloseTo(1, within(0.01));
		assertProbes(gap);
		assertThat(gap.probes()).filteredOn((probe) -> probe > 750_000)
			.hasSizeGreaterThanOrEqualTo(gap.probes().size() / 2);
		assertThat(gap.upTo() - gap.probes().get(gap.probes().size() - 1)).isLessThan(1000);
	}

	@Test
	void denseRowsBehindFewSparseOnesAreNotTakenForThose() {
		page(0, 1);
		page(10_000, 300);
		page(100_000, 1);
		assertThat(this.density.gap(100_050, 1_000_000).left()).isEqualTo(1);
	}

	@Test
	void sparseRowsBehindFewDenseOnesAreNotTakenForThose() {
		page(0, 300);
		page(100_000, 1);
		page(200_000, 300);
		assertThat(this.density.gap(215_000, 1_000_000).left()).isCloseTo(1 / 300.0, within(1e-6));
	}

	private void page(long after, long distance) {
		long[] rows = LongStream.rangeClosed(1, RowPage.SIZE).map((row) -> after + row * distance).toArray();
		this.coverage.add(after, rows[rows.length - 1], rows, true);
	}

	@ParameterizedTest
	@ValueSource(longs = { 440, 1000, 3000, 10_000, 100_000 })
	void placesToLookAtAreWithinTheGap(long length) {
		pages(0, 1, 10);
		pages(500 + length, 1000, 3);
		assertProbes(this.density.gap(500, 500 + length));
	}

	@Test
	void placesToLookAtAreSomePagesApart() {
		pages(0, 10, 10);
		pages(5_000_000, 10_000, 3);
		Gap gap = this.density.gap(5000, 5_000_000);
		double density = 0.1;
		assertThat((gap.probes().get(1) - gap.after()) * density).isBetween(1.0 * RowPage.SIZE, 10.0 * RowPage.SIZE);
		for (int i = 2; i < gap.probes().size(); i++) {
			assertThat(gap.probes().get(i) - gap.after()).isGreaterThan(2 * (gap.probes().get(i - 1) - gap.after()));
		}
	}

	@Test
	void gapOfTheLengthOfAPageIsClearHoweverWideItsIdsAre() {
		pages(0, 100, 10);
		pages(55_000, 100_000, 3);
		assertGap(this.density.gap(50_000, 55_000), 0.005, 0.005);
	}

	@Test
	void nothingIsLookedForInAGapThatFewPagesRead() {
		pages(0, 1, 10);
		pages(600, 1000, 3);
		Gap gap = this.density.gap(500, 600);
		assertThat(gap.isUnclear()).isFalse();
		assertThat(gap.rows()).isBetween(10.0, 90.0);
		assertThat(gap.left()).isEqualTo(gap.right());
		Coverage other = new Coverage(0);
		pages(other, 0, 1000, 3);
		pages(other, 150_100, 1, 10);
		assertThat(new Density(other).gap(150_000, 150_100)).isEqualTo(Gap.of(150_000, 150_100, 0.5, 0.5));
	}

	@Test
	void nearPagesTellMoreThanFarOnes() {
		pages(0, 2, 10);
		pages(1000, 4, 4);
		double guess = this.density.gap(1800, 10_000).left();
		assertThat(guess).isGreaterThan(0.25).isLessThan((500 + 200) / 1800.0);
	}

	@Test
	void singlePageWithSomeWideDistancesBelongsToTheOthers() {
		pages(0, 1, 10);
		long[] rows = LongStream.rangeClosed(1, RowPage.SIZE).map((row) -> 500 + row + row / 5 * 200).toArray();
		this.coverage.add(500, rows[rows.length - 1], rows, false);
		pages(rows[rows.length - 1], 1, 2);
		assertThat(this.density.gap(rows[rows.length - 1] + 100, 10_000).left()).isLessThan(0.5).isGreaterThan(0.02);
	}

	@Test
	void severalPagesThatDifferAreTheBeginningOfSomethingElse() {
		pages(0, 100, 4);
		pages(20_000, 1, 2);
		assertThat(this.density.gap(20_100, 30_000).left()).isEqualTo(1);
		pages(20_100, 100, 4);
		assertThat(this.density.gap(40_100, 50_000).left()).isCloseTo(0.01, within(0.0001));
	}

	@Test
	void manyPagesTellTheDensityOfIdsThatVary() {
		Random random = new Random(11);
		double squares = 0;
		for (int list = 0; list < 50; list++) {
			Coverage coverage = new Coverage(0);
			long after = 0;
			for (int page = 0; page < 60; page++) {
				long[] positions = new long[RowPage.SIZE];
				for (int row = 0; row < positions.length; row++) {
					positions[row] = ((row > 0) ? positions[row - 1] : after) + 1 + random.nextInt(19);
				}
				after = positions[positions.length - 1];
				coverage.add(coverage.frontier(), after, positions, false);
			}
			squares += Math.pow(new Density(coverage).gap(after, 2 * after).left() / 0.1 - 1, 2);
		}
		assertThat(Math.sqrt(squares / 50)).isLessThan(0.019);
	}

	@Test
	void pagesThatTellOfAnotherDensityAreNotAsked() {
		pages(0, 22, 100);
		pages(110_000, 20, 20);
		assertThat(this.density.gap(130_000, 200_000).left()).isCloseTo(0.05, within(0.0001));
	}

	@Test
	void wideDistancesOfAllPagesTellMoreThanThoseOfTheNearest() {
		long after = wide(0, 20, 4, 5);
		double density = 50 * 5 / (4 * (50 * 4) + 49.0 * 4 + 600);
		assertThat(this.density.gap(after, 1_000_000).left()).isCloseTo(density, within(density / 20));
		after = wide(after, 3, 4, 4);
		Gap gap = this.density.gap(after, 1_000_000);
		assertThat(gap.left()).as("without a wide distance nearby").isLessThan(0.22);
		assertThat(gap.left()).isGreaterThan(density);
	}

	@Test
	void partsAreToldApartWherePagesTellMuch() {
		long dense = wide(0, 20, 4, 5);
		long sparse = wide(500_000, 4, 20, 5);
		pages(sparse + 1_000_000, 4, 1);
		assertThat(this.density.gap(sparse, sparse + 1_000_000).left()).isBetween(0.03, 0.05);
		Gap gap = this.density.gap(dense, 500_000);
		assertThat(gap.left()).isGreaterThan(0.1);
		assertThat(gap.right()).isBetween(0.03, 0.05);
		assertThat(gap.isAbrupt()).isTrue();
	}

	/**
	 * Pages of even distances, of which every so-many-th has a wide one.
	 */
	private long wide(long start, int pages, long distance, int every) {
		long after = start;
		for (int page = 0; page < pages; page++) {
			long[] positions = new long[RowPage.SIZE];
			for (int row = 0; row < positions.length; row++) {
				boolean wide = page % every == every - 1 && row == 30;
				positions[row] = ((row > 0) ? positions[row - 1] : after) + (wide ? 150 * distance : distance);
			}
			long last = positions[positions.length - 1];
			this.coverage.add(after, last, positions, page == 0);
			after = last;
		}
		return after;
	}

	@Test
	void pagesFarAwayTellNothing() {
		pages(0, 2, 100);
		pages(10_000, 10, 20);
		assertThat(this.density.gap(20_000, 100_000).left()).isCloseTo(0.1, within(0.0001));
	}

	private static void assertGap(Gap gap, double left, double right) {
		assertThat(gap.isUnclear()).isFalse();
		assertThat(gap.left()).isCloseTo(left, within(0.0001));
		assertThat(gap.right()).isCloseTo(right, within(0.0001));
	}

	private static void assertProbes(Gap gap) {
		assertThat(gap.probes()).hasSizeBetween(2, 12)
			.isSorted()
			.doesNotHaveDuplicates()
			.startsWith(gap.after())
			.allMatch((probe) -> probe >= gap.after() && probe < gap.upTo());
	}

	private void pages(long after, long distance, int count) {
		pages(this.coverage, after, distance, count);
	}

	private static void pages(Coverage coverage, long after, long distance, int count) {
		for (int page = 0; page < count; page++) {
			long start = after + page * RowPage.SIZE * distance;
			long[] positions = LongStream.rangeClosed(1, RowPage.SIZE).map((row) -> start + row * distance).toArray();
			coverage.add(start, positions[RowPage.SIZE - 1], positions, false);
		}
	}

}
