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
import java.util.function.BiFunction;

import io.github.b24spring.testportal.method.MethodRequest;
import io.github.b24spring.testportal.method.MethodResult;
import io.github.b24spring.testportal.method.PortalMethod;
import org.jspecify.annotations.Nullable;

/**
 * A method that lists rows as a {@linkplain ListShape documented list} does: with its
 * filter, order, selection and pages.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class ListMethod implements PortalMethod {

	private final ListShape shape;

	private final RowTable table;

	private final QueryReader queries;

	private final ListCost cost;

	private final Runnable afterPage;

	private ListMethod(Builder builder) {
		this.shape = builder.shape;
		this.table = builder.table;
		FieldNames names = new FieldNames(builder.shape, builder.fields, builder.numbers, builder.dates);
		this.queries = new QueryReader(builder.shape, names, builder.fields, builder.extraFields,
				builder.specialFilters);
		this.cost = builder.cost;
		this.afterPage = builder.afterPage;
	}

	/**
	 * Start a list.
	 * @param shape how it is asked for, and what it answers
	 * @param table the rows
	 * @param fields the fields of a row that are sent if nothing is selected
	 * @return the builder
	 */
	public static Builder builder(ListShape shape, RowTable table, List<String> fields) {
		return new Builder(shape, table, fields);
	}

	@Override
	public MethodResult run(MethodRequest request) {
		ListQuery query = this.queries.read(request.parameters());
		PageReader.Page page = this.table.read((rows) -> PageReader.read(rows, query));
		this.afterPage.run();
		return new MethodResult(result(query, page), total(query, page), next(query, page),
				this.cost.of(query.counted(), query.offset()));
	}

	private @Nullable Long total(ListQuery query, PageReader.Page page) {
		if (!query.counted() || !this.shape.paging().total()) {
			return null;
		}
		return this.shape.paging().zeroTotal() ? 0 : page.total();
	}

	private @Nullable Long next(ListQuery query, PageReader.Page page) {
		boolean more = query.counted() && query.offset() + page.rows().size() < page.total();
		return (more && this.shape.paging().next()) ? query.offset() + query.size() : null;
	}

	private Object result(ListQuery query, PageReader.Page page) {
		Object placed = placed(page.rows());
		String place = this.shape.place();
		if (place == null) {
			return placed;
		}
		Map<String, Object> result = new LinkedHashMap<>();
		result.put(place, placed);
		String more = this.shape.paging().more();
		if (more != null) {
			result.put(more, query.offset() + page.rows().size() < page.total());
		}
		return result;
	}

	private Object placed(List<Map<String, @Nullable Object>> rows) {
		if (this.shape.keyed() && !rows.isEmpty()) {
			Map<String, Object> keyed = new LinkedHashMap<>();
			rows.forEach((row) -> keyed.put(PhpValues.text(row.get(this.shape.idInRow())), row));
			return keyed;
		}
		return rows;
	}

	/**
	 * The settings of a list.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private final ListShape shape;

		private final RowTable table;

		private final List<String> fields;

		private final Map<String, String> extraFields = new LinkedHashMap<>();

		private final Map<String, BiFunction<Row, Object, Integer>> specialFilters = new LinkedHashMap<>();

		private Set<String> numbers = Set.of();

		private Set<String> dates = Set.of();

		private ListCost cost = ListCost.NONE;

		private Runnable afterPage = () -> {
		};

		private Builder(ListShape shape, RowTable table, List<String> fields) {
			this.shape = shape;
			this.table = table;
			this.fields = List.copyOf(fields);
		}

		/**
		 * Set fields that are compared as numbers; the id always is.
		 * @param names the fields
		 * @return this builder
		 */
		public Builder numbers(String... names) {
			this.numbers = Set.of(names);
			return this;
		}

		/**
		 * Set fields that are compared as points in time.
		 * @param names the fields
		 * @return this builder
		 */
		public Builder dates(String... names) {
			this.dates = Set.of(names);
			return this;
		}

		/**
		 * Set a field that is sent only if it is selected.
		 * @param name its name in the selection
		 * @param inRow its name in the row
		 * @return this builder
		 */
		public Builder extraField(String name, String inRow) {
			this.extraFields.put(name, inRow);
			return this;
		}

		/**
		 * Set a key of the filter with a meaning of its own.
		 * @param key the key
		 * @param repetitions how many times a row is in the list, given the value
		 * @return this builder
		 */
		public Builder specialFilter(String key, BiFunction<Row, Object, Integer> repetitions) {
			this.specialFilters.put(key, repetitions);
			return this;
		}

		/**
		 * Set how long the portal is busy with a page.
		 * @param cost the cost
		 * @return this builder
		 */
		public Builder cost(ListCost cost) {
			this.cost = cost;
			return this;
		}

		/**
		 * Set what happens after a page was read.
		 * @param action the action
		 * @return this builder
		 */
		public Builder afterPage(Runnable action) {
			this.afterPage = action;
			return this;
		}

		/**
		 * Build the list.
		 * @return the list
		 */
		public ListMethod build() {
			return new ListMethod(this);
		}

	}

}
