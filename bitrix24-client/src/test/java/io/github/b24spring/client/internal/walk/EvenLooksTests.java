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

import io.github.b24spring.client.internal.walk.WalkRequest.Claim;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where lists of even ids are looked at while the first requests read them.
 */
class EvenLooksTests {

	@Test
	void placesAreTheBeginningsOfWholePages() {
		List<Claim> places = places(Gap.of(250, 100_200, 1, 1));
		assertThat(places).hasSize(RequestBudget.WORKERS - 1);
		assertThat(places).allMatch((place) -> (place.after() - 250) % RowPage.SIZE == 0)
			.allMatch((place) -> place.upTo() - place.after() == RowPage.SIZE)
			.allMatch((place) -> place.pages() == 1);
		assertThat(places.get(0)).isEqualTo(new Claim(250 + 249 * 50, 250 + 250 * 50, 1));
		assertThat(places.get(6)).isEqualTo(new Claim(250 + 1749 * 50, 250 + 1750 * 50, 1));
	}

	@Test
	void placesAreAsFarApartAsTheListIsWide() {
		assertThat(places(Gap.of(0, 8_000_000, 0.01, 0.01))).extracting(Claim::after)
			.containsExactly(1_000_000L, 2_000_000L, 3_000_000L, 4_000_000L, 5_000_000L, 6_000_000L, 7_000_000L);
	}

	@Test
	void placesThatAreReadAnywayArePassedOver() {
		EvenLooks looks = EvenLooks.of(Gap.of(0, 8_000_000, 0.01, 0.01));
		assertThat(looks.next(999_999, 1000)).extracting(Claim::after).isEqualTo(1_000_000L);
		assertThat(looks.next(4_000_000, 1000)).extracting(Claim::after).isEqualTo(5_000_000L);
		assertThat(looks.next(7_500_000, 1000)).isNull();
	}

	@Test
	void listThatIsReadByFewRequestsIsNotLookedAt() {
		assertThat(places(Gap.of(0, 14_999, 1, 1))).isEmpty();
		assertThat(places(Gap.of(0, 15_000, 1, 1))).isNotEmpty();
	}

	private static List<Claim> places(Gap gap) {
		EvenLooks looks = EvenLooks.of(gap);
		List<Claim> places = new ArrayList<>();
		assertThat(looks.next(0, 699)).as("with little room").isNull();
		for (Claim place = looks.next(0, 700); place != null; place = looks.next(0, 700)) {
			places.add(place);
		}
		assertThat(looks.next(0, 10_000)).isNull();
		return places;
	}

}
