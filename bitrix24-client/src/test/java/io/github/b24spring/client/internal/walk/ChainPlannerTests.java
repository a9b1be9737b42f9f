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
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.github.b24spring.client.internal.walk.WalkRequest.Claim;
import io.github.b24spring.client.internal.walk.WalkRequest.Page;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What is asked for next of a long list that has a row for each id, by what is unread.
 */
class ChainPlannerTests {

	private static final int FULL = 50;

	private final Coverage coverage = new Coverage(0);

	private final ChainPlanner planner = new ChainPlanner(this.coverage);

	@Test
	void nothingIsAskedForWhereNothingIsUnread() {
		assertThat(this.planner.next(traffic(10, 0), List.of())).isNull();
	}

	@Test
	void requestsThatWorkersHaveNoTimeForDoNotGo() {
		List<UnreadRange> ranges = List.of(idle(0, 1000));
		assertThat(this.planner.next(traffic(10, RequestBudget.WORKERS), ranges)).isNotNull();
		assertThat(this.planner.next(traffic(10, RequestBudget.WORKERS + 1), ranges)).isNull();
	}

	@Test
	void longRangeIsReadByAFullRequestFromItsBeginning() {
		assertThat(chains(10, 0, idle(100_000, 1000))).containsExactly(chain(100_000, FULL));
	}

	@Test
	void requestHasNoMorePagesThanThereIsRoomFor() {
		List<UnreadRange> ranges = List.of(idle(0, 5), idle(1000, 8), idle(100_000, 1000));
		Plan plan = this.planner.next(new Traffic(FULL, 30, 500, 10, 0, 0), ranges);
		assertThat(pages(plan)).isBetween(20, 30);
		assertThat(pages(this.planner.next(new Traffic(20, 500, 500, 10, 0, 0), ranges))).isBetween(15, 20);
	}

	@Test
	void shortRangesShareARequest() {
		List<Claim> chains = chains(39, 0, idle(1000, 3), idle(2000, 5), idle(3000, 7));
		assertThat(chains).extracting(Claim::after).containsExactly(1000L, 2000L, 3000L);
		assertThat(chains.get(0).pages()).isBetween(3, 5);
		assertThat(chains.get(1).pages()).isBetween(5, 8);
		assertThat(chains.get(2).pages()).isBetween(7, 11);
	}

	@Test
	void shortRangesThatFillARequestComeBeforeTheLongOne() {
		UnreadRange[] ranges = IntStream.range(0, 8).mapToObj((i) -> idle(i * 2000L, 10)).toArray(UnreadRange[]::new);
		List<Claim> chains = chains(20, 0,
				Stream.concat(Stream.of(ranges), Stream.of(idle(100_000, 1000))).toArray(UnreadRange[]::new));
		assertThat(chains).extracting(Claim::after).doesNotContain(100_000L).startsWith(0L, 2000L, 4000L);
		assertThat(chains.stream().mapToInt(Claim::pages).sum()).isEqualTo(FULL);
	}

	@Test
	void shortRangeThatComesNextIsReadAlthoughALongOneFillsTheRequest() {
		read(0, 1000);
		assertThat(chains(10, 0, idle(1000, 3), idle(100_000, 1000))).extracting(Claim::after)
			.containsExactly(1000L, 100_000L);
		assertThat(chains(10, 0, idle(2000, 3), idle(100_000, 1000))).extracting(Claim::after)
			.containsExactly(100_000L);
	}

	@Test
	void nextPartBeginsBehindWhatOthersRead() {
		List<Claim> chains = chains(10, 1, busy(0, 2000, 50));
		assertThat(chains).hasSize(1);
		assertThat(chains.get(0).pages()).isEqualTo(FULL);
		assertThat(chains.get(0).after()).isGreaterThanOrEqualTo(60 * 50).isLessThan(200 * 50);
	}

	@Test
	void partThatIsAlmostReadIsNotSplit() {
		assertThat(chains(10, 1, busy(0, 55, 50))).isEmpty();
		assertThat(chains(10, 1, busy(0, 50, 50))).isEmpty();
	}

