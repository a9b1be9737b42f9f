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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import io.github.b24spring.client.internal.walk.Coverage.Part;
import io.github.b24spring.client.internal.walk.Coverage.Range;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * What is known of a list by the pages that were read.
 */
class CoverageTests {

	private final Coverage coverage = new Coverage(0);

	@Test
	void nothingWasReadInTheBeginning() {
		assertThat(new Coverage(17).frontier()).isEqualTo(17);
		assertThat(this.coverage.rows()).isZero();
		assertThat(this.coverage.ids()).isZero();
		assertThat(this.coverage.deviation()).isZero();
		assertThat(this.coverage.from(0)).isEmpty();
	}

	@Test
	void pageThatNobodyReadIsNew() {
		assertThat(add(100, 200)).containsExactly(new Part(100, 200, 0, 10));
		assertThat(this.coverage.rows()).isEqualTo(10);
		assertThat(this.coverage.ids()).isEqualTo(100);
	}

	@Test
	void pageThatWasReadIsNotNew() {
		add(100, 200);
		assertThat(add(100, 200)).isEmpty();
		assertThat(add(120, 180)).isEmpty();
		assertThat(this.coverage.rows()).isEqualTo(10);
		assertThat(this.coverage.ids()).isEqualTo(100);
	}

	@Test
	void onlyWhatNobodyReadIsNew() {
		add(100, 200);
		assertThat(add(150, 250)).as("behind it").containsExactly(new Part(200, 250, 5, 10));
		assertThat(add(50, 120)).as("before it").containsExactly(new Part(50, 100, 0, 5));
		add(300, 400);
		assertThat(add(0, 500)).as("around it")
			.containsExactly(new Part(0, 50, 0, 5), new Part(250, 300, 25, 30), new Part(400, 500, 40, 50));
		assertThat(this.coverage.rows()).isEqualTo(50);
		assertThat(this.coverage.ids()).isEqualTo(500);
	}

	@Test
	void pageBehindAnotherIsNewAsAWhole() {
		add(100, 200);
		assertThat(add(200, 300)).containsExactly(new Part(200, 300, 0, 10));
		assertThat(add(0, 100)).containsExactly(new Part(0, 100, 0, 10));
	}

	@Test
	void partHasTheRowsBetweenItsPositions() {
		this.coverage.add(100, 145, new long[] { 110, 120, 130 }, false);
		assertThat(this.coverage.add(0, 205, new long[] { 95, 130, 150, 205 }, false))
			.containsExactly(new Part(0, 100, 0, 1), new Part(145, 205, 2, 4));
	}

	@Test
	void emptyPartIsKnownToo() {
		assertThat(this.coverage.add(100, 900, new long[0], true)).containsExactly(new Part(100, 900, 0, 0));
		assertThat(this.coverage.add(0, 100, new long[0], true)).hasSize(1);
		assertThat(this.coverage.frontier()).isEqualTo(900);
		assertThat(this.coverage.rows()).isZero();
		assertThat(this.coverage.ids()).isEqualTo(900);
	}

	@Test
	void allIsReadUpToTheFirstGap() {
		add(100, 200);
		assertThat(this.coverage.frontier()).isZero();
		add(0, 50);
		assertThat(this.coverage.frontier()).isEqualTo(50);
		add(200, 300);
		add(400, 500);
		add(50, 100);
		assertThat(this.coverage.frontier()).isEqualTo(300);
		add(250, 450);
		assertThat(this.coverage.frontier()).isEqualTo(500);
	}

	@Test
	void idsBehindTheLastRowDoNotCount() {
		this.coverage.endsAt(450);
		this.coverage.add(400, Long.MAX_VALUE, new long[] { 420, 450 }, false);
		assertThat(this.coverage.ids()).isEqualTo(50);
		this.coverage.add(300, 400, new long[0], true);
		assertThat(this.coverage.ids()).isEqualTo(150);
		Coverage behind = new Coverage(0);
		behind.endsAt(450);
		behind.add(460, 900, new long[0], true);
		assertThat(behind.ids()).isZero();
	}

	@Test
	void pagesTellTheDensityInBothHalves() {
		this.coverage.add(0, 400, positions(
				LongStream.concat(LongStream.range(0, 25).map((i) -> 4), LongStream.range(0, 25).map((i) -> 12))),
				false);
		assertThat(stretches()).containsExactly(new Stretch(0, 100, 25, 25, 100, 4, 4),
				new Stretch(100, 400, 25, 25, 300, 12, 12));
	}

	@Test
	void fewRowsAreNotHalved() {
		this.coverage.add(0, 100, new long[] { 10, 20, 60, 100 }, false);
		assertThat(stretches()).containsExactly(new Stretch(0, 100, 4, 4, 100, 40, 40));
	}

