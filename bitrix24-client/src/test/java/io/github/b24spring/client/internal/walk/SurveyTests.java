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
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.github.b24spring.client.internal.walk.WalkRequest.Claim;
import io.github.b24spring.client.internal.walk.WalkRequest.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Where a list is looked at before it is read, by its beginning and its end.
 */
class SurveyTests {

	private static final Gap UNCLEAR = new Gap(0, 1_000_000, 0.5, 0.001, List.of(0L, 300L, 900L), false);

	private static final Gap WIDE = Gap.of(22_400, 5_022_400, 0.0112, 0.0112);

	@Test
	void evenIdsAreNotLookedAt() {
		Survey survey = survey(10, 10, 1_000_000);
		assertThat(survey.isRegular()).isTrue();
		assertThat(survey.next(50)).isNull();
		assertThat(survey.isUnderWay()).isFalse();
		assertThat(survey.isSmall()).isFalse();
		assertThat(survey.chainPages()).isZero();
		assertThat(survey.isReadFromManyPlaces()).isFalse();
	}

	@Test
	void shortListOfAlmostEvenIdsIsNotLookedAtEither() {
		Survey survey = survey(10, 14, 20_000);
		assertThat(survey.isRegular()).isFalse();
		assertThat(survey.next(50)).isNull();
		assertThat(survey.isSmall()).isFalse();
	}

	@Test
	void shortListIsReadByOneChain() {
		Survey survey = survey(10, 100, 10_000);
		assertThat(survey.isRegular()).isFalse();
		assertThat(survey.isSmall()).isTrue();
		assertThat(survey.next(50)).isNull();
		assertThat(survey.chainPages() * RowPage.SIZE).isBetween(1000, 2000);
		assertThat(survey.chains().startNext()).isZero();
		assertThat(survey.chains().startNext()).isNegative();
	}

	@ParameterizedTest
	@CsvSource({ "10, 14, 80000", "10, 14, 500000", "10, 100, 300000" })
	void listOfAFewThousandRowsIsLookedAtAllOver(long first, long last, long length) {
		Survey survey = survey(first, last, length);
		assertThat(survey.isRegular()).isFalse();
		assertAllOver(positions(requests(survey)), 250 * first, length);
	}

	@ParameterizedTest
	@CsvSource({ "100, 10, 6000000", "10, 14, 2000000", "14, 10, 5000000", "10, 30, 3000000", "30, 10, 30000000" })
	void longerListIsReadFromManyPlacesByRequestsThatLookAtItAllOver(long first, long last, long length) {
		Survey survey = survey(first, last, length);
		assertThat(survey.isRegular()).isFalse();
		assertThat(survey.isSmall()).isFalse();
		assertThat(requests(survey)).isEmpty();
		assertThat(survey.isReadFromManyPlaces()).isTrue();
		assertAllOver(positions(looks(survey)), 250 * first, length);
	}

	private static void assertAllOver(List<Long> places, long before, long length) {
		assertThat(places).hasSizeBetween(8, 100).isSorted().doesNotHaveDuplicates();
		assertThat(places.get(0)).isGreaterThanOrEqualTo(before).isLessThan(before + length / 5);
		assertThat(places.get(places.size() - 1)).isLessThan(before + length).isGreaterThan(before + length * 4 / 5);
		for (int i = 1; i < places.size(); i++) {
			assertThat(places.get(i) - places.get(i - 1)).isLessThan(length / 5);
		}
	}

	@Test
	void longestListsAreLookedAtInMorePlaces() {
		List<List<Page>> looks = looks(survey(10, 30, 30_000_000));
		assertThat(looks).hasSize(RequestBudget.WORKERS).allMatch((look) -> look.size() == looks.get(0).size());
		ChainsMeanwhile shorter = ChainsMeanwhile.many(ListEnds.of(coverageWithWideDistances(), WIDE));
		assertThat(shorter.startNext()).isZero();
		Plan plan = shorter.plan(0, 50);
		assertThat(looks.get(0)).hasSizeGreaterThan(plan.pages().size() - plan.claims().get(0).pages());
	}

