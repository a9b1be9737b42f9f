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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import io.github.b24spring.testportal.method.MethodRequest;
import io.github.b24spring.testportal.method.MethodResult;
import io.github.b24spring.testportal.method.PortalMethod;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link DocumentedLists} and {@link ListShape}.
 *
 * @author The b24spring maintainers
 */
class DocumentedListsTests {

	private static final int ROWS = 130;

	private final IdSequence ids = IdSequence.uneven(IdProfile.HEAVY_TAIL, ROWS, 3);

	private final Map<String, PortalMethod> methods = DocumentedLists.of(ROWS, this.ids, ListCost.NONE).methods();

	static List<ListShape> shapes() {
		return ListShape.documented();
	}

	@Test
	void methodsHaveDifferentNames() {
		assertThat(shapes()).hasSize(207);
		assertThat(this.methods).hasSize(207);
		assertThat(shapes().stream().filter((shape) -> shape.parameters().start() != null)).hasSize(137);
		assertThat(shapes().stream().filter(ListShape::isWalkable)).hasSize(101);
	}

	@ParameterizedTest
	@MethodSource("shapes")
	void pagesHaveEveryRowOnce(ListShape shape) {
		assertThat(readAll(shape, Map.of())).isEqualTo(expected((position) -> true));
	}

	@ParameterizedTest
	@MethodSource("shapes")
	void filterLeavesRowsOfTheExample(ListShape shape) {
		DocumentedLists.Example example = DocumentedLists.example(shape);
		String filter = shape.parameters().filter();
		assertThat(example == null).as("has no filter").isEqualTo(filter == null);
		if (example != null && filter != null) {
			Map<String, Object> parameters = new LinkedHashMap<>();
			put(parameters, filter, Map.of(example.field(), example.value()));
			assertThat(readAll(shape, parameters)).isEqualTo(expected(example::matches));
		}
	}

	@ParameterizedTest
	@MethodSource("shapes")
	void parametersInAnotherCaseAreNotSeen(ListShape shape) {
		DocumentedLists.Example example = DocumentedLists.example(shape);
		String filter = shape.parameters().filter();
		if (example != null && filter != null && !filter.equals(ListParameters.TOP_LEVEL)) {
			Map<String, Object> parameters = new LinkedHashMap<>();
			put(parameters, swapCase(filter), Map.of(example.field(), example.value()));
			assertThat(readAll(shape, parameters)).hasSize(ROWS);
		}
	}

	@ParameterizedTest
	@MethodSource("shapes")
	void walksFromIdToId(ListShape shape) {
		if (!shape.isWalkable()) {
			return;
		}
		String id = Objects.requireNonNull(shape.idInRequest());
		Set<Long> walked = new LinkedHashSet<>();
		long last = 0;
		List<Map<String, @Nullable Object>> rows;
		do {
			Map<String, Object> parameters = new LinkedHashMap<>();
			put(parameters, Objects.requireNonNull(shape.parameters().filter()), Map.of(">" + id, last));
			putOrder(shape, parameters, id);
			put(parameters, Objects.requireNonNullElse(shape.parameters().start(), "start"), -1);
			MethodResult result = run(shape, parameters);
			if (shape.parameters().start() != null && shape.paging().total()) {
				assertThat(result.total()).isNull();
			}
			rows = rows(shape, result);
			for (Map<String, @Nullable Object> row : rows) {
				last = PhpValues.integer(row.get(shape.idInRow()));
				assertThat(walked.add(last)).isTrue();
			}
		}
		while (rows.size() == shape.paging().size());
		assertThat(walked).containsExactlyElementsOf(expected((position) -> true));
	}

	@Test
	void operatorThatIsNotDocumentedIsPartOfTheName() {
		ListShape products = ListShape.of("catalog.product.list");
		Map<String, Object> in = Map.of("filter", Map.of("@id", List.of(this.ids.id(1), this.ids.id(2))));
		Map<String, Object> equal = Map.of("filter", Map.of("=id", List.of(this.ids.id(1), this.ids.id(2))));
		assertThat(run(products, in).total()).isEqualTo(ROWS);
		assertThat(run(products, equal).total()).isEqualTo(2);
		assertThat(run(ListShape.of("catalog.price.list"), in).total()).isEqualTo(2);
	}

