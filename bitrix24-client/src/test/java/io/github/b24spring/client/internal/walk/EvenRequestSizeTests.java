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
 * How many pages go into a request of a list of even ids.
 *
 * @author The b24spring maintainers
 */
class EvenRequestSizeTests {

	private static final int FULL = 50;

	private static final int WORKERS = RequestBudget.WORKERS;

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 7, 20, 50 })
	void readingGoesOnWhereNothingIsUnderWay(int full) {
		for (int sent = 0; sent < 100; sent++) {
			for (double pages = 0.5; pages < 2000; pages *= 1.3) {
				Traffic traffic = traffic(full, sent, 0);
				assertThat(EvenRequestSize.of(traffic, pages, 10_000)).isBetween(1, full);
				assertThat(EvenRequestSize.of(traffic, pages, 60_000)).isBetween(1, full);
			}
		}
	}

	@Test
	void requestsAreFullWhileThereIsMuchToRead() {
		assertThat(size(10, WORKERS, 2000, 100_000)).isEqualTo(FULL);
		for (int inFlight = 0; inFlight < 12; inFlight++) {
			assertThat(size(20, inFlight, 1000, 200_000)).isEqualTo(FULL);
		}
	}

	@ParameterizedTest
	@CsvSource({ "15_000, 16", "20_000, 16", "20_400, 16", "25_000, 16", "40_300, 16", "40_800, 24", "75_000, 32",
			"100_000, 40" })
	void workersGetAsManyRequestsOfTheSameSizeWhereIdsAreEven(String list, int requests) {
		int rows = Integer.parseInt(list.replace("_", ""));
		List<Integer> sizes = new ArrayList<>();
		double left = rows / 50.0 - WalkPlanner.OPENING_PAGES - 1;
		for (int sent = 1; left > 0; sent++) {
			sizes.add(size(sent, WORKERS, left, rows));
			left -= sizes.get(sizes.size() - 1);
		}
		assertThat(sizes).hasSize(requests);
		assertThat(Collections.max(sizes) - Collections.min(sizes)).isLessThanOrEqualTo(1);
	}

	@ParameterizedTest
	@CsvSource({ "14_000, 1", "120_000, 1", "20_000, 17" })
	void requestsForEvenIdsAreFullWhereRoundsCostTooMany(String list, int sent) {
		int rows = Integer.parseInt(list.replace("_", ""));
		assertThat(size(sent, 0, 100, rows)).isEqualTo(FULL);
	}

	@ParameterizedTest
	@CsvSource({ "14_999, 50, false", "15_000, 50, true", "40_300, 50, true", "40_800, 50, false", "20_000, 25, true",
			"20_000, 24, false" })
	void listIsReadInTwoRoundsWhereTwoRequestsOfEachWorkerAreEnough(String list, int full, boolean expected) {
		assertThat(EvenRequestSize.isReadInTwoRounds(Integer.parseInt(list.replace("_", "")), full))
			.isEqualTo(expected);
	}

	@Test
	void littleIsNotSharedWhereIdsAreEven() {
		assertThat(size(2, 0, 100, 20_000)).isEqualTo(FULL);
		assertThat(size(2, 3, 24, 20_000)).isZero();
	}

	private static int size(int sent, int inFlight, double pages, long rows) {
		return EvenRequestSize.of(traffic(FULL, sent, inFlight), pages, rows);
	}

	private static Traffic traffic(int full, int sent, int inFlight) {
		return new Traffic(full, 1000, 4000, sent, inFlight, full * inFlight);
	}

}
