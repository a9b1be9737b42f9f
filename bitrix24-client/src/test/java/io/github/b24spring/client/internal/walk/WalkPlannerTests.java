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
import java.util.Random;
import java.util.stream.LongStream;

import io.github.b24spring.client.internal.walk.WalkSimulation.Result;
import io.github.b24spring.testportal.list.IdProfile;
import io.github.b24spring.testportal.list.IdSequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What lists cost in a simulation of a portal: 8 workers, 30 ms a page, 40 requests at
 * once and 2 a second after that, and of the memory for rows whose turn has not come, and
 * of the time that it takes to read answers. Figures are those of the worst of some seeds
 * that stay the same, so that they say whether the planner got better or worse, and
 * nothing about luck; that each row is read once is tried with other ids in every run.
 */
class WalkPlannerTests {

	private static final int SEEDS = 6;

	private static final long SEED = System.nanoTime();

	private final Random random = new Random(SEED);

	@ParameterizedTest
	@CsvSource({ "HEAVY_TAIL,49,2090,9.1", "REGIONS,50,2120,9.35", "BURSTS,50,2175,8.9", "GROWING_DENSITY,48,2060,9.1",
			"FAR_BLOCK,47,2030,8.55", "FILTERED_RUNS,48,2090,9.1" })
	void hundredThousandRows(IdProfile profile, int requests, int pages, double seconds) {
		List<Result> results = results(profile, 100_000);
		assertThat(results).extracting(Result::requests).allMatch((count) -> count <= requests);
		assertThat(results).extracting(Result::pages).allMatch((count) -> count <= pages);
		assertThat(results).extracting(Result::seconds).allMatch((time) -> time <= seconds);
	}

	@ParameterizedTest
	@CsvSource({ "HEAVY_TAIL,2.2", "REGIONS,2.85", "BURSTS,2.85", "GROWING_DENSITY,2.15", "FAR_BLOCK,2.15",
			"FILTERED_RUNS,2.35" })
	void twentyThousandRows(IdProfile profile, double seconds) {
		assertThat(results(profile, 20_000)).extracting(Result::seconds).allMatch((time) -> time <= seconds);
	}

	@ParameterizedTest
	@CsvSource({ "HEAVY_TAIL,100,6.5", "GROWING_DENSITY,100,6.6", "GROWING_DENSITY,200,2.95" })
	void listOfWhichLittleMayBeReadAheadIsReadInItsOrder(IdProfile profile, int pages, double seconds) {
		for (int seed = 1; seed <= SEEDS; seed++) {
			long[] ids = ids(IdSequence.uneven(profile, 20_000, seed), 20_000);
			assertThat(WalkSimulation.readWithin(ids, pages).seconds()).as("seed %s", seed)
				.isLessThanOrEqualTo(seconds);
		}
	}

	@ParameterizedTest
	@CsvSource({ "HEAVY_TAIL,2.3", "REGIONS,2.2", "GROWING_DENSITY,2.2", "FAR_BLOCK,2.05", "FILTERED_RUNS,2.05" })
	void fiveThousandRowsTakeHardlyLongerThanTwentyThousand(IdProfile profile, double seconds) {
		assertThat(results(profile, 5000)).extracting(Result::seconds).allMatch((time) -> time <= seconds);
	}

	@ParameterizedTest
	@CsvSource({ "250,1", "2500,2", "10000,5", "100000,41" })
	void idsWithoutGapsCostTheFewestRequests(int rows, int requests) {
		Result result = WalkSimulation.read(LongStream.rangeClosed(1, rows).toArray());
		assertThat(result.rows()).isEqualTo(rows);
		assertThat(result.requests()).isEqualTo(requests);
		assertThat(result.pages()).isLessThanOrEqualTo(Math.max(rows / RowPage.SIZE + 1, 6));
		assertThat(result.estimateError()).isLessThan(0.01);
	}

	/**
	 * What comes besides is the first request, and what it takes to take the answers in.
	 */
	@ParameterizedTest
	@ValueSource(ints = { 15_000, 18_000, 20_000, 25_000, 31_000, 45_000, 60_000, 75_000, 90_000, 100_000 })
	void idsWithoutGapsKeepAllWorkersBusy(int rows) {
		double best = rows / 50 * 0.030 / 8;
		assertThat(WalkSimulation.read(LongStream.rangeClosed(1, rows).toArray()).seconds()).isBetween(best,
				best + 0.37);
	}

