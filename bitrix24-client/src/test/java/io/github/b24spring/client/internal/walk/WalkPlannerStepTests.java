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
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.github.b24spring.client.internal.walk.Coverage.Part;
import io.github.b24spring.client.internal.walk.WalkRequest.Claim;
import io.github.b24spring.client.internal.walk.WalkRequest.Page;
import io.github.b24spring.client.internal.walk.WalkSimulation.Result;
import io.github.b24spring.testportal.list.IdProfile;
import io.github.b24spring.testportal.list.IdSequence;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a list is asked for from its first request to its last.
 */
class WalkPlannerStepTests {

	private static final int FULL = 50;

	private static final int ROOM = 1000;

	private WalkPlanner planner = new WalkPlanner(0, Long.MAX_VALUE);

	private long[] ids = dense(0);

	@Test
	void nothingElseIsAskedForBeforeTheListIsOpened() {
		this.planner = new WalkPlanner(17, Long.MAX_VALUE);
		WalkRequest opening = next();
		assertThat(opening).isNotNull();
		assertThat(opening.opening()).isTrue();
		assertThat(opening.number()).isZero();
		assertThat(opening.pages()).hasSize(WalkPlanner.OPENING_PAGES).startsWith(Page.after(17), Page.NEXT);
		assertThat(opening.claims()).isEmpty();
		assertThat(next()).isNull();
		assertThat(this.planner.isOpened()).isFalse();
		assertThat(this.planner.isFinished()).isFalse();
		assertThat(this.planner.estimatedTotal()).isZero();
		assertThat(this.planner.inFlight()).isOne();
		assertThat(this.planner.pagesInFlight()).isEqualTo(WalkPlanner.OPENING_PAGES);
	}

	@Test
	void listIsOpenedWithNoMorePagesThanARequestHas() {
		WalkRequest opening = this.planner.next(2, ROOM, ROOM, true);
		assertThat(opening).isNotNull();
		assertThat(opening.pages()).containsExactly(Page.after(0), Page.NEXT);
	}

