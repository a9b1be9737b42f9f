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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.ListPage;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.connect.PortalLimits;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.exception.Bitrix24ListException;
import io.github.b24spring.client.exception.Bitrix24UnreadableResponseException;
import io.github.b24spring.client.list.Filter;
import io.github.b24spring.client.settings.RateLimitSettings;
import io.github.b24spring.testportal.Bitrix24TestPortal;
import io.github.b24spring.testportal.RateLimit;
import io.github.b24spring.testportal.list.DocumentedLists;
import io.github.b24spring.testportal.list.IdProfile;
import io.github.b24spring.testportal.list.IdSequence;
import io.github.b24spring.testportal.list.ListCost;
import io.github.b24spring.testportal.list.ListPaging;
import io.github.b24spring.testportal.list.ListParameters;
import io.github.b24spring.testportal.list.ListShape;
import io.github.b24spring.testportal.method.MethodRequest;
import io.github.b24spring.testportal.method.PortalMethod;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every list that is documented, read from a portal that answers in its documented shape.
 * The portal has its own table of the documentation and passes over names that are not in
 * it, as a real one does: a wrong name gives other rows.
 */
class DocumentedListTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final int[] SIZES = { 50, 130 };

	private static final Map<Integer, Lists> LISTS = new ConcurrentHashMap<>();

	@BeforeAll
	static void startPortals() {
		for (int size : SIZES) {
			LISTS.put(size, new Lists(size));
		}
	}

	@AfterAll
	static void stopPortals() {
		LISTS.values().forEach((lists) -> lists.portal.close());
	}

	static Stream<String> methods() {
		return ListShape.documented().stream().map(ListShape::method);
	}

	@ParameterizedTest
	@MethodSource("methods")
	void everyRowComesOnce(String method) {
		ListShape shape = ListShape.of(method);
		for (int size : SIZES) {
			Lists lists = LISTS.get(size);
			lists.requests.clear();
			List<JsonNode> rows = read(lists.client.list(shape.method(), JsonNode.class).fetch());
			assertThat(keys(shape, rows)).as("%s rows", size)
				.containsExactlyInAnyOrderElementsOf(lists.keys((position) -> true));
			assertThat(lists.requests).isNotEmpty().allSatisfy((request) -> assertNames(shape, request));
		}
	}

	@ParameterizedTest
	@MethodSource("methods")
	void everyRowOfAFilterComesOnce(String method) {
		ListShape shape = ListShape.of(method);
		DocumentedLists.Example example = DocumentedLists.example(shape);
		if (example == null) {
			return;
		}
		Lists lists = LISTS.get(130);
		lists.requests.clear();
		List<JsonNode> rows = read(lists.client.list(shape.method(), JsonNode.class)
			.filter(Map.of(example.field(), example.value()))
			.fetch());
		assertThat(keys(shape, rows)).containsExactlyInAnyOrderElementsOf(lists.keys(example::matches));
		assertThat(lists.requests).isNotEmpty().allSatisfy((request) -> {
			assertNames(shape, request);
			assertThat(find(request.parameters(), shape.parameters().filter())).asString()
				.contains(example.field() + "=");
		});
	}

	/**
	 * The portal passes over an operator that is not documented, so that one would give
	 * other rows.
	 */
	@ParameterizedTest
	@MethodSource("methods")
	void everyConditionIsSpelledAsDocumentedOrRefused(String method) {
		ListShape shape = ListShape.of(method);
		DocumentedLists.Example example = DocumentedLists.example(shape);
		if (example == null) {
			return;
		}
		Filter.Condition field = Filter.where(example.field());
		assertCondition(shape, field.is(example.value()), example::matches);
		LongPredicate others = (position) -> !example.matches(position);
		Map.of(field.in(example.value()), (LongPredicate) example::matches, field.isNot(example.value()), others,
				field.notIn(example.value()), others)
			.forEach((filter, matching) -> {
				try {
					assertCondition(shape, filter, matching);
				}
				catch (IllegalArgumentException ex) {
					assertThat(ex).hasMessageContaining(example.field());
					assertThat(LISTS.get(130).requests).isEmpty();
				}
			});
	}

	private static void assertCondition(ListShape shape, Filter filter, LongPredicate matching) {
		Lists lists = LISTS.get(130);
		lists.requests.clear();
		List<JsonNode> rows = read(lists.client.list(shape.method(), JsonNode.class)
			.filter(filter)
			.page(0)
			.flatMapIterable(ListPage::rows));
		List<String> expected = lists.keys(matching);
		assertThat(expected).as(filter.toString()).containsAll(keys(shape, rows));
		assertThat(rows).as(filter.toString()).hasSizeBetween(Math.min(10, expected.size()), expected.size());
	}

	@ParameterizedTest
	@MethodSource("methods")
	void pagesAreWhereTheyAreSaidToBe(String method) {
		ListShape shape = ListShape.of(method);
		Lists lists = LISTS.get(130);
		lists.requests.clear();
		List<JsonNode> rows = new ArrayList<>();
		int size = (shape.paging().size() != ListPaging.ALL) ? shape.paging().size() : 50;
		int read;
		do {
			ListPage<JsonNode> page = page(lists.client, method, rows.size());
			read = page.rows().size();
			rows.addAll(page.rows());
			if (rows.size() < lists.size) {
				assertThat(page.next()).isEqualTo(rows.size());
			}
			else if (read < size || page.total() != null) {
				assertThat(page.next()).isNull();
			}
		}
		while (read == size);
		assertThat(keys(shape, rows)).containsExactlyInAnyOrderElementsOf(lists.keys((position) -> true));
		assertThat(lists.requests).isNotEmpty().allSatisfy((request) -> assertNames(shape, request));
	}

	private static ListPage<JsonNode> page(Bitrix24Client client, String method, long start) {
		List<ListPage<JsonNode>> pages = new ArrayList<>();
		StepVerifier.create(client.list(method, JsonNode.class).page(start).doOnNext(pages::add).then())
			.expectComplete()
			.verify(LIMIT);
		return pages.get(0);
	}

	@Test
	void whatMayBeBeyondALimitIsTold() {
		Lists lists = new Lists(201);
		try {
			StepVerifier.create(lists.client.list("imbot.v2.Chat.User.list", JsonNode.class).fetch().then())
				.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(Bitrix24ListException.class)
					.hasRootCauseInstanceOf(Bitrix24UnreadableResponseException.class)
					.hasStackTraceContaining("200 rows, the most that the method tells"))
				.verify(LIMIT);
			assertThat(lists.requests).hasSize(2)
				.allSatisfy((request) -> assertThat(request.parameters()).containsEntry("limit", 200));
		}
		finally {
			lists.portal.close();
		}
	}

	/**
	 * No request has a parameter that the documentation does not name. Where it names
	 * none for pages, a page after the first is asked for as of other methods, and where
	 * it names one in two ways, both are there.
	 */
	private static void assertNames(ListShape shape, MethodRequest request) {
		ListParameters names = shape.parameters();
		Set<String> documented = new HashSet<>();
		Stream.of(names.filter(), names.order(), names.sort(), names.select(), names.start(), names.limit())
			.filter(Objects::nonNull)
			.forEach(documented::add);
		if (ListParameters.TOP_LEVEL.equals(names.filter())) {
			documented.addAll(shape.filterFields());
		}
		if ("START".equals(names.start())) {
			documented.add("start");
		}
		if (names.start() == null && Long.parseLong(request.parameters().getOrDefault("start", 0).toString()) > 0) {
			documented.add("start");
		}
		assertThat(documented).containsAll(paths("", request.parameters(), documented));
	}

	/**
	 * The paths of parameters, down to those that the documentation names.
	 */
	private static Set<String> paths(String parent, Map<?, ?> parameters, Set<String> documented) {
		Set<String> paths = new HashSet<>();
		parameters.forEach((name, value) -> {
			String path = parent + name;
			if (value instanceof Map<?, ?> members && !documented.contains(path)) {
				paths.addAll(paths(path + '.', members, documented));
			}
			else {
				paths.add(path);
			}
		});
		return paths;
	}

	private static @Nullable Object find(Map<String, @Nullable Object> parameters, @Nullable String path) {
		if (path == null || ListParameters.TOP_LEVEL.equals(path)) {
			return parameters;
		}
		Object value = parameters;
		for (String name : path.split("\\.")) {
			value = (value instanceof Map<?, ?> map) ? map.get(name) : null;
		}
		return value;
	}

	private static List<JsonNode> read(Flux<JsonNode> list) {
		List<JsonNode> rows = new ArrayList<>();
		StepVerifier.create(list.take(1000).doOnNext(rows::add).then()).expectComplete().verify(LIMIT);
		return rows;
	}

	/**
	 * What tells rows apart: the id, or the first field that is different in each.
	 */
	private static List<String> keys(ListShape shape, List<JsonNode> rows) {
		if (shape.idInRow() != null) {
			return rows.stream().map((row) -> row.path(shape.idInRow()).asString()).toList();
		}
		return shape.fields()
			.stream()
			.map((field) -> rows.stream().map((row) -> row.path(field).asString()).toList())
			.filter((values) -> values.stream().allMatch((value) -> value.chars().allMatch(Character::isDigit)))
			.findFirst()
			.orElseThrow();
	}

	/**
	 * A portal with all lists, and a client.
	 */
	private static final class Lists {

		private final IdSequence ids;

		private final int size;

		private final List<MethodRequest> requests = new CopyOnWriteArrayList<>();

		private final Bitrix24TestPortal portal;

		private final Bitrix24Client client;

		Lists(int size) {
			this.size = size;
			this.ids = IdSequence.uneven(IdProfile.HEAVY_TAIL, size, 3);
			this.portal = Bitrix24TestPortal.builder().rateLimit(RateLimit.unlimited()).start();
			DocumentedLists.of(size, this.ids, ListCost.NONE)
				.methods()
				.forEach((name, method) -> this.portal.method(name, recording(method)));
			this.client = Bitrix24ClientBuilder.create(Bitrix24Credentials.webhook(this.portal.webhookUrl()))
				.limits(PortalLimits.create())
				.rateLimitSettings((settings) -> RateLimitSettings.unlimited())
				.build();
		}

		private PortalMethod recording(PortalMethod method) {
			return (request) -> {
				this.requests.add(request);
				return method.run(request);
			};
		}

		List<String> keys(LongPredicate positions) {
			return LongStream.range(0, this.size)
				.filter(positions)
				.mapToObj((position) -> Long.toString(this.ids.id(position)))
				.toList();
		}

	}

}
