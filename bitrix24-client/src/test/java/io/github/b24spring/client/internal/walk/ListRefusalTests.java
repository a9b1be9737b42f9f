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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.ListSpec;
import io.github.b24spring.client.internal.transport.FakePortal;
import io.github.b24spring.client.list.ListMethod;
import io.github.b24spring.client.list.SortOrder;
import io.github.b24spring.client.list.catalog.ListCatalog;
import io.github.b24spring.client.list.catalog.ListShape;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

import static io.github.b24spring.client.list.Filter.anyOf;
import static io.github.b24spring.client.list.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What a method would not answer as it is asked for is refused before anything is sent.
 */
class ListRefusalTests {

	private final FakePortal portal = new FakePortal();

	private final Bitrix24Client client = this.portal.client();

	@AfterEach
	void nothingIsSent() {
		assertThat(this.portal.requests()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "crm.deal.list, filter", "crm.deal.list, FILTER", "crm.deal.list, order", "crm.deal.list, ORDER",
			"crm.deal.list, select", "crm.deal.list, Select", "crm.deal.list, start", "crm.deal.list, START",
			"user.get, sort", "user.get, SORT", "user.get, order", "user.get, filter", "bizproc.task.list, start",
			"entity.item.get, sort", "im.search.user.list, OFFSET", "im.search.user.list, offset",
			"im.search.user.list, LIMIT", "biconnector.source.list, page", "my.own.list, filter", "my.own.list, order",
			"crm.deal.list, filter[>ID]", "crm.deal.list, Order[ID]", "crm.deal.list, select[]",
			"lists.element.get, ' filter'", "my.own.list, start" })
	void parameterThatIsSaidTwiceIsRefused(String method, String parameter) {
		refused((list) -> narrowed(method, list).param(parameter, Map.of("ID", 1)), method, "The parameter '(?i:"
				+ parameter.replaceAll("\\[.*", "").strip() + ")' of '" + method + "' is set by this client: ");
	}

	private static ListSpec<JsonNode> narrowed(String method, ListSpec<JsonNode> list) {
		ListShape shape = ListMethod.of(method).documented();
		ListSpec<JsonNode> all = list;
		if (shape == null || shape.parameters().filter() != null) {
			all = all.filter(where("NAME").is("a"));
		}
		if (shape == null || shape.parameters().order() != null) {
			all = all.order("NAME", SortOrder.DESC);
		}
		return (shape == null || shape.parameters().select() != null) ? all.select("NAME") : all;
	}

	@ParameterizedTest
	@ValueSource(strings = { "filter", "FILTER", "order", "select", "offset", "LIMIT" })
	void memberThatIsSaidTwiceIsRefused(String member) {
		String method = "landing.site.getList";
		refused((list) -> narrowed(method, list).param("params", Map.of(member, 1)), method,
				"The parameter 'params\\.(?i:" + member + ")' of '" + method + "' is set by this client: ");
	}

	@Test
	void parameterThatCannotBeAddedToIsRefused() {
		refused((list) -> list.filter(where("TITLE").is("a")).param("PARAMS", Map.of("get_preview", 1)),
				"landing.site.getList", "The parameter 'PARAMS' of 'landing.site.getList' is called 'params'");
		refused((list) -> list.filter(where("TITLE").is("a")).param("params", List.of(1)), "landing.site.getList",
				"The parameter 'params' of 'landing.site.getList' has to be a map");
	}

	@Test
	void conditionThatIsAParameterOfTheCallerTooIsRefused() {
		refused((list) -> list.filter(where("PARENT").is(1)).param("parent", 2), "department.get",
				"The parameter 'PARENT' of 'department.get' is set by this client: use either");
	}

	@ParameterizedTest
	@ValueSource(strings = { "START", "start", "sort", "order", "Order" })
	void conditionThatIsAParameterOfTheListTooIsRefused(String field) {
		refused((list) -> list.filter(where(field).is(5)), "department.get",
				"'department.get' has no condition '" + field + "', which is a parameter of its order or page");
	}

