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
package io.github.b24spring.client.list;

import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static io.github.b24spring.client.list.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FilterTests {

	@Test
	void arraysAreTheirElements() {
		Map<String, Object> expected = Map.of("@A", List.of(1L, 2L));
		assertThat(where("A").in(new long[] { 1, 2 }).conditions()).isEqualTo(expected);
		assertThat(where("A").in(1L, 2L).conditions()).isEqualTo(expected);
		assertThat(where("A").in((Object) List.of(1L, 2L)).conditions()).isEqualTo(expected);
		assertThat(Filter.of(Map.of("@A", new Long[] { 1L, 2L })).conditions()).isEqualTo(expected);
	}

	@Test
	void booleansAreNumbers() {
		assertThat(where("A").is(true).and("B").in(false, true).conditions())
			.isEqualTo(Map.of("=A", 1, "@B", List.of(0, 1)));
	}

	@Test
	@SuppressWarnings("NullAway")
	void conditionsWithoutValueAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> where("A").is(null)).withMessageContaining("'=A'");
		assertThatIllegalArgumentException().isThrownBy(() -> Filter.of(Map.of("@A", List.of())))
			.withMessageContaining("'@A'");
		assertThatIllegalArgumentException().isThrownBy(() -> Filter.of(Map.of("@A", new int[0])))
			.withMessageContaining("'@A'");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Filter.of(Map.of("0", Map.of("logic", "OR", "0", Collections.singletonMap("=A", null)))))
			.withMessageContaining("'0.0.=A'");
	}

	@Test
	void groupReplacesNoCondition() {
		Filter filter = Filter.of(Map.of("1", "x")).andAnyOf(where("A").is(1)).andAnyOf(where("B").is(2));
		assertThat(filter.conditions()).containsOnlyKeys("0", "1", "2").containsEntry("1", "x");
	}

	@Test
	void filtersAreEqualIfTheirConditionsAndGroupsAre() {
		Filter grouped = Filter.anyOf(where("A").is(1), where("B").is(2));
		assertThat(where("A").is(1)).isEqualTo(Filter.of(Map.of("=A", 1)))
			.hasSameHashCodeAs(Filter.of(Map.of("=A", 1)))
			.isNotEqualTo(where("A").is(2));
		assertThat(grouped).isEqualTo(Filter.anyOf(where("A").is(1), where("B").is(2)))
			.isNotEqualTo(Filter.of(grouped.conditions()));
	}

}