	@Test
	void listThatMayBeShortIsReadByOneChainWhileItIsLookedAt() {
		Survey survey = survey(10, 100, 300_000);
		assertThat(survey.isSmall()).isTrue();
		assertThat(survey.chainPages()).isGreaterThan(50);
		assertThat(survey.chains().startNext()).isZero();
		assertThat(survey.chains().startNext()).isNegative();
		assertThat(survey(10, 30, 1_000_000).isSmall()).isFalse();
	}

	@Test
	void listIsNotLookedAtInMorePlacesThanItHasIds() {
		Coverage coverage = coverage(10, 100, 0);
		assertThat(requests(Survey.of(coverage, Gap.of(2500, 2502, 1000, 1000)))).isEmpty();
		assertThat(Survey.of(coverage, Gap.of(2500, 2502, 1000, 1000)).isReadFromManyPlaces()).isFalse();
		assertThat(requests(Survey.of(coverage, Gap.of(2500, 3500, 1000, 1000)))).isNotEmpty();
	}

	@Test
	void lookIsUnderWayUntilAllRequestsWereAnswered() {
		Survey survey = survey(10, 100, 300_000);
		int requests = requests(survey).size();
		assertThat(requests).isPositive();
		survey.answered(request(true, List.of()));
		survey.answered(request(false, List.of(new Claim(0, 0, 5))));
		for (int answered = 0; answered < requests; answered++) {
			assertThat(survey.isUnderWay()).isTrue();
			survey.answered(request(false, List.of()));
		}
		assertThat(survey.isUnderWay()).isFalse();
		assertThat(survey.next(50)).isNull();
	}

	@Test
	void lookOfRequestsThatReadIsUnderWayUntilOneWasAnswered() {
		Survey survey = survey(10, 14, 5_000_000);
		int requests = looks(survey).size();
		survey.answered(request(true, List.of()));
		assertThat(survey.isUnderWay()).isTrue();
		for (int answered = 0; answered < requests; answered++) {
			assertThat(survey.isComplete()).isFalse();
			survey.answered(request(false, List.of(new Claim(0, 0, 5))));
			assertThat(survey.isUnderWay()).isFalse();
		}
		assertThat(survey.isComplete()).isTrue();
		assertThat(look(survey, List.of(UNCLEAR), 1_000_000, 300_000)).isTrue();
		assertThat(survey.isReadFromManyPlaces()).isFalse();
		survey.answered(request(false, List.of(new Claim(0, 0, 5))));
		assertThat(survey.isUnderWay()).isTrue();
	}

	@Test
	void lookOfRequestsThatReadIsUnderWayUntilAllBegan() {
		Survey survey = survey(10, 14, 5_000_000);
		survey.answered(request(false, List.of(new Claim(0, 0, 5))));
		assertThat(survey.isUnderWay()).isTrue();
		assertThat(looks(survey)).isNotEmpty();
		assertThat(survey.isUnderWay()).isFalse();
	}

	private static WalkRequest request(boolean opening, List<Claim> claims) {
		return new WalkRequest(1, opening, List.of(Page.after(0)), claims, null);
	}

	@Test
	void listIsReadFromTheBeginningMeanwhile() {
		ChainsMeanwhile chains = survey(10, 14, 80_000).chains();
		assertThat(chains.startNext()).isZero();
		assertThat(chains.startNext()).isNegative();
	}

	@Test
	void longListIsReadFromPlacesAtTheSameDistance() {
		ChainsMeanwhile chains = survey(10, 14, 5_000_000).chains();
		List<Double> places = new ArrayList<>();
		int pages = 0;
		for (double place = chains.startNext(); place >= 0; place = chains.startNext()) {
			places.add(place);
			Plan plan = chains.plan(10_000, 50);
			assertThat(plan.pages()).hasSizeLessThanOrEqualTo(50);
			assertThat(plan.claims()).hasSize(1).allMatch((claim) -> claim.after() == 10_000);
			pages += plan.pages().size();
		}
		assertThat(places).hasSize(RequestBudget.WORKERS).isSorted().startsWith(0.0, 1 / 8.0).endsWith(7 / 8.0);
		assertThat((long) pages * RowPage.SIZE).isBetween(10_000L, 400_000L / 2);
	}