	@Test
	void smallPartIsSplitWhereManyRequestsCanBeSpared() {
		assertThat(chains(10, 1, busy(0, 57, 50))).extracting(Claim::pages).containsExactly(4);
		assertThat(chains(39, 1, busy(0, 57, 50))).isEmpty();
		assertThat(chains(39, 1, busy(0, 63, 50))).extracting(Claim::pages).containsExactly(10);
	}

	@Test
	void longestOfThePartsThatAreBeingReadIsSplit() {
		List<Claim> chains = chains(20, 3, busy(0, 100, 50), busy(10_000, 400, 50), busy(40_000, 55, 50));
		assertThat(chains).isNotEmpty();
		assertThat(chains.get(0).after()).isGreaterThanOrEqualTo(10_000 + 50 * 50).isLessThan(10_000 + 400 * 50);
	}

	@Test
	void lastPartIsNotSplitWhereTheMemoryHasNoRoomForWhatIsBeforeIt() {
		UnreadRange[] ranges = { busy(0, 300, 50), busy(20_000, 2000, 50) };
		Plan open = this.planner.next(new Traffic(FULL, 500, 2000, 10, 2, 100), List.of(ranges));
		assertThat(claims(open)).extracting(Claim::after).allMatch((after) -> after > 20_000);
		Plan narrow = this.planner.next(new Traffic(FULL, 100, 100, 10, 2, 100), List.of(ranges));
		assertThat(claims(narrow)).extracting(Claim::after).isNotEmpty().allMatch((after) -> after < 300 * 50);
	}

	@Test
	void littleWaitsForWhatOthersLeave() {
		assertThat(chains(30, 8, idle(1000, 2), busy(2000, 100, 99))).isEmpty();
		assertThat(chains(30, 0, idle(1000, 2), busy(2000, 100, 99))).isNotEmpty();
	}

	@Test
	void chainsComeFartherThanExpectedWhereThereAreNoPermits() {
		List<Claim> cheap = chains(39, 0, idle(1000, 5), idle(3000, 4));
		List<Claim> dear = chains(80, 0, idle(1000, 5), idle(3000, 4));
		assertThat(cheap).extracting(Claim::after).containsExactly(1000L, 3000L);
		assertThat(dear).extracting(Claim::after).containsExactly(1000L, 3000L);
		for (int i = 0; i < 2; i++) {
			assertThat(dear.get(i).pages()).isGreaterThan(cheap.get(i).pages()).isLessThan(3 * cheap.get(i).pages());
		}
		assertThat(dear.get(0).pages() + dear.get(1).pages())
			.isGreaterThan(3 * (cheap.get(0).pages() + cheap.get(1).pages()) / 2)
			.isLessThanOrEqualTo(20);
	}

	@Test
	void shortPartIsReadWithRoomForError() {
		UnreadRange part = range(0, Gap.of(1000, 1395, 1, 1));
		assertThat(chains(39, 0, part)).containsExactly(chain(1000, 9));
		for (int page = 0; page < 10; page++) {
			long after = page * 1000;
			this.coverage.add(after, after + 1000,
					LongStream.rangeClosed(1, 50).map((row) -> after + row * 10 + Math.max(row - 25, 0) * 20).toArray(),
					false);
		}
		assertThat(chains(39, 0, idle(20_000, 5)).get(0).pages()).isBetween(7, 8);
	}

	@Test
	void longerPartIsNotReadBeyondItsEnd() {
		assertThat(chains(39, 0, idle(1000, 10))).containsExactly(chain(1000, 10));
		assertThat(chains(10, 0, idle(1000, 49), idle(10_000, 2000))).containsExactly(chain(1000, 47));
	}

	@Test
	void halfOfAPartIsReadWhereNothingIsCertain() {
		assertThat(chains(39, 0, uncertain(0))).extracting(Claim::pages).containsExactly(7);
		assertThat(chains(39, 1, uncertain(1))).extracting(Claim::isBackwards, Claim::pages)
			.containsExactly(tuple(true, 7));
	}

