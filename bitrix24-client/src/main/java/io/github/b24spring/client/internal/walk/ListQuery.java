package io.github.b24spring.client.internal.walk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.b24spring.client.CallPriority;
import io.github.b24spring.client.internal.pipeline.Call;
import io.github.b24spring.client.internal.pipeline.CallParameters;
import io.github.b24spring.client.list.Filter;
import io.github.b24spring.client.list.ListMethod;
import io.github.b24spring.client.list.SortOrder;
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
 */
record ListQuery(String method, ListMethod form, Filter filter, Map<String, SortOrder> order, List<String> select,
		Map<String, @Nullable Object> parameters, @Nullable CallPriority priority) {

	static final int UNCOUNTED = -1;

	ListQuery {
		order = Collections.unmodifiableMap(new LinkedHashMap<>(order));
		select = List.copyOf(select);
		parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
	}

	static ListQuery of(String method) {
		return new ListQuery(method, ListMethod.of(method), Filter.none(), Map.of(), List.of(), Map.of(), null);
	}

	ListQuery withForm(ListMethod form) {
		return new ListQuery(this.method, form, this.filter, this.order, this.select, this.parameters, this.priority);
	}

	ListQuery withFilter(Filter filter) {
		return new ListQuery(this.method, this.form, filter, this.order, this.select, this.parameters, this.priority);
	}

	ListQuery withOrder(Map<String, SortOrder> order) {
		return new ListQuery(this.method, this.form, this.filter, order, this.select, this.parameters, this.priority);
	}

	ListQuery withSelect(List<String> select) {
		return new ListQuery(this.method, this.form, this.filter, this.order, select, this.parameters, this.priority);
	}

	ListQuery withParameters(Map<String, @Nullable Object> parameters) {
		return new ListQuery(this.method, this.form, this.filter, this.order, this.select, parameters, this.priority);
	}

	ListQuery withPriority(CallPriority priority) {
		return new ListQuery(this.method, this.form, this.filter, this.order, this.select, this.parameters, priority);
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

	Call page(long start) {
		return call(this.filter.conditions(), this.order, this.select, start);
	}

	Call call(Map<String, Object> conditions, Map<String, SortOrder> order, List<String> select, long start) {
		CallParameters all = CallParameters.NONE.and(this.parameters);
		if (!conditions.isEmpty()) {
			all = all.and(this.form.filterParameter(), conditions);
		}
		if (!order.isEmpty()) {
			all = withOrder(all, order);
		}
		if (!select.isEmpty()) {
			List<String> fields = new ArrayList<>(select);
			if (isById() && !fields.contains(this.form.filterId()) && !fields.contains("*")) {
				fields.add(this.form.filterId());
			}
			all = all.and(this.form.selectParameter(), fields);
		}
		Call call = Call.of(this.method).withParameters(all.and("start", start));
		return (this.priority != null) ? call.withPriority(this.priority) : call;
	}

	private CallParameters withOrder(CallParameters parameters, Map<String, SortOrder> order) {
		if (this.form.sortParameter() == null) {
			Map<String, String> directions = new LinkedHashMap<>();
			order.forEach((field, direction) -> directions.put(field, direction.name()));
			return parameters.and(this.form.orderParameter(), directions);
		}
		Map.Entry<String, SortOrder> only = order.entrySet().iterator().next();
		return parameters.and(this.form.sortParameter(), only.getKey())
			.and(this.form.orderParameter(), only.getValue().name());
	}

}