	@Test
	void answersOfALongListDoNotComeAtOnce() {
		assertThat(chains(survey(10, 14, 5_000_000))).containsExactly(46, 45, 44, 43, 42, 41, 40, 39);
	}

	@Test
	void listThatMayBeReadInRoundsIsLookedAtByAFewRequestsWhileShortChainsReadIt() {
		Survey survey = survey(10, 30, 1_900_000);
		List<List<Page>> looks = requests(survey);
		assertThat(looks).extracting(List::size).containsExactly(8, 8, 9);
		List<Claim> chains = chainsAtPlaces(survey, 50);
		assertThat(chains).extracting(Claim::pages).containsExactly(22, 23, 24, 25, 26);
		assertThat(chains.get(0).after()).as("the list is read from its beginning").isEqualTo(2500);
		assertThat(survey.chains().startNext()).isNegative();
		List<Long> places = new ArrayList<>(positions(looks));
		chains.forEach((chain) -> places.add(chain.after()));
		places.sort(null);
		assertThat(places.get(0)).isEqualTo(2500);
		for (int i = 1; i < places.size(); i++) {
			assertThat((double) (places.get(i) - places.get(i - 1))).isCloseTo(1_900_000 / 30.0, within(2.0));
		}
		assertThat(chainsAtPlaces(survey(10, 30, 1_000_000), 4)).extracting(Claim::pages).containsOnly(4);
	}

	@Test
	void listThatIsProbablyLongIsReadByLongChains() {
		assertThat(chains(survey(10, 30, 2_500_000))).hasSize(RequestBudget.WORKERS).startsWith(46);
	}

	@Test
	void listThatSeemsToBeShortForItsWideDistancesIsNot() {
		ListEnds ends = ListEnds.of(coverageWithWideDistances(), WIDE);
		assertThat(ends.gap().rows()).isBetween(50_000.0, 60_000.0);
		assertThat(ends.usualRows()).isBetween(499_000.0, 501_000.0);
		assertThat(ChainsMeanwhile.many(ends).looks()).isEqualTo(RequestBudget.WORKERS);
		ChainsMeanwhile chains = ChainsMeanwhile.many(ends);
		chains.startNext();
		assertThat(chains.plan(0, 50).claims()).containsExactly(new Claim(0, 0, 37));
	}

	@Test
	void usualDistancesAreAllWhereFewAreKnown() {
		Coverage coverage = new Coverage(0);
		coverage.add(0, 70, LongStream.rangeClosed(1, 7).map((row) -> 10 * row).toArray(), false);
		ListEnds ends = ListEnds.of(coverage, Gap.of(70, 10_070, 0.1, 0.05));
		assertThat(ends.usualRows()).isEqualTo(ends.gap().rows());
	}

	@Test
	void listThatMayBeSmallIsLookedAtFirstUnlessItSeemsToBeMuchLonger() {
		assertThat(survey(10, 120, 500_000).isSmall()).as("18_000 rows").isTrue();
		assertThat(survey(10, 120, 700_000).isSmall()).as("25_000 rows").isFalse();
		assertThat(survey(10, 900, 2_000_000).isReadFromManyPlaces()).as("dense and sparse rows").isFalse();
	}

	@Test
	void listHasPartsIfOneEndIsManyTimesAsDenseAsTheOther() {
		assertThat(ends(400).areParts()).isFalse();
		assertThat(Survey.of(coverage(10, 400, 20_000_000), ends(400).gap()).isReadFromManyPlaces()).isTrue();
		assertThat(ends(600).areParts()).isTrue();
		assertThat(Survey.of(coverage(10, 600, 20_000_000), ends(600).gap()).isReadFromManyPlaces()).isFalse();
	}

	@Test
	void fewRowsAreSparseIfOneEndIsManyTimesAsDenseAsTheOther() {
		Gap gap = Gap.of(2500, 1_002_500, 0.1, 0.1);
		assertThat(ListEnds.of(coverage(10, 2000, 1_000_000), gap).sparseRows()).isEqualTo(500);
		assertThat(ListEnds.of(coverage(10, 900, 1_000_000), gap).sparseRows()).isEqualTo(gap.fewestRows());
		assertThat(ends(2000).sparseRows()).as("where the dense part ends is unclear").isEqualTo(10_000);
	}

