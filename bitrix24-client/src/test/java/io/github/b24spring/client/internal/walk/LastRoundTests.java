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
import java.util.stream.LongStream;

import io.github.b24spring.client.internal.walk.WalkRequest.Claim;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How the rest of a long list is divided among the last requests. The list has a row for
 * each id, and a range begins at each of the positions named.
 *
 * @author The b24spring maintainers
 */
class LastRoundTests {

	private static final int FULL = 50;

	private static final int READ = 95_000;

	private final Coverage coverage = new Coverage(0);

	private final PageClock clock = new PageClock();

	private final LastRound round = new LastRound(this.coverage, this.clock);

	@BeforeEach
	void mostOfTheListWasRead() {
		this.coverage.endsAt(10_000_000);
		this.coverage.add(0, READ, LongStream.rangeClosed(1, READ).toArray(), false);
	}

	@Test
	void roundBeginsWhenTheRequestsThatMayGoAreEnough() {
		List<UnreadRange> little = List.of(idle(100_000, 100));
		assertThat(this.round.isDue(traffic(30, 8), little)).as("many may go").isFalse();
		assertThat(this.round.isDue(traffic(40, 8), List.of(idle(100_000, 400)))).as("much is left").isFalse();
		assertThat(this.round.isDue(new Traffic(FULL, 50, 400, 40, 8, 400), little)).as("no memory").isFalse();
		assertThat(this.round.isDue(traffic(40, 8), little)).isTrue();
		assertThat(this.round.isDue(traffic(30, 8), little)).as("many may go after all").isFalse();
	}

	@Test
	void roundBeginsWithAFewRequestsWhereManyWereSent() {
		assertThat(this.round.isDue(traffic(46, 8), List.of(idle(100_000, 40)))).isTrue();
		LastRound other = new LastRound(this.coverage, this.clock);
		assertThat(other.isDue(traffic(46, 8), List.of(idle(100_000, 100)))).isFalse();
	}

	@Test
	void roundWaitsForNoPermit() {
		Coverage coverage = new Coverage(0);
		LastRound round = new LastRound(coverage, this.clock);
		assertThat(round.isDue(traffic(38, 2), List.of(idle(100_000, 20)))).as("two of forty permits").isFalse();
		assertThat(round.isDue(traffic(34, 2), List.of(idle(100_000, 20)))).as("six").isTrue();
		assertThat(this.round.isDue(traffic(49, 2), List.of(idle(100_000, 65)))).as("five of 54").isFalse();
		assertThat(this.round.isDue(traffic(49, 2), List.of(idle(100_000, 55)))).isTrue();
	}

	@Test
	void moreMayTurnOutToBeLeftButNotMuchMore() {
		assertThat(this.round.isDue(traffic(42, 8), List.of(idle(100_000, 80)))).isTrue();
		assertThat(this.round.isDue(traffic(43, 8), List.of(idle(100_000, 140)))).isTrue();
		assertThat(this.round.isDue(traffic(48, 1), List.of(idle(100_000, 70)))).isTrue();
		assertThat(this.round.isDue(traffic(48, 1), List.of(idle(100_000, 95)))).isFalse();
	}

	@Test
	void shortRangesAreReadWholeAndWithSomethingMore() {
		begin();
		List<Claim> chains = chains(43, 4, idle(100_000, 3), idle(110_000, 5), idle(120_000, 7), idle(130_000, 20),
				idle(150_000, 20));
		assertThat(chains).extracting(Claim::after).containsExactly(100_000L, 110_000L, 120_000L);
		assertThat(chains.get(0).pages()).isBetween(4, 7);
		assertThat(chains.get(2).pages()).isBetween(8, 14);
	}

	@Test
	void restIsDividedAmongRequestsButForThree() {
		begin();
		assertThat(chains(42, 4, idle(100_000, 200))).containsExactly(new Claim(100_000, 100_000, 42));
		assertThat(chains(41, 4, idle(100_000, 120))).extracting(Claim::pages).containsExactly(21);
	}

	@Test
	void whatOthersWillLeaveIsReadFromItsEnd() {
		begin();
		List<Claim> chains = chains(42, 4, busy(100_000, 80, 20));
		assertThat(chains).extracting(Claim::isBackwards).containsExactly(true);
		assertThat(chains).extracting(Claim::after).containsExactly(100_000L);
		assertThat(chains).extracting(Claim::upTo).containsExactly(104_000L);
		assertThat(this.round.next(traffic(42, 4), List.of(busy(100_000, 23, 20)))).as("too short").isNull();
		assertThat(chains(42, 0, busy(100_000, 24, 20))).extracting(Claim::isBackwards).containsExactly(true);
	}

	@Test
	void requestContinuesWhereOthersWillProbablyEndIfTheEndIsTakenOrFar() {
		begin();
		assertThat(chains(42, 4, busy(100_000, 100, 20))).containsExactly(new Claim(101_000, 101_000, 17));
		UnreadRange both = busy(100_000, 80, 20);
		both.claimFromEnd(30);
		assertThat(chains(42, 4, both)).extracting(Claim::isBackwards).containsExactly(false);
		assertThat(chains(42, 4, both)).extracting(Claim::after).containsExactly(101_000L);
		both.claimFromEnd(23);
		assertThat(this.round.next(traffic(42, 0), List.of(both))).as("too short").isNull();
	}

