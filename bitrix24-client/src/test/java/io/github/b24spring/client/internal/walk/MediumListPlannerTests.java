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
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import io.github.b24spring.client.internal.walk.WalkRequest.Claim;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How a list is read in rounds.
 *
 * @author The b24spring maintainers
 */
class MediumListPlannerTests {

	private static final int FULL = 50;

	private static final int WORKERS = RequestBudget.WORKERS;

	private static final long ROWS = 20_000;

	/**
	 * After so many requests, there is no permit left for a list of so many rows.
	 */
	private static final int ALL = 43;

	private final PageClock clock = new PageClock();

	private final MediumListPlanner planner = new MediumListPlanner(new Coverage(0), this.clock);

	@Test
	void requestsAreTheSmallerTheMorePermitsAreLeft() {
		assertThat(claims(9, idle(0, 400))).containsExactly(chain(0, 29));
		assertThat(claims(25, idle(0, 400))).containsExactly(chain(0, 40));
		assertThat(claims(9, idle(0, 200))).containsExactly(chain(0, 15));
	}

	@Test
	void longestRangeIsBegunFirst() {
		assertThat(claims(9, idle(0, 20), idle(2000, 5), idle(3000, 300))).containsExactly(chain(3000, 24));
		assertThat(claims(9, idle(0, 8), idle(2000, 5), idle(3000, 12), idle(9000, 95)))
			.containsExactly(chain(9000, 9));
	}

	@Test
	void whatIsLeftOfARangeIsReadFromItsEnd() {
		assertThat(claims(9, busy(20, 0, 200))).containsExactly(Claim.endOf(0, 10_000, 13));
		assertThat(claims(9, busy(20, 0, 200), idle(20_000, 20))).as("idle ones are first")
			.containsExactly(chain(20_000, 15));
	}

	@Test
	void rangeThatIsReadFromBothEndsIsReadInTheMiddle() {
		UnreadRange range = busy(20, 0, 200);
		range.claimFromEnd(40);
		List<Claim> claims = claims(9, range);
		assertThat(claims).hasSize(1);
		assertThat(claims.get(0).pages()).isEqualTo(10);
		assertThat(claims.get(0).isBackwards()).isFalse();
		assertThat(claims.get(0).after()).as("as much before it as behind it")
			.isBetween((20 + 65 - 2) * 50L, (20 + 65 + 2) * 50L);
	}

	@Test
	void rangeThatIsDenseWhereItBeginsIsReadFromItsEnd() {
		UnreadRange range = new UnreadRange(0);
		range.add(Gap.of(0, 5000, 0.5, 0.1));
		range.add(Gap.of(5100, 10_000, 0.5, 0.1));
		assertThat(claims(9, range)).singleElement().matches(Claim::isBackwards);
		UnreadRange other = new UnreadRange(0);
		other.add(Gap.of(0, 5000, 0.5, 0.1));
		other.add(Gap.of(5100, 10_000, 0.5, 0.26));
		assertThat(claims(9, other)).singleElement().matches((claim) -> !claim.isBackwards());
		UnreadRange fromEnd = new UnreadRange(0);
		fromEnd.add(Gap.of(0, 50_000, 0.5, 0.1));
		fromEnd.claimFromEnd(5);
		assertThat(claims(9, fromEnd)).singleElement().matches((claim) -> !claim.isBackwards());
	}

	@Test
	void littleThatOthersLeaveIsNotWorthARequest() {
		assertThat(plan(9, WORKERS, busy(20, 0, 21))).isNull();
		assertThat(claims(9, busy(20, 0, 22))).singleElement().matches(Claim::isBackwards);
		UnreadRange range = busy(20, 0, 30);
		range.claimFromEnd(6);
		assertThat(plan(9, WORKERS, range)).isNull();
	}

	@Test
	void workersThatWouldIdleReadTheEndOfTheRangeThatMayHaveMoreThanExpected() {
		MediumListPlanner uneven = new MediumListPlanner(uneven(), this.clock);
		List<UnreadRange> ranges = List.of(busy(20, 0, 17), busy(20, 5000, 18), busy(20, 9000, 10));
		Plan plan = Objects.requireNonNull(uneven.next(traffic(20, WORKERS - 1), ranges, ROWS));
		assertThat(plan.claims()).containsExactly(Claim.endOf(5000, 5900, 3));
		assertThat(uneven.next(traffic(20, WORKERS), ranges, ROWS)).as("all workers are busy").isNull();
		assertThat(uneven.next(traffic(ALL - 2, 3), ranges, ROWS)).as("few permits").isNull();
		assertThat(uneven.next(traffic(20, 3), ranges.subList(2, 3), ROWS)).as("probably nothing is left").isNull();
		Plan small = uneven.next(new Traffic(2, 1000, 4000, 20, 3, 60), ranges, ROWS);
		assertThat(Objects.requireNonNull(small).pages()).as("requests of two pages").hasSize(2);
		ranges.forEach((range) -> range.claimFromEnd(1));
		assertThat(uneven.next(traffic(20, 3), ranges, ROWS)).as("others read the ends").isNull();
	}