	private static ListEnds ends(long last) {
		Gap gap = new Gap(2500, 20_002_500, 0.1, 1.0 / last, List.of(2500L, 4000L), false);
		return ListEnds.of(coverage(10, last, 20_000_000), gap);
	}

	private static Coverage coverageWithWideDistances() {
		Coverage coverage = new Coverage(0);
		for (int page = 0; page < 5; page++) {
			readWithWideDistances(coverage, coverage.frontier());
		}
		readWithWideDistances(coverage, WIDE.upTo());
		return coverage;
	}

	private static void readWithWideDistances(Coverage coverage, long after) {
		long[] positions = LongStream.rangeClosed(1, RowPage.SIZE)
			.map((row) -> after + 10 * row + 1990 * ((row >= 10) ? 1 : 0) + 1990 * ((row >= 35) ? 1 : 0))
			.toArray();
		coverage.add(after, positions[positions.length - 1], positions, false);
	}

	private static List<Integer> chains(Survey survey) {
		List<Integer> pages = new ArrayList<>();
		while (survey.chains().startNext() >= 0) {
			survey.chains().plan(0, 50).claims().forEach((claim) -> pages.add(claim.pages()));
		}
		return pages;
	}

	@Test
	void requestsThatLookReadAtLeastAsMuch() {
		ChainsMeanwhile chains = survey(10, 14, 5_000_000).chains();
		chains.startNext();
		assertThat(chains.plan(0, 4).pages()).hasSize(4);
		assertThat(chains.plan(0, 4).claims()).containsExactly(new Claim(0, 0, 2));
		assertThat(chains.plan(0, 1).pages()).containsExactly(Page.after(0));
	}

	@Test
	void unreadPartsAreLookedAtAllOverAfterAHole() {
		List<Gap> gaps = List.of(Gap.of(0, 100_000, 0.1, 0.1), Gap.of(400_000, 1_000_000, 0.1, 0.1));
		List<List<Page>> requests = requests(Survey.ofHoles(gaps, 1_000_000, 100_000));
		List<Long> places = positions(requests);
		assertThat(places).hasSizeBetween(20, 100)
			.isSorted()
			.doesNotHaveDuplicates()
			.allMatch((place) -> isWithin(gaps, place));
		assertThat(places.get(0)).isLessThan(50_000);
		assertThat(places.get(places.size() - 1)).isGreaterThan(900_000);
		int shortest = requests.stream().mapToInt(List::size).min().orElseThrow();
		assertThat(requests).hasSizeBetween(2, 8).allMatch((request) -> request.size() <= shortest + 1);
	}

	@Test
	void placesAreTheMoreTheLongerTheListIs() {
		List<Gap> sparse = List.of(Gap.of(500_000, 1_000_000, 0.004, 0.004));
		List<Gap> dense = List.of(Gap.of(500_000, 1_000_000, 0.5, 0.4));
		List<Long> few = positions(requests(Survey.ofHoles(sparse, 1_000_000, 2000)));
		List<Long> many = positions(requests(Survey.ofHoles(dense, 1_000_000, 225_000)));
		assertThat(many).hasSizeGreaterThan(few.size() * 3 / 2);
		assertThat(few).hasSizeBetween(20, 60).allMatch((place) -> place > 500_000 && place < 1_000_000);
		assertThat(few.get(0) - 500_000).isCloseTo(1_000_000 - few.get(few.size() - 1), within(2L));
	}

	@Test
	void requestsAreSmallerWhereTheListIsShort() {
		List<Gap> gaps = List.of(Gap.of(0, 1_000_000, 0.02, 0.02));
		assertThat(requests(Survey.ofHoles(gaps, 1_000_000, 20_000)))
			.hasSizeGreaterThan(requests(Survey.ofHoles(gaps, 1_000_000, 200_000)).size());
	}

