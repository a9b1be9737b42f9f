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

import java.util.List;
import java.util.Map;

import io.github.b24spring.testportal.method.MethodRequest;
import io.github.b24spring.testportal.method.MethodResult;
import io.github.b24spring.testportal.method.PortalMethod;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SampleListsTests {

	private final Map<String, PortalMethod> methods = SampleLists.of(130, IdSequence.dense(1), ListCost.NONE).methods();

	@Test
	void deals() {
		MethodResult result = call("crm.deal.list",
				Map.of("order", Map.of("ID", "DESC"), "filter", Map.of("<ID", 100), "start", "-1"));
		assertThat(ids(result.result(), "ID")).hasSize(50).startsWith(99L, 98L);
	}

	@Test
	void items() {
		assertThat(ids(located(call("crm.item.list", Map.of("filter", Map.of(">id", 128))), "items"), "id"))
			.containsExactly(129L, 130L);
		assertThat(ids(located(call("crm.item.list", Map.of("filter", Map.of(">ID", 128))), "items"), "id"))
			.as("the filter does not know this name")
			.hasSize(50);
		Map<String, Object> either = Map.of("logic", "OR", "0", Map.of("=id", "5"), "1", Map.of(">=id", "130"));
		assertThat(ids(located(call("crm.item.list", Map.of("filter", Map.of("0", either))), "items"), "id"))
			.containsExactly(5L, 130L);
		Map<String, Object> both = Map.of("0", Map.of(">id", 5), "1", Map.of("<id", 8));
		assertThat(ids(located(call("crm.item.list", Map.of("filter", Map.of("0", both))), "items"), "id"))
			.containsExactly(6L, 7L);
	}

	@Test
	void tasks() {
		MethodResult result = call("tasks.task.list", Map.of("order", Map.of("ID", "desc"), "filter",
				Map.of("<ID", 50, "!ID", 49, "RESPONSIBLE_ID", 8), "select", List.of("ID", "TITLE")));
		assertThat(ids(located(result, "tasks"), "id")).containsExactly(48L, 38L, 28L, 18L, 8L);
		assertThat(result.total()).isEqualTo(5);
		assertThat(PhpValues.list(located(result, "tasks"))).last().isEqualTo(Map.of("id", "8", "title", "Task 8"));
	}

	@Test
	void users() {
		assertThat(ids(call("user.get", Map.of("sort", "ID", "order", "DESC", "FILTER", Map.of("<=ID", 3))).result(),
				"ID"))
			.containsExactly(3L, 2L, 1L);
		assertThat(ids(call("user.get", Map.of("filter", Map.of("<=ID", 3))).result(), "ID")).hasSize(50);
		assertThat(call("user.get", Map.of("FILTER", Map.of("UF_DEPARTMENT", 1))).total()).isEqualTo(26);
	}

	@Test
	void departments() {
		assertThat(ids(call("department.get", Map.of("ID", "5")).result(), "ID")).containsExactly(5L);
		MethodResult page = call("department.get", Map.of("START", 100, "sort", "NAME", "order", "ASC"));
		assertThat(page.total()).isEqualTo(130);
		assertThat(page.next()).isNull();
		assertThat(ids(page.result(), "ID")).hasSize(30);
	}

	@Test
	void statusesComeAtOnceAndWithoutIdFilter() {
		MethodResult result = call("crm.status.list", Map.of("filter", Map.of(">ID", 3), "start", 50));
		assertThat(ids(result.result(), "ID")).containsExactly(1L, 2L, 3L, 4L, 5L);
		assertThat(result.next()).isNull();
	}

	private MethodResult call(String name, Map<String, ? extends @Nullable Object> parameters) {
		PortalMethod method = this.methods.get(name);
		if (method == null) {
			throw new IllegalArgumentException(name);
		}
		return method.run(new MethodRequest(name, Map.copyOf(parameters), false));
	}

	private static @Nullable Object located(MethodResult result, String location) {
		Map<String, @Nullable Object> map = PhpValues.map(result.result());
		return (map != null) ? map.get(location) : null;
	}

	private static List<Long> ids(@Nullable Object rows, String name) {
		return PhpValues.list(rows).stream().map((row) -> {
			Map<String, @Nullable Object> map = PhpValues.map(row);
			return PhpValues.integer((map != null) ? map.get(name) : null);
		}).toList();
	}

}
