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

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * The rows in the result of a list, wherever they are.
 *
 * @author The b24spring maintainers
 */
final class ListRows {

	private ListRows() {
	}

	static List<@Nullable Object> of(@Nullable Object result) {
		String place = place(result);
		return PhpValues.list((place != null && result instanceof Map<?, ?> map) ? map.get(place) : result);
	}

	/**
	 * Put other rows into a result, as an array.
	 */
	static Object replace(@Nullable Object result, List<? extends @Nullable Object> rows) {
		String place = place(result);
		return (place != null) ? Collections.singletonMap(place, rows) : rows;
	}

	static Object map(@Nullable Object result, UnaryOperator<@Nullable Object> change) {
		List<@Nullable Object> rows = new ArrayList<>();
		for (Object row : of(result)) {
			rows.add(change.apply(row));
		}
		return replace(result, rows);
	}

	/**
	 * The name of the only member, unless it is the id of the only row.
	 */
	private static @Nullable String place(@Nullable Object result) {
		if (result instanceof Map<?, ?> map && map.size() == 1) {
			String name = String.valueOf(map.keySet().iterator().next());
			return name.matches("\\d+") ? null : name;
		}
		return null;
	}

}
