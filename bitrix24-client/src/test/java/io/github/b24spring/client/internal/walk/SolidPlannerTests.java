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
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.github.b24spring.client.internal.walk.WalkRequest.Claim;
import io.github.b24spring.client.internal.walk.WalkRequest.Page;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How a list of solid parts is read, of which it is known how many rows they have.
 *
 * @author The b24spring maintainers
 */
class SolidPlannerTests {

	private static final int FULL = 50;

	private static final long END = 10_000_000;

	private final Coverage coverage = new Coverage(0);

	private final PageClock clock = new PageClock();

	private final SolidPlanner planner = new SolidPlanner(this.coverage, this.clock);

	@BeforeEach
	void listEndsSomewhere() {
		this.coverage.endsAt(END);
	}

	@Test
	void listIsSolidIfMostOfWhatIsClearIs() {
		assertThat(isFor(solid(0, 100))).isTrue();
		assertThat(isFor(solid(0, 75), Gap.of(10_000, 15_000, 0.5, 0.1))).isTrue();
		assertThat(isFor(solid(0, 75), unclear(50_000, 90_000))).isTrue();
	}

	@Test
	void listIsNotSolidIfRowsAreMissingOrFew() {
		assertThat(isFor(Gap.of(0, 5000, 0.99, 0.99))).isFalse();
		assertThat(isFor(Gap.of(0, 5000, 0.4, 1))).as("at one end only").isFalse();
		assertThat(isFor(solid(0, 75), Gap.of(10_000, 15_000, 0.5, 0.5))).isFalse();
		assertThat(isFor(solid(0, 19))).isFalse();
		assertThat(isFor(unclear(0, 90_000))).isFalse();
	}

	@Test
	void listThatWasSolidStaysSo() {
		assertThat(this.planner.isFor(List.of(idle(solid(0, 100))))).isTrue();
		assertThat(this.planner.isFor(List.of(idle(Gap.of(0, 5000, 0.1, 0.1))))).isTrue();
	}

	@Test
	void requestIsFilledToTheLastPageWithWhatComesFirst() {
		assertThat(claims(idle(solid(0, 13)), idle(solid(5000, 7)), idle(solid(10_000, 190)), idle(solid(50_000, 190))))
			.containsExactly(new Claim(0, 0, 13), new Claim(5000, 5000, 7), new Claim(10_000, 10_000, 30));
		assertThat(claims(idle(Gap.of(0, 651, 1, 1)), idle(solid(10_000, 400)))).first().isEqualTo(new Claim(0, 0, 14));
	}

	@Test
	void pageWithAFewRowsOfTheSparsePartDoesNotMakeASolidPartShorter() {
		assertThat(claims(idle(Gap.of(0, 1000, 0.3, 1)), idle(solid(10_000, 400)))).first()
			.isEqualTo(new Claim(0, 0, 20));
	}

	@Test
	void partGoesOnWhereWhatReadsItWillEnd() {
		assertThat(claims(busy(30, solid(0, 460)))).containsExactly(new Claim(1500, 1500, 50));
		assertThat(claims(busy(30, solid(0, 20), solid(1050, 460)))).as("a page that was read is passed")
			.containsExactly(new Claim(1050 + 450, 1050 + 450, 50));
		assertThat(claims(busy(30, solid(0, 30)), idle(solid(5000, 400)))).containsExactly(new Claim(5000, 5000, 50));
	}

	@Test
	void partThatIsBeingReadHasTheRest() {
		assertThat(claims(busy(30, solid(0, 40)), idle(solid(5000, 400)))).containsExactly(new Claim(1500, 1500, 10),
				new Claim(5000, 5000, 40));
		assertThat(claims(busy(10, Gap.of(0, 1000, 0.3, 1)), idle(solid(5000, 400)))).first()
			.isEqualTo(new Claim(500, 500, 10));
	}

	@Test
	void whatWaitsCountsWhereTheLastRequestsAreToEndAtTheSameTime() {
		assertThat(pages(busy(50, unclear(0, 9000), solid(20_000, 300)), idle(solid(50_000, 60)))).isEqualTo(50);
	}

	@Test
	void sparseGapIsReadByAPageOrSome() {
		assertThat(claims(idle(Gap.of(0, 1000, 0.03, 0.03)), idle(solid(5000, 400)))).first()
			.isEqualTo(new Claim(0, 0, 1));
		assertThat(claims(idle(Gap.of(0, 1000, 0.06, 0.06)), idle(solid(5000, 400)))).first()
			.isEqualTo(new Claim(0, 0, 2));
		assertThat(claims(busy(1, Gap.of(0, 10_000, 0.03, 0.03)), idle(solid(50_000, 400))))
			.containsExactly(new Claim(50_000, 50_000, 50));
	}