	@Test
	void fewUnreadPlacesAreLookedAtInFewRequests() {
		List<Gap> gaps = List.of(Gap.of(0, 1000, 0.1, 0.1), Gap.of(990_000, 1_000_000, 0.1, 0.1));
		assertThat(requests(Survey.ofHoles(gaps, 1_000_000, 100_000))).hasSizeLessThanOrEqualTo(2);
	}

	@Test
	void onlyEvenIdsAreBelied() {
		Coverage coverage = coverage(10, 10, 1_000_000);
		Survey even = Survey.of(coverage, Gap.of(2500, 1_002_500, 0.1, 0.1));
		assertThat(even.isBelied(coverage)).isFalse();
		coverage.add(2500, 500_000, new long[0], false);
		assertThat(even.isBelied(coverage)).isTrue();
		assertThat(survey(10, 14, 1_000_000).isBelied(coverage)).isFalse();
	}

	@Test
	void listWhoseDensityIsClearIsNotLookedAtAgain() {
		assertThat(look(looked(), List.of(Gap.of(0, 1_000_000, 0.1, 0.12)), 1_000_000, 110_000)).isFalse();
	}

	@Test
	void borderOfADensePartIsLookedForFromTheSparseSide() {
		Survey survey = looked();
		Gap ending = new Gap(0, 100_000, 0.5, 0.0001, List.of(0L), false);
		Gap beginning = new Gap(200_000, 300_000, 0.0001, 0.5, List.of(200_000L), false);
		assertThat(look(survey, List.of(ending, beginning), 1_000_000, 100_000)).isTrue();
		List<Page> pages = requests(survey).stream().flatMap(List::stream).toList();
		assertThat(pages).containsExactly(Page.endOf(0, 100_000), Page.after(200_000));
		assertThat(survey.isUnderWay()).isTrue();
	}

	@Test
	void partWhoseBordersAreUnclearIsLookedAtWithin() {
		Survey survey = looked();
		assertThat(look(survey, List.of(UNCLEAR), 1_000_000, 300_000)).isTrue();
		List<Long> places = positions(requests(survey));
		assertThat(places).hasSizeBetween(15, 25)
			.isSorted()
			.doesNotHaveDuplicates()
			.allMatch((place) -> place > 0 && place < 1_000_000);
		assertThat(places.get(0)).isCloseTo(1_000_000 - places.get(places.size() - 1), within(2L));
		Survey shortList = looked();
		assertThat(look(shortList, List.of(UNCLEAR), 1_000_000, 30_000)).isTrue();
		assertThat(positions(requests(shortList))).hasSize(3);
	}

	@Test
	void sparsePartThatMayHideADenseOneIsReadAtOnce() {
		Survey survey = looked();
		Gap sparse = Gap.of(2_000_000, 2_200_000, 0.0005, 0.0005);
		Gap narrow = Gap.of(3_000_000, 3_000_500, 0.0005, 0.0005);
		Gap dense = Gap.of(4_000_000, 4_000_200, 0.4, 0.4);
		Gap wide = Gap.of(5_000_000, 6_000_000, 0.0005, 0.0005);
		Gap wider = Gap.of(6_000_000, 9_000_000, 0.0005, 0.0005);
		List<Gap> gaps = List.of(UNCLEAR, sparse, narrow, dense, wide, wider);
		assertThat(look(survey, gaps, 9_000_000, 30_000)).isTrue();
		List<Long> places = positions(requests(survey));
		assertThat(places).filteredOn((place) -> place >= 2_000_000).containsExactly(2_000_000L, 2_100_000L);
		assertThat(places).isSorted();
		Survey longList = looked();
		assertThat(look(longList, gaps, 9_000_000, 300_000)).isTrue();
		assertThat(positions(requests(longList))).filteredOn((place) -> place >= 2_000_000)
			.hasSize(12)
			.allMatch((place) -> place < 6_000_000);
		Survey ofParts = ofParts(3000);
		assertThat(look(ofParts, gaps, 9_000_000, 300_000)).isTrue();
		assertThat(positions(requests(ofParts))).filteredOn((place) -> place >= 6_000_000)
			.containsExactly(6_750_000L, 7_500_000L, 8_250_000L);
	}

