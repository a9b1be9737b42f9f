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

import io.github.b24spring.client.internal.walk.WalkRequest.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where a list is looked at, and by how many requests.
 */
class LookPlacesTests {

	private static final Gap GAP = Gap.of(1000, 11_000, 0.5, 0.5);

	@Test
	void placesOfAGapAreAtTheSameDistances() {
		assertThat(LookPlaces.of(GAP, 2, 2)).hasSize(2);
		assertThat(positions(LookPlaces.of(GAP, 2, 2).get(0))).containsExactly(3000L, 5000L);
		assertThat(positions(LookPlaces.of(GAP, 2, 2).get(1))).containsExactly(7000L, 9000L);
		assertThat(LookPlaces.of(Gap.of(0, 4, 1, 1), 2, 2)).isEmpty();
	}

	@Test
	void placesBetweenDensePartsAreNearThem() {
		assertThat(LookPlaces.towardsEnds(GAP)).hasSize(1);
		assertThat(positions(LookPlaces.towardsEnds(GAP).get(0))).containsExactly(1500L, 2250L, 4125L, 7875L, 9750L,
				10_500L);
	}

	@Test
	void placesEverywhereAreOnlyWhereNothingWasRead() {
		List<Gap> gaps = List.of(Gap.of(0, 2000, 0.1, 0.1), Gap.of(8000, 10_000, 0.1, 0.1));
		assertThat(positions(LookPlaces.everywhere(gaps, 10_000, 10))).containsExactly(500L, 1500L, 8500L, 9500L);
	}

	@Test
	void thereIsAPlaceForEachPageOfSparseRows() {
		List<Gap> gaps = List.of(Gap.of(0, 100_000, 0.01, 0.5));
		assertThat(LookPlaces.everywhere(gaps, 100_000, 5)).hasSize(22);
		assertThat(LookPlaces.everywhere(List.of(Gap.of(0, 10_000_000, 0.01, 0.5)), 10_000_000, 5)).hasSize(100);
	}

	@ParameterizedTest
	@CsvSource({ "12, true, 8, 50, 2", "60, true, 8, 50, 8", "60, true, 3, 50, 3", "60, true, 1, 50, 2",
			"60, false, 8, 50, 3", "60, false, 8, 10, 6" })
	void placesArePartedAmongWorkers(int places, boolean isShort, int workers, int most, int requests) {
		List<Page> pages = LongStream.range(0, places).mapToObj(Page::after).toList();
		List<List<Page>> parted = LookPlaces.parted(pages, isShort, workers, most);
		assertThat(parted).hasSize(requests);
		assertThat(parted.stream().flatMap(List::stream)).containsExactlyElementsOf(pages);
		assertThat(parted).allMatch((request) -> Math.abs(request.size() - places / requests) <= 1);
	}

	private static List<Long> positions(List<Page> pages) {
		return pages.stream().map(Page::after).toList();
	}

}
