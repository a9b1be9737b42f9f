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
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How many pages go into a request of a list that is not long.
 */
class RequestSizeTests {

	private static final int FULL = 50;

	private static final int WORKERS = RequestBudget.WORKERS;

	/**
	 * After so many requests, none can be spared.
	 */
	private static final int ALL = RequestBudget.PERMITS + 4;

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 7, 20, 50 })
	void readingGoesOnWhereNothingIsUnderWay(int full) {
		for (int sent = 0; sent < 100; sent++) {
			for (double pages = 0.5; pages < 2000; pages *= 1.3) {
				RequestSize size = new RequestSize(full, sent, 0, pages, (sent % 10) / 10.0);
				assertThat(size.of(pages)).isBetween(1, full);
				assertThat(size.shrinking(pages)).isBetween(1, full);
				assertThat(size.ofRegular(pages, 10_000)).isBetween(1, full);
				assertThat(size.ofRegular(pages, 60_000)).isBetween(1, full);
			}
		}
	}

	@Test
	void requestsAreFullWhileThereIsMuchToRead() {
		assertThat(size(0, 0, 2000).of(2000)).isEqualTo(FULL);
		assertThat(size(0, WORKERS, 2000).of(2000)).isEqualTo(FULL);
		assertThat(size(10, WORKERS, 2000).shrinking(2000)).isEqualTo(FULL);
		assertThat(size(10, WORKERS, 2000).ofRegular(2000, 100_000)).isEqualTo(FULL);
	}

	@ParameterizedTest
	@CsvSource({ "100, 0", "100, 4", "120, 3" })
	void thoseThatHaveNothingToDoShareWhatIsLeft(int pages, int inFlight) {
		int idle = WORKERS - inFlight;
		int size = size(5, inFlight, pages).of(pages);
		assertThat(size * idle).isBetween(pages, pages + idle - 1);
	}

	@ParameterizedTest
	@CsvSource({ "1, 1", "5, 5", "10, 10" })
	void littleIsReadByOneRequest(double pages, int size) {
		assertThat(size(5, 0, pages).of(pages)).isEqualTo(size);
		assertThat(size(5, 1, pages).of(pages)).isEqualTo(size);
		assertThat(size(ALL, 0, pages).of(pages)).isEqualTo(size);
	}

	@Test
	void littleIsSharedWhereOthersWorkOnlyBrieflyAnyway() {
		assertThat(size(30, 0, 14).of(14)).isEqualTo(7);
		assertThat(size(30, 2, 14).of(14)).isEqualTo(7);
	}

	@Test
	void littleWaitsForWhatOthersLeave() {
		assertThat(size(5, 5, 3).of(3)).isZero();
		assertThat(size(5, WORKERS, 3).of(3)).isZero();
		assertThat(size(5, 5, 3).ofRegular(3, 20_000)).isZero();
		assertThat(size(5, WORKERS, 3).shrinking(3)).isZero();
		assertThat(size(ALL, 1, 3).of(3)).as("no request to spare").isZero();
		assertThat(size(ALL, 1, 3).shrinking(3)).as("no request to spare").isZero();
	}

	@Test
	void muchGoesWhateverIsUnderWay() {
		for (int inFlight = 0; inFlight < 12; inFlight++) {
			assertThat(size(20, inFlight, 1000).of(1000)).isEqualTo(FULL);
			assertThat(size(20, inFlight, 1000).shrinking(1000)).isEqualTo(FULL);
			assertThat(size(20, inFlight, 1000).ofRegular(1000, 200_000)).isEqualTo(FULL);
		}
	}

	@ParameterizedTest
	@ValueSource(doubles = { 40, 80, 100, 150, 200, 300, 400, 600 })
	void requestsAreTheFullerTheFewerCanBeSpared(double pages) {
		int before = 0;
		for (int sent = 0; sent <= ALL; sent += 4) {
			int size = size(sent, 0, pages).of(pages);
			assertThat(size).as("after %s", sent).isGreaterThanOrEqualTo(before);
			before = size;
		}
	}

	@Test
	void requestsAreSmallOnlyWhereManyCanBeSpared() {
		assertThat(size(0, 0, 80).of(80)).isEqualTo(10);
		assertThat(size(ALL - 15, 0, 80).of(80)).isBetween(11, 20);
		assertThat(size(ALL, 0, 80).of(80)).isGreaterThan(20);
	}

	@Test
	void requestsOfRoundsEndTogetherWhereSomeCanBeSpared() {
		double pages = 1.1 * WORKERS * FULL;
		int size = size(0, 0, pages).of(pages);
		assertThat(size).isLessThan(FULL).isGreaterThanOrEqualTo((int) (pages / 2 / WORKERS));
		assertThat(size(0, WORKERS, pages).of(pages)).isEqualTo(size);
		assertThat(size(ALL - 20, 0, pages).of(pages)).isEqualTo(FULL);
	}

	@Test
	void requestsShrinkWithWhatIsLeft() {
		int before = 0;
		for (int pages = 1; pages <= WORKERS * FULL; pages++) {
			int size = size(5, 0, pages).shrinking(pages);
			assertThat(size).isGreaterThanOrEqualTo(before).isLessThanOrEqualTo(FULL);
			assertThat(size * WORKERS).isGreaterThanOrEqualTo(pages);
			before = size;
		}
		assertThat(before).isEqualTo(FULL);
		assertThat(size(5, 0, 200).shrinking(200)).isBetween(25, 40);
	}

	@ParameterizedTest
	@CsvSource({ "6, 1400", "20, 700", "30, 350" })
	void shrinkingRequestsAreNoMoreThanCanBeSpared(int before, int most) {
		for (int pages = 100; pages <= most; pages += 50) {
			int sent = before;
			double left = pages;
			while (left > 0) {
				left -= size(sent, 0, left).shrinking(left);
				sent++;
			}
			assertThat(sent).as("%s pages", pages).isLessThanOrEqualTo(ALL);
		}
	}

	@Test
	void littleWaitsTheSoonerTheFewerRequestsCanBeSpared() {
		assertThat(size(5, WORKERS - 2, 3).shrinking(3)).isPositive();
		assertThat(size(ALL - 8, WORKERS - 2, 3).shrinking(3)).isZero();
		assertThat(size(ALL - 8, 1, 3).shrinking(3)).isPositive();
	}

	@Test
	void requestsDoNotShrinkWhereTooFewCanBeSpared() {
		for (int pages = 100; pages < 1000; pages += 50) {
			RequestSize size = size(ALL, 0, pages);
			assertThat(size.shrinking(pages)).isEqualTo(size.of(pages));
		}
		RequestSize some = size(ALL - 14, 0, 300);
		assertThat(some.shrinking(300)).isEqualTo(some.of(300)).isLessThan(size(0, 0, 300).shrinking(300));
	}

	@Test
	void requestsShrinkLateWhereAllCanBeSpared() {
		assertThat(size(0, 0, 700).shrinking(700)).isEqualTo(FULL);
		assertThat(size(ALL - 8, 0, 5).shrinking(5)).as("with room for what others leave").isGreaterThan(5);
	}

	@Test
	void shrinkingRequestsWaitForWorkersThatAreBusy() {
		assertThat(size(5, WORKERS, 100).shrinking(100)).isPositive();
		assertThat(size(5, WORKERS + 1, 100).shrinking(100)).isZero();
		assertThat(size(5, WORKERS - 1, 3).shrinking(3)).isPositive();
	}

	@ParameterizedTest
	@CsvSource({ "15_000, 16", "20_000, 16", "20_400, 16", "25_000, 16", "40_300, 16", "40_800, 24", "75_000, 32",
			"100_000, 40" })
	void workersGetAsManyRequestsOfTheSameSizeWhereIdsAreEven(String list, int requests) {
		int rows = Integer.parseInt(list.replace("_", ""));
		List<Integer> sizes = new ArrayList<>();
		double left = rows / 50.0 - WalkPlanner.OPENING_PAGES - 1;
		for (int sent = 1; left > 0; sent++) {
			sizes.add(size(sent, WORKERS, left).ofRegular(left, rows));
			left -= sizes.get(sizes.size() - 1);
		}
		assertThat(sizes).hasSize(requests);
		assertThat(Collections.max(sizes) - Collections.min(sizes)).isLessThanOrEqualTo(1);
	}

	@ParameterizedTest
	@CsvSource({ "14_000, 1", "120_000, 1", "20_000, 17" })
	void requestsForEvenIdsAreFullWhereRoundsCostTooMany(String list, int sent) {
		int rows = Integer.parseInt(list.replace("_", ""));
		assertThat(size(sent, 0, 100).ofRegular(100, rows)).isEqualTo(FULL);
	}

	@Test
	void littleIsNotSharedWhereIdsAreEven() {
		assertThat(size(2, 0, 100).ofRegular(100, 20_000)).isEqualTo(FULL);
		assertThat(size(2, 3, 24).ofRegular(24, 20_000)).isZero();
	}

	private static RequestSize size(int sent, int inFlight, double pages) {
		return new RequestSize(FULL, sent, inFlight, pages, 0.1);
	}

}
