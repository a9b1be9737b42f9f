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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.b24spring.client.ListPage;
import io.github.b24spring.client.ListSpec;
import io.github.b24spring.client.exception.Bitrix24ListException;
import io.github.b24spring.client.list.Filter;
import io.github.b24spring.client.internal.transport.FakePortal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RowPlace}: what is not a list of rows for sure is never taken for one.
 */
class RowPlaceTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final List<Object> ROWS = List.of(Map.of("ID", 1, "id", 1), Map.of("ID", 2, "id", 2));

	private final FakePortal portal = new FakePortal();

	static Stream<Arguments> places() {
		return Stream.of(Arguments.of("my.list", null, ROWS), Arguments.of("my.list", null, map("items", ROWS)),
				Arguments.of("my.list", null, map("items", ROWS, "total", 2, "user", map("list", ROWS))),
				Arguments.of("my.list", null, map("3", ROWS.get(0), "7", ROWS.get(1))),
				Arguments.of("my.list", null, map("3", ROWS)), Arguments.of("my.list", "a.b", map("a", map("b", ROWS))),
				Arguments.of("my.list", "a", map("a", map("de", ROWS.get(0), "en", ROWS.get(1)))),
				Arguments.of("my.list", "a", map("a", map("3", ROWS.get(0), "7", ROWS.get(1)), "b", ROWS)),
				Arguments.of("crm.deal.list", null, map("items", ROWS)),
				Arguments.of("sale.order.list", "orders", map("orders", map("3", ROWS.get(0), "7", ROWS.get(1)))),
				Arguments.of("landing.demos.getSiteList", null, map("de", ROWS.get(0), "en", ROWS.get(1))));
	}

	@ParameterizedTest
	@MethodSource("places")
	void rowsAreFound(String method, @Nullable String rows, Object result) {
		this.portal.on(method, (parameters) -> result);
		StepVerifier
			.create(list(method, rows).page(0).flatMapIterable(ListPage::rows).map((row) -> row.path("ID").asInt()))
			.expectNext(1, 2)
			.expectComplete()
			.verify(LIMIT);
	}

	static Stream<Arguments> emptyPlaces() {
		return Stream.of(Arguments.of("my.list", null, List.of()), Arguments.of("my.list", null, map("a", List.of())),
				Arguments.of("my.list", "a.b", List.of()), Arguments.of("my.list", "a", map("a", map())),
				Arguments.of("sale.order.list", "orders", map("orders", List.of())),
				Arguments.of("sale.order.list", "orders", List.of()));
	}

	@ParameterizedTest
	@MethodSource("emptyPlaces")
	void noRowsAreNoFailure(String method, @Nullable String rows, Object result) {
		this.portal.on(method, (parameters) -> result);
		StepVerifier.create(list(method, rows).fetch()).expectComplete().verify(LIMIT);
	}

	static Stream<Arguments> otherThings() {
		Map<String, Object> row = map("ID", 1, "NAME", "x");
		return Stream.of(Arguments.of("my.list", null, row, "NAME"),
				Arguments.of("my.list", null, map("a", ROWS, "b", List.of()), "[a, b], of which several have"),
				Arguments.of("my.list", null, map("3", ROWS, "7", ROWS), "[3, 7], of which several have"),
				Arguments.of("my.list", null, map("data", map("items", ROWS)), "[data], of which none has"),
				Arguments.of("my.list", "items", map("data", map("items", ROWS)), "no rows in 'items'"),
				Arguments.of("my.list", "data.rows", map("data", map("items", ROWS)), "no rows in 'data.rows'"),
				Arguments.of("my.list", "item", map("item", row), "'item' has no rows but the keys [ID, NAME]"),
				Arguments.of("sale.order.list", "orders", map("orders", row), "the keys [ID, NAME]"),
				Arguments.of("sale.order.list", "orders", map("orders", null), "no rows in 'orders'"),
				Arguments.of("sale.order.list", "orders", map("orders", false), "no rows in 'orders'"),
				Arguments.of("sale.order.list", "orders", map("orders", "none"), "no rows in 'orders'"),
				Arguments.of("sale.order.list", "orders", map("items", ROWS), "no rows in 'orders'"),
				Arguments.of("crm.deal.list", null, row, "NAME"), Arguments.of("crm.deal.list", null, null, "no rows"),
				Arguments.of("crm.deal.list", null, false, "no rows"),
				Arguments.of("my.list", null, "none", "no rows"));
	}

	@ParameterizedTest
	@MethodSource("otherThings")
	void whatMayBeSomethingElseIsTold(String method, @Nullable String rows, @Nullable Object result, String message) {
		Object answer = (result != null) ? result : JsonNodeFactory.instance.nullNode();
		this.portal.on(method, (parameters) -> answer);
		StepVerifier.create(list(method, rows).fetch())
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(Bitrix24ListException.class)
				.hasMessageContaining(method)
				.hasMessageContaining(message))
			.verify(LIMIT);
	}

	@Test
	void shortPageIsNotTheLastWhereTheMethodTellsThatAnotherFollows() {
		List<Integer> starts = new ArrayList<>();
		this.portal.on("im.recent.list", (parameters) -> {
			int start = Integer.parseInt(parameters.get("OFFSET").toString());
			starts.add(start);
			List<Integer> ids = IntStream.range(start + 1, start + 51)
				.filter((id) -> id % 3 != 0 && id <= 170)
				.boxed()
				.toList();
			return new FakePortal.Page(map("items", ids.stream().map((id) -> Map.of("id", id)).toList(), "hasMore",
					start < 150, "messagesAutoDeleteConfigs", List.of()), -1L, null);
		});
		StepVerifier.create(list("im.recent.list", "items").fetch().map((row) -> row.path("id").asInt()).collectList())
			.assertNext((ids) -> assertThat(ids)
				.containsExactlyElementsOf(IntStream.rangeClosed(1, 170).filter((id) -> id % 3 != 0).boxed().toList()))
			.expectComplete()
			.verify(LIMIT);
		assertThat(starts).containsExactly(0, 50, 100, 150);
		StepVerifier.create(list("im.recent.list", "items").page(50)).assertNext((page) -> {
			assertThat(page.total()).isNull();
			assertThat(page.next()).isEqualTo(100);
		}).expectComplete().verify(LIMIT);
		StepVerifier.create(list("im.recent.list", "items").page(150).mapNotNull(ListPage::next))
			.expectComplete()
			.verify(LIMIT);
		StepVerifier.create(list("im.recent.list", "items").count()).expectComplete().verify(LIMIT);
	}

	@Test
	void emptyPageBeforeAnotherIsTold() {
		this.portal.on("imbot.v2.Bot.list", (parameters) -> map("bots",
				parameters.get("offset").equals("0") ? ROWS : List.of(), "hasNextPage", true));
		StepVerifier.create(list("imbot.v2.Bot.list", "bots").filter(Filter.where("type").is("bot")).fetch())
			.expectNextCount(2)
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(Bitrix24ListException.class)
				.hasMessageContaining("it has no rows, although another page follows"))
			.verify(LIMIT);
	}

	private ListSpec<JsonNode> list(String method, @Nullable String rows) {
		return this.portal.client().list(method, JsonNode.class).method((form) -> form.withRows(rows));
	}

	private static Map<String, Object> map(@Nullable Object... namesAndValues) {
		Map<String, Object> map = new LinkedHashMap<>();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			map.put((String) namesAndValues[i], namesAndValues[i + 1]);
		}
		return map;
	}

}