	@Test
	void longPartBetweenDenseOnesIsLookedAtInTheMiddle() {
		Survey survey = looked();
		Gap dense = Gap.of(4_000_000, 4_010_000, 0.5, 0.5);
		Gap shorter = Gap.of(5_000_000, 5_002_000, 0.5, 0.5);
		assertThat(look(survey, List.of(UNCLEAR, dense, shorter), 7_000_000, 300_000)).isTrue();
		assertThat(positions(requests(survey))).filteredOn((place) -> place >= 4_000_000).containsExactly(4_005_000L);
	}

	@Test
	void unclearPartsThatAreASmallShareAreNotLookedAt() {
		Gap unclear = new Gap(0, 1000, 0.5, 0.001, List.of(0L), false);
		assertThat(look(looked(), List.of(unclear), 1_000_000, 1_000_000)).isFalse();
		assertThat(look(looked(), List.of(unclear), 1_000_000, 1000)).isTrue();
	}

	@Test
	void widestUnclearPartsAreLookedAtWhereThereAreTooMany() {
		List<Gap> gaps = IntStream.range(0, 300)
			.mapToObj((i) -> new Gap(i * 100_000L, i * 100_000L + 1000 + i, 0.5, 0.0001, List.of(0L), false))
			.toList();
		Survey survey = looked();
		assertThat(look(survey, gaps, 40_000_000, 100_000)).isTrue();
		List<List<Page>> requests = requests(survey);
		assertThat(positions(requests)).hasSizeBetween(50, 150).isSorted().allMatch((place) -> place >= 10_000_000);
		assertThat(requests).hasSizeBetween(2, 8);
	}

	@Test
	void listIsLookedAtAgainAFewTimesOnly() {
		Survey survey = looked();
		int looks = 0;
		while (look(survey, List.of(UNCLEAR), 1_000_000, 300_000)) {
			assertThat(requests(survey)).isNotEmpty();
			assertThat(++looks).isLessThan(5);
		}
		assertThat(looks).isPositive();
	}

	@ParameterizedTest
	@ValueSource(longs = { 300_000, 50_000 })
	void listThatTurnsOutMuchLongerIsLookedAtAllOver(long rows) {
		Survey survey = survey(10, 100, 10_000);
		List<Gap> gaps = List.of(Gap.of(0, 1_000_000, 0.1, 0.1));
		assertThat(look(survey, gaps, 1_000_000, rows)).isTrue();
		assertThat(positions(requests(survey))).hasSizeBetween(20, 100).allMatch((place) -> isWithin(gaps, place));
		assertThat(look(survey(10, 14, 80_000), gaps, 1_000_000, 10_000)).isFalse();
	}

	@Test
	void listThatTurnsOutTwiceAsLongIsLookedAtAllOver() {
		List<Gap> gaps = List.of(Gap.of(0, 1_000_000, 0.1, 0.1));
		assertThat(look(survey(10, 16, 80_000), gaps, 1_000_000, 20_000)).isTrue();
		assertThat(look(survey(10, 16, 80_000), gaps, 1_000_000, 10_000)).isFalse();
		assertThat(look(survey(10, 16, 5_000_000), gaps, 1_000_000, 4_000_000)).as("looked at by all").isFalse();
	}

	@Test
	void listOfDenseAndSparsePartsIsLookedAtAllOverAndReadFromManyPlaces() {
		Survey survey = ofParts(3000);
		List<List<Page>> requests = requests(survey);
		assertThat(requests).hasSize(3).allMatch((request) -> request.size() > 20);
		assertThat(positions(requests)).isSorted();
		assertThat(survey.chains().startNext()).isZero();
		assertThat(survey.chainPages()).isGreaterThan(50);
		List<Long> starts = starts(survey);
		assertThat(starts).hasSize(4).isSorted().allMatch((start) -> start > 1_000_000);
	}

	@Test
	void listOfDenseAndSparsePartsOfWhichFewRowsAreSparseIsReadByShortChains() {
		Survey survey = ofParts(9000);
		assertThat(requests(survey)).hasSize(6).allMatch((request) -> request.size() < 12);
		assertThat(survey.chainPages()).isBetween(10, 30);
		assertThat(starts(survey)).hasSize(1);
	}

