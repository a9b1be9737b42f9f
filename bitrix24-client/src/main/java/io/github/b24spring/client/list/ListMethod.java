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
package io.github.b24spring.client.list;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.github.b24spring.client.list.catalog.ListCatalog;
import io.github.b24spring.client.list.catalog.ListPaging;
import io.github.b24spring.client.list.catalog.ListPaging.Style;
import io.github.b24spring.client.list.catalog.ListShape;
import io.github.b24spring.client.list.catalog.ListTrait;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * What sets a list method apart from others, as the {@link ListCatalog} knows it or the
 * caller says. Immutable.
 * <p>
 * Names of parameters are paths: a dot leads into an object, as in {@code params.filter}.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class ListMethod {

	static final String FILTER = "filter";

	/**
	 * A field without an operator.
	 */
	static final String NONE = "";

	private static final String START = "start";

	private static final ListPaging PAGED = new ListPaging(Style.OFFSET, START, null, null, 50);

	private static final ListMethod UNKNOWN = new ListMethod(null, "ID", "ID", FILTER, "order", "select", null, false,
			false, Set.of(), null);

	private final @Nullable String rows;

	private final String filterId;

	private final String rowId;

	private final String filterParameter;

	private final String orderParameter;

	private final String selectParameter;

	private final @Nullable String sortParameter;

	private final boolean walkable;

	private final boolean groups;

	private final Set<String> operators;

	private final @Nullable ListShape documented;

	private ListMethod(@Nullable String rows, String filterId, String rowId, String filterParameter,
			String orderParameter, String selectParameter, @Nullable String sortParameter, boolean walkable,
			boolean groups, Set<String> operators, @Nullable ListShape documented) {
		Assert.hasText(filterId, "'filterId' must not be empty");
		Assert.hasText(rowId, "'rowId' must not be empty");
		this.operators = Set.copyOf(operators);
		this.rows = rows;
		this.filterId = filterId;
		this.rowId = rowId;
		this.filterParameter = filterParameter;
		this.orderParameter = orderParameter;
		this.selectParameter = selectParameter;
		this.sortParameter = sortParameter;
		this.walkable = walkable;
		this.groups = groups;
		this.documented = documented;
	}

	/**
	 * Return what is known of a method of REST 2. Those of which nothing is known are
	 * read page by page.
	 * @param method the name of the method, in any case
	 * @return the description
	 */
	public static ListMethod of(String method) {
		return ListCatalog.rest2().find(method).map(ListMethod::of).orElse(UNKNOWN);
	}

	private static ListMethod of(ListShape shape) {
		ListShape.Parameters names = shape.parameters();
		return new ListMethod(shape.rows(), Objects.requireNonNullElse(shape.filterId(), UNKNOWN.filterId),
				Objects.requireNonNullElse(shape.rowId(), UNKNOWN.rowId),
				Objects.requireNonNullElse(names.filter(), UNKNOWN.filterParameter),
				Objects.requireNonNullElse(names.order(), UNKNOWN.orderParameter),
				Objects.requireNonNullElse(names.select(), UNKNOWN.selectParameter), names.sort(), isWalkable(shape),
				shape.has(ListTrait.GROUPS), operators(shape), shape);
	}

	/**
	 * A filter of which no operator is documented knows fields alone.
	 */
	private static Set<String> operators(ListShape shape) {
		boolean silent = shape.parameters().filter() != null && shape.operators().isEmpty();
		return silent ? Set.of(NONE) : shape.operators();
	}

	/**
	 * A page is continued after the id of its last row, which has no position where the
	 * rows are values of an object, and is the last one if it is not full.
	 */
	private static boolean isWalkable(ListShape shape) {
		return shape.isWalkable() && shape.paging().position() != null && shape.paging().pageSize() == PAGED.pageSize()
				&& !shape.has(ListTrait.KEYED_ROWS);
	}

	/**
	 * Return where the rows are.
	 * @return the key in {@code result}; {@code null} if the rows are the result, or if
	 * nothing is known of the method
	 */
	public @Nullable String rows() {
		return this.rows;
	}

	/**
	 * Return the name of the id in filter and order.
	 * @return the name
	 */
	public String filterId() {
		return this.filterId;
	}

	/**
	 * Return the name of the id in a row.
	 * @return the name
	 */
	public String rowId() {
		return this.rowId;
	}

	/**
	 * Return the name of the parameter that filters.
	 * @return the name; {@link ListShape.Parameters#TOP_LEVEL} if each condition is a
	 * parameter
	 */
	public String filterParameter() {
		return this.filterParameter;
	}

	/**
	 * Return the name of the parameter that sorts.
	 * @return the name
	 */
	public String orderParameter() {
		return this.orderParameter;
	}

	/**
	 * Return the name of the parameter that selects fields.
	 * @return the name
	 */
	public String selectParameter() {
		return this.selectParameter;
	}

	/**
	 * Return the name of the parameter with the field to sort by, for methods that take
	 * field and direction apart.
	 * @return the name; {@code null} for methods that take a map
	 */
	public @Nullable String sortParameter() {
		return this.sortParameter;
	}

	/**
	 * Return whether the method filters and sorts by id, so that pages can be found by
	 * the last id instead of their number.
	 * @return whether it does
	 */
	public boolean walkable() {
		return this.walkable;
	}

	/**
	 * Return whether the filter knows groups of alternatives.
	 * @return whether it does
	 */
	public boolean groups() {
		return this.groups;
	}

	/**
	 * Return the operators that the filter knows.
	 * @return the operators as the method spells them; the empty one, which means
	 * equality, alone if none is documented; no operator at all if nothing is known, so
	 * that conditions are sent as they are
	 */
	public Set<String> operators() {
		return this.operators;
	}

	/**
	 * Return what is documented of the method.
	 * @return what is documented; {@code null} if the method is unknown
	 */
	public @Nullable ListShape documented() {
		return this.documented;
	}

	/**
	 * Return how pages are asked for; by {@code start} if nothing is known. Where the
	 * style is {@link Style#NONE}, a further page is there only if an answer tells one.
	 * @return the paging
	 */
	public ListPaging paging() {
		return (this.documented != null) ? this.documented.paging() : PAGED;
	}

	/**
	 * Whether the documentation names the parameter for the page. Where it does not, a
	 * further page is asked for only after an answer that may not be all.
	 * @return whether it does; {@code true} if nothing is known of the method
	 */
	public boolean hasDocumentedPages() {
		return this.documented == null || !this.documented.has(ListTrait.START_UNDOCUMENTED);
	}

	/**
	 * Whether rows can be sorted by id, which parts those that are equal in another
	 * order.
	 * @return whether they can
	 */
	public boolean sortsById() {
		return this.walkable || (this.documented != null && this.documented.has(ListTrait.ID_SORTABLE));
	}

	/**
	 * Whether each condition is a parameter of its own, so that there is neither
	 * {@link #filterParameter()} nor an operator.
	 * @return whether it is
	 */
	public boolean hasTopLevelConditions() {
		return this.filterParameter.equals(ListShape.Parameters.TOP_LEVEL);
	}

	/**
	 * Return the conditions of a filter as the method spells them: {@code in} is an array
	 * behind {@code @} for most, behind {@code =} for others.
	 * @param method the name of the method, for messages
	 * @param filter the filter
	 * @return the values by prefixed names of fields, in the order of the filter
	 * @throws IllegalArgumentException if the method does not know an operator or groups
	 */
	public Map<String, Object> conditions(String method, Filter filter) {
		return new FilterSpelling(method, this).conditions(filter);
	}

	/**
	 * Change where the rows are.
	 * @param rows the key in {@code result}; {@code null} if the rows are the result
	 * @return a changed copy
	 */
	public ListMethod withRows(@Nullable String rows) {
		return new ListMethod(rows, this.filterId, this.rowId, this.filterParameter, this.orderParameter,
				this.selectParameter, this.sortParameter, this.walkable, this.groups, this.operators, this.documented);
	}

	/**
	 * Change the names of the id.
	 * @param filterId the name in filter and order
	 * @param rowId the name in a row
	 * @return a changed copy
	 */
	public ListMethod withId(String filterId, String rowId) {
		return new ListMethod(this.rows, filterId, rowId, this.filterParameter, this.orderParameter,
				this.selectParameter, this.sortParameter, this.walkable, this.groups, this.operators, this.documented);
	}

	/**
	 * Change the names of parameters.
	 * @param filter the name of the parameter that filters
	 * @param order the name of the parameter that sorts
	 * @param select the name of the parameter that selects fields
	 * @return a changed copy
	 */
	public ListMethod withParameters(String filter, String order, String select) {
		return new ListMethod(this.rows, this.filterId, this.rowId, filter, order, select, this.sortParameter,
				this.walkable, this.groups, this.operators, this.documented);
	}

	/**
	 * Say whether pages can be found by the last id.
	 * @param walkable whether the method filters and sorts by id
	 * @return a changed copy
	 */
	public ListMethod withWalkable(boolean walkable) {
		return new ListMethod(this.rows, this.filterId, this.rowId, this.filterParameter, this.orderParameter,
				this.selectParameter, this.sortParameter, walkable, this.groups, this.operators, this.documented);
	}

	/**
	 * Say whether the filter knows groups of alternatives.
	 * @param groups whether it does
	 * @return a changed copy
	 */
	public ListMethod withGroups(boolean groups) {
		return new ListMethod(this.rows, this.filterId, this.rowId, this.filterParameter, this.orderParameter,
				this.selectParameter, this.sortParameter, this.walkable, groups, this.operators, this.documented);
	}

	/**
	 * Say which operators the filter knows, where the documentation is wrong or silent.
	 * @param operators the operators as the method spells them, such as {@code >=}; none
	 * to send every condition as it is
	 * @return a changed copy
	 */
	public ListMethod withOperators(String... operators) {
		return new ListMethod(this.rows, this.filterId, this.rowId, this.filterParameter, this.orderParameter,
				this.selectParameter, this.sortParameter, this.walkable, this.groups, Set.of(operators),
				this.documented);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof ListMethod method && values().equals(method.values());
	}

	@Override
	public int hashCode() {
		return values().hashCode();
	}

	private List<@Nullable Object> values() {
		return Arrays.asList(this.rows, this.filterId, this.rowId, this.filterParameter, this.orderParameter,
				this.selectParameter, this.sortParameter, this.walkable, this.groups, this.operators, this.documented);
	}

	@Override
	public String toString() {
		return "list with rows in '" + this.rows + "', "
				+ (this.walkable ? "walked by '" + this.filterId + "'" : "read by page");
	}

}
