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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

/**
 * Reads what a request asks of a list, under the names that the list documents.
 *
 * @author The b24spring maintainers
 */
final class QueryReader {

	private final ListShape shape;

	private final FieldNames names;

	private final List<String> fields;

	private final Map<String, String> extraFields;

	private final Map<String, BiFunction<Row, Object, Integer>> specialFilters;

	private final Set<Condition.Operator> operators;

	QueryReader(ListShape shape, FieldNames names, List<String> fields, Map<String, String> extraFields,
			Map<String, BiFunction<Row, Object, Integer>> specialFilters) {
		this.shape = shape;
		this.names = names;
		this.fields = List.copyOf(fields);
		this.extraFields = new LinkedHashMap<>(extraFields);
		this.specialFilters = new LinkedHashMap<>(specialFilters);
		this.operators = Condition.Operator.of(shape.operators());
	}

	ListQuery read(Map<String, @Nullable Object> parameters) {
		ListParameters spelled = this.shape.parameters();
		int size = size(ListParameters.find(parameters, spelled.limit()));
		long start = PhpValues.integer(ListParameters.find(parameters, spelled.start()));
		boolean counted = start >= 0;
		long offset = this.shape.paging().numbers() ? size * (Math.max(1, start) - 1) : start;
		offset = Math.max(0, Math.min(offset, this.shape.paging().mostStart()));
		return new ListQuery(filter(spelled.filter(parameters)), orders(parameters),
				selected(ListParameters.find(parameters, spelled.select())), counted, offset, size);
	}

	private int size(@Nullable Object limit) {
		ListPaging paging = this.shape.paging();
		long asked = PhpValues.integer(limit);
		return (asked > 0) ? (int) Math.min(asked, paging.mostRows()) : paging.size();
	}

	private Filter filter(@Nullable Object value) {
		Filter filter = new Filter(this.names, this.operators, this.shape.groups());
		Map<String, @Nullable Object> entries = PhpValues.map(value);
		if (entries != null) {
			entries.forEach((key, entry) -> {
				BiFunction<Row, Object, Integer> special = this.specialFilters.get(key);
				if (special == null) {
					filter.add(key, entry);
				}
				else if (entry != null) {
					filter.repeat((row) -> special.apply(row, entry));
				}
			});
		}
		return filter;
	}

	private List<ListQuery.Order> orders(Map<String, @Nullable Object> parameters) {
		ListParameters spelled = this.shape.parameters();
		Object value = ListParameters.find(parameters, spelled.order());
		List<ListQuery.Order> orders = new ArrayList<>();
		if (spelled.sort() != null) {
			add(orders, PhpValues.text(ListParameters.find(parameters, spelled.sort())), value);
		}
		else {
			Map<String, @Nullable Object> entries = PhpValues.map(value);
			if (entries != null) {
				entries.forEach((field, direction) -> add(orders, field, direction));
			}
		}
		String usual = this.shape.defaultOrder();
		if (orders.isEmpty() && usual != null) {
			boolean descending = usual.startsWith("-");
			orders.add(order(descending ? usual.substring(1) : usual, !descending));
		}
		return orders;
	}

	private void add(List<ListQuery.Order> orders, String field, @Nullable Object direction) {
		if (this.names.isSortable(field)) {
			orders.add(order(field, !"DESC".equals(PhpValues.text(direction).toUpperCase(Locale.ROOT))));
		}
	}

	private ListQuery.Order order(String field, boolean ascending) {
		return new ListQuery.Order(this.names.inRow(field), this.names.kind(field), this.names.isId(field), ascending);
	}

	private List<String> selected(@Nullable Object select) {
		Set<String> selected = new LinkedHashSet<>();
		for (Object name : PhpValues.list(select)) {
			String text = PhpValues.text(name);
			if (text.equals("*")) {
				selected.addAll(this.fields);
			}
			else if (this.extraFields.containsKey(text)) {
				selected.add(this.extraFields.get(text));
			}
			else if (this.names.isSelectable(text)) {
				selected.add(this.names.inRow(text));
			}
		}
		return selected.isEmpty() ? this.fields : List.copyOf(selected);
	}

}