	@Test
	void pageOfARangeThatMayHaveLittleMoreThanExpectedIsReadByAWorkerThatWouldIdle() {
		assertThat(claims(9, busy(20, 0, 19))).containsExactly(Claim.endOf(0, 950, 1));
		assertThat(plan(9, 0, busy(20, 0, 18))).isNull();
	}

	@Test
	void littleIsReadToTheEndsByAllWorkers() {
		UnreadRange[] ranges = IntStream.range(0, 8).mapToObj((i) -> idle(i * 1000L, 3)).toArray(UnreadRange[]::new);
		assertThat(claims(20, ranges)).containsExactly(chain(0, 3));
		assertThat(claims(20, idle(0, 40))).containsExactly(chain(0, 5));
		assertThat(claims(ALL - 10, idle(0, 40))).containsExactly(chain(0, 5));
	}

	@Test
	void requestOfTheLastRoundIsFilledFromSeveralRanges() {
		UnreadRange[] ranges = IntStream.range(0, 24).mapToObj((i) -> idle(i * 1000L, 1)).toArray(UnreadRange[]::new);
		assertThat(claims(20, ranges)).containsExactly(chain(0, 1), chain(1000, 1), chain(2000, 1));
	}

	@Test
	void requestThatIsNearlyFullBeginsNoOtherRange() {
		UnreadRange[] ranges = IntStream.range(0, 40).mapToObj((i) -> idle(i * 1000L, 8)).toArray(UnreadRange[]::new);
		// 23 pages
		assertThat(claims(9, ranges)).containsExactly(chain(0, 8), chain(1000, 8), chain(2000, 7));
		UnreadRange[] fewer = IntStream.range(0, 31).mapToObj((i) -> idle(i * 1000L, 8)).toArray(UnreadRange[]::new);
		// 18 pages
		assertThat(claims(9, fewer)).containsExactly(chain(0, 8), chain(1000, 8));
	}

	@Test
	void rangeIsReadBeyondItsProbableEndByWhatPagesDiffer() {
		MediumListPlanner uneven = new MediumListPlanner(uneven(), this.clock);
		Plan plan = Objects.requireNonNull(uneven.next(traffic(40, 0), List.of(idle(0, 3)), ROWS));
		assertThat(plan.claims()).containsExactly(chain(0, 4));
		plan = Objects.requireNonNull(uneven.next(traffic(20, 0), List.of(idle(0, 30), idle(5000, 9)), ROWS));
		assertThat(plan.claims()).as("a part of it, too").containsExactly(chain(0, 6));
	}

	@Test
	void requestHasNoMorePagesThanThereCanBeWhateverPagesDiffer() {
		MediumListPlanner uneven = new MediumListPlanner(uneven(), this.clock);
		List<UnreadRange> ranges = IntStream.range(0, 400).mapToObj((i) -> idle(i * 1000L, 1.2)).toList();
		Plan plan = Objects.requireNonNull(uneven.next(traffic(33, 0), ranges, ROWS));
		assertThat(plan.pages()).hasSize(FULL);
		assertThat(plan.claims()).hasSize(25).extracting(Claim::pages).containsOnly(2);
	}

	@Test
	void requestThatWouldEndBeforeOthersReadsFartherInTheLastRound() {
		MediumListPlanner uneven = new MediumListPlanner(uneven(), this.clock);
		this.clock.sent(0, 20);
		Plan plan = Objects.requireNonNull(uneven.next(traffic(35, 1), List.of(idle(0, 3)), ROWS));
		assertThat(plan.claims()).containsExactly(chain(0, 6));
		plan = Objects.requireNonNull(uneven.next(traffic(35, 1), List.of(idle(0, 1.5), idle(1000, 1.5)), ROWS));
		assertThat(plan.claims()).extracting(Claim::pages).containsExactly(3, 3);
	}

