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

import java.util.Map;

import io.github.b24spring.client.list.Filter;
import io.github.b24spring.client.list.SortOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What conditions of the id mean for a walk, in both directions. A list in descending
 * order is walked through the negative ids.
 */
class IdBoundsTests {

	private static final ListQuery ASCENDING = ListQuery.of("crm.deal.list");

	private static final ListQuery DESCENDING = ASCENDING.withOrder(Map.of("ID", SortOrder.DESC));

	@ParameterizedTest
	@CsvSource({ ">ID, 7, 7,", ">=ID, 7, 6,", "<ID, 7,, 6", "<=ID, 7,, 7" })
	void conditionBoundsAnAscendingWalk(String condition, String value, Long after, Long upTo) {
		IdBounds bounds = IdBounds.of(ASCENDING.withFilter(Filter.of(Map.of(condition, value, "STAGE_ID", "NEW"))),
				null);
		assertThat(bounds).isEqualTo(new IdBounds(after, upTo, Map.of("STAGE_ID", "NEW")));
		assertThat(bounds.isEmpty()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ ">ID, 7,, -8", ">=ID, 7,, -7", "<ID, 7, -7,", "<=ID, 7, -8," })
	void conditionBoundsADescendingWalk(String condition, String value, Long after, Long upTo) {
		assertThat(IdBounds.of(DESCENDING.withFilter(Filter.of(Map.of(condition, value))), null))
			.isEqualTo(new IdBounds(after, upTo, Map.of()));
	}

	@ParameterizedTest
	@CsvSource({ "false, 5, 5", "false, 9, 9", "false, 2, 4", "true, 5, -5", "true, 9, -8", "true, 2, -2" })
	void walkIsResumedWithinTheBounds(boolean descending, long from, long after) {
		ListQuery query = (descending ? DESCENDING : ASCENDING)
			.withFilter(Filter.of(Map.of(">=ID", 5, "<ID", descending ? 8 : 20)));
		assertThat(IdBounds.of(query, from).after()).isEqualTo(after);
	}

	@Test
	void strictestConditionsCount() {
		ListQuery query = ASCENDING.withFilter(Filter.of(Map.of(">ID", 5, ">=ID", 5, "<ID", 9, "<=ID", 9)));
		assertThat(IdBounds.of(query, null)).isEqualTo(new IdBounds(5L, 8L, Map.of()));
		query = ASCENDING.withFilter(Filter.of(Map.of(">ID", 5, ">=ID", 7, "<ID", 12, "<=ID", 9)));
		assertThat(IdBounds.of(query, null)).isEqualTo(new IdBounds(6L, 9L, Map.of()));
	}

	@Test
	void boundsWithoutIdsBetweenThemAreEmpty() {
		assertThat(IdBounds.of(ASCENDING.withFilter(Filter.of(Map.of(">ID", 7, "<=ID", 7))), null).isEmpty()).isTrue();
		assertThat(IdBounds.of(ASCENDING.withFilter(Filter.of(Map.of(">ID", 6, "<=ID", 7))), null).isEmpty()).isFalse();
		assertThat(IdBounds.of(ASCENDING, null).isEmpty()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ ">ID, 9223372036854775807", "<ID, -9223372036854775808" })
	void thereIsNothingBeyondAllIds(String condition, String value) {
		ListQuery query = ASCENDING.withFilter(Filter.of(Map.of(condition, value)));
		assertThat(IdBounds.of(query, null).isEmpty()).isTrue();
		assertThat(IdBounds.of(ASCENDING, Long.MAX_VALUE).isEmpty()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ ">=ID, -9223372036854775808", "<=ID, 9223372036854775807" })
	void conditionThatAllIdsMeetIsNoBound(String condition, String value) {
		ListQuery query = ASCENDING.withFilter(Filter.of(Map.of(condition, value, "<ID", 100, ">ID", 10)));
		assertThat(IdBounds.of(query, null)).isEqualTo(new IdBounds(10L, 99L, Map.of()));
	}

	@Test
	void walkWithoutBoundsGoesEverywhere() {
		IdBounds bounds = IdBounds.of(ASCENDING, null);
		assertThat(bounds.start()).isEqualTo(IdBounds.ANYWHERE);
		assertThat(bounds.limit()).isEqualTo(Long.MAX_VALUE);
		assertThat(IdBounds.of(ASCENDING, 3L).start()).isEqualTo(3);
	}

	@Test
	void idThatIsNoNumberIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> IdBounds.of(ASCENDING.withFilter(Filter.of(Map.of(">ID", "seven"))), null))
			.withMessageContaining("'seven'");
	}

}
