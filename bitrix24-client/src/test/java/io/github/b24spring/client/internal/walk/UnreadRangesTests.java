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
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.github.b24spring.client.internal.walk.WalkRequest.Claim;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Into which parts what was read and what is being read cut a list that has a row for
 * each id.
 */
class UnreadRangesTests {

	private static final long LIMIT = 100_000;

	private final Coverage coverage = new Coverage(0);

	private final Claims claims = new Claims();

	@Test
	void listOfWhichNothingWasReadIsOneRange() {
		assertThat(ranges()).containsExactly("0-100000");
	}

	@Test
	void rangesBeginBehindWhatWasRead() {
		read(0, 5000);
		assertThat(ranges()).containsExactly("5000-100000");
	}

	@Test
	void listThatWasReadHasNoRanges() {
		read(0, LIMIT);
		assertThat(ranges()).isEmpty();
	}

	@Test
	void singlePageIsPassedOver() {
		read(40_000, 40_050);
		assertThat(ranges()).containsExactly("0-40000 40050-100000");
	}

	@Test
	void manyRowsEndARange() {
		read(40_000, 40_100);
		assertThat(ranges()).containsExactly("0-40000", "40100-100000");
		read(70_000, 70_050);
		assertThat(ranges()).containsExactly("0-40000", "40100-70000 70050-100000");
	}

	@Test
	void pagesNextToEachOtherCountTogether() {
		read(40_000, 40_050);
		read(40_050, 40_100);
		assertThat(ranges()).containsExactly("0-40000", "40100-100000");
	}

	@Test
	void emptyPartIsPassedOver() {
		this.coverage.add(40_000, 50_000, new long[0], true);
		assertThat(ranges()).containsExactly("0-40000 50000-100000");
	}

	@Test
	void limitIsNotPassed() {
		read(40_000, 40_050);
		read(60_000, 60_050);
		assertThat(ranges(50_000)).containsExactly("0-40000 40050-50000");
		assertThat(ranges(40_000)).containsExactly("0-40000");
		assertThat(ranges(40_020)).containsExactly("0-40000");
	}

	@Test
	void requestUnderWayBeginsARange() {
		claim(30_000, 20);
		claim(60_000, 30);
		assertThat(ranges()).containsExactly("0-30000", "30000-60000 by 20", "60000-100000 by 30");
	}

	@Test
	void requestThatBeginsWhereReadingEndedReadsTheRange() {
		read(0, 5000);
		claim(5000, 20);
		assertThat(ranges()).containsExactly("5000-100000 by 20");
	}

	@Test
	void requestBehindASinglePageBeginsARangeToo() {
		read(40_000, 40_050);
		claim(40_050, 20);
		assertThat(ranges()).containsExactly("0-40000", "40050-100000 by 20");
	}

	@Test
	void requestPassesOverASinglePage() {
		read(40_000, 40_050);
		claim(10_000, 20);
		assertThat(ranges()).containsExactly("0-10000", "10000-40000 40050-100000 by 20");
	}

	@Test
	void requestThatReadsMoreThanItsRangeReadsTheNext() {
		claim(39_000, 60);
		read(40_000, 40_500);
		assertThat(ranges()).containsExactly("0-39000", "39000-40000 by 60", "40500-100000 by 30");
	}

	@Test
	void requestThatEndsInWhatWasReadDoesNotReadTheNext() {
		claim(39_000, 25);
		read(40_000, 40_500);
		assertThat(ranges()).containsExactly("0-39000", "39000-40000 by 25", "40500-100000");
	}

	@Test
	void requestThatBeganInWhatWasReadMeanwhileComesOutBehindIt() {
		claim(40_500, 30);
		read(40_000, 41_000);
		assertThat(ranges()).containsExactly("0-40000", "41000-100000 by 20");
	}

	@Test
	void requestThatEndsBeforeWhatWasReadMeanwhileIsNotSeen() {
		claim(40_500, 5);
		read(40_000, 41_000);
		assertThat(ranges()).containsExactly("0-40000", "41000-100000");
	}

	@Test
	void requestThatComesOutOfSeveralPartsHasLessWithEach() {
		claim(40_000, 50);
		read(40_000, 41_000);
		read(41_000, 41_500);
		assertThat(ranges()).containsExactly("0-40000", "41500-100000 by 20");
	}

	@Test
	void requestThatHasLeftThePartInFrontReadsOn() {
		read(0, 5000);
		claim(4000, 20);
		assertThat(ranges()).containsExactly("5000-100000 by 20");
		claim(5000, 10);
		assertThat(ranges()).containsExactly("5000-100000 by 10");
	}

	@Test
	void requestThatReadsFromTheEndLeavesWhatIsBeforeIt() {
		read(40_000, 41_000);
		read(70_000, 71_000);
		this.claims.add(Claim.endOf(41_000, 70_000, 30));
		claim(41_000, 20);
		assertThat(all()).extracting(UnreadRange::isClaimedFromEnd).containsExactly(false, true, false);
		assertThat(all()).extracting(UnreadRange::left).containsExactly(800.0, 580.0 - 30 - 20, 580.0);
		this.claims.remove(Claim.endOf(41_000, 70_000, 30));
		assertThat(all()).extracting(UnreadRange::isClaimedFromEnd).containsExactly(false, false, false);
	}

	@Test
	void requestThatBeganToReadBeforeThePartWasReadFromItsEndGoesOn() {
		read(40_000, 41_000);
		this.claims.add(Claim.endOf(0, 39_000, 30));
		assertThat(ranges()).containsExactly("0-40000", "41000-100000");
		assertThat(all()).extracting(UnreadRange::isClaimedFromEnd).containsExactly(true, false);
	}

	@Test
	void restThatTheRequestFromTheEndMayWellReadIsLeftToIt() {
		this.claims.add(Claim.endOf(0, LIMIT, 1999));
		assertThat(ranges()).containsExactly("0-100000");
		this.claims.add(Claim.endOf(0, LIMIT, 2000));
		assertThat(ranges()).isEmpty();
		claim(0, 2);
		assertThat(ranges()).as("a request is under way").containsExactly("0-100000 by 2");
	}

	private void read(long after, long upTo) {
		this.coverage.add(after, upTo, LongStream.rangeClosed(after + 1, upTo).toArray(), false);
	}

	private void claim(long after, int pages) {
		this.claims.add(new Claim(after, after, pages));
	}

	private List<String> ranges() {
		return ranges(LIMIT);
	}

	private List<String> ranges(long limit) {
		return all(limit).stream().map(UnreadRangesTests::text).toList();
	}

	private List<UnreadRange> all() {
		return all(LIMIT);
	}

	private List<UnreadRange> all(long limit) {
		return UnreadRanges.of(this.coverage, (after, upTo) -> Gap.of(after, upTo, 1, 1), this.claims, limit);
	}

	private static String text(UnreadRange range) {
		Stream<String> gaps = range.gaps().stream().map((gap) -> gap.after() + "-" + gap.upTo());
		return String.join(" ", gaps.toList()) + (range.isIdle() ? "" : " by " + range.claimed());
	}

}
