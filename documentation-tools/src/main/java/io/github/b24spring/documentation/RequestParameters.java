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
package io.github.b24spring.documentation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.b24spring.client.RestVersion;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How the parameters of a list are called, by the tables and the examples of its page.
 */
final class RequestParameters {

	private static final Set<String> OPERATORS = Set.of("=", "!", "!=", ">", ">=", "<", "<=", "@", "!@", "%", "=%",
			"%=", "!%", "!=%", "!%=", "><", "!><", "?");

	private static final Pattern OPERATOR = Pattern.compile("[`\"]\\s*([<>=!@%?]{1,3})\\s*[`\"]");

	private static final Pattern SIZE = Pattern.compile(
			"(?i)(?:page size[^.\\d]{0,40}|defaults?(?: value)?[^.\\d\\n]{0,20}|by default[^.\\d\\n]{0,20})(\\d+)");

	private static final Pattern REQUEST_ID = Pattern
		.compile("(?i)(?:filter|order|sort)['\"]?\\s*(?::|=>|=)\\s*[\\[{][^\\]}]*?['\"]?[<>=!@]{0,2}\\b(id)\\b");

	private static final Pattern SELECTED_ID = Pattern
		.compile("(?i)select['\"]?\\s*(?::|=>|=)\\s*[\\[{][^\\]}]*?['\"](id)['\"]");

	private static final Pattern FIELD = Pattern.compile("(?m)^\\s*- `(\\w+)`");

	private static final Pattern NO_FIELD = Pattern.compile("(?i)asc|desc|(field|value|order)(_?[n1])?");

	private static final String CONTAINER = "params";

	/**
	 * The page about lists in general, to which older pages refer for their paging.
	 */
	private static final String LIST_METHODS = "list-methods-pecularities.md";

	private final Page page;

	private final List<Parameter.Table> tables;

	private final List<Parameter> own;

	RequestParameters(Page page) {
		this.page = page;
		this.tables = page.tables();
		this.own = this.tables.isEmpty() ? ofExample(page) : this.tables.get(0).rows();
	}

	/**
	 * The method's own parameters, by the first table or, where there is none, by the
	 * example.
	 */
	private Stream<Parameter> own() {
		return this.own.stream();
	}

	/**
	 * The path of a parameter, which is the method's own or lies in {@code params}.
	 */
	private @Nullable String path(Predicate<Parameter> condition) {
		return own().filter(condition)
			.map(Parameter::name)
			.findFirst()
			.or(() -> own().map(Parameter::name)
				.filter(CONTAINER::equalsIgnoreCase)
				.findFirst()
				.flatMap((container) -> inside(container, condition)))
			.orElse(null);
	}

	private Optional<String> inside(String container, Predicate<Parameter> condition) {
		return nested(container).flatMap((table) -> table.rows().stream())
			.filter(condition)
			.map((parameter) -> container + '.' + parameter.name())
			.findFirst();
	}

	/**
	 * The parameters of a request that is given as an example.
	 */
	private static List<Parameter> ofExample(Page page) {
		JsonNode body = page.body();
		return (body != null) ? body.properties()
			.stream()
			.map((member) -> new Parameter(member.getKey(), member.getValue().isObject() ? "object" : "", ""))
			.toList() : List.of();
	}

	private Stream<Parameter.Table> nested(String parameter) {
		return this.tables.stream().skip(1).filter((table) -> table.isHeadedBy(parameter));
	}

	private static Predicate<Parameter> named(String... names) {
		Set<String> all = Set.of(names);
		return (parameter) -> all.contains(parameter.name().toLowerCase(Locale.ROOT));
	}

	@Nullable String filter() {
		return path(named("filter"));
	}

	@Nullable String select() {
		return path(named("select"));
	}

	@Nullable String order() {
		String order = path((parameter) -> parameter.name().toLowerCase(Locale.ROOT).matches("(.*_)?order"));
		String sort = path(named("sort"));
		if (order == null || sort == null) {
			return (order != null) ? order : sort;
		}
		return sort + ':' + order;
	}