	@Test
	void distanceToTheFirstRowIsNoSampleWhereReadingBeganAnywhere() {
		this.coverage.add(100, 200, new long[] { 150, 160, 200 }, true);
		this.coverage.add(300, 400, new long[] { 350, 360, 400 }, false);
		assertThat(stretches()).containsExactly(new Stretch(100, 200, 3, 2, 50, 40, 40),
				new Stretch(300, 400, 3, 3, 100, 40, 50));
		this.coverage.add(380, 500, new long[] { 400, 450, 500 }, true);
		assertThat(this.coverage.from(400).get(400L)).isEqualTo(new Stretch(400, 500, 2, 2, 100, 50, 50));
	}

	@Test
	void denseAndSparsePartOfAPageArePartedWhereTheyMeet() {
		this.coverage.add(0, 10_000, positions(
				LongStream.concat(LongStream.range(0, 35).map((i) -> 2), LongStream.range(0, 15).map((i) -> 200))),
				false);
		assertThat(stretches()).extracting(Stretch::upTo, Stretch::rows)
			.containsExactly(tuple(70, 35), tuple(10_000, 15));
	}

	@Test
	void sparseAndDensePartOfAPageArePartedWhereTheyMeet() {
		this.coverage.add(0, 10_000, positions(
				LongStream.concat(LongStream.range(0, 12).map((i) -> 200), LongStream.range(0, 38).map((i) -> 2))),
				false);
		assertThat(stretches()).extracting(Stretch::upTo, Stretch::rows)
			.containsExactly(tuple(2400, 12), tuple(10_000, 38));
	}

	@Test
	void partsMeetWhereTheyDoHoweverFarAwayAndWhateverWasReadBefore() {
		long[] distances = LongStream
			.concat(LongStream.range(0, 35).map((i) -> 20), LongStream.range(0, 15).map((i) -> 2000))
			.toArray();
		distances[0] += 1_000_000;
		long[] positions = positions(LongStream.of(distances));
		this.coverage.add(1_000_000, 1_000_200, Arrays.copyOf(positions, 10), false);
		this.coverage.add(1_000_000, positions[49], positions, false);
		assertThat(stretches()).extracting(Stretch::upTo, Stretch::rows)
			.containsExactly(tuple(1_000_200, 10), tuple(1_000_700, 25), tuple(1_030_700, 15));
	}

	@Test
	void fewRowsBehindOthersAreNotHalvedEither() {
		long[] positions = positions(LongStream.range(0, 50).map((i) -> 10));
		this.coverage.add(0, 400, Arrays.copyOf(positions, 40), false);
		this.coverage.add(0, 500, positions, false);
		assertThat(this.coverage.from(400).values()).containsExactly(new Stretch(400, 500, 10, 10, 100, 10, 10));
	}

	@Test
	void someWideGapsMakeNoSparsePart() {
		this.coverage.add(0, 10_000, positions(LongStream.range(0, 50).map((i) -> (i == 30 || i == 35) ? 2000 : 2)),
				false);
		assertThat(stretches()).extracting(Stretch::rows).containsExactly(25, 25);
	}

	@Test
	void densityThatChangesALittleMakesNoBorder() {
		this.coverage.add(0, 1000, positions(
				LongStream.concat(LongStream.range(0, 35).map((i) -> 10), LongStream.range(0, 15).map((i) -> 40))),
				false);
		assertThat(stretches()).extracting(Stretch::rows).containsExactly(25, 25);
	}

	@Test
	void fewRowsAtTheEndOfAPageMakeNoBorder() {
		this.coverage.add(0, 10_000, positions(
				LongStream.concat(LongStream.range(0, 48).map((i) -> 2), LongStream.range(0, 2).map((i) -> 200))),
				false);
		assertThat(stretches()).extracting(Stretch::rows).containsExactly(25, 25);
	}

	@Test
	void deviationTellsByHowMuchHalvesOfPagesDiffer() {
		halves(10, 10);
		assertThat(this.coverage.deviation()).isZero();
		Coverage alike = new Coverage(0);
		halves(alike, 10, 11);
		Coverage different = new Coverage(0);
		halves(different, 10, 30);
		Coverage other = new Coverage(0);
		halves(other, 30, 10);
		assertThat(alike.deviation()).isBetween(0.02, 0.1);
		assertThat(different.deviation()).isBetween(0.5, 0.65).isCloseTo(other.deviation(), within(1e-9));
		halves(other, 10, 30);
		assertThat(other.deviation()).as("of all pages").isCloseTo(different.deviation(), within(1e-9));
		halves(different, 10, 10);
		assertThat(different.deviation()).isBetween(0.2, 0.5);
		Coverage extreme = new Coverage(0);
		halves(extreme, 1, 10_000);
		assertThat(extreme.deviation()).isLessThanOrEqualTo(1);
	}

	@Test
	void pagesNearTheFrontierAreRememberedAndOthersForgotten() {
		for (int page = 0; page < 1000; page++) {
			add(page * 500L, (page + 1) * 500L);
		}
		assertThat(this.coverage.before(500_000)).hasSizeBetween(50, 500);
		assertThat(this.coverage.before(500_000).firstEntry().getValue().upTo()).isEqualTo(500_000);
		assertThat(add(0, 500)).isEmpty();
		assertThat(add(0, 500_500)).containsExactly(new Part(500_000, 500_500, 50_000, 50_050));
		assertThat(this.coverage.rows()).isEqualTo(50_050);
	}