	@Test
	void requestThatMayReadFartherHasNoMorePagesThanThereCanBe() {
		MediumListPlanner uneven = new MediumListPlanner(uneven(), this.clock);
		this.clock.sent(0, 200);
		for (double pages = 0.1; pages < 50; pages += 0.1) {
			double each = pages;
			List<UnreadRange> ranges = IntStream.range(0, 60).mapToObj((i) -> idle(i * 5000L, each)).toList();
			for (int sent = 33; sent < ALL; sent++) {
				Plan plan = uneven.next(traffic(sent, 1), ranges, ROWS);
				assertThat((plan != null) ? plan.pages() : List.of()).hasSizeLessThanOrEqualTo(FULL);
			}
		}
	}

	/**
	 * The second half of each page is three times as dense as the first.
	 */
	private static Coverage uneven() {
		Coverage coverage = new Coverage(0);
		for (int i = 0; i < 10; i++) {
			long start = i * 100_000L;
			coverage.add(start, start + 1000,
					IntStream.rangeClosed(1, 50)
						.mapToLong((row) -> start + ((row <= 25) ? 30 * row : 750 + 10 * (row - 25)))
						.toArray(),
					false);
		}
		assertThat(coverage.deviation()).isBetween(0.4, 0.7);
		return coverage;
	}

	@Test
	void littleWaitsForWhatOthersLeaveUnlessManyPermitsAre() {
		send(7, 20);
		assertThat(plan(20, 7, idle(0, 1))).isNotNull();
		assertThat(plan(ALL - 5, 7, idle(0, 1))).as("few permits").isNull();
		assertThat(plan(ALL - 5, 4, idle(0, 1))).as("few permits, but fewer under way").isNotNull();
		assertThat(plan(ALL - 5, 7, idle(0, 6))).as("few permits, but enough to read").isNotNull();
	}

	@Test
	void nothingButFullRequestsGoesWhereNoPermitIsLeft() {
		assertThat(plan(ALL, 1, idle(0, 49))).isNull();
		assertThat(plan(ALL, 1, idle(0, 51))).isNotNull();
	}

	@Test
	void requestsReadAsMuchAsTheyWaitForPermitsWhereNoneIsLeft() {
		assertThat(next(ALL, 0, idle(0, 60)).claims()).containsExactly(chain(0, 34));
		assertThat(next(ALL, 0, idle(0, 10), idle(1000, 2)).claims()).as("all at once")
			.containsExactly(chain(0, 10), chain(1000, 2));
	}

	@Test
	void oneRequestMoreThanWorkersWaitsForOneOfThem() {
		send(WORKERS, 10);
		assertThat(plan(20, WORKERS, idle(0, 100))).isNotNull();
		assertThat(plan(20, WORKERS, idle(0, 10))).as("in the last round").isNotNull();
		assertThat(plan(20, WORKERS + 1, idle(0, 100))).isNotNull();
		assertThat(plan(20, WORKERS + 2, idle(0, 100))).isNull();
	}

	@Test
	void thereIsNothingToAskForWithoutRanges() {
		assertThat(plan(9, 0)).isNull();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 7, 20, 50 })
	void readingGoesOnWhereNothingIsUnderWay(int full) {
		for (int sent = 0; sent < 100; sent++) {
			for (double pages = 0.5; pages < 1500; pages *= 1.3) {
				Traffic traffic = new Traffic(full, 1000, 4000, sent, 0, 0);
				Plan plan = this.planner.next(traffic, List.of(idle(0, pages)), ROWS);
				assertThat(Objects.requireNonNull(plan).pages()).hasSizeBetween(1, full);
			}
		}
	}

	private void send(int requests, int pages) {
		IntStream.range(0, requests).forEach((request) -> this.clock.sent(request, pages));
	}

	private List<Claim> claims(int sent, UnreadRange... ranges) {
		return next(sent, 0, ranges).claims();
	}

	private Plan next(int sent, int inFlight, UnreadRange... ranges) {
		return Objects.requireNonNull(plan(sent, inFlight, ranges));
	}

	private @Nullable Plan plan(int sent, int inFlight, UnreadRange... ranges) {
		return this.planner.next(traffic(sent, inFlight), Arrays.asList(ranges), ROWS);
	}

	private static Traffic traffic(int sent, int inFlight) {
		return new Traffic(FULL, 1000, 4000, sent, inFlight, 20 * inFlight);
	}

	private static Claim chain(long after, int pages) {
		return new Claim(after, after, pages);
	}

	private static UnreadRange idle(long after, double pages) {
		return busy(0, after, pages);
	}

	private static UnreadRange busy(int claimed, long after, double pages) {
		UnreadRange range = new UnreadRange(claimed);
		range.add(Gap.of(after, after + Math.max((long) (pages * RowPage.SIZE), 1), 1, 1));
		return range;
	}

}