	@Test
	void emptyListIsFinished() {
		open(dense(0));
		assertThat(this.planner.isOpened()).isTrue();
		assertThat(this.planner.isFinished()).isTrue();
		assertThat(this.planner.estimatedTotal()).isZero();
		assertThat(next()).isNull();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 50, 249, 250 })
	void listThatTheFirstRequestReadsIsFinished(int rows) {
		assertThat(open(dense(rows))).isEmpty();
		assertThat(this.planner.isFinished()).isTrue();
		assertThat(this.planner.estimatedTotal()).isEqualTo(rows);
		assertThat(this.planner.inFlight()).isZero();
		assertThat(next()).isNull();
	}

	@Test
	void lastPageBringsWhatTheFirstRequestDidNotRead() {
		assertThat(open(dense(270))).containsExactly(new Part(250, 270, 30, 50));
		assertThat(this.planner.coverage().frontier()).isEqualTo(270);
	}

	@Test
	void lastPageBehindTheFirstOnesIsNewAsAWhole() {
		assertThat(open(dense(300))).containsExactly(new Part(250, 300, 0, 50));
		assertThat(this.planner.coverage().frontier()).isEqualTo(300);
		this.planner = new WalkPlanner(0, Long.MAX_VALUE);
		assertThat(open(dense(320))).containsExactly(new Part(270, 320, 0, 50));
		assertThat(all()).flatExtracting(WalkRequest::pages).contains(Page.after(250), Page.after(320));
	}

	@Test
	void endOfTheListBeliesNoEvenIds() {
		open(dense(10_000));
		List<WalkRequest> requests = all();
		WalkRequest end = requests.get(requests.size() - 1);
		assertThat(end.pages()).contains(Page.after(10_000));
		answer(end);
		assertThat(next()).isNull();
	}

	@Test
	void shortListIsReadByOneChain() {
		open(concat(dense(250, 10), dense(100, 70)));
		WalkRequest chain = next();
		assertThat(chain).isNotNull();
		assertThat(chain.pages()).startsWith(Page.after(2500)).filteredOn(Page::isJump).hasSize(1);
		assertThat(chain.claims()).singleElement()
			.satisfies((claim) -> assertThat(claim.after()).isEqualTo(2500))
			.satisfies((claim) -> assertThat(claim.upTo()).isEqualTo(2500 + 51 * 70 - 1))
			.satisfies((claim) -> assertThat(claim.pages()).isEqualTo(chain.size()));
		assertThat(next()).isNull();
		answer(chain);
		assertThat(finished()).isTrue();
	}

	@Test
	void listThatMayBeLongIsReadByAChainWhileItIsLookedAt() {
		open(concat(dense(250, 10), dense(4000, 100)));
		List<WalkRequest> requests = all();
		List<Claim> claims = requests.stream().flatMap((request) -> request.claims().stream()).toList();
		assertThat(claims).hasSize(1);
		assertThat(claims.get(0).after()).isEqualTo(2500);
		assertThat(claims.get(0).upTo()).isGreaterThanOrEqualTo(2500 + FULL * 50 * 10).isLessThan(2500 + 4000 * 100);
		assertThat(requests).hasSizeGreaterThan(1);
	}

	@Test
	void longListIsReadFromSomePlacesWhileItIsLookedAt() {
		open(concat(dense(90_000, 10), dense(60_000, 14)));
		List<Claim> claims = all().stream().flatMap((request) -> request.claims().stream()).toList();
		assertThat(claims).hasSizeBetween(2, 12).extracting(Claim::after).isSorted().doesNotHaveDuplicates();
		assertThat(claims.get(0).after()).isEqualTo(2500);
		assertThat(claims.get(claims.size() - 1).after()).isBetween(900_000L, 900_000L + 60_000 * 14);
	}

	@Test
	void rowsThatWereAddedMeanwhileAreReadInTheEnd() {
		open(dense(270));
		WalkRequest last = next();
		assertThat(last).isNotNull();
		assertThat(last.pages()).containsExactly(Page.after(270));
		assertThat(this.planner.isFinished()).isFalse();
		answer(last);
		assertThat(this.planner.isFinished()).isTrue();
	}

	@Test
	void evenIdsAreAskedForOnceInTheOrderOfTheList() {
		this.planner = new WalkPlanner(0, 10_000);
		open(dense(10_000));
		assertThat(this.planner.estimatedTotal()).isEqualTo(10_000);
		List<Claim> claims = all().stream().flatMap((request) -> request.claims().stream()).toList();
		long position = 250;
		for (Claim claim : claims) {
			assertThat(claim.after()).isEqualTo(position);
			assertThat(claim.pages() * 50L).isEqualTo(claim.upTo() - claim.after());
			position = claim.upTo();
		}
		assertThat(position).isEqualTo(9950);
		assertThat(this.planner.pagesInFlight()).isEqualTo(9700 / 50);
		assertThat(this.planner.inFlight()).isBetween(4, 8);
	}

	@ParameterizedTest
	@CsvSource({ "1600, 7", "1000, 7", "690, 0", "800, 3" })
	void evenIdsAreLookedAtAheadWhereThereIsRoomForWhatWaits(int room, int looks) {
		this.planner = new WalkPlanner(0, 50_000);
		open(dense(50_000));
		List<WalkRequest> requests = new ArrayList<>();
		for (int left = room; requests.size() < 10; left -= requests.get(requests.size() - 1).size()) {
			WalkRequest request = this.planner.next(FULL, left, left, true);
			if (request == null) {
				break;
			}
			requests.add(request);
		}
		EvenLooks even = EvenLooks.of(Gap.of(250, 49_950, 1, 1));
		List<Claim> places = IntStream.range(0, 7).mapToObj((i) -> even.next(0, 1000)).toList();
		assertThat(requests).flatExtracting(WalkRequest::claims).filteredOn(places::contains).hasSize(looks);
		assertThat(requests).flatExtracting(WalkRequest::claims).extracting(Claim::after).doesNotHaveDuplicates();
	}

	@Test
	void whatARequestLeavesIsAskedForAgain() {
		open(dense(2000));
		List<WalkRequest> requests = all();
		WalkRequest first = requests.get(0);
		this.planner.coverage().add(250, 400, LongStream.rangeClosed(251, 400).toArray(), false);
		this.planner.answered(first);
		assertThat(this.planner.inFlight()).isEqualTo(requests.size() - 1);
		requests.subList(1, requests.size()).forEach(this::answer);
		WalkRequest again = next();
		assertThat(again).isNotNull();
		assertThat(again.pages().get(0)).isEqualTo(Page.after(400));
	}

	@Test
	void nothingIsAskedForWithoutRoom() {
		open(dense(10_000));
		assertThat(this.planner.next(FULL, FULL - 1, FULL - 1, true)).isNull();
		assertThat(this.planner.next(FULL, FULL, FULL, true)).isNotNull();
	}

	@ParameterizedTest
	@EnumSource
	void oneRequestReadsOnWhereTheSubscriberIsSlow(IdProfile profile) {
		open(ids(profile, 3000, 3));
		int requests = 0;
		while (!finished()) {
			WalkRequest request = this.planner.next(20, 20, 20, false);
			assertThat(request).isNotNull();
			assertThat(request.number()).isEqualTo(++requests);
			assertThat(request.pages().get(0)).isEqualTo(Page.after(this.planner.coverage().frontier()));
			assertThat(request.pages()).hasSizeBetween(1, 20);
			assertThat(this.planner.next(20, 20, 20, false)).isNull();
			answer(request);
		}
		assertThat(this.planner.coverage().rows()).isEqualTo(3000);
		assertThat(requests).isLessThan(8);
	}

	@Test
	void listEndsWhereItIsStopped() {
		open(dense(10_000));
		this.planner.stopAt(3000);
		this.planner.stopAt(5000);
		List<Claim> claims = all().stream().flatMap((request) -> request.claims().stream()).toList();
		assertThat(claims.get(claims.size() - 1).upTo()).isEqualTo(3000);
		this.planner.stopAt(200);
		assertThat(this.planner.isFinished()).isTrue();
		assertThat(next()).isNull();
	}

	@Test
	void rowsBeyondTheLimitAreNotRead() {
		this.planner = new WalkPlanner(0, 600);
		open(dense(600));
		List<WalkRequest> requests = all();
		assertThat(requests).hasSize(1);
		answer(requests.get(0));
		assertThat(this.planner.isFinished()).isTrue();
		assertThat(this.planner.coverage().rows()).isEqualTo(600);
	}

	@Test
	void estimateFollowsWhatIsRead() {
		long[] ids = LongStream
			.concat(LongStream.rangeClosed(1, 2000), LongStream.rangeClosed(1, 2000).map((i) -> 2000 + 3 * i))
			.toArray();
		open(ids);
		double error = Math.abs(this.planner.estimatedTotal() / 4000.0 - 1);
		assertThat(error).isLessThan(2);
		while (!finished()) {
			List<WalkRequest> requests = all();
			assertThat(requests).isNotEmpty();
			requests.forEach(this::answer);
		}
		assertThat(this.planner.estimatedTotal()).isEqualTo(4000);
	}

	@ParameterizedTest
	@EnumSource
	void anyListIsReadToItsEndWithFewPagesInVain(IdProfile profile) {
		for (int rows : new int[] { 300, 1000, 2500, 4500, 9000 }) {
			Result result = read(profile, rows, 5, FULL);
			assertThat(result.pages()).as("%s rows", rows).isLessThan(rows * 14 / 10 / RowPage.SIZE + 40);
			assertThat(result.requests()).as("%s rows", rows).isLessThan(4 + rows / 200);
		}
	}

	@ParameterizedTest
	@EnumSource
	void longListIsReadWithinItsPermitsWithFewPagesInVain(IdProfile profile) {
		Result result = read(profile, 40_000, 5, FULL);
		assertThat(result.pages()).isLessThan(40_000 * 13 / 10 / RowPage.SIZE);
		assertThat(result.requests()).isLessThan(60);
		assertThat(result.seconds()).isLessThan(10);
	}

	@ParameterizedTest
	@CsvSource({ "HEAVY_TAIL,3,5333,1", "HEAVY_TAIL,7,11327,3", "REGIONS,4,5666,2", "REGIONS,3,5333,3",
			"BURSTS,1,300,4", "FAR_BLOCK,2,5000,1" })
	void readingGoesOnWithFewPagesInARequest(IdProfile profile, int full, int rows, long seed) {
		Result result = read(profile, rows, seed, full);
		assertThat(result.pages()).isLessThan(rows * 14 / 10 / RowPage.SIZE + 40);
	}

	@Test
	void evenIdsWithAWideHoleAreLookedAtAgain() {
		long[] ids = LongStream.concat(LongStream.rangeClosed(1, 10_000), LongStream.rangeClosed(1_000_001, 1_010_000))
			.toArray();
		Result result = WalkSimulation.read(ids);
		assertThat(result.rows()).isEqualTo(20_000);
		assertThat(result.pages()).isLessThan(1000);
		assertThat(result.seconds()).isLessThan(6);
	}

	private static Result read(IdProfile profile, int rows, long seed, int full) {
		Result result = WalkSimulation.read(ids(profile, rows, seed), full);
		assertThat(result.rows()).isEqualTo(rows);
		return result;
	}

	private List<Part> open(long[] ids) {
		this.ids = ids;
		WalkRequest opening = next();
		assertThat(opening).isNotNull();
		read(opening);
		List<Part> parts = this.planner
			.open(Arrays.copyOfRange(ids, Math.max(ids.length - RowPage.SIZE, 0), ids.length));
		this.planner.answered(opening);
		return parts;
	}

	private boolean finished() {
		return this.planner.isFinished() || this.planner.coverage().frontier() >= this.ids[this.ids.length - 1];
	}

	private @Nullable WalkRequest next() {
		return this.planner.next(FULL, ROOM, ROOM, true);
	}

	private List<WalkRequest> all() {
		List<WalkRequest> requests = new ArrayList<>();
		for (WalkRequest request = next(); request != null && requests.size() < 20; request = next()) {
			requests.add(request);
		}
		return requests;
	}

	private void answer(WalkRequest request) {
		read(request);
		this.planner.answered(request);
	}

	private void read(WalkRequest request) {
		long position = Long.MIN_VALUE;
		for (Page page : request.pages()) {
			position = Math.max(position, page.after());
			int from = rank(position);
			long[] rows = Arrays.copyOfRange(this.ids, from, Math.min(from + RowPage.SIZE, this.ids.length));
			boolean last = rows.length < RowPage.SIZE;
			long upTo = last ? Long.MAX_VALUE : rows[rows.length - 1];
			this.planner.coverage().add(position, upTo, rows, page.isJump());
			position = upTo;
		}
	}

	private int rank(long id) {
		int found = Arrays.binarySearch(this.ids, id);
		return (found >= 0) ? found + 1 : -found - 1;
	}

	private static long[] dense(int rows) {
		return dense(rows, 1);
	}

	private static long[] dense(int rows, long distance) {
		return LongStream.rangeClosed(1, rows).map((row) -> row * distance).toArray();
	}

	private static long[] concat(long[] first, long[] others) {
		long end = first[first.length - 1];
		return LongStream.concat(LongStream.of(first), LongStream.of(others).map((id) -> end + id)).toArray();
	}

	private static long[] ids(IdProfile profile, int rows, long seed) {
		IdSequence ids = IdSequence.uneven(profile, rows, seed);
		return IntStream.range(0, rows).mapToLong(ids::id).toArray();
	}

}
