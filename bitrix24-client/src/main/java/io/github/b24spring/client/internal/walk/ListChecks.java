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

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.b24spring.client.list.ListMethod;
import io.github.b24spring.client.list.SortOrder;
import io.github.b24spring.client.list.catalog.ListCatalog;
import io.github.b24spring.client.list.catalog.ListPaging;
import io.github.b24spring.client.list.catalog.ListPaging.Style;
import io.github.b24spring.client.list.catalog.ListShape;
import io.github.b24spring.client.list.catalog.ListTrait;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Refuses a list that its method would not answer as it is asked for, before anything is
 * sent: a portal passes over what it does not know and answers with other rows.
 */
final class ListChecks {

	private static final String NAMING = "or name the parameter with 'method(…)' and 'withParameters'";

	private final ListQuery query;

	private final String method;

	private final ListMethod form;

	private ListChecks(ListQuery query) {
		this.query = query;
		this.method = query.method();
		this.form = query.form();
	}

	/**
	 * Check a list.
	 * @throws IllegalArgumentException if it is refused
	 */
	static void check(ListQuery query) {
		ListChecks checks = new ListChecks(query);
		checks.checkMethod();
		Map<String, Object> conditions = query.conditions();
		checks.checkOrderAndSelect();
		checks.checkOwnParameters(conditions);
	}

	/**
	 * Check where a page starts.
	 * @param query the list
	 * @param start the number of rows before the page
	 */
	static void checkStart(ListQuery query, long start) {
		Assert.isTrue(start >= 0, "'start' must not be negative");
		ListPaging paging = query.form().paging();
		Assert.isTrue(paging.style() != Style.PAGE || start % paging.pageSize() == 0,
				() -> "'start' must be a multiple of %d: the pages of '%s' have numbers".formatted(paging.pageSize(),
						query.method()));
	}

	private void checkMethod() {
		if (!this.form.equals(ListMethod.of(this.method))) {
			return;
		}
		ListShape documented = this.form.documented();
		Assert.isTrue(documented == null || !documented.has(ListTrait.POSITIONAL),
				() -> "'%s' reads its parameters by their place, so that it cannot be read as a list: read another method, such as 'tasks.task.list', or call it with a list of parameters"
					.formatted(this.method));
		ListShape third = (documented == null) ? ListCatalog.rest3().find(this.method).orElse(null) : null;
		Assert.isTrue(third == null,
				() -> "'%s' is a list of REST 3.0, and lists are read by REST 2: call it with 'version(RestVersion.V3)'%s"
					.formatted(this.method, pages(third)));
	}

	private static String pages(@Nullable ListShape shape) {
		return Optional.ofNullable(shape)
			.map((known) -> known.paging().position())
			.map((position) -> ", page by page with '" + position + "'")
			.orElse("");
	}

	private void checkOrderAndSelect() {
		Assert.isTrue(this.query.order().isEmpty() || this.query.sorts(),
				() -> "'%s' documents no order: sort the rows yourself, %s".formatted(this.method, NAMING));
		Assert.isTrue(this.query.select().isEmpty() || this.query.selects(),
				() -> "'%s' documents no selection of fields: leave it out, %s".formatted(this.method, NAMING));
	}

	/**
	 * A condition that is a parameter must not be one of those that the list has anyway.
	 */
	private void checkCondition(String condition) {
		boolean taken = condition.equalsIgnoreCase(this.form.paging().position())
				|| condition.equalsIgnoreCase(this.form.orderParameter())
				|| condition.equals(this.form.sortParameter());
		Assert.isTrue(!taken, () -> "'%s' has no condition '%s', which is a parameter of its order or page"
			.formatted(this.method, condition));
	}

	private void checkOwnParameters(Map<String, Object> conditions) {
		OwnParameters own = OwnParameters.of(this.query);
		boolean byId = this.query.isById();
		ListPaging paging = this.form.paging();
		for (String position : List.of(PageParameters.START,
				Optional.ofNullable(paging.position()).orElse(PageParameters.START))) {
			own.refuse(position, "use 'page(start)'");
		}
		own.refuse(paging.size(), "the size of a page is " + paging.pageSize());
		if (this.form.hasTopLevelConditions()) {
			conditions.keySet().forEach((condition) -> {
				checkCondition(condition);
				own.refuse(condition, "use either 'filter(…)' or 'param'");
			});
		}
		else if (!conditions.isEmpty() || byId) {
			own.refuse(this.form.filterParameter(), "use 'filter(…)'");
		}
		Map<String, SortOrder> order = this.query.order();
		if (!order.isEmpty() || byId) {
			own.refuse(this.form.orderParameter(), "use 'order(…)'");
			own.refuse(this.form.sortParameter(), "use 'order(…)'");
		}
		if (!this.query.select().isEmpty()) {
			own.refuse(this.form.selectParameter(), "use 'select(…)'");
		}
	}

}