	@ParameterizedTest
	@ValueSource(strings = { ">=", "", " ", "> ID", " %TITLE", "@ID " })
	void conditionWithoutFieldIsRefused(String condition) {
		refused((list) -> list.filter(Map.of(condition, 5)), "crm.deal.list",
				"does not begin with an operator and the name of a field");
	}

	@ParameterizedTest
	@ValueSource(strings = { "logic", "LOGIC" })
	void logicIsRefusedWhereThereAreNoGroups(String name) {
		Map<String, Object> either = Map.of(name, "OR", "A", 1, "B", 2);
		refused((list) -> list.filter(either), "crm.deal.list", "knows no groups of alternatives");
		refused((list) -> list.filter(either), "department.get", "knows no groups of alternatives");
		refused((list) -> list.filter(Map.of("0", either)), "crm.deal.list", "knows no groups of alternatives");
	}

	@Test
	void operatorsAndGroupsThatAMethodDoesNotKnowAreRefused() {
		refused((list) -> list.filter(where("ID").greaterThan(1)), "department.get", "knows no operator '>'");
		refused((list) -> list.filter(where("NAME").contains("a")), "tasks.task.list", "knows no operator '%'");
		refused((list) -> list.filter(anyOf(where("A").is(1), where("B").is(2))), "department.get",
				"knows no groups of alternatives");
		refused((list) -> list.filter(anyOf(where("A").is(1), where("B").is(2))), "my.own.list",
				"knows no groups of alternatives");
		refused((list) -> list.filter(where("name").is("a")), "crm.category.list", "documents no filter");
	}

	@Test
	void orderAndSelectionThatAMethodDoesNotKnowAreRefused() {
		refused((list) -> list.order("NAME", SortOrder.ASC), "disk.file.search", "documents no order");
		refused((list) -> list.select("NAME"), "disk.storage.getList", "documents no selection of fields");
		refused((list) -> list.order("NAME", SortOrder.ASC).order("ID", SortOrder.ASC), "user.get",
				"sorts by one field alone");
	}

	static Stream<String> listsOfRest3Alone() {
		return ListCatalog.rest3()
			.lists()
			.stream()
			.map(ListShape::method)
			.filter((method) -> ListCatalog.rest2().find(method).isEmpty());
	}

	@ParameterizedTest
	@MethodSource("listsOfRest3Alone")
	void listOfRest3IsRefusedWithWhatToDo(String method) {
		String position = ListCatalog.rest3().find(method).orElseThrow().paging().position();
		refused((list) -> list, method, "'" + method + "' is a list of REST 3\\.0.*version\\(RestVersion\\.V3\\)"
				+ ((position != null) ? ".*" + position : ""));
	}

	@ParameterizedTest
	@ValueSource(strings = { "task.item.list", "task.items.getlist" })
	void methodThatReadsItsParametersByPlaceIsRefusedWithWhatToDo(String method) {
		refused((list) -> list, method, "reads its parameters by their place.*tasks\\.task\\.list");
	}