	@Test
	void betweenIncludesItsBounds() {
		ListShape groups = ListShape.of("sonet_group.get");
		List<Long> bounds = List.of(this.ids.id(10), this.ids.id(20));
		assertThat(run(groups, Map.of("FILTER", Map.of("><ID", bounds))).total()).isEqualTo(11);
		assertThat(run(groups, Map.of("FILTER", Map.of("!><ID", bounds))).total()).isEqualTo(ROWS - 11);
	}

	@Test
	void oddities() {
		MethodResult found = run(ListShape.of("disk.file.search"), Map.of("QUERY", "test"));
		assertThat(found.total()).isNull();
		assertThat(found.next()).isEqualTo(50);
		assertThat(run(ListShape.of("task.item.userfield.getlist"), Map.of()).total()).isZero();
		assertThat(run(ListShape.of("biconnector.source.list"), Map.of("page", 3)).next()).isNull();
		MethodResult messages = run(ListShape.of("crm.timeline.logmessage.list"), Map.of("start", 20));
		assertThat(messages.next()).isEqualTo(30);
		DocumentedLists many = DocumentedLists.of(2000, IdSequence.dense(1), ListCost.NONE);
		MethodResult last = Objects.requireNonNull(many.methods().get("disk.file.search"))
			.run(new MethodRequest("disk.file.search", Map.of("start", 1500), false));
		assertThat(rows(ListShape.of("disk.file.search"), last)).first()
			.satisfies((row) -> assertThat(row).containsEntry("ID", "1001"));
	}

	@Test
	void nextPageIsToldInTheResult() {
		ListShape bots = ListShape.of("imbot.v2.Bot.list");
		assertThat(List.of(0, 50, 100)).map((offset) -> run(bots, Map.of("offset", offset)).result())
			.map(PhpValues::map)
			.map((result) -> Objects.requireNonNull(result).get("hasNextPage"))
			.containsExactly(true, true, false);
	}

	@ParameterizedTest
	@CsvSource({ "booking.v1.booking.list, within, dateFrom, 1739435400, dateTo, 1739521800",
			"booking.v1.waitlist.list, createdWithin, from, 03.04.2025, to, 04.04.2025" })
	void periodIncludesItsBeginAndNotItsEnd(String method, String key, String from, String first, String to,
			String end) {
		ListShape shape = ListShape.of(method);
		Map<String, String> period = Map.of(from, first, to, end);
		assertThat(readAll(shape, Map.of("filter", Map.of(key, period))))
			.isEqualTo(expected((position) -> position % 10 == 2));
		assertThat(readAll(shape, Map.of("filter", Map.of(key, Map.of(from, end, to, first))))).isEmpty();
		assertThat(readAll(shape, Map.of("FILTER", Map.of(key, period)))).hasSize(ROWS);
	}

	@Test
	void bookingsOfSeveralResourcesAreAskedForByAnArray() {
		assertThat(readAll(ListShape.of("calendar.resource.booking.list"),
				Map.of("filter", Map.of("resourceTypeIdList", List.of("1", 10)))))
			.isEqualTo(expected((position) -> position % 10 == 0 || position % 10 == 9));
	}

	@Test
	void limitIsThatOfTheRequestUpToTheMost() {
		ListShape users = ListShape.of("im.search.user.list");
		assertThat(rows(users, run(users, Map.of()))).hasSize(10);
		assertThat(rows(users, run(users, Map.of("LIMIT", 20, "OFFSET", 120)))).hasSize(10);
		assertThat(rows(users, run(users, Map.of("LIMIT", 200)))).hasSize(50);
	}

	@Test
	void limitOfAListWithoutPagesCutsItOff() {
		ListShape participants = ListShape.of("imbot.v2.Chat.User.list");
		assertThat(rows(participants, run(participants, Map.of()))).hasSize(50);
		assertThat(rows(participants, run(participants, Map.of("limit", 120)))).hasSize(120);
	}

