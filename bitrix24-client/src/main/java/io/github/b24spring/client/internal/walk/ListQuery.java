package io.github.b24spring.client.internal.walk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.github.b24spring.client.CallPriority;
import io.github.b24spring.client.internal.pipeline.Call;
import io.github.b24spring.client.internal.pipeline.CallParameters;
import io.github.b24spring.client.list.Filter;
import io.github.b24spring.client.list.ListMethod;
import io.github.b24spring.client.list.SortOrder;
import io.github.b24spring.client.list.catalog.ListPaging;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

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

	private static final String START = "start";

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
	 * A page by the number of rows before it. Rows that are equal in what they are sorted
	 * by change places between pages, unless the id decides.
	 */
	Call page(long start) {
		return call(conditions(), withIdLast(), this.select, start);
	}

	private Map<String, SortOrder> withIdLast() {
		String id = this.form.filterId();
		if (this.order.isEmpty() || this.order.containsKey(id) || this.form.sortParameter() != null
				|| !this.form.sortsByIdLast()) {
			return this.order;
		}
		Map<String, SortOrder> order = new LinkedHashMap<>(this.order);
		order.put(id, SortOrder.ASC);
		return order;
	}

	Call call(Map<String, Object> conditions, Map<String, SortOrder> order, List<String> select, long start) {
		CallParameters all = CallParameters.NONE.and(this.parameters);
		if (this.form.hasTopLevelConditions()) {
			for (Map.Entry<String, Object> condition : conditions.entrySet()) {
				all = all.and(condition.getKey(), condition.getValue());
			}
		}
		else if (!conditions.isEmpty()) {
			all = with(all, this.form.filterParameter(), conditions);
		}
		if (!order.isEmpty()) {
			all = withOrder(all, order);
		}
		if (!select.isEmpty()) {
			List<String> fields = new ArrayList<>(select);
			if (isById() && !fields.contains(this.form.filterId()) && !fields.contains("*")) {
				fields.add(this.form.filterId());
			}
			all = with(all, this.form.selectParameter(), fields);
		}
		Call call = Call.of(this.method).withParameters(withStart(all, start));
		call = (this.deadline != null) ? call.withDeadline(this.deadline) : call;
		return (this.priority != null) ? call.withPriority(this.priority) : call;
	}

	private CallParameters withStart(CallParameters parameters, long start) {
		ListPaging paging = this.form.paging();
		String position = paging.position();
		return switch (paging.style()) {
			case OFFSET -> with(parameters, (position != null) ? position : START, start);
			case PAGE -> (start > 0)
					? parameters.and((position != null) ? position : START, start / paging.pageSize() + 1) : parameters;
			case NONE, CURSOR -> (start > 0) ? parameters.and(START, start) : parameters;
		};
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

	/**
	 * Check that nothing is said twice.
	 * @throws IllegalArgumentException if a parameter of the caller has the name of one
	 * of those that are made of the filter, the order or the page
	 */
	void check() {
		conditions();
		Set<String> own = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		own.addAll(this.parameters.keySet());
		refuse(own, START, "'page(start)'", true);
		refuse(own, this.form.filterParameter(), "'filter(…)'", !this.filter.conditions().isEmpty() || isById());
		refuse(own, this.form.orderParameter(), "'order(…)'", !this.order.isEmpty() || isById());
		refuse(own, this.form.selectParameter(), "'select(…)'", !this.select.isEmpty());
	}

	private void refuse(Set<String> own, String parameter, String instead, boolean used) {
		Assert.isTrue(!used || !own.contains(parameter),
				() -> "The parameter '%s' of '%s' is set by this client: use %s".formatted(parameter, this.method,
						instead));
	}

}