	@ParameterizedTest
	@ValueSource(strings = { "biconnector.source.list", "vote.AttachedVote.getAnswerVoted" })
	void pageBetweenPagesIsRefusedWherePagesHaveNumbers(String method) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.client.list(method, JsonNode.class).page(70))
			.withMessageContaining("multiple of 50");
	}

	private void refused(Function<ListSpec<JsonNode>, ListSpec<JsonNode>> description, String method, String message) {
		List<Function<ListSpec<JsonNode>, Object>> ways = List.of(ListSpec::fetch, ListSpec::pages,
				(list) -> list.page(0), ListSpec::count);
		assertThat(ways).allSatisfy((way) -> assertThatIllegalArgumentException()
			.isThrownBy(() -> way.apply(description.apply(this.client.list(method, JsonNode.class))))
			.satisfies((ex) -> assertThat(ex.getMessage()).containsPattern(message)));
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-",
			textBlock = """
					landing.site.getList,             params,         params.offset,             0,  params.limit,               50
					imopenlines.config.list.get,      PARAMS,         PARAMS.offset,             0,  PARAMS.limit,               50
					im.search.user.list,              -,              OFFSET,                    0,  LIMIT,                      10
					sign.b2e.mysafe.tail,             -,              offset,                    0,  limit,                      20
					vote.AttachedVote.getAnswerVoted, pageNavigation, pageNavigation.page,       1,  pageNavigation.size,        50
					bizproc.task.list,                -,              START,                     0,  -,                           -
					department.get,                   -,              START,                     0,  -,                           -
					""")
	void pageIsAskedForAsDocumentedBesideParametersOfTheCaller(String method, @Nullable String container,
			String position, String first, @Nullable String size, @Nullable String rows) {
		FakePortal portal = new FakePortal();
		Map<String, Object> sent = new LinkedHashMap<>();
		portal.on(method, (parameters) -> {
			sent.putAll(parameters);
			return List.of();
		});
		StepVerifier
			.create(portal.client()
				.list(method, JsonNode.class)
				.method((form) -> form.withRows(null))
				.param((container != null) ? container : "other", Map.of("own", 7))
				.page(0))
			.expectNextCount(1)
			.verifyComplete();
		assertThat(find(sent, position)).hasToString(first);
		assertThat(find(sent, (container != null) ? container + ".own" : "other.own")).hasToString("7");
		if (size != null) {
			assertThat(find(sent, size)).hasToString(rows);
		}
		assertThat(sent.get("start")).isEqualTo(sent.get("START"));
	}

	@ParameterizedTest
	@CsvSource({ "crm.category.list, filter", "crm.category.list, order", "crm.category.list, select",
			"ai.engine.list, limit", "log.blogpost.get, LIMIT", "log.blogpost.get, FIRST_ID", "department.get, ID",
			"department.get, filter", "crm.deal.list, sort", "crm.deal.list, page", "crm.deal.list, limit",
			"crm.deal.list, filters", "crm.deal.list, params", "tasks.task.list, params",
			"landing.site.getList, filter", "my.own.list, filter", "my.own.list, order", "my.own.list, select",
			"my.own.list, limit", "my.own.list, page", "my.own.list, offset", "lists.element.get, FILTER",
			"lists.element.get, filter" })
	void parameterThatIsNoneOfTheListIsSent(String method, String name) {
		FakePortal portal = new FakePortal();
		Map<String, Object> sent = new LinkedHashMap<>();
		portal.on(method, (parameters) -> {
			sent.putAll(parameters);
			return List.of();
		});
		StepVerifier.create(portal.client().list(method, JsonNode.class).param(name, 7).fetch()).verifyComplete();
		assertThat(sent).containsEntry(name, "7");
	}

	/**
	 * The field to sort by and the parameter with it differ in case alone.
	 */
	@Test
	void noOrderIsAddedBesideAConditionThatMayBeTakenForIt() {
		FakePortal portal = new FakePortal();
		Map<String, Object> sent = new LinkedHashMap<>();
		portal.on("department.get", (parameters) -> {
			sent.putAll(parameters);
			return List.of();
		});
		StepVerifier
			.create(portal.client().list("department.get", JsonNode.class).filter(where("SORT").is(500)).fetch())
			.verifyComplete();
		assertThat(sent).containsEntry("SORT", "500").doesNotContainKeys("sort", "order");
		sent.clear();
		StepVerifier
			.create(portal.client().list("department.get", JsonNode.class).filter(where("PARENT").is(1)).fetch())
			.verifyComplete();
		assertThat(sent).containsEntry("PARENT", "1").containsEntry("sort", "ID").containsEntry("order", "ASC");
	}

	private static @Nullable Object find(Map<?, ?> parameters, String path) {
		Object value = parameters;
		for (String name : path.split("\\.")) {
			value = (value instanceof Map<?, ?> map) ? map.get(name) : null;
		}
		return value;
	}

}
