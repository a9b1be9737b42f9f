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
	void roundIsSharedByAllWorkersAndLeavesSomeOfWhatSeemsToBeThere() {
		List<Integer> sizes = round(pages(0, 400));
		assertThat(sizes).hasSize(WORKERS);
		assertThat(sizes).allSatisfy((size) -> assertThat(size).isBetween(36, 46));
		assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isBetween(300, 345);
	}

	@Test
	void mostOfEachLongGapIsReadAndTheOthersToTheirEnds() {
		assertThat(claims(9, pages(0, 20), pages(2000, 5), pages(3000, 20), pages(9000, 300)))
			.containsExactly(new Claim(0, 1000, 18), new Claim(2000, 2250, 5), new Claim(3000, 3000 + 50 * 14, 12));
	}

	@Test
	void gapThatIsLittleLongerThanTheRequestIsNotDivided() {
		assertThat(claims(9, pages(0, 48), pages(9000, 302))).containsExactly(new Claim(0, 48 * 50, 43));
	}

	@Test
	void littleIsReadToTheEndsByAllWorkers() {
		Gap[] gaps = IntStream.range(0, 8).mapToObj((i) -> pages(i * 1000L, 3)).toArray(Gap[]::new);
		assertThat(claims(20, gaps)).containsExactly(new Claim(0, 150, 3));
		assertThat(claims(20, pages(0, 30))).containsExactly(new Claim(0, 200, 4));
	}

	@Test
	void requestOfTheLastRoundIsFilledFromSeveralGaps() {
		Gap[] gaps = IntStream.range(0, 24).mapToObj((i) -> pages(i * 1000L, 1)).toArray(Gap[]::new);
		assertThat(claims(20, gaps)).containsExactly(new Claim(0, 50, 1), new Claim(1000, 1050, 1),
				new Claim(2000, 2050, 1));
	}

	@Test
	void requestThatIsNearlyFullBeginsNoOtherGap() {
		assertThat(claims(9, pages(0, 38), pages(9000, 360))).containsExactly(new Claim(0, 1900, 34));
	}

	@Test
	void gapIsReadBeyondItsProbableEndByWhatPagesDiffer() {
		MediumListPlanner uneven = new MediumListPlanner(uneven(), this.clock);
		Plan plan = Objects.requireNonNull(uneven.next(traffic(20, 0), List.of(pages(0, 4)), ROWS));
		assertThat(plan.claims()).containsExactly(new Claim(0, 100, 3));
	}

	@Test
	void requestHasNoMorePagesThanThereCanBeWhateverPagesDiffer() {
		MediumListPlanner uneven = new MediumListPlanner(uneven(), this.clock);
		List<Gap> gaps = IntStream.range(0, 400).mapToObj((i) -> pages(i * 1000L, (i > 0) ? 1.2 : 0.2)).toList();
		Plan plan = Objects.requireNonNull(uneven.next(traffic(9, 0), gaps, ROWS));
		assertThat(plan.pages()).hasSize(FULL);
		assertThat(plan.claims()).hasSize(26).extracting(Claim::pages).startsWith(1, 2, 2).endsWith(2, 1);
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
	void halfOfWhatThereCanBeIsExpectedWhereItIsUnclearHowFarRowsAreDense() {
		Gap unclear = new Gap(0, 1000, 1, 0.01, List.of(0L, 150L, 450L), false);
		assertThat(claims(9, unclear, pages(9000, 300))).startsWith(new Claim(0, 1000, 9));
	}

	@Test
	void littleWaitsForWhatOthersLeaveUnlessManyPermitsAre() {
		send(7, 20);
		assertThat(plan(20, 7, pages(0, 1))).isNotNull();
		assertThat(plan(ALL - 5, 7, pages(0, 1))).as("few permits").isNull();
		assertThat(plan(ALL - 5, 4, pages(0, 1))).as("few permits, but fewer under way").isNotNull();
		assertThat(plan(ALL - 5, 7, pages(0, 6))).as("few permits, but enough to read").isNotNull();
	}

	@Test
	void nothingButFullRequestsGoesWhereNoPermitIsLeft() {
		assertThat(plan(ALL, 1, pages(0, 49))).isNull();
		assertThat(plan(ALL, 1, pages(0, 51))).isNotNull();
	}

	@Test
	void requestsAreLargerWhereFewPermitsAreLeft() {
		assertThat(next(20, 0, pages(0, 12)).pages()).hasSize(2);
		assertThat(next(ALL - 5, 0, pages(0, 12)).pages()).hasSize(5);
	}

	@Test
	void requestsReadAsMuchAsTheyWaitForPermitsWhereNoneIsLeft() {
		assertThat(next(ALL, 0, pages(0, 60)).claims()).containsExactly(new Claim(0, 1600, 32));
		assertThat(next(ALL, 0, pages(0, 10), pages(1000, 2)).claims()).as("all at once")
			.containsExactly(new Claim(0, 500, 10), new Claim(1000, 1100, 2));
	}

	@Test
	void oneRequestMoreThanWorkersIsUnderWayButForTheLast() {
		send(WORKERS, 10);
		assertThat(plan(20, WORKERS, pages(0, 100))).isNotNull();
		assertThat(plan(20, WORKERS, pages(0, 10))).as("the last round").isNull();
		assertThat(plan(20, WORKERS + 1, pages(0, 100))).isNull();
	}

	@Test
	void thereIsNothingToAskForWithoutGaps() {
		assertThat(plan(9, 0)).isNull();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 7, 20, 50 })
	void readingGoesOnWhereNothingIsUnderWay(int full) {
		for (int sent = 0; sent < 100; sent++) {
			for (double pages = 0.5; pages < 1500; pages *= 1.3) {
				Traffic traffic = new Traffic(full, 1000, 4000, sent, 0, 0);
				Plan plan = this.planner.next(traffic, List.of(pages(0, pages)), ROWS);
				assertThat(Objects.requireNonNull(plan).pages()).hasSizeBetween(1, full);
				assertThat(plan.claims().get(0).upTo()).isPositive();
			}
		}
	}

	private List<Integer> round(Gap gap) {
		List<Integer> sizes = new ArrayList<>();
		Gap left = gap;
		for (int i = 0; i < WORKERS; i++) {
			Plan plan = next(9 + i, i, left);
			sizes.add(plan.pages().size());
			this.clock.sent(i, plan.pages().size());
			left = Gap.of(plan.claims().get(0).upTo(), gap.upTo(), 1, 1);
		}
		return sizes;
	}

	private void send(int requests, int pages) {
		IntStream.range(0, requests).forEach((request) -> this.clock.sent(request, pages));
	}

	private List<Claim> claims(int sent, Gap... gaps) {
		return next(sent, 0, gaps).claims();
	}

	private Plan next(int sent, int inFlight, Gap... gaps) {
		return Objects.requireNonNull(plan(sent, inFlight, gaps));
	}

	private @Nullable Plan plan(int sent, int inFlight, Gap... gaps) {
		return this.planner.next(traffic(sent, inFlight), List.of(gaps), ROWS);
	}

	private static Traffic traffic(int sent, int inFlight) {
		return new Traffic(FULL, 1000, 4000, sent, inFlight, 20 * inFlight);
	}

	private static Gap pages(long after, double pages) {
		return Gap.of(after, after + Math.max((long) (pages * RowPage.SIZE), 1), 1, 1);
	}

}
