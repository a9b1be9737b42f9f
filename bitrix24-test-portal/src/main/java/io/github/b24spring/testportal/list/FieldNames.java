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

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a request may call the fields of a list. Names that it does not know are passed
 * over, as the portal does.
 *
 * @author The b24spring maintainers
 */
final class FieldNames {

	private final ListShape shape;

	private final List<String> fields;

	private final Set<String> numbers;

	private final Set<String> dates;

	private final Set<String> filterable = new LinkedHashSet<>();

	private final Set<String> selectable = new LinkedHashSet<>();

	FieldNames(ListShape shape, List<String> fields, Set<String> numbers, Set<String> dates) {
		this.shape = shape;
		this.fields = List.copyOf(fields);
		this.numbers = Set.copyOf(numbers);
		this.dates = Set.copyOf(dates);
		this.selectable.addAll(shape.filterFields());
		this.selectable.addAll(fields);
		if (shape.idInRequest() != null) {
			this.selectable.add(shape.idInRequest());
		}
		this.filterable.addAll(shape.onlyFilterFields() ? shape.filterFields() : this.selectable);
		this.filterable.removeIf((name) -> name.equals(shape.idInRow()) || name.equals(shape.idInRequest()));
		if (shape.idFilter() && shape.idInRequest() != null) {
			this.filterable.add(shape.idInRequest());
		}
	}

	boolean isId(String requested) {
		return requested.equals(this.shape.idInRequest());
	}

	boolean isFilterable(String requested) {
		return this.filterable.contains(requested);
	}

	boolean isSelectable(String requested) {
		return this.selectable.contains(requested);
	}

	boolean isSortable(String requested) {
		return isId(requested) ? this.shape.idOrder() : isSelectable(requested);
	}

	/**
	 * The name in a row, such as {@code responsibleId} for {@code RESPONSIBLE_ID}.
	 */
	String inRow(String requested) {
		if (isId(requested) && this.shape.idInRow() != null) {
			return this.shape.idInRow();
		}
		if (this.fields.contains(requested)) {
			return requested;
		}
		String plain = plain(requested);
		return this.fields.stream().filter((field) -> plain(field).equals(plain)).findFirst().orElse(requested);
	}

	Condition.Kind kind(String requested) {
		String inRow = inRow(requested);
		if (isId(requested) || this.numbers.contains(inRow)) {
			return Condition.Kind.NUMBER;
		}
		return this.dates.contains(inRow) ? Condition.Kind.DATE : Condition.Kind.TEXT;
	}

	private static String plain(String name) {
		return name.replace("_", "").toLowerCase(Locale.ROOT);
	}

}