	@Test
	void whatWasReadBehindTheFrontierIsRemembered() {
		for (int page = 1; page <= 1000; page++) {
			add(page * 1000L, page * 1000L + 100);
		}
		assertThat(this.coverage.from(0)).hasSize(1000);
	}

	@Test
	void stretchesAreFoundOnBothSidesOfAPosition() {
		add(100, 200);
		add(300, 400);
		add(500, 600);
		assertThat(this.coverage.before(500).keySet()).containsExactly(300L, 100L);
		assertThat(this.coverage.from(300).keySet()).containsExactly(300L, 500L);
	}

	@Test
	void partsThatAreNeitherReadNorBusyAreUnread() {
		add(100, 200);
		add(300, 400);
		assertThat(this.coverage.unread(Map.of(), 1000)).containsExactly(new Range(0, 100), new Range(200, 300),
				new Range(400, 1000));
		assertThat(this.coverage.unread(Map.of(50L, 120L, 250L, 250L), 350)).containsExactly(new Range(0, 50),
				new Range(200, 250), new Range(250, 300));
		add(0, 100);
		assertThat(this.coverage.unread(Map.of(), 250)).containsExactly(new Range(200, 250));
		assertThat(this.coverage.unread(Map.of(), 200)).isEmpty();
	}

	@Test
	void whatIsKnownChangesWithEachPageAndTheEnd() {
		int before = this.coverage.changes();
		this.coverage.add(0, 50, new long[] { 20, 50 }, false);
		assertThat(this.coverage.unread(Map.of(), 100)).containsExactly(new Range(50, 100));
		assertThat(this.coverage.changes()).isEqualTo(before + 1);
		this.coverage.add(60, 80, new long[] { 70 }, true);
		this.coverage.add(80, 90, new long[] { 85 }, false);
		assertThat(this.coverage.unread(Map.of(), 100)).containsExactly(new Range(50, 60), new Range(90, 100));
		assertThat(this.coverage.unread(Map.of(50L, 55L, 95L, 97L), 100)).containsExactly(new Range(55, 60),
				new Range(90, 95), new Range(97, 100));
		this.coverage.endsAt(100);
		assertThat(this.coverage.changes()).isEqualTo(before + 4);
	}

	@Test
	void partThatHasARowAtEveryPositionIsSolid() {
		this.coverage.add(100, 150, LongStream.rangeClosed(101, 150).toArray(), false);
		this.coverage.add(150, 200, LongStream.rangeClosed(151, 200).toArray(), false);
		assertThat(this.coverage.isSolid(100, 200)).isTrue();
		assertThat(this.coverage.isSolid(100, 201)).isFalse();
		add(200, 300);
		assertThat(this.coverage.isSolid(100, 300)).isFalse();
	}

	@Test
	void spanIsWhatWasUnreadAtFirst() {
		assertThat(this.coverage.span()).isEqualTo(Long.MAX_VALUE);
		add(0, 100);
		this.coverage.endsAt(1100);
		add(100, 200);
		assertThat(this.coverage.span()).isEqualTo(1000);
	}

	@Test
	void beginningOfWhatWasReadIsFound() {
		add(100, 200);
		assertThat(this.coverage.beginsWithin(50, 150)).isTrue();
		assertThat(this.coverage.beginsWithin(100, 101)).isTrue();
		assertThat(this.coverage.beginsWithin(50, 100)).isFalse();
		assertThat(this.coverage.beginsWithin(101, 300)).isFalse();
		assertThat(this.coverage.beginsWithin(100, 100)).isFalse();
		assertThat(this.coverage.beginsWithin(150, 50)).isFalse();
	}

	private static Tuple tuple(long upTo, int rows) {
		return Tuple.tuple(upTo, rows);
	}

	/**
	 * Read a part that has a row for ten ids.
	 */
	private List<Part> add(long after, long upTo) {
		return this.coverage.add(after, upTo,
				LongStream.rangeClosed(after / 10 + 1, upTo / 10).map((i) -> 10 * i).toArray(), false);
	}

	private void halves(long distance, long other) {
		halves(this.coverage, distance, other);
	}

	private static void halves(Coverage coverage, long distance, long other) {
		long after = coverage.frontier();
		long[] positions = LongStream.rangeClosed(1, 50)
			.map((i) -> after + Math.min(i, 25) * distance + Math.max(i - 25, 0) * other)
			.toArray();
		coverage.add(after, positions[49], positions, false);
	}

	private static long[] positions(LongStream distances) {
		long[] positions = distances.toArray();
		for (int i = 1; i < positions.length; i++) {
			positions[i] += positions[i - 1];
		}
		return positions;
	}

	private List<Stretch> stretches() {
		return new ArrayList<>(this.coverage.from(0).values());
	}

}
