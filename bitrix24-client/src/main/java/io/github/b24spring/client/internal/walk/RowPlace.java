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

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import io.github.b24spring.client.exception.Bitrix24UnreadableResponseException;
import io.github.b24spring.client.internal.answer.JsonPart;
import io.github.b24spring.client.list.ListMethod;
import io.github.b24spring.client.list.catalog.ListTrait;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows in a result. What may be something else is not taken for rows.
 */
final class RowPlace {

	private final String method;

	private final ListMethod form;

	private final UnaryOperator<String> shown;

	RowPlace(String method, ListMethod form, UnaryOperator<String> shown) {
		this.method = method;
		this.form = form;
		this.shown = shown;
	}

	/**
	 * Find the rows.
	 * @param result the result
	 * @return an array, or an object whose values are the rows
	 * @throws Bitrix24UnreadableResponseException if there are none, not even an empty
	 * list of them, or several things that may be
	 */
	JsonPart rows(@Nullable JsonPart result) {
		String key = this.form.rows();
		if (key == null && result != null && result.isObject() && !hasKeyedRows()) {
			return onlyRows(result);
		}
		JsonPart rows = (key == null || isEmptyArray(result)) ? result : member(result, key);
		if (rows == null || !(rows.isArray() || rows.isObject())) {
			throw unreadable("the result has no rows" + ((key != null) ? " in '" + key + "'" : "")
					+ ", not even an empty list of them");
		}
		if (rows.isObject() && !hasKeyedRows() && !isListWithGaps(rows) && !hasOnlyObjects(rows)) {
			throw unreadable("'" + key + "' has no rows but the keys " + names(rows)
					+ ": say where the rows are with 'method((method) -> method.withRows(…))'");
		}
		return rows;
	}

	private boolean hasKeyedRows() {
		return this.form.documented() != null && this.form.documented().has(ListTrait.KEYED_ROWS);
	}

	private static @Nullable JsonPart member(@Nullable JsonPart result, String path) {
		JsonPart member = result;
		for (String name : path.split("\\.")) {
			member = (member != null) ? member.member(name) : null;
		}
		return member;
	}

	/**
	 * Return the only array of an object, or the object if it is a list with gaps to PHP.
	 */
	private JsonPart onlyRows(JsonPart result) {
		List<JsonPart> arrays = members(result).stream().filter(JsonPart::isArray).toList();
		if (arrays.isEmpty() && isListWithGaps(result)) {
			return result;
		}
		if (arrays.size() != 1) {
			throw unreadable("the result has the keys " + names(result) + ", of which "
					+ (arrays.isEmpty() ? "none has" : "several have")
					+ " an array of rows: say which one with 'method((method) -> method.withRows(…))'");
		}
		return arrays.get(0);
	}

	private static boolean isListWithGaps(JsonPart object) {
		return members(object).stream().allMatch((member) -> member.name().chars().allMatch(Character::isDigit));
	}

	private static boolean hasOnlyObjects(JsonPart object) {
		return members(object).stream().allMatch(JsonPart::isObject);
	}

	private static List<JsonPart> members(JsonPart object) {
		return StreamSupport.stream(object.members().spliterator(), false).toList();
	}

	private String names(JsonPart object) {
		Set<String> names = members(object).stream()
			.map(JsonPart::name)
			.collect(Collectors.toCollection(LinkedHashSet::new));
		return this.shown.apply(names.toString());
	}

	private static boolean isEmptyArray(@Nullable JsonPart value) {
		return value != null && value.isArray() && !value.members().iterator().hasNext();
	}

	private Bitrix24UnreadableResponseException unreadable(String description) {
		return RowPage.unreadable(this.method, description);
	}

}
