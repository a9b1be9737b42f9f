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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.b24spring.client.internal.pipeline.CallParameters;
import io.github.b24spring.client.list.ListMethod;
import io.github.b24spring.client.list.SortOrder;
import io.github.b24spring.client.list.catalog.ListPaging;
import io.github.b24spring.client.list.catalog.ListShape;
import org.jspecify.annotations.Nullable;

/**
 * Puts what a page is asked for under the names that its method documents, and nothing
 * under others. Old methods want the caller's parameters first, then order, filter, and
 * fields.
 */
final class PageParameters {

	static final String START = "start";

	private final ListQuery query;

	private final ListMethod form;

	PageParameters(ListQuery query) {
		this.query = query;
		this.form = query.form();
	}

	CallParameters of(Map<String, Object> conditions, Map<String, SortOrder> order, List<String> select, long start) {
		CallParameters all = CallParameters.NONE.and(this.query.parameters());
		all = order.isEmpty() ? all : withOrder(all, order);
		all = withConditions(all, conditions);
		all = select.isEmpty() ? all : with(all, this.form.selectParameter(), selected(select));
		return withPage(all, start);
	}

	private CallParameters withOrder(CallParameters parameters, Map<String, SortOrder> order) {
		if (this.form.sortParameter() == null) {
			Map<String, String> directions = new LinkedHashMap<>();
			order.forEach((field, direction) -> directions.put(field, direction.name()));
			return with(parameters, this.form.orderParameter(), directions);
		}
		Map.Entry<String, SortOrder> only = order.entrySet().iterator().next();
		return with(with(parameters, this.form.sortParameter(), only.getKey()), this.form.orderParameter(),
				only.getValue().name());
	}

	private CallParameters withConditions(CallParameters parameters, Map<String, Object> conditions) {
		if (this.form.hasTopLevelConditions()) {
			return parameters.and(conditions);
		}
		return conditions.isEmpty() ? parameters : with(parameters, this.form.filterParameter(), conditions);
	}

	/**
	 * The fields, with the id, which tells rows apart.
	 */
	private List<String> selected(List<String> select) {
		ListShape documented = this.form.documented();
		boolean known = documented != null && documented.rowId() != null;
		List<String> fields = new ArrayList<>(select);
		if ((known || this.query.isById()) && !fields.contains(this.form.filterId()) && !fields.contains("*")) {
			fields.add(this.form.filterId());
		}
		return fields;
	}

	private CallParameters withPage(CallParameters parameters, long start) {
		ListPaging paging = this.form.paging();
		String position = Objects.requireNonNullElse(paging.position(), START);
		boolean uncounted = start == ListQuery.UNCOUNTED;
		return switch (paging.style()) {
			case OFFSET -> {
				boolean named = this.form.hasDocumentedPages() && (!uncounted || START.equalsIgnoreCase(position));
				yield (named || start > 0) ? withSize(withStart(parameters, position, start), paging) : parameters;
			}
			case PAGE ->
				uncounted ? parameters : withSize(with(parameters, position, start / paging.pageSize() + 1), paging);
			case LIMIT -> withSize((start > 0) ? with(parameters, START, start) : parameters, paging);
			case NONE, CURSOR -> (start > 0) ? with(parameters, START, start) : parameters;
		};
	}

	/**
	 * Two pages print {@code START}, and {@code start} in the line below, which is what
	 * other methods read.
	 */
	private static CallParameters withStart(CallParameters parameters, String position, long start) {
		CallParameters all = with(parameters, position, start);
		return START.equalsIgnoreCase(position) ? all.and(START, start) : all;
	}

	/**
	 * A page that may be asked for in any size is asked for in one that is known.
	 */
	private static CallParameters withSize(CallParameters parameters, ListPaging paging) {
		return (paging.size() != null) ? with(parameters, paging.size(), paging.pageSize()) : parameters;
	}

	/**
	 * Add a parameter, which may be the member of another, as in {@code params.filter}.
	 */
	@SuppressWarnings("unchecked")
	private static CallParameters with(CallParameters parameters, String path, Object value) {
		int dot = path.indexOf('.');
		if (dot == -1) {
			return parameters.and(path, value);
		}
		String name = path.substring(0, dot);
		Object outer = (parameters.value() instanceof Map<?, ?> map) ? map.get(name) : null;
		CallParameters inner = CallParameters.NONE;
		if (outer instanceof Map<?, ?> map) {
			inner = inner.and((Map<String, @Nullable Object>) map);
		}
		return parameters.and(name, with(inner, path.substring(dot + 1), value).value());
	}

}
