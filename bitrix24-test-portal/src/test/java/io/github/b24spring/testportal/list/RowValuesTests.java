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
package io.github.b24spring.testportal.list;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RowValues}.
 *
 * @author The b24spring maintainers
 */
class RowValuesTests {

	private final Map<String, @Nullable Object> values = RowValues.of(new TestRow(), List.of("A", "ID", "N", "B"));

	@Test
	void isTheMapOfTheFieldsThatTheRowHas() {
		Map<String, @Nullable Object> expected = new LinkedHashMap<>();
		expected.put("ID", 7L);
		expected.put("N", null);
		assertThat(this.values).isEqualTo(expected).hasSameHashCodeAs(expected).hasSize(2);
		assertThat(expected).isEqualTo(this.values);
		assertThat(this.values.keySet()).containsExactly("ID", "N");
	}

	@Test
	void findsValuesByName() {
		assertThat(this.values.get("ID")).isEqualTo(7L);
		assertThat(this.values.get("N")).isNull();
		assertThat(this.values.get("A")).isNull();
		assertThat(this.values.getOrDefault("A", "none")).isEqualTo("none");
		assertThat(this.values.containsKey("N")).isTrue();
		assertThat(this.values.containsKey("A")).isFalse();
		assertThat(this.values.containsKey("other")).isFalse();
	}

	@Test
	void cannotBeChanged() {
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> this.values.put("ID", 8L));
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> this.values.remove("ID"));
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(this.values::clear);
	}

	private static final class TestRow implements Row {

		@Override
		public long id() {
			return 7;
		}

		@Override
		public @Nullable Object value(String field) {
			return switch (field) {
				case "ID" -> 7L;
				case "N" -> null;
				default -> ABSENT;
			};
		}

	}

}