	@Test
	void rangeThatIsLittleLongerThanTheShareIsNotDivided() {
		begin();
		UnreadRange[] ranges = { idle(100_000, 30), idle(110_000, 30), idle(120_000, 30) };
		List<Claim> chains = chains(42, 4, ranges);
		assertThat(chains).extracting(Claim::after).containsExactly(100_000L);
		assertThat(chains.get(0).pages()).isBetween(31, 35);
	}

	@Test
	void rangeThatOnlyFillsARequestIsLeftToTheNext() {
		begin();
		UnreadRange[] ranges = { idle(100_000, 12), idle(110_000, 20), idle(120_000, 4), idle(130_000, 30) };
		assertThat(chains(42, 4, ranges)).extracting(Claim::after).containsExactly(100_000L, 120_000L);
	}

	@Test
	void workersThatAreDoneEarlierReadMore() {
		begin();
		for (int i = 0; i < 7; i++) {
			this.clock.sent(i, 25);
		}
		assertThat(chains(41, 7, idle(100_000, 120))).extracting(Claim::pages).containsExactly(39);
	}

	@Test
	void busyWorkersAreWaitedFor() {
		begin();
		assertThat(this.round.next(traffic(41, 8), List.of(idle(100_000, 120)))).isNull();
	}

	@Test
	void reserveIsNotToEndMuchLaterThanTheOthers() {
		begin();
		this.clock.sent(1, 14);
		assertThat(chains(47, 1, idle(100_000, 60))).extracting(Claim::pages).containsExactly(30);
		assertThat(chains(49, 1, idle(100_000, 60))).as("the last").extracting(Claim::pages).containsExactly(30);
		assertThat(this.round.next(traffic(50, 1), List.of(idle(100_000, 40)))).as("none is left").isNull();
		this.clock.answered(1);
		this.clock.sent(2, 3);
		assertThat(this.round.next(traffic(48, 1), List.of(idle(100_000, 40)))).as("no time").isNull();
	}

	@Test
	void littleThatIsLeftWaitsUntilNothingIsUnderWay() {
		begin();
		assertThat(this.round.next(traffic(43, 1), List.of(idle(100_000, 3)))).isNull();
		assertThat(chains(43, 0, idle(100_000, 3))).extracting(Claim::after).containsExactly(100_000L);
	}

	@Test
	void whatIsLeftInTheEndIsDividedToo() {
		begin();
		assertThat(pages(chains(47, 0, idle(100_000, 12), idle(110_000, 12)))).isBetween(13, 16);
		assertThat(pages(chains(49, 0, idle(100_000, 12), idle(110_000, 12)))).isBetween(26, 34);
		assertThat(chains(47, 0, idle(100_000, 90))).extracting(Claim::pages).containsExactly(32);
		assertThat(chains(55, 0, idle(100_000, 12), idle(110_000, 12))).as("none is left").hasSize(2);
	}

	@Test
	void requestHasNoMorePagesThanThereIsRoomFor() {
		begin();
		List<UnreadRange> ranges = List.of(idle(100_000, 100));
		Plan plan = Objects.requireNonNull(this.round.next(new Traffic(FULL, 7, 500, 42, 4, 200), ranges));
		assertThat(pages(plan.claims())).isEqualTo(7);
		plan = Objects.requireNonNull(this.round.next(new Traffic(12, 90, 500, 42, 0, 0), ranges));
		assertThat(pages(plan.claims())).isEqualTo(12);
		assertThat(pages(chains(42, 4, idle(100_000, 49), idle(110_000, 150)))).isBetween(41, FULL);
	}

	@Test
	void nothingIsAskedForWhereNothingIsLeft() {
		begin();
		assertThat(this.round.next(traffic(48, 1), List.of())).isNull();
		assertThat(this.round.next(traffic(48, 0), List.of())).isNull();
	}

	private void begin() {
		assertThat(this.round.isDue(traffic(41, 8), List.of(idle(100_000, 20)))).isTrue();
	}

	private static int pages(List<Claim> chains) {
		return chains.stream().mapToInt(Claim::pages).sum();
	}

	private List<Claim> chains(int sent, int inFlight, UnreadRange... ranges) {
		List<UnreadRange> all = new ArrayList<>(List.of(ranges));
		return Objects.requireNonNull(this.round.next(traffic(sent, inFlight), all)).claims();
	}

	private static UnreadRange idle(long after, int pages) {
		return busy(after, pages, 0);
	}

	private static UnreadRange busy(long after, int pages, int claimed) {
		UnreadRange range = new UnreadRange(claimed);
		range.add(Gap.of(after, after + (long) pages * RowPage.SIZE, 1, 1));
		return range;
	}

	private static Traffic traffic(int sent, int inFlight) {
		return new Traffic(FULL, 1000, 4000, sent, inFlight, FULL * inFlight);
	}

}