	@Nullable String paging() {
		return (this.page.version() == RestVersion.V2) ? secondPaging() : thirdPaging();
	}

	private @Nullable String secondPaging() {
		String start = own().filter(named("start")).map(Parameter::name).findFirst().orElse(null);
		if (start != null) {
			return "offset:" + start + ":-:-";
		}
		String offset = path(named("offset"));
		String limit = path(named("limit"));
		if (offset != null && limit != null) {
			return "offset:" + offset + ':' + limit + ":-";
		}
		String page = path(named("page"));
		if (page != null) {
			return "page:" + page + ":-:-";
		}
		return this.page.head().contains(LIST_METHODS) ? "offset:start:-:-" : null;
	}

	private @Nullable String thirdPaging() {
		if (path(named("cursor")) != null) {
			return "cursor:cursor:cursor.limit:-";
		}
		if (path(named("pagination")) == null) {
			return null;
		}
		if (nested("pagination").anyMatch((table) -> table.names("afterCursor"))) {
			AnswerSample sample = AnswerSample.read(this.page.sample());
			String next = (sample != null && sample.cursor() != null) ? sample.cursor() : ListLine.ABSENT;
			return "cursor:pagination.afterCursor:pagination.limit:" + next;
		}
		return nested("pagination").allMatch((table) -> table.names("page")) ? "page:pagination.page:pagination.limit:-"
				: null;
	}

	int pageSize() {
		return Stream.concat(own(), this.tables.stream().skip(1).flatMap((table) -> table.rows().stream()))
			.filter(named("start", "limit", "pagination", "cursor", "page"))
			.map((parameter) -> SIZE.matcher(parameter.description()))
			.filter(Matcher::find)
			.map((matcher) -> Integer.parseInt(matcher.group(1)))
			.filter((size) -> size > 1)
			.findFirst()
			.orElse(50);
	}

	Set<String> operators() {
		Set<String> operators = new LinkedHashSet<>();
		if (filter() != null) {
			OPERATOR.matcher(this.page.head())
				.results()
				.map((result) -> result.group(1))
				.filter(OPERATORS::contains)
				.forEach(operators::add);
		}
		return operators;
	}

	boolean knowsGroups() {
		return filterRow().map(Parameter::description).anyMatch((text) -> text.contains("special key `logic`"));
	}

	boolean hasConditionArrays() {
		return this.page.version() == RestVersion.V3
				&& filterRow().map(Parameter::type).anyMatch((type) -> type.startsWith("array"));
	}

	private Stream<Parameter> filterRow() {
		return own().filter(named("filter"));
	}

	/**
	 * The name of the id in filter and order, by the examples and the lists of fields.
	 * @param rowId its name in a row
	 */
	String id(String rowId) {
		return Stream.concat(example(REQUEST_ID), Stream.concat(ids("filter"), example(SELECTED_ID)))
			.findFirst()
			.orElse(rowId);
	}

	private Stream<String> example(Pattern pattern) {
		return pattern.matcher(this.page.examples()).results().map((result) -> result.group(1)).limit(1);
	}

	private Stream<String> ids(String parameter) {
		return fields(parameter).stream().filter("id"::equalsIgnoreCase);
	}

	/**
	 * The fields that a parameter takes; empty if they are not listed.
	 */
	private List<String> fields(String parameter) {
		List<String> inTables = nested(parameter).flatMap((table) -> table.rows().stream())
			.map(Parameter::name)
			.toList();
		return !inTables.isEmpty() ? inTables
				: own().filter(named(parameter))
					.flatMap((row) -> FIELD.matcher(row.description()).results())
					.map((result) -> result.group(1))
					.filter((field) -> !NO_FIELD.matcher(field).matches())
					.toList();
	}

	boolean isIdFilterable() {
		return filter() != null && operators().containsAll(List.of(">", "<")) && knowsId("filter");
	}

	boolean isIdSortable() {
		return order() != null && knowsId("order");
	}

	private boolean knowsId(String parameter) {
		return fields(parameter).isEmpty() || ids(parameter).findAny().isPresent();
	}

}
