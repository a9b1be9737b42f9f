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
package io.github.b24spring.client.list.catalog;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.b24spring.client.list.catalog.ListPaging.Style;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A line of the table of lists.
 */
final class ListShapeParser {

	private static final String ABSENT = "-";

	private static final int COLUMNS = 11;

	private ListShapeParser() {
	}

	static ListShape parse(String[] columns) {
		Assert.isTrue(columns.length == COLUMNS,
				() -> "expected %d columns, found %d".formatted(COLUMNS, columns.length));
		for (String column : columns) {
			Assert.hasText(column, "a column is empty");
		}
		@Nullable String[] id = pair(columns[3]);
		@Nullable String[] order = pair(columns[5]);
		boolean apart = columns[5].indexOf(':') != -1;
		ListShape.Parameters parameters = new ListShape.Parameters(optional(columns[4]), apart ? order[0] : null,
				order[1], optional(columns[6]));
		return new ListShape(columns[0], optional(columns[2]), id[0], id[1], parameters, paging(columns[7], columns[8]),
				operators(columns[9]), traits(columns[10]));
	}

	private static @Nullable String optional(String column) {
		return column.equals(ABSENT) ? null : column;
	}

	private static @Nullable String[] pair(String column) {
		int colon = column.indexOf(':');
		return (colon == -1) ? new @Nullable String[] { optional(column), optional(column) }
				: new @Nullable String[] { column.substring(0, colon), column.substring(colon + 1) };
	}

	private static ListPaging paging(String column, String size) {
		if (column.equals(ABSENT)) {
			return new ListPaging(Style.NONE, null, null, null, number(size));
		}
		List<@Nullable String> parts = new ArrayList<>();
		for (String part : column.split(":", -1)) {
			parts.add(optional(part));
		}
		Assert.isTrue(parts.size() == 4, () -> "expected four parts in the paging " + column);
		Style style = switch (String.valueOf(parts.get(0))) {
			case "offset" -> Style.OFFSET;
			case "page" -> Style.PAGE;
			case "cursor" -> Style.CURSOR;
			case "limit" -> Style.LIMIT;
			default -> throw new IllegalArgumentException("unknown paging " + column);
		};
		return new ListPaging(style, parts.get(1), parts.get(2), parts.get(3), number(size));
	}

	private static int number(String column) {
		try {
			return Integer.parseInt(column);
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException("the size of a page is no number: " + column, ex);
		}
	}

	private static Set<String> operators(String column) {
		Set<String> operators = new LinkedHashSet<>();
		if (!column.equals(ABSENT)) {
			for (String operator : column.split(" ")) {
				Assert.isTrue(operator.chars().allMatch((symbol) -> "=!<>@%?".indexOf(symbol) != -1),
						() -> "unknown operator " + operator);
				operators.add(operator);
			}
		}
		return operators;
	}

	private static Set<ListTrait> traits(String column) {
		Set<ListTrait> traits = EnumSet.noneOf(ListTrait.class);
		if (!column.equals(ABSENT)) {
			column.chars().forEach((symbol) -> traits.add(ListTrait.of(symbol)));
		}
		return traits;
	}

}
