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

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

import io.github.b24spring.client.CallPriority;
import io.github.b24spring.client.internal.pipeline.BatchCalls;
import io.github.b24spring.client.internal.pipeline.Call;
import io.github.b24spring.client.internal.pipeline.CallParameters;
import io.github.b24spring.client.list.Filter;
import io.github.b24spring.client.list.ListMethod;
import io.github.b24spring.client.list.SortOrder;
import io.github.b24spring.client.list.catalog.ListShape;
import org.jspecify.annotations.Nullable;

/**
 * What a list is asked for.
 *
 * @param method the REST method
 * @param form how the method wants to be asked
 * @param filter the conditions
 * @param order the fields to sort by; empty for the order of the ids
 * @param select the fields to read; empty for the method's own choice
 * @param parameters other parameters
 * @param priority how urgent it is; {@code null} if the caller says nothing
 * @param deadline how long each request may take, waiting included; {@code null} for no
 * limit
 */
record ListQuery(String method, ListMethod form, Filter filter, Map<String, SortOrder> order, List<String> select,
		Map<String, @Nullable Object> parameters, @Nullable CallPriority priority, @Nullable Duration deadline) {

	static final int UNCOUNTED = -1;

	ListQuery {
		order = Collections.unmodifiableMap(new LinkedHashMap<>(order));
		select = List.copyOf(select);
		parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
	}

	static ListQuery of(String method) {
		return new ListQuery(method, ListMethod.of(method), Filter.none(), Map.of(), List.of(), Map.of(), null, null);
	}

	ListQuery withForm(ListMethod form) {
		return new ListQuery(this.method, form, this.filter, this.order, this.select, this.parameters, this.priority,
				this.deadline);
	}

	ListQuery withFilter(Filter filter) {
		return new ListQuery(this.method, this.form, filter, this.order, this.select, this.parameters, this.priority,
				this.deadline);
	}

	ListQuery withOrder(Map<String, SortOrder> order) {
		return new ListQuery(this.method, this.form, this.filter, order, this.select, this.parameters, this.priority,
				this.deadline);
	}

	ListQuery withSelect(List<String> select) {
		return new ListQuery(this.method, this.form, this.filter, this.order, select, this.parameters, this.priority,
				this.deadline);
	}

	ListQuery withParameters(Map<String, @Nullable Object> parameters) {
		return new ListQuery(this.method, this.form, this.filter, this.order, this.select, parameters, this.priority,
				this.deadline);
	}

	ListQuery withPriority(CallPriority priority) {
		return new ListQuery(this.method, this.form, this.filter, this.order, this.select, this.parameters, priority,
				this.deadline);
	}

	ListQuery withDeadline(Duration deadline) {
		return new ListQuery(this.method, this.form, this.filter, this.order, this.select, this.parameters,
				this.priority, deadline);
	}

	/**
	 * Whether the rows come in the order of their ids, so that pages can be found by the
	 * last id.
	 */
	boolean isById() {
		return this.form.walkable()
				&& (this.order.isEmpty() || this.order.keySet().equals(Collections.singleton(this.form.filterId())));
	}

	boolean isDescending() {
		return this.order.get(this.form.filterId()) == SortOrder.DESC;
	}

	/**
	 * The conditions, in the words of the method.
	 * @throws IllegalArgumentException if it cannot be asked for one of them
	 */
	Map<String, Object> conditions() {
		return this.form.conditions(this.method, this.filter);
	}

	/**
	 * Return the query with parameters that a command of a batch can carry.
	 * @param conversion prepares the parameters of a call
	 * @throws IllegalArgumentException if a command cannot carry one of them
	 */
	ListQuery plain(UnaryOperator<Call> conversion) {
		conversion.apply(page(0));
		return withParameters(plain(conversion, this.parameters))
			.withFilter(this.filter.and(plain(conversion, this.filter.conditions())));
	}

	/**
	 * The names are those inside of a parameter, of which PHP reads more.
	 */
	@SuppressWarnings("unchecked")
	private Map<String, @Nullable Object> plain(UnaryOperator<Call> conversion,
			Map<String, ? extends @Nullable Object> values) {
		if (values.isEmpty()) {
			return Collections.emptyMap();
		}
		Call plain = conversion.apply(Call.of(this.method).withParameters(CallParameters.NONE.and("values", values)));
		return (Map<String, @Nullable Object>) Objects
			.requireNonNull(((Map<?, ?>) plain.parameters().value()).get("values"));
	}

	/**
	 * A page by the number of rows before it.
	 */
	Call page(long start) {
		return call(conditions(), pageOrder(), this.select, start);
	}

	/**
	 * A page that tells the number of rows.
	 */
	Call counting() {
		boolean selects = !this.select.isEmpty() || !selects();
		return call(conditions(), Map.of(), selects ? this.select : List.of(this.form.filterId()), 0);
	}

	/**
	 * The order of pages that are found by their number. Rows that are equal in what they
	 * are sorted by change places between pages, unless the id decides.
	 */
	private Map<String, SortOrder> pageOrder() {
		String id = this.form.filterId();
		boolean alone = this.order.isEmpty() || this.form.sortParameter() == null;
		if (!alone || this.order.containsKey(id) || !this.form.sortsById()
				|| (this.order.isEmpty() && (OwnParameters.of(this).haveOrder() || isConditionOnSort()))) {
			return this.order;
		}
		Map<String, SortOrder> order = new LinkedHashMap<>(this.order);
		order.put(id, SortOrder.ASC);
		return order;
	}

	/**
	 * Whether a condition is a parameter that differs from the one of the order in case
	 * alone, so that they might be taken for the same.
	 */
	private boolean isConditionOnSort() {
		return this.form.hasTopLevelConditions()
				&& conditions().keySet().stream().anyMatch((name) -> name.equalsIgnoreCase(this.form.sortParameter()));
	}

	/**
	 * Whether the method can be asked for an order: it documents one, or nothing is known
	 * of it, or the caller says how it is called.
	 */
	boolean sorts() {
		ListShape documented = this.form.documented();
		return documented == null || documented.parameters().order() != null
				|| !this.form.orderParameter().equals(ListMethod.of(this.method).orderParameter());
	}

	/**
	 * Whether the method can be asked for some of the fields.
	 */
	boolean selects() {
		ListShape documented = this.form.documented();
		return documented == null || documented.parameters().select() != null
				|| !this.form.selectParameter().equals(ListMethod.of(this.method).selectParameter());
	}

	/**
	 * How urgent reading the list is.
	 */
	CallPriority urgency() {
		return (this.priority != null) ? this.priority : CallPriority.BULK;
	}

	/**
	 * A page.
	 * @param start the number of rows before it, {@link #UNCOUNTED} for the first one
	 * without its total
	 */
	Call call(Map<String, Object> conditions, Map<String, SortOrder> order, List<String> select, long start) {
		Call call = Call.of(this.method).withParameters(new PageParameters(this).of(conditions, order, select, start));
		call = (this.priority != null) ? call.withPriority(this.priority) : call;
		return withinDeadline(call);
	}

	/**
	 * Several pages in one request.
	 */
	Call batch(Map<String, Call> pages) {
		return withinDeadline(BatchCalls.of(pages, true).withIdempotent(true).withPriority(urgency()));
	}

	private Call withinDeadline(Call call) {
		return (this.deadline != null) ? call.withDeadline(this.deadline) : call;
	}

	/**
	 * Check that the method can be asked for this, and that nothing is said twice.
	 * @throws IllegalArgumentException if the method does not know what it is asked for,
	 * or if a parameter of the caller has the name of one of those that are made of the
	 * filter, the order or the page
	 */
	void check() {
		ListChecks.check(this);
	}

}