	@Test
	void whatIsLeftOfAPartIsReadFromItsEnd() {
		assertThat(chains(39, 1, busy(0, 68, 50))).containsExactly(Claim.endOf(0, 3400, 15));
		assertThat(chains(39, 1, busy(0, 80, 50))).as("in a request of 20").containsExactly(Claim.endOf(0, 4000, 20));
	}

	@Test
	void partThatIsReadFromBothEndsIsSplitInItsMiddle() {
		UnreadRange both = busy(0, 100, 50);
		both.claimFromEnd(20);
		assertThat(chains(39, 1, both)).containsExactly(chain(65 * 50, 15));
	}

	@Test
	void partOfWhichMuchIsLeftIsSplit() {
		assertThat(chains(10, 1, busy(0, 170, 50))).extracting(Claim::isBackwards).containsExactly(true);
		assertThat(chains(10, 1, busy(0, 171, 50))).extracting(Claim::isBackwards).containsExactly(false);
	}

	@Test
	void lastPartIsNotSplitWhereWhatIsBeforeItAlmostFillsTheMemory() {
		UnreadRange[] ranges = { busy(0, 850, 50), busy(60_000, 3000, 50) };
		Plan plan = this.planner.next(new Traffic(FULL, 500, 900, 10, 2, 100), List.of(ranges));
		assertThat(claims(plan)).extracting(Claim::after).isNotEmpty().allMatch((after) -> after < 850 * 50);
	}

	@Test
	void requestThatIsNotFullWaitsWhileManyAreUnderWay() {
		UnreadRange reading = busy(100_000, 50, 50);
		assertThat(chains(39, 8, idle(0, 3), reading)).isEmpty();
		assertThat(chains(39, 1, idle(0, 3), reading)).isNotEmpty();
		Traffic small = new Traffic(FULL, 1000, 1000, 39, 8, 24);
		assertThat(claims(this.planner.next(small, List.of(idle(0, 3), reading)))).isEmpty();
		assertThat(claims(this.planner.next(small, List.of(idle(0, 19), reading)))).as("it is almost full")
			.isNotEmpty();
		assertThat(chains(5, 8, idle(0, 3), reading)).as("many can be spared").isNotEmpty();
	}

	@Test
	void manyEndsOfDensePartsAreLookedForInOneRequestOfTheirOwn() {
		UnreadRange[] ranges = IntStream.range(0, 10).mapToObj(ChainPlannerTests::ending).toArray(UnreadRange[]::new);
		Plan plan = this.planner.next(traffic(10, 1), List.of(ranges));
		assertThat(plan).isNotNull();
		assertThat(plan.claims()).isEmpty();
		assertThat(plan.pages()).hasSizeGreaterThan(3).allMatch(Page::isBackwards);
		Plan next = this.planner.next(traffic(11, 2), List.of(ranges));
		assertThat(next).isNotNull();
		assertThat(next.claims()).isNotEmpty();
		assertThat(next.pages()).as("those that are asked for").noneMatch((page) -> plan.pages().contains(page));
	}

	@Test
	void fewEndsOfDensePartsAreLookedForOnTheWay() {
		Plan plan = this.planner.next(traffic(10, 0), List.of(ending(0), idle(10_000_000, 1000)));
		assertThat(plan).isNotNull();
		assertThat(plan.pages()).filteredOn(Page::isBackwards).isEqualTo(ending(0).first().ends());
		assertThat(plan.claims()).isNotEmpty();
		assertThat(plan.pages()).hasSizeLessThanOrEqualTo(FULL);
	}

	@Test
	void endsOfDensePartsTakeHalfOfARequestAtMost() {
		UnreadRange[] ranges = IntStream.range(0, 20)
			.mapToObj(ChainPlannerTests::shortEnding)
			.toArray(UnreadRange[]::new);
		assertThat(this.planner.next(traffic(10, 0), List.of(ranges))).isNotNull();
		Plan plan = this.planner.next(new Traffic(8, 1000, 1000, 10, 0, 0), List.of(ranges));
		assertThat(plan).isNotNull();
		assertThat(plan.pages()).hasSizeLessThanOrEqualTo(8).filteredOn(Page::isBackwards).hasSizeBetween(1, 4);
	}