	private static List<Long> starts(Survey survey) {
		return chainsAtPlaces(survey, 50).stream().map(Claim::after).toList();
	}

	private static List<Claim> chainsAtPlaces(Survey survey, int full) {
		List<Claim> chains = new ArrayList<>();
		for (Claim chain = survey.nextChain(full); chain != null; chain = survey.nextChain(full)) {
			chains.add(chain);
		}
		return chains;
	}

	@Test
	void listThatHasSparseRowsBetweenDenseEndsIsOneOfParts() {
		Coverage coverage = coverage(3000, 10, 10_000_000);
		Gap gap = Gap.of(750_000, 10_750_000, 0.1, 0.1);
		assertThat(starts(Survey.of(coverage, gap))).isNotEmpty();
		Gap shorter = Gap.of(225_000, 10_225_000, 0.1, 0.1);
		assertThat(Survey.of(coverage(900, 10, 10_000_000), shorter).isReadFromManyPlaces()).isTrue();
	}

	@Test
	void requestsThatLookHaveNoMorePagesThanThereMayBe() {
		Survey survey = ofParts(3000);
		List<Long> places = positions(requests(ofParts(3000)));
		List<Page> pages = new ArrayList<>();
		for (List<Page> next = survey.next(7); next != null; next = survey.next(7)) {
			assertThat(next).hasSizeLessThanOrEqualTo(7);
			pages.addAll(next);
		}
		assertThat(pages).extracting(Page::after).containsExactlyElementsOf(places);
		assertThat(survey.isUnderWay()).isTrue();
	}

	@Test
	void listThatMayHaveFewRowsIsLookedAtInOneRequest() {
		Survey fewSparse = Survey.of(coverage(10, 3000, 1_000_000),
				new Gap(2500, 1_002_500, 0.1, 1 / 3000.0, List.of(2500L), false));
		assertThat(requests(fewSparse)).hasSize(1);
		Survey fewDense = Survey.of(coverage(10, 200, 500_000),
				new Gap(2500, 502_500, 0.1, 1 / 200.0, List.of(2500L), false));
		assertThat(requests(fewDense)).hasSize(1);
	}

	@Test
	void listOfDenseAndSparsePartsIsNotLookedAtAllOverAgain() {
		List<Gap> gaps = List.of(Gap.of(0, 1_000_000, 0.1, 0.1));
		assertThat(look(ofParts(3000), gaps, 1_000_000, 40_000)).isFalse();
	}

	@Test
	void workersThatCanReadDoNotLookAtALongList() {
		List<Gap> gaps = List.of(UNCLEAR, unclear(2_000_000), unclear(4_000_000), unclear(6_000_000));
		Survey read = looked();
		assertThat(read.look(gaps, 8_000_000, 300_000, traffic(50), 6)).isTrue();
		assertThat(requests(read)).hasSize(2).allMatch((request) -> request.size() == 40);
		Survey idle = looked();
		assertThat(idle.look(gaps, 8_000_000, 300_000, traffic(50), 0)).isTrue();
		assertThat(requests(idle)).hasSize(4).allMatch((request) -> request.size() == 20);
	}

	@Test
	void allWorkersLookAtAShortList() {
		List<Gap> gaps = IntStream.range(0, 20).mapToObj((i) -> unclear(i * 2_000_000L)).toList();
		Survey survey = ofParts(3000);
		assertThat(survey.look(gaps, 40_000_000, 20_000, traffic(50), 1)).isTrue();
		assertThat(requests(survey)).hasSize(8).allMatch((request) -> request.size() <= 8);
		Survey even = looked();
		assertThat(even.look(gaps, 40_000_000, 20_000, traffic(50), 1)).isTrue();
		assertThat(requests(even)).hasSize(8);
	}

	@Test
	void listOfFewSparseRowsSeemsLongerThanItIs() {
		List<Gap> gaps = List.of(UNCLEAR, unclear(2_000_000));
		Survey few = ofParts(9000);
		assertThat(few.look(gaps, 8_000_000, 60_000, traffic(50), 0)).isTrue();
		assertThat(requests(few)).hasSize(7);
		Survey many = ofParts(2000);
		assertThat(many.look(gaps, 8_000_000, 60_000, traffic(50), 0)).isTrue();
		assertThat(requests(many)).hasSize(2);
	}

