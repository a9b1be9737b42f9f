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

import io.github.b24spring.client.internal.walk.WalkRequest.Page;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where a list of dense and sparse parts is looked at.
 *
 * @author The b24spring maintainers
 */
class PartLooksTests {

	private static final long IDS = 1_900_000;

	private static final Gap GAP = new Gap(1000, 1000 + IDS, 1, 5000.0 / IDS, List.of(1000L), false);

	@Test
	void placesAndChainsAreAllOverTheListAtTheSameDistance() {
		PartLooks looks = PartLooks.of(GAP, 5000, IDS);
		List<Long> places = places(looks);
		places.addAll(looks.starts());
		Collections.sort(places);
		assertThat(places.get(places.size() - 1)).isGreaterThan(IDS - IDS / 100);
		assertThat(places.get(0)).as("the chain at the beginning reads there").isLessThan(IDS / 20);
		for (int i = 1; i < places.size(); i++) {
			assertThat(places.get(i) - places.get(i - 1)).isLessThan(4 * IDS / 100);
		}
	}

	@Test
	void aPlaceIsNearerThanAPageOfSparseRows() {
		List<Long> places = places(PartLooks.of(GAP, 5000, IDS));
		long distance = places.get(1) - places.get(0);
		assertThat(distance * 5000.0 / IDS).isBetween(25.0, 45.0);
	}

	@Test
	void allWorkersLookOrRead() {
		PartLooks looks = PartLooks.of(GAP, 5000, IDS);
		assertThat(looks.requests().size() + looks.starts().size() + 1).isEqualTo(RequestBudget.WORKERS);
		PartLooks few = PartLooks.of(GAP, 1900, IDS / 2);
		assertThat(few.requests().size() + few.starts().size() + 1).isEqualTo(RequestBudget.WORKERS);
	}

	@Test
	void placesWhereAChainReadsAreNotLookedAt() {
		PartLooks looks = PartLooks.of(GAP, 5000, IDS);
		List<Long> places = places(looks);
		long distance = places.get(1) - places.get(0);
		assertThat(looks.starts()).allSatisfy(
				(start) -> assertThat(places).noneMatch((place) -> place >= start && place < start + 2.5 * distance));
	}

	@Test
	void requestsAreSmallWhereFewRowsAreSparse() {
		PartLooks many = PartLooks.of(GAP, 5000, IDS);
		assertThat(many.requests()).allMatch((request) -> request.size() >= 40 && request.size() <= 50);
		assertThat(many.chainPages()).isGreaterThan(50);
		PartLooks few = PartLooks.of(GAP, 1900, IDS);
		assertThat(few.requests()).allMatch((request) -> request.size() <= 14);
		assertThat(few.chainPages()).isBetween(10, 30);
	}

	@Test
	void requestsHaveNoMorePagesThanARequestCanHave() {
		assertThat(PartLooks.of(GAP, 100_000, IDS).requests()).allMatch((request) -> request.size() <= 50);
	}

	@Test
	void listThatIsAlmostEmptyIsLookedAtInFewPlaces() {
		PartLooks looks = PartLooks.of(Gap.of(0, 500_000_000, 0.000002, 1), 1000, 500_000_000);
		assertThat(places(looks)).hasSizeLessThan(30);
		assertThat(looks.requests()).hasSize(3);
		assertThat(looks.starts()).isEmpty();
	}

	private static List<Long> places(PartLooks looks) {
		return new ArrayList<>(looks.requests().stream().flatMap(List::stream).map(Page::after).toList());
	}

}
