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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.b24spring.client.ListSpec;
import io.github.b24spring.client.internal.transport.FakePortal;
import io.github.b24spring.client.list.SortOrder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.test.StepVerifier;

import static io.github.b24spring.client.list.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the names under which methods expect conditions, order and fields. A portal
 * ignores parameters that it does not know, so a wrong name would not fail: it would
 * answer with other rows.
 */
class ListParameterNameTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final FakePortal portal = new FakePortal();

	@ParameterizedTest
	@CsvSource({ "crm.deal.list, filter, order, select", "lists.element.get, FILTER, ELEMENT_ORDER, SELECT",
			"sonet_group.get, FILTER, ORDER,", "crm.calllist.list, FILTER, ORDER, SELECT" })
	void conditionsOrderAndFieldsGoUnderTheNamesThatTheMethodKnows(String method, String filter, String order,
			@Nullable String select) {
		List<Map<String, Object>> sent = new ArrayList<>();
		this.portal.on(method, (parameters) -> {
			sent.add(parameters);
			return new FakePortal.Page(List.of(Map.of("ID", "7")), 1L, null);
		});
		ListSpec<Row> list = this.portal.client()
			.list(method, Row.class)
			.filter(where("NAME").is("a"))
			.order("NAME", SortOrder.DESC);
		StepVerifier.create(((select != null) ? list.select("NAME") : list).fetch())
			.expectNext(new Row(7))
			.expectComplete()
			.verify(LIMIT);
		assertThat(sent).isNotEmpty().allSatisfy((parameters) -> {
			assertThat((Map<?, ?>) parameters.get(filter)).as(filter).isNotNull();
			assertThat(parameters.get(filter).toString()).contains("NAME=a");
			assertThat(parameters.get(order).toString()).startsWith("{NAME=DESC");
			assertThat(parameters.keySet().stream().filter((name) -> !name.equalsIgnoreCase("start")))
				.isSubsetOf(filter, order, (select != null) ? select : filter);
			if (select != null) {
				assertThat(parameters.get(select).toString()).contains("NAME");
			}
		});
	}

	private record Row(@JsonProperty("ID") long id) {
	}

}