	@Test
	void lastRequestsEndAtTheSameTime() {
		read(9_000_000, 1000);
		assertThat(pages(idle(solid(0, 240)))).isEqualTo(30);
		IntStream.range(0, 4).forEach((number) -> this.clock.sent(number, 15));
		assertThat(pages(idle(solid(0, 240)))).isEqualTo(38);
	}

	@Test
	void requestsOfALongListAreNotTooSmallUnlessManyCanBeSpared() {
		read(9_000_000, 1000);
		assertThat(pages(sent(40), idle(solid(0, 100)))).isEqualTo(20);
		assertThat(pages(sent(10), idle(solid(0, 100)))).isEqualTo(10);
		assertThat(pages(sent(10), idle(solid(0, 16)))).isBetween(5, 6);
	}

	@Test
	void requestsOfAMediumListAreSmallAsLongAsThereArePermits() {
		assertThat(pages(sent(10), idle(solid(0, 100)))).isEqualTo(10);
		assertThat(pages(sent(10), idle(solid(0, 16)))).isEqualTo(2);
		assertThat(pages(sent(35), idle(solid(0, 16)))).isEqualTo(8);
		assertThat(pages(sent(37), idle(solid(0, 60)))).isEqualTo(FULL);
	}

	@Test
	void fewPagesWaitForWhatOthersLeaveWherePermitsRunOut() {
		List<UnreadRange> few = List.of(idle(solid(0, 3)));
		assertThat(this.planner.next(new Traffic(FULL, 500, 500, 39, 2, 40), few)).isNull();
		assertThat(this.planner.next(new Traffic(FULL, 500, 500, 39, 0, 0), few)).as("nothing is under way")
			.isNotNull();
		assertThat(this.planner.next(new Traffic(FULL, 500, 500, 38, 2, 40), few)).as("many permits").isNotNull();
		assertThat(this.planner.next(new Traffic(FULL, 500, 500, 39, 2, 40), List.of(idle(solid(0, 4))))).as("not few")
			.isNotNull();
		this.coverage.add(100_000, 120_000, LongStream.rangeClosed(100_001, 120_000).toArray(), true);
		assertThat(this.planner.next(new Traffic(FULL, 500, 500, 39, 2, 40), few)).as("others while it was read")
			.isNotNull();
	}

	@Test
	void requestHasNoMorePagesThanThereIsRoomFor() {
		assertThat(pages(new Traffic(FULL, 30, 500, 10, 0, 0), idle(solid(0, 1000)))).isEqualTo(30);
		assertThat(pages(new Traffic(7, 500, 500, 10, 0, 0), idle(solid(0, 1000)))).isEqualTo(7);
		Gap[] gaps = IntStream.range(0, 20).mapToObj((i) -> unclear(i * 100_000L, 90_000)).toArray(Gap[]::new);
		Plan plan = next(new Traffic(7, 500, 500, 10, 0, 0), idle(gaps));
		assertThat(plan.pages()).hasSizeLessThanOrEqualTo(7).isNotEmpty();
	}

	@Test
	void endOfADensePartIsLookedForOnce() {
		UnreadRange range = idle(unclear(0, 90_000), solid(100_000, 400));
		Plan plan = next(traffic(), range);
		assertThat(plan.pages()).filteredOn(Page::isBackwards).extracting(Page::upTo).contains(90_000L);
		assertThat(next(traffic(), range).pages()).noneMatch(Page::isBackwards);
	}

	@Test
	void requestThatLooksForSomethingReadsNothingElseWhereManyCanBeSpared() {
		UnreadRange range = idle(unclear(0, 90_000), solid(100_000, 100));
		Traffic early = new Traffic(FULL, 500, 500, 10, 0, 0);
		Plan plan = next(early, range);
		assertThat(plan.pages()).isNotEmpty().allMatch(Page::isBackwards);
		assertThat(plan.claims()).isEmpty();
		assertThat(next(early, range).claims()).isNotEmpty();
	}

	@Test
	void endOfADensePartThatIsBeingReadIsLookedForToo() {
		Plan plan = next(traffic(), busy(50, unclear(0, 90_000)), idle(solid(100_000, 400)));
		assertThat(plan.pages()).anyMatch(Page::isBackwards);
		assertThat(plan.claims()).containsExactly(new Claim(100_000, 100_000, 49));
	}

	@Test
	void beginningOfADensePartIsReached() {
		Gap gap = new Gap(0, 90_000, 0.001, 1, List.of(0L), false);
		UnreadRange range = idle(gap, solid(100_000, 400));
		assertThat(claims(range)).containsExactly(new Claim(0, 0, 3), new Claim(100_000, 100_000, 47));
		assertThat(claims(range)).containsExactly(new Claim(100_000, 100_000, 50));
	}