	@Test
	void unknownListIsRefused() {
		assertThat(ListShape.of("CRM.Deal.List").method()).isEqualTo("crm.deal.list");
		assertThatIllegalArgumentException().isThrownBy(() -> ListShape.of("crm.deal.lists"))
			.withMessageContaining("crm.deal.lists");
	}

	private Set<Long> readAll(ListShape shape, Map<String, Object> parameters) {
		Set<Long> keys = new LinkedHashSet<>();
		List<Long> doubles = new ArrayList<>();
		long start = shape.paging().numbers() ? 1 : 0;
		List<Map<String, @Nullable Object>> rows;
		do {
			Map<String, Object> all = new LinkedHashMap<>(parameters);
			if (shape.parameters().start() != null) {
				put(all, shape.parameters().start(), start);
			}
			else if (shape.parameters().limit() != null) {
				put(all, shape.parameters().limit(), shape.paging().mostRows());
			}
			rows = rows(shape, run(shape, all));
			for (Map<String, @Nullable Object> row : rows) {
				long key = PhpValues.integer(row.get(key(shape)));
				if (!keys.add(key)) {
					doubles.add(key);
				}
			}
			start += shape.paging().numbers() ? 1 : shape.paging().size();
		}
		while (shape.parameters().start() != null && rows.size() == shape.paging().size());
		assertThat(doubles).isEmpty();
		return keys;
	}

	private Set<Long> expected(LongPredicate positions) {
		return LongStream.range(0, ROWS)
			.filter(positions)
			.map(this.ids::id)
			.boxed()
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	private MethodResult run(ListShape shape, Map<String, Object> parameters) {
		return Objects.requireNonNull(this.methods.get(shape.method()))
			.run(new MethodRequest(shape.method(), parameters, false));
	}

	private static String key(ListShape shape) {
		if (shape.idInRow() != null) {
			return shape.idInRow();
		}
		Map<String, FieldKind> kinds = ListShapes.KINDS.getOrDefault(shape.method(), Map.of());
		return kinds.keySet().stream().filter((field) -> kinds.get(field) == FieldKind.KEY).findFirst().orElseThrow();
	}

	private static List<Map<String, @Nullable Object>> rows(ListShape shape, MethodResult result) {
		Object placed = result.result();
		if (shape.place() != null) {
			Map<String, @Nullable Object> map = Objects.requireNonNull(PhpValues.map(placed));
			assertThat(map).containsKey(shape.place()).hasSize((shape.paging().more() != null) ? 2 : 1);
			placed = map.get(shape.place());
		}
		if (shape.keyed() && placed instanceof Map<?, ?> keyed) {
			keyed.forEach((id, row) -> assertThat(Objects.requireNonNull(PhpValues.map(row)).get(shape.idInRow()))
				.hasToString(String.valueOf(id)));
		}
		else {
			assertThat(placed).isInstanceOf(List.class);
		}
		return PhpValues.list(placed).stream().map(PhpValues::map).map(Objects::requireNonNull).toList();
	}

	private static void putOrder(ListShape shape, Map<String, Object> parameters, String id) {
		String order = Objects.requireNonNull(shape.parameters().order());
		if (shape.parameters().sort() != null) {
			put(parameters, shape.parameters().sort(), id);
			put(parameters, order, "ASC");
		}
		else {
			put(parameters, order, Map.of(id, "ASC"));
		}
	}

	@SuppressWarnings("unchecked")
	private static void put(Map<String, Object> parameters, String path, Object value) {
		if (path.equals(ListParameters.TOP_LEVEL)) {
			parameters.putAll((Map<String, Object>) value);
			return;
		}
		int dot = path.indexOf('.');
		if (dot < 0) {
			parameters.put(path, value);
			return;
		}
		Map<String, Object> inner = new LinkedHashMap<>(
				(Map<String, Object>) parameters.getOrDefault(path.substring(0, dot), Map.of()));
		put(inner, path.substring(dot + 1), value);
		parameters.put(path.substring(0, dot), inner);
	}

	private static String swapCase(String text) {
		return text.equals(text.toUpperCase(Locale.ROOT)) ? text.toLowerCase(Locale.ROOT)
				: text.toUpperCase(Locale.ROOT);
	}

}
