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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;

import io.github.b24spring.testportal.method.MethodRequest;
import io.github.b24spring.testportal.method.MethodResult;
import io.github.b24spring.testportal.method.PortalErrorException;
import io.github.b24spring.testportal.method.PortalMethod;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Rest3Lists}.
 *
 * @author The b24spring maintainers
 */
class Rest3ListsTests {

	private static final List<Long> ALL = LongStream.rangeClosed(1, 130).boxed().toList();

	private final Map<String, PortalMethod> methods = Rest3Lists.of(130, IdSequence.dense(1), ListCost.NONE).methods();

	@ParameterizedTest
	@CsvSource({ "humanresources.node.list, 200, 130", "mail.mailbox.list, 200, 100", "mail.message.list, 200, 130",
			"main.eventlog.list, 70, 70", "tasks.task.list, 1000, 50", "timeman.record.list, 60, 60" })
	void pagesComeByTheirNumbersUpToTheMost(String method, int limit, int rows) {
		assertThat(ids(method, Map.of("pagination", Map.of("limit", limit)))).hasSize(rows);
		List<Long> read = new ArrayList<>();
		for (int page = 1; page <= 130 / rows + 1; page++) {
			read.addAll(ids(method, Map.of("pagination", Map.of("limit", limit, "page", page))));
		}
		assertThat(read).isEqualTo(ALL);
		assertThat(ids(method, Map.of("pagination", Map.of("offset", 125)))).isEqualTo(ALL.subList(125, 130));
	}

	@Test
	void usualSizes() {
		assertThat(ids("mail.mailbox.list", Map.of())).hasSize(25);
		assertThat(ids("main.eventlog.list", Map.of())).hasSize(50);
		assertThat(ids("note.document.tree.list", Map.of())).isEqualTo(ALL);
	}

	@ParameterizedTest
	@CsvSource({ "note.collection.list, nextCursor, id", "call.followup.list, afterCursor, callId" })
	void cursorsLeadToTheNextPage(String method, String cursorName, String key) {
		List<Long> read = new ArrayList<>();
		Object cursor = null;
		do {
			Map<String, Object> pagination = new LinkedHashMap<>(Map.of("limit", 60));
			if (cursor != null) {
				pagination.put("afterCursor", cursor);
			}
			Map<String, @Nullable Object> result = result(method, Map.of("pagination", pagination));
			read.addAll(ids(result, key));
			cursor = result.get(cursorName);
			if (method.startsWith("call")) {
				assertThat(result).containsEntry("hasMore", cursor != null);
			}
		}
		while (cursor != null);
		assertThat(read).isEqualTo(ALL);
	}

	@Test
	void tailStartsAfterValueOfItsCursor() {
		assertThat(ids("main.eventlog.tail", Map.of("cursor", Map.of("value", 100)))).isEqualTo(ALL.subList(100, 130));
		assertThat(ids("main.eventlog.tail", Map.of())).isEqualTo(ALL.subList(0, 50));
		assertThat(ids("main.eventlog.tail", Map.of("cursor", Map.of("value", 4, "order", "DESC", "limit", 2))))
			.containsExactly(3L, 2L);
	}

	@Test
	void conditionsAreLists() {
		assertThat(filtered(List.of(List.of("id", ">", 127)))).containsExactly(128L, 129L, 130L);
		assertThat(filtered(List.of(List.of("id", List.of(3, 5)), List.of("id", "!=", 5)))).containsExactly(3L);
		assertThat(filtered(List.of(List.of("id", "between", List.of(7, 9))))).containsExactly(7L, 8L, 9L);
		assertThat(filtered(List.of(List.of("userId", 4), List.of("id", "<", 20)))).containsExactly(4L, 14L);
		Map<String, Object> either = Map.of("logic", "or", "conditions",
				List.of(List.of("id", 2), List.of("id", ">=", 130)));
		assertThat(filtered(List.of(either))).containsExactly(2L, 130L);
	}

	@ParameterizedTest
	@ValueSource(strings = { "title", "ID", "nothing" })
	void fieldsThatAreNotDocumentedAreRefused(String field) {
		assertThatExceptionOfType(PortalErrorException.class).isThrownBy(() -> filtered(List.of(List.of(field, 1))))
			.satisfies((ex) -> assertThat(ex.code().toString()).endsWith("REQUESTVALIDATIONEXCEPTION"));
		assertThatExceptionOfType(PortalErrorException.class)
			.isThrownBy(() -> ids("main.eventlog.list", Map.of("order", Map.of(field, "ASC"))));
	}

	@Test
	void wrongOperatorsAndLimitsAreRefused() {
		assertThatExceptionOfType(PortalErrorException.class)
			.isThrownBy(() -> filtered(List.of(List.of("id", "like", 1))))
			.satisfies((ex) -> assertThat(ex.code().toString()).endsWith("UNKNOWNFILTEROPERATOREXCEPTION"));
		assertThatExceptionOfType(PortalErrorException.class)
			.isThrownBy(() -> ids("tasks.task.list", Map.of("pagination", Map.of("limit", 0))))
			.satisfies((ex) -> assertThat(ex.code().toString()).endsWith("INVALIDPAGINATIONEXCEPTION"));
	}

	private List<Long> filtered(List<?> filter) {
		return ids("main.eventlog.list", Map.of("filter", filter));
	}

	private List<Long> ids(String method, Map<String, ?> parameters) {
		return ids(result(method, parameters), "id");
	}

	private static List<Long> ids(Map<String, @Nullable Object> result, String key) {
		return PhpValues.list(result.get("items"))
			.stream()
			.map(PhpValues::map)
			.map((row) -> PhpValues.integer(Objects.requireNonNull(row).get(key)))
			.toList();
	}

	private Map<String, @Nullable Object> result(String method, Map<String, ?> parameters) {
		MethodResult result = Objects.requireNonNull(this.methods.get(method))
			.run(new MethodRequest(method, new LinkedHashMap<>(parameters), false));
		assertThat(result.paging()).isEmpty();
		return Objects.requireNonNull(PhpValues.map(result.result()));
	}

}