	@Test
	void chainsThatReadMeanwhileAreLongWhereTheListIs() {
		assertThat(ofParts(3000).pagesWhileLookingAgain(100_000)).isGreaterThanOrEqualTo(50);
		assertThat(ofParts(3000).pagesWhileLookingAgain(20_000)).isBetween(10, 25);
		assertThat(looked().pagesWhileLookingAgain(100_000)).isGreaterThanOrEqualTo(50);
		assertThat(looked().pagesWhileLookingAgain(20_000)).isZero();
	}

	@Test
	void requestsOfALookHaveNoMorePagesThanAllowed() {
		Survey survey = looked();
		assertThat(survey.look(List.of(UNCLEAR), 1_000_000, 300_000, traffic(3), 8)).isTrue();
		assertThat(requests(survey)).hasSize(7).allMatch((request) -> request.size() <= 3);
	}

	@Test
	void listIsLookedAtAgainAfterTheFirstLook() {
		Survey survey = looked();
		assertThat(survey.hasLookedAgain()).isFalse();
		assertThat(look(survey, List.of(UNCLEAR), 1_000_000, 300_000)).isTrue();
		assertThat(survey.hasLookedAgain()).isTrue();
	}

	private static Survey ofParts(long distance) {
		return Survey.of(coverage(10, distance, 10_000_000),
				new Gap(2500, 10_002_500, 0.1, 1.0 / distance, List.of(2500L), false));
	}

	private static Gap unclear(long after) {
		return new Gap(after, after + 1_000_000, 0.5, 0.001, List.of(after), false);
	}

	private static boolean look(Survey survey, List<Gap> gaps, long end, long rows) {
		return survey.look(gaps, end, rows, traffic(50), 0);
	}

	private static Traffic traffic(int full) {
		return new Traffic(full, 1000, 4000, 10, 0, 0);
	}

	/**
	 * A survey of a list that is not looked at all over again.
	 */
	private static Survey looked() {
		Survey survey = survey(10, 30, 10_000_000);
		looks(survey).forEach((places) -> survey.answered(request(false, List.of(new Claim(0, 0, 5)))));
		return survey;
	}

	/**
	 * The places at which the requests look that read the list.
	 */
	private static List<List<Page>> looks(Survey survey) {
		List<List<Page>> looks = new ArrayList<>();
		for (double share = survey.chains().startNext(); share >= 0; share = survey.chains().startNext()) {
			looks.add(survey.chains().plan(-1, 50).pages().stream().filter((page) -> page.after() >= 0).toList());
		}
		return looks;
	}

	private static Survey survey(long first, long last, long length) {
		return Survey.of(coverage(first, last, length),
				Gap.of(250 * first, 250 * first + length, 1.0 / first, 1.0 / last));
	}

	/**
	 * What was read when a list was opened: 250 rows, and 50 rows after a gap.
	 */
	private static Coverage coverage(long first, long last, long length) {
		Coverage coverage = new Coverage(0);
		for (int page = 0; page < 5; page++) {
			read(coverage, coverage.frontier(), first);
		}
		read(coverage, 250 * first + length, last);
		return coverage;
	}

	private static void read(Coverage coverage, long after, long distance) {
		long[] positions = LongStream.rangeClosed(1, RowPage.SIZE).map((row) -> after + row * distance).toArray();
		coverage.add(after, positions[positions.length - 1], positions, false);
	}

	private static List<List<Page>> requests(Survey survey) {
		List<List<Page>> requests = new ArrayList<>();
		for (List<Page> pages = survey.next(50); pages != null; pages = survey.next(50)) {
			requests.add(pages);
		}
		return requests;
	}

	private static List<Long> positions(List<List<Page>> requests) {
		return requests.stream().flatMap(List::stream).map(Page::after).toList();
	}

	private static boolean isWithin(List<Gap> gaps, long place) {
		return gaps.stream().anyMatch((gap) -> gap.after() <= place && place < gap.upTo());
	}

}
