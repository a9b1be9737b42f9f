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

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is left of the requests of a list.
 */
class RequestBudgetTests {

	private static final int FULL = 50;

	@Test
	void permitsAreSpentWhenThoseOfTheTimeAreUsedUp() {
		assertThat(budget(39, 100, 0).isSpent()).isFalse();
		assertThat(budget(40, 100, 0).isSpent()).isTrue();
		assertThat(budget(54, 100, 100_000).isSpent()).isFalse();
		assertThat(budget(56, 100, 100_000).isSpent()).isTrue();
	}

	@Test
	void requestThatWaitsForAPermitReadsAsLongAsTheNextOnesWait() {
		assertThat(RequestBudget.pagesWithPermits(0)).isZero();
		assertThat(RequestBudget.pagesWithPermits(17)).isBetween(16.0, 17.0);
		assertThat(RequestBudget.pagesWithPermits(66.5)).isBetween(33.0, 33.5);
	}

	@Test
	void requestsAreFullWhileThereIsMuchToRead() {
		assertThat(budget(8, 1_500, 20_000).size(FULL)).isEqualTo(50);
	}

	@Test
	void workersShareWhatIsLeft() {
		assertThat(budget(30, 240, 60_000).size(FULL)).isEqualTo(30);
	}

	@Test
	void halfOfWhatIsUnderWayIsStillToBeDone() {
		RequestBudget budget = new RequestBudget(new Traffic(FULL, 500, 500, 38, 4, 80), 240, 60_000);
		assertThat(budget.size(FULL)).isEqualTo(35);
	}

	@Test
	void requestsAreLargerWhereFewAreLeft() {
		assertThat(budget(40, 240, 60_000).size(FULL)).isEqualTo(40);
	}

	@Test
	void littleOfWhatIsUnderWayCountsWhereManyRequestsCanBeSpared() {
		RequestBudget budget = new RequestBudget(new Traffic(FULL, 500, 500, 30, 4, 80), 240, 60_000);
		assertThat(budget.isAmple()).isTrue();
		assertThat(budget.size(FULL)).isEqualTo(31);
	}

	@Test
	void requestsOfTheEndAreNotTooSmall() {
		assertThat(budget(46, 40, 90_000).size(FULL)).isEqualTo(20);
	}

	@Test
	void requestsAreSmallWhereManyCanBeSpared() {
		assertThat(budget(10, 30, 10_000).size(FULL)).isEqualTo(5);
		assertThat(budget(10, 56, 10_000).size(FULL)).isEqualTo(7);
	}

	@Test
	void withoutPermitsOneRequestAsksForMostOfTheRest() {
		assertThat(budget(58, 60, 95_000).size(FULL)).isEqualTo(42);
		assertThat(budget(58, 200, 95_000).size(FULL)).isEqualTo(50);
		assertThat(budget(58, 200, 95_000).size(30)).isEqualTo(30);
	}

	@Test
	void fewRequestsAreUnderWayBeforeOneThatIsNotFull() {
		assertThat(budget(20, 100, 10_000).underWay()).isEqualTo(6);
		assertThat(budget(44, 100, 80_000).underWay()).isEqualTo(3);
		assertThat(budget(51, 100, 90_000).underWay()).isOne();
	}

	private static RequestBudget budget(int sent, double unread, long rows) {
		return new RequestBudget(new Traffic(FULL, 500, 500, sent, 0, 0), unread, rows);
	}

}