	@Test
	void idsWithRegularGapsCostHardlyMore() {
		List<Result> results = LongStream.rangeClosed(1, SEEDS)
			.mapToObj((seed) -> WalkSimulation.read(ids(IdSequence.sparse(1000, seed), 100_000)))
			.toList();
		assertThat(results).extracting(Result::requests).allMatch((count) -> count <= 46);
		assertThat(results).extracting(Result::seconds).allMatch((time) -> time <= 8.8);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 49, 50, 51, 249, 250 })
	void smallListCostsOneRequest(int rows) {
		for (IdProfile profile : IdProfile.values()) {
			assertThat(read(profile, rows, this.random.nextLong()).requests()).as("%s, seed %s", profile, SEED).isOne();
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BURSTS")
	void mediumListCostsThreeRequests(IdProfile profile) {
		for (int rows : new int[] { 251, 1000, 2500 }) {
			assertThat(results(profile, rows)).extracting(Result::requests).allMatch((count) -> count <= 3);
		}
	}

	@Test
	void restOfAShortListIsReadByTheThirdRequestHoweverPagesDiffer() {
		for (long seed = 1; seed <= 400; seed++) {
			for (int rows : new int[] { 1000, 2500 }) {
				assertThat(read(IdProfile.HEAVY_TAIL, rows, seed).requests()).as("%s rows, seed %s", rows, seed)
					.isLessThanOrEqualTo(3);
			}
		}
	}

	@Test
	void mediumListInBurstsSeldomCostsMore() {
		long more = LongStream.rangeClosed(1, 100)
			.filter((seed) -> read(IdProfile.BURSTS, 2500, seed).requests() > 3)
			.count();
		assertThat(more).isLessThanOrEqualTo(8);
	}

	@ParameterizedTest
	@EnumSource
	void eachRowIsReadOnce(IdProfile profile) {
		for (int rows : new int[] { 2500, 20_000, 100_000 }) {
			read(profile, rows, this.random.nextLong());
		}
	}

	@ParameterizedTest
	@CsvSource({ "100000,2,10.1", "100000,10,12", "100000,40,16", "20000,2,4", "20000,10,7.5", "20000,40,11" })
	void evenIdsWithWideHolesAreSeenToBeSo(int rows, int blocks, double seconds) {
		for (long hole : new long[] { 50_000, 1_000_000, 50_000_000 }) {
			WalkSimulation.Result result = WalkSimulation.read(blocks(rows, blocks, hole, new Random(7)));
			assertThat(result.rows()).isEqualTo(rows);
			assertThat(result.seconds()).as("holes of %s ids", hole).isLessThanOrEqualTo(seconds);
		}
	}

	@Test
	void blocksOfEvenIdsAreReadOnce() {
		long seed = System.nanoTime();
		Random random = new Random(seed);
		for (int i = 0; i < 20; i++) {
			int rows = 1000 + random.nextInt(30_000);
			long[] ids = blocks(rows, 1 + random.nextInt(50), 1 + random.nextInt(1_000_000), random);
			assertThat(WalkSimulation.read(ids).rows()).as("seed %s, list %s", seed, i).isEqualTo(rows);
		}
	}

	private static long[] blocks(int rows, int blocks, long hole, Random random) {
		long[] ids = new long[rows];
		long id = 0;
		for (int i = 0; i < rows; i++) {
			if (i > 0 && i % (rows / blocks) == 0) {
				id += (long) (hole * (0.5 + random.nextDouble()));
			}
			ids[i] = ++id;
		}
		return ids;
	}

	@Test
	void anyIdsAreReadOnce() {
		for (int round = 0; round < 60; round++) {
			long id = -this.random.nextInt(1000);
			int rows = this.random.nextInt(20_000);
			long[] ids = new long[rows];
			int gap = 1;
			for (int i = 0; i < rows; i++) {
				gap = (this.random.nextInt(300) == 0) ? 1 << this.random.nextInt(20) : gap;
				id += 1 + this.random.nextInt(gap);
				ids[i] = Math.abs(id);
			}
			long[] distinct = LongStream.of(ids).filter((value) -> value > 0).distinct().sorted().toArray();
			assertThat(WalkSimulation.read(distinct).rows()).as("seed %s", SEED).isEqualTo(distinct.length);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 5, 20 })
	void fewPagesInARequestReadEachRowOnce(int full) {
		long[] ids = ids(IdSequence.uneven(IdProfile.REGIONS, 40_000, this.random.nextLong()), 40_000);
		assertThat(WalkSimulation.read(ids, full).rows()).as("seed %s", SEED).isEqualTo(40_000);
	}

	private static List<Result> results(IdProfile profile, int rows) {
		return LongStream.rangeClosed(1, SEEDS).mapToObj((seed) -> read(profile, rows, seed)).toList();
	}

	private static Result read(IdProfile profile, int rows, long seed) {
		long[] ids = ids(IdSequence.uneven(profile, rows, seed), rows);
		Result result = WalkSimulation.read(ids);
		assertThat(result.rows()).as("%s, seed %s", profile, seed).isEqualTo(rows);
		return result;
	}

	private static long[] ids(IdSequence sequence, int rows) {
		return LongStream.range(0, rows).map(sequence::id).toArray();
	}

}