	@Test
	void farEndOfAnUnclearPartIsLookedForBehindTheChain() {
		Gap unclear = new Gap(0, 100_000, 0.01, 1, List.of(0L), false);
		List<Claim> few = claims(this.planner.next(new Traffic(4, 1000, 1000, 10, 0, 0), List.of(range(0, unclear))));
		assertThat(few.get(0).pages()).isGreaterThanOrEqualTo(2);
		List<Claim> chains = chains(10, 0, range(0, unclear));
		assertThat(chains.stream().mapToInt(Claim::pages).sum()).isLessThanOrEqualTo(FULL);
		assertThat(chains).hasSizeGreaterThan(1);
		assertThat(chains.get(0).after()).isZero();
		assertThat(chains.get(0).pages()).isGreaterThan(30);
		assertThat(chains.subList(1, chains.size())).allMatch((chain) -> chain.pages() == 1)
			.allMatch((chain) -> chain.after() > chains.get(0).pages() * 50L);
	}

	@Test
	void readingGoesOnWhereNothingIsUnderWay() {
		Random random = new Random(3);
		for (int i = 0; i < 2000; i++) {
			List<UnreadRange> ranges = new ArrayList<>();
			long after = random.nextInt(1000);
			for (int range = random.nextInt(6); range >= 0; range--) {
				int pages = 1 + random.nextInt((range % 2 == 0) ? 8 : 400);
				ranges.add(idle(after, pages));
				after += 50L * pages + 100 + random.nextInt(5000);
			}
			int full = 1 + random.nextInt(FULL);
			int room = full + random.nextInt(900);
			Plan plan = this.planner.next(new Traffic(full, room, room, random.nextInt(90), 0, 0), ranges);
			assertThat(plan).as("list %s", i).isNotNull();
			assertThat(plan.pages()).hasSizeBetween(1, full).hasSize(pages(plan));
			assertThat(plan.claims()).as("list %s", i)
				.extracting(Claim::after)
				.isSorted()
				.doesNotHaveDuplicates()
				.allMatch(
						(start) -> ranges.stream().anyMatch((range) -> range.after() <= start && start < range.upTo()));
		}
	}

	private static Traffic traffic(int sent, int inFlight) {
		return new Traffic(FULL, 1000, 1000, sent, inFlight, inFlight * FULL);
	}

	private List<Claim> chains(int sent, int inFlight, UnreadRange... ranges) {
		return claims(this.planner.next(traffic(sent, inFlight), List.of(ranges)));
	}

	private static List<Claim> claims(@Nullable Plan plan) {
		return (plan != null) ? plan.claims() : List.of();
	}

	private static int pages(@Nullable Plan plan) {
		return claims(plan).stream().mapToInt(Claim::pages).sum();
	}

	private static Claim chain(long after, int pages) {
		return new Claim(after, after, pages);
	}

	private static UnreadRange idle(long after, int pages) {
		return busy(after, pages, 0);
	}

	private static UnreadRange busy(long after, int pages, int claimed) {
		return range(claimed, Gap.of(after, after + pages * 50L, 1, 1));
	}

	/**
	 * A range that begins dense, and whose sparse part one page reads.
	 */
	private static UnreadRange ending(int index) {
		long after = index * 200_000L;
		return range(0, new Gap(after, after + 100_000, 0.5, 0.0001, List.of(after), false));
	}

	/**
	 * A range of 14 pages, or of 12 more or less.
	 */
	private static UnreadRange uncertain(int claimed) {
		return range(claimed, new Gap(0, 4000, 0.5, 0.0001, List.of(0L), true));
	}

	private static UnreadRange shortEnding(int index) {
		long after = index * 10_000L;
		return range(0, new Gap(after, after + 2000, 0.5, 0.0001, List.of(after), false));
	}

	private static UnreadRange range(int claimed, Gap... gaps) {
		UnreadRange range = new UnreadRange(claimed);
		Stream.of(gaps).forEach(range::add);
		return range;
	}

	private void read(long after, long upTo) {
		this.coverage.add(after, upTo, LongStream.rangeClosed(after + 1, upTo).toArray(), false);
	}

}
