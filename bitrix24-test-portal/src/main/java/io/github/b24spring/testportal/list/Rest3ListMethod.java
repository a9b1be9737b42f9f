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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.github.b24spring.testportal.method.MethodRequest;
import io.github.b24spring.testportal.method.MethodResult;
import io.github.b24spring.testportal.method.PortalMethod;
import org.jspecify.annotations.Nullable;

/**
 * A list of the third version of REST, in one of its ways to page.
 *
 * @author The b24spring maintainers
 */
final class Rest3ListMethod implements PortalMethod {

	private final String paging;

	private final int size;

	private final int most;

	private final @Nullable String id;

	private final List<String> fields;

	private final FieldNames names;

	private final RowTable table;

	private final ListCost cost;

	Rest3ListMethod(String[] columns, ListShape shape, Map<String, FieldKind> kinds, RowTable table, ListCost cost) {
		this.paging = columns[3];
		String[] sizes = columns[4].split(":");
		this.size = ListShapes.size(sizes[0]);
		this.most = ListShapes.size(sizes[1]);
		this.id = shape.idInRow();
		this.fields = shape.fields();
		this.names = new FieldNames(shape, this.fields, Set.of(DocumentedLists.fields(kinds, Condition.Kind.NUMBER)),
				Set.of(DocumentedLists.fields(kinds, Condition.Kind.DATE)));
		this.table = table;
		this.cost = cost;
	}

	@Override
	public MethodResult run(MethodRequest request) {
		Map<String, @Nullable Object> parameters = request.parameters();
		boolean tail = this.paging.equals("tail");
		Object pagination = parameters.get(tail ? "cursor" : "pagination");
		int limit = limit(ListParameters.find(entries(pagination), "limit"));
		Filter filter = new Rest3Filter(this.names).read(parameters.get("filter"));
		List<ListQuery.Order> orders = tail ? tail(entries(pagination), filter) : orders(parameters.get("order"));
		long offset = tail ? 0 : offset(entries(pagination), limit);
		ListQuery query = new ListQuery(filter, orders, selected(parameters.get("select")), isCursor(), offset, limit);
		PageReader.Page page = this.table.read((rows) -> PageReader.read(rows, query));
		return MethodResult.of(result(page, query)).withCost(this.cost.of(false, offset));
	}

	private boolean isCursor() {
		return this.paging.endsWith("Cursor");
	}

	private Map<String, Object> result(PageReader.Page page, ListQuery query) {
		Map<String, Object> result = new LinkedHashMap<>();
		result.put("items", page.rows());
		if (isCursor()) {
			long end = query.offset() + page.rows().size();
			if (end < page.total()) {
				result.put(this.paging, Map.of("position", end, "id", end));
			}
			if (this.paging.equals("afterCursor")) {
				result.put("hasMore", end < page.total());
			}
		}
		return result;
	}

	private int limit(@Nullable Object limit) {
		if (limit == null) {
			return this.size;
		}
		long asked = PhpValues.integer(limit);
		if (asked < 1) {
			throw Rest3Filter.refusal("INVALIDPAGINATIONEXCEPTION", "The limit has to be positive");
		}
		return (int) Math.min(asked, this.most);
	}

	private long offset(Map<String, @Nullable Object> pagination, int limit) {
		if (isCursor()) {
			return PhpValues.integer(ListParameters.find(pagination, "afterCursor.position"));
		}
		if (!this.paging.equals("page")) {
			return 0;
		}
		Object page = pagination.get("page");
		return (page != null) ? Math.max(0, PhpValues.integer(page) - 1) * limit
				: Math.max(0, PhpValues.integer(pagination.get("offset")));
	}

	private List<ListQuery.Order> tail(Map<String, @Nullable Object> cursor, Filter filter) {
		String field = PhpValues.text(cursor.getOrDefault("field", this.id));
		boolean ascending = isAscending(cursor.get("order"));
		Object value = cursor.getOrDefault("value", 0);
		filter.add((ascending ? ">" : "<") + field, value);
		return List.of(order(field, ascending));
	}

	private List<ListQuery.Order> orders(@Nullable Object value) {
		List<ListQuery.Order> orders = new ArrayList<>();
		entries(value).forEach((field, direction) -> {
			if (!this.names.isSortable(field)) {
				throw Rest3Filter.refusal("VALIDATION_REQUESTVALIDATIONEXCEPTION",
						"The field '" + field + "' cannot be sorted by");
			}
			orders.add(order(field, isAscending(direction)));
		});
		return orders;
	}

	private ListQuery.Order order(String field, boolean ascending) {
		return new ListQuery.Order(field, this.names.kind(field), this.names.isId(field), ascending);
	}

	private static boolean isAscending(@Nullable Object direction) {
		return !"DESC".equals(PhpValues.text(direction).toUpperCase(Locale.ROOT));
	}

	private List<String> selected(@Nullable Object select) {
		List<String> selected = PhpValues.list(select)
			.stream()
			.map(PhpValues::text)
			.filter(this.fields::contains)
			.toList();
		return selected.isEmpty() ? this.fields : selected;
	}

	private static Map<String, @Nullable Object> entries(@Nullable Object value) {
		Map<String, @Nullable Object> entries = PhpValues.map(value);
		return (entries != null) ? entries : Map.of();
	}

}
