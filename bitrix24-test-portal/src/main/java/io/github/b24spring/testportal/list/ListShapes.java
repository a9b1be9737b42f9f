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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Reads the table of documented lists, which says itself what its columns are.
 *
 * @author The b24spring maintainers
 */
final class ListShapes {

	static final List<ListShape> ALL;

	/**
	 * The kinds of the documented fields, by the names of the methods.
	 */
	static final Map<String, Map<String, FieldKind>> KINDS;

	static {
		List<String[]> lines = lines("list-methods.tsv");
		ALL = lines.stream().map(ListShapes::shape).toList();
		KINDS = lines.stream()
			.collect(Collectors.toUnmodifiableMap((columns) -> columns[0], (columns) -> kinds(columns[10])));
	}

	private static final int QUIRKS = 12;

	private static final String NONE = "-";

	private static final String MORE = "more=";

	private ListShapes() {
	}

	static List<String[]> lines(String resource) {
		InputStream stream = Objects.requireNonNull(ListShapes.class.getResourceAsStream(resource), resource);
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
			return reader.lines()
				.filter((line) -> !line.isEmpty() && !line.startsWith("#"))
				.map((line) -> line.split("\t"))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static ListShape shape(String[] columns) {
		String place = columns[1];
		boolean keyed = place.endsWith("{}");
		place = keyed ? place.substring(0, place.length() - 2) : place;
		String[] ids = columns[2].split(">");
		String idInRequest = orNull(ids[0]);
		String abilities = columns[4];
		Map<String, FieldKind> fields = kinds(columns[10]);
		return new ListShape(columns[0], place.isEmpty() ? null : orNull(place), keyed, idInRequest,
				(ids.length > 1) ? ids[1] : idInRequest, parameters(columns), abilities.contains("f"),
				abilities.contains("o"), abilities.contains("g"), operators(columns[5]), paging(columns),
				orNull(columns[8]), words(columns[9]), abilities.contains("x"), List.copyOf(fields.keySet()),
				columns[11]);
	}

	private static ListParameters parameters(String[] columns) {
		String[] names = columns[3].split(" ");
		String[] order = names[1].split(":");
		String start = names[3];
		return new ListParameters(orNull(names[0]), orNull(order[order.length - 1]),
				(order.length > 1) ? order[0] : null, orNull(names[2]), orNull(start.replace("#", "")),
				columns[6].contains(":") ? columns[6].split(":")[0] : null);
	}

	private static ListPaging paging(String[] columns) {
		String[] page = columns[6].split(":");
		int size = size(page[Math.min(1, page.length - 1)]);
		List<String> answer = words(columns[7]);
		boolean zero = answer.contains("zero");
		long mostStart = Long.MAX_VALUE;
		if (columns.length > QUIRKS && columns[QUIRKS].startsWith("max-start=")) {
			mostStart = Long.parseLong(columns[QUIRKS].substring("max-start=".length()));
		}
		return new ListPaging(size, size(page[page.length - 1]), columns[3].endsWith("#"), mostStart,
				zero || answer.contains("total"), zero, answer.contains("next"), more(answer));
	}

	private static @Nullable String more(List<String> answer) {
		return answer.stream()
			.filter((word) -> word.startsWith(MORE))
			.map((word) -> word.substring(MORE.length()))
			.findFirst()
			.orElse(null);
	}

	static int size(String text) {
		return text.equals("all") ? ListPaging.ALL : Integer.parseInt(text);
	}

	private static Set<String> operators(String text) {
		Set<String> operators = new LinkedHashSet<>(words(text));
		operators.add("");
		return Collections.unmodifiableSet(operators);
	}

	static Map<String, FieldKind> kinds(String text) {
		Map<String, FieldKind> kinds = new LinkedHashMap<>();
		for (String field : words(text)) {
			int colon = field.indexOf(':');
			kinds.put(field.substring(0, colon), FieldKind.of(field.substring(colon + 1)));
		}
		return kinds;
	}

	static List<String> words(String text) {
		return text.equals(NONE) ? List.of() : Arrays.asList(text.split(" "));
	}

	private static @Nullable String orNull(String text) {
		return text.equals(NONE) ? null : text;
	}

}
