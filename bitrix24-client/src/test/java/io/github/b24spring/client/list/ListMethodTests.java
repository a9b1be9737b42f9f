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

import java.util.List;
import java.util.Map;

import io.github.b24spring.client.list.catalog.ListCatalog;
import io.github.b24spring.client.list.catalog.ListPaging.Style;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.b24spring.client.list.Filter.anyOf;
import static io.github.b24spring.client.list.Filter.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ListMethodTests {

	@Test
	void everyDocumentedListIsKnown() {
		assertThat(ListCatalog.rest2().lists()).allSatisfy((list) -> {
			ListMethod method = ListMethod.of(list.method());
			assertThat(method.documented()).isSameAs(list);
			assertThat(method.rows()).isEqualTo(list.rows());
			assertThat(method.paging()).isSameAs(list.paging());
			assertThat(method.operators()).containsAll(list.operators());
		});
	}

	@Test
	void unknownMethodIsReadByPage() {
		ListMethod method = ListMethod.of("my.module.list");
		assertThat(method.documented()).isNull();
		assertThat(method.walkable()).isFalse();
		assertThat(method.sortsById()).isFalse();
		assertThat(method.paging().style()).isEqualTo(Style.OFFSET);
		assertThat(method.paging().position()).isEqualTo("start");
		assertThat(conditions("my.module.list", where("A").in(1).and("B").like("x%"))).containsOnlyKeys("@A", "=%B");
	}

	@ParameterizedTest
	@CsvSource({ "crm.deal.list, true", "bizproc.task.list, true", "tasks.task.list, true",
			"biconnector.source.list, true", "task.elapseditem.getlist, true", "lists.element.get, false",
			"crm.documentgenerator.template.list, false", "crm.timeline.comment.list, false",
			"landing.repowidget.getlist, false" })
	void isReadByIdWhereItFiltersAndSortsByIt(String method, boolean walkable) {
		assertThat(ListMethod.of(method).walkable()).isEqualTo(walkable);
	}

	@ParameterizedTest
	@CsvSource({ "crm.deal.list, true", "crm.timeline.comment.list, true", "sale.status.list, true", "lists.get, true",
			"user.get, true", "department.get, true", "crm.address.list, false", "disk.file.search, false",
			"booking.v1.waitlist.list, false" })
	void sortsByIdWhereThatIsDocumented(String method, boolean sorts) {
		assertThat(ListMethod.of(method).sortsById()).isEqualTo(sorts);
	}

	@ParameterizedTest
	@CsvSource({ "crm.deal.list, @STAGE, !@STAGE", "user.get, @STAGE, !@STAGE", "catalog.product.list, =STAGE, !=STAGE",
			"sonet_group.get, =STAGE, !=STAGE", "bizproc.task.list, =STAGE, !=STAGE", "tasks.task.list, STAGE, !STAGE",
			"lists.section.get, STAGE, !STAGE", "crm.item.productrow.list, =STAGE, !=STAGE" })
	void arraysAreSpelledAsTheMethodDocumentsThem(String method, String in, String notIn) {
		assertThat(conditions(method, where("STAGE").in("NEW", "WON"))).isEqualTo(Map.of(in, List.of("NEW", "WON")));
		assertThat(conditions(method, where("STAGE").notIn("NEW", "WON")))
			.isEqualTo(Map.of(notIn, List.of("NEW", "WON")));
	}

	@Test
	void conditionsAreSpelledAsTheMethodDocumentsThem() {
		assertThat(conditions("tasks.task.list", where("STATUS").is(2).and("GROUP_ID").isNot(7).and("ID").atLeast(5)))
			.containsExactly(Map.entry("STATUS", 2), Map.entry("!GROUP_ID", 7), Map.entry(">=ID", 5));
		assertThat(conditions("crm.deal.list", where("TITLE").like("a%").and("TITLE").notLike("b%")))
			.containsExactly(Map.entry("=%TITLE", "a%"), Map.entry("!=%TITLE", "b%"));
		assertThat(conditions("crm.deal.list", Filter.of(Map.of("%=TITLE", "a%", "!STAGE_ID", "NEW"))))
			.isEqualTo(Map.of("%=TITLE", "a%", "!STAGE_ID", "NEW"));
		assertThat(conditions("tasks.task.list", Filter.of(Map.of("::SUBFILTER-PARAMS", Map.of("FAVORITE", "Y")))))
			.containsOnlyKeys("::SUBFILTER-PARAMS");
	}

	@Test
	void negationOfAKnownOperatorIsKnown() {
		assertThat(conditions("disk.storage.getList", where("NAME").notContains("a"))).containsOnlyKeys("!%NAME");
	}

	@ParameterizedTest
	@ValueSource(strings = { "bizproc.task.list", "tasks.task.list", "event.offline.list" })
	void unknownOperatorIsRefused(String method) {
		assertThatIllegalArgumentException().isThrownBy(() -> conditions(method, where("NAME").contains("a")))
			.withMessageStartingWith(
					"'" + method + "' knows no operator '%' in its filter, which 'NAME' has: it documents")
			.withMessageContaining("withOperators");
		Filter contains = where("NAME").contains("a");
		assertThat(ListMethod.of(method).withOperators("%").conditions(method, contains)).containsOnlyKeys("%NAME");
		assertThat(ListMethod.of(method).withOperators().conditions(method, contains)).containsOnlyKeys("%NAME");
	}

	@ParameterizedTest
	@ValueSource(strings = { "crm.status.list", "user.search", "crm.contact.userfield.list", "imbot.v2.Bot.list" })
	void whereNoOperatorIsDocumentedAFieldEqualsAValue(String method) {
		assertThat(conditions(method, where("A").is("x").and(Map.of("B", List.of(1, 2), "=C", 3))))
			.isEqualTo(Map.of("A", "x", "B", List.of(1, 2), "C", 3));
		List<Filter> others = List.of(where("A").isNot("x"), where("A").greaterThan(1), where("A").in("x", "y"),
				where("A").contains("x"), Filter.of(Map.of("!A", "x")));
		assertThat(others).allSatisfy((filter) -> {
			assertThatIllegalArgumentException().isThrownBy(() -> conditions(method, filter))
				.withMessageContaining("'A' has: it documents no operators")
				.withMessageContaining("withOperators");
			assertThat(ListMethod.of(method).withOperators().conditions(method, filter)).isEqualTo(filter.conditions());
		});
		assertThat(ListMethod.of(method).withOperators("=", ">").conditions(method, where("A").is(1)))
			.containsOnlyKeys("=A");
	}

	@Test
	void conditionsThatAreParametersKnowEqualityOnly() {
		assertThat(conditions("department.get", where("PARENT").is(1).and(Map.of("NAME", "Sales"))))
			.isEqualTo(Map.of("PARENT", 1, "NAME", "Sales"));
		assertThatIllegalArgumentException().isThrownBy(() -> conditions("department.get", where("ID").greaterThan(1)))
			.withMessage("'department.get' knows no operator '>' in its filter, which 'ID' has: "
					+ "its conditions are parameters that a value is equal to");
		assertThatIllegalArgumentException().isThrownBy(() -> conditions("department.get", where("ID").in(1, 2)));
	}

	@Test
	void groupsAreSpelledInside() {
		Filter either = anyOf(where("title").in("a", "b"), where("id").is(1));
		assertThat(conditions("crm.item.list", either)).isEqualTo(either.conditions());
		assertThat(conditions("crm.automatedsolution.list", either)).isEqualTo(
				Map.of("0", Map.of("logic", "OR", "0", Map.of("=title", List.of("a", "b")), "1", Map.of("=id", 1))));
	}

	@Test
	void logicOfAllConditionsBecomesThatOfAGroup() {
		Map<String, Object> either = Map.of("logic", "OR", "title", "a", ">id", 100);
		assertThat(conditions("crm.item.list", Filter.of(either))).isEqualTo(Map.of("0", either));
		assertThat(conditions("crm.item.list", Filter.of(Map.of("0", either, "=id", 7))))
			.isEqualTo(Map.of("0", either, "=id", 7));
	}

	@ParameterizedTest
	@ValueSource(strings = { "crm.deal.list", "department.get", "my.module.list" })
	void groupsAreRefusedWhereThereAreNone(String method) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> conditions(method, anyOf(where("A").is(1), where("B").is(2))))
			.withMessage("'" + method + "' knows no groups of alternatives in its filter");
	}

	@Test
	void conditionsOfAListWithoutFilterAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> conditions("crm.category.list", where("name").is("a")))
			.withMessageStartingWith("'crm.category.list' documents no filter: ");
		assertThat(conditions("crm.category.list", Filter.none())).isEmpty();
		assertThat(ListMethod.of("crm.category.list")
			.withParameters("FILTER", "ORDER", "SELECT")
			.conditions("crm.category.list", where("name").is("a"))).containsOnlyKeys("=name");
	}

	@Test
	void conditionsThatBecomeOneAreRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> conditions("tasks.task.list", where("STATUS").is(2).and("STATUS").in(3, 4)))
			.withMessageStartingWith("There are two conditions 'STATUS' in the filter of 'tasks.task.list'");
	}

	private static Map<String, Object> conditions(String method, Filter filter) {
		return ListMethod.of(method).conditions(method, filter);
	}

}
