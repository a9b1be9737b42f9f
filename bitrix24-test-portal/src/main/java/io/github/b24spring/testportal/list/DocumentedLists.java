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

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import io.github.b24spring.testportal.method.PortalMethod;
import org.jspecify.annotations.Nullable;

/**
 * Every list that the documentation describes, with rows of the fields that it shows.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class DocumentedLists {

	private static final int EXAMPLE = 3;

	private final Map<String, PortalMethod> methods = new LinkedHashMap<>();

	private DocumentedLists(long rows, IdSequence ids, ListCost cost) {
		for (ListShape shape : ListShape.documented()) {
			Map<String, FieldKind> kinds = kinds(shape);
			RowTable table = new RowTable(ids, rows,
					(position, id) -> new DocumentedRow(position, id, shape.idInRow(), kinds));
			ListMethod.Builder method = ListMethod.builder(shape, table, shape.fields())
				.numbers(fields(kinds, Condition.Kind.NUMBER))
				.dates(fields(kinds, Condition.Kind.DATE))
				.cost(cost);
			OwnCondition.of(shape.method())
				.forEach((condition) -> method.specialFilter(condition.key(),
						(row, value) -> condition.matches(((DocumentedRow) row).position(), value) ? 1 : 0));
			this.methods.put(shape.method(), method.build());
		}
	}

	/**
	 * Return lists that all have the same ids.
	 * @param rows the number of rows
	 * @param ids their ids
	 * @param cost how long the portal is busy with a page
	 * @return the lists
	 */
	public static DocumentedLists of(long rows, IdSequence ids, ListCost cost) {
		return new DocumentedLists(rows, ids, cost);
	}

	/**
	 * Return the methods by their names.
	 * @return the methods
	 */
	public Map<String, PortalMethod> methods() {
		return Collections.unmodifiableMap(this.methods);
	}

	/**
	 * Return a condition that the documentation allows in the filter of a list.
	 * @param shape the list
	 * @return the condition, or {@code null} if the list has no filter for other fields
	 * than its id
	 */
	public static @Nullable Example example(ListShape shape) {
		Map<String, FieldKind> kinds = kinds(shape);
		FieldNames names = new FieldNames(shape, shape.fields(), Set.of(), Set.of());
		for (String field : shape.filterFields()) {
			OwnCondition own = OwnCondition.of(shape.method(), field).orElse(null);
			if (own != null) {
				return new Example(field, own.example(EXAMPLE), OwnCondition.PERIOD);
			}
			FieldKind kind = kinds.get(names.inRow(field));
			if (kind != null && kind != FieldKind.KEY && names.isFilterable(field)) {
				return new Example(field, kind.value(names.inRow(field), EXAMPLE, 0), kind.period());
			}
		}
		return null;
	}

	private static Map<String, FieldKind> kinds(ListShape shape) {
		return ListShapes.KINDS.getOrDefault(shape.method(), Map.of());
	}

	static String[] fields(Map<String, FieldKind> kinds, Condition.Kind comparison) {
		return kinds.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().comparison() == comparison)
			.map(Map.Entry::getKey)
			.toArray(String[]::new);
	}

	/**
	 * A condition, and which rows fulfil it.
	 *
	 * @param field the name of the field in the filter
	 * @param value what it has to be equal to
	 * @param period how many rows there are to one that fulfils it
	 * @since 0.1.0
	 */
	public record Example(String field, Object value, int period) {

		/**
		 * Return whether a row fulfils the condition.
		 * @param position the position of the row, from 0 in the order of the ids
		 * @return whether it does
		 */
		public boolean matches(long position) {
			return position % this.period == EXAMPLE % this.period;
		}

	}

}
