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
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.b24spring.testportal.method.PortalMethod;
import org.jspecify.annotations.Nullable;

/**
 * Every list of the third version of REST that the documentation describes, with rows of
 * the fields that it shows.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Rest3Lists {

	private static final ListParameters PARAMETERS = new ListParameters("filter", "order", null, "select", null, null);

	private static final ListPaging PAGING = new ListPaging(ListPaging.ALL, ListPaging.ALL, false, Long.MAX_VALUE,
			false, false, false, null);

	private final Map<String, PortalMethod> methods = new LinkedHashMap<>();

	private Rest3Lists(long rows, IdSequence ids, ListCost cost) {
		for (String[] columns : ListShapes.lines("rest3-list-methods.tsv")) {
			Map<String, FieldKind> kinds = ListShapes.kinds(columns[6]);
			String id = columns[1].equals("-") ? null : columns[1];
			RowTable table = new RowTable(ids, rows,
					(position, rowId) -> new DocumentedRow(position, rowId, id, kinds));
			this.methods.put(columns[0],
					new Rest3ListMethod(columns, shape(columns, id, List.copyOf(kinds.keySet())), kinds, table, cost));
		}
	}

	/**
	 * Return lists that all have the same ids.
	 * @param rows the number of rows
	 * @param ids their ids
	 * @param cost how long the portal is busy with a page
	 * @return the lists
	 */
	public static Rest3Lists of(long rows, IdSequence ids, ListCost cost) {
		return new Rest3Lists(rows, ids, cost);
	}

	/**
	 * Return the methods by their names.
	 * @return the methods
	 */
	public Map<String, PortalMethod> methods() {
		return Collections.unmodifiableMap(this.methods);
	}

	private static ListShape shape(String[] columns, @Nullable String id, List<String> fields) {
		return new ListShape(columns[0], "items", false, id, id, PARAMETERS, columns[2].contains("f"),
				columns[2].contains("o"), true, Set.of(), PAGING, null, ListShapes.words(columns[5]), true, fields,
				columns[7]);
	}

}