	@Test
	void borderThatManySparseRowsAreBeforeIsLookedForInTheMiddle() {
		Gap gap = new Gap(0, 900_000, 1, 0.001, List.of(0L), false);
		UnreadRange range = idle(gap, solid(1_000_000, 400));
		assertThat(next(traffic(), range).pages()).contains(Page.endOf(0, 450_000), Page.after(450_000),
				Page.endOf(450_000, 900_000));
		assertThat(next(traffic(), range).pages()).noneMatch(Page::isBackwards);
	}

	@Test
	void partWhoseEndIsUnclearIsBegunIfNothingElseIsThere() {
		next(traffic(), idle(unclear(0, 90_000)));
		Plan plan = next(traffic(), idle(unclear(0, 90_000)));
		assertThat(plan.claims()).hasSize(1).first().extracting(Claim::after).isEqualTo(0L);
		assertThat(plan.claims().get(0).pages()).isBetween(20, 30);
	}

	@Test
	void whatMayBeReadByAnotherRequestWaits() {
		next(traffic(), busy(50, unclear(0, 90_000), solid(100_000, 100)));
		assertThat(this.planner.next(traffic(), List.of(busy(50, unclear(0, 90_000), solid(100_000, 100))))).isNull();
	}

	@Test
	void gapThatMayBeTwoPartsIsLookedInto() {
		Gap[] gaps = IntStream.range(0, 20).mapToObj((i) -> solid(i * 400_000L, 10)).toArray(Gap[]::new);
		UnreadRange wide = idle(solid(9_000_000, 1000));
		assertThat(next(traffic(), wide).pages()).as("it is the only part").hasSize(FULL);
		Plan plan = next(traffic(), idle(gaps), wide);
		assertThat(plan.pages()).filteredOn((page) -> page.after() >= 9_000_000)
			.containsExactlyInAnyOrder(Page.endOf(9_000_000, 9_025_000), Page.after(9_025_000),
					Page.endOf(9_025_000, 9_050_000));
		Plan next = next(traffic(), idle(gaps), wide);
		assertThat(next.pages()).noneMatch((page) -> page.isBackwards() || page.after() == 9_025_000);
	}

	@Test
	void beginningOfAGapThatMayBeTwoPartsIsRead() {
		UnreadRange[] ranges = IntStream.range(0, 8)
			.mapToObj((i) -> idle(solid(i * 1_000_000L, 1000)))
			.toArray(UnreadRange[]::new);
		assertThat(claims(ranges)).containsExactly(new Claim(0, 0, 25), new Claim(1_000_000, 1_000_000, 1));
	}

	@Test
	void requestsOfAPartMakeNoPartsOfIt() {
		UnreadRange[] ranges = IntStream.range(0, 8)
			.mapToObj((i) -> busy(50, solid(i * 50_000L, 1000)))
			.toArray(UnreadRange[]::new);
		assertThat(claims(ranges)).containsExactly(new Claim(2500, 2500, 50));
	}

	@Test
	void noPartIsBegunTwice() {
		read(0, 30);
		assertThat(this.planner.next(traffic(), List.of(busy(30, solid(1500, 30))))).isNull();
	}

	private void read(long after, int pages) {
		long[] positions = IntStream.rangeClosed(1, pages * RowPage.SIZE).mapToLong((row) -> after + row).toArray();
		this.coverage.add(after, after + positions.length, positions, false);
	}

	private boolean isFor(Gap... gaps) {
		return new SolidPlanner(this.coverage, this.clock).isFor(List.of(idle(gaps)));
	}

	private List<Claim> claims(UnreadRange... ranges) {
		return next(traffic(), ranges).claims();
	}

	private int pages(UnreadRange... ranges) {
		return pages(traffic(), ranges);
	}

	private int pages(Traffic traffic, UnreadRange... ranges) {
		return next(traffic, ranges).pages().size();
	}

	private Plan next(Traffic traffic, UnreadRange... ranges) {
		@Nullable Plan plan = this.planner.next(traffic, List.of(ranges));
		return Objects.requireNonNull(plan);
	}

	private static Gap solid(long after, int pages) {
		return Gap.of(after, after + (long) pages * RowPage.SIZE, 1, 1);
	}

	private static Gap unclear(long after, int ids) {
		return new Gap(after, after + ids, 1, 0.0001, List.of(after), false);
	}

	private static UnreadRange idle(Gap... gaps) {
		return busy(0, gaps);
	}

	private static UnreadRange busy(int claimed, Gap... gaps) {
		UnreadRange range = new UnreadRange(claimed);
		List.of(gaps).forEach(range::add);
		return range;
	}

	private static Traffic sent(int requests) {
		return new Traffic(FULL, 500, 500, requests, 0, 0);
	}

	private static Traffic traffic() {
		return new Traffic(FULL, 500, 500, 40, 0, 0);
	}

}
