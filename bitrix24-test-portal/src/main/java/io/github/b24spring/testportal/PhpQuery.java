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
package io.github.b24spring.testportal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Reads queries and forms as PHP does: {@code a[b][]=c} makes nested arrays.
 *
 * @author The b24spring maintainers
 */
final class PhpQuery {

	private PhpQuery() {
	}

	/**
	 * Read a query.
	 * @param query the query without its question mark
	 * @return the parameters: texts, maps, and lists where PHP would have one
	 */
	static Map<String, @Nullable Object> parse(String query) {
		Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
		int start = 0;
		while (start <= query.length()) {
			int end = query.indexOf('&', start);
			if (end < 0) {
				end = query.length();
			}
			if (end > start) {
				add(parameters, query.substring(start, end));
			}
			start = end + 1;
		}
		return lists(parameters);
	}

	/**
	 * Put a value at its place.
	 * @param parameters the parameters so far
	 * @param name the decoded name with its brackets
	 * @param value the decoded value
	 */
	static void put(Map<String, @Nullable Object> parameters, String name, String value) {
		List<String> path = path(name);
		if (path.isEmpty()) {
			return;
		}
		Map<String, @Nullable Object> target = parameters;
		for (String key : path.subList(0, path.size() - 1)) {
			target = descend(target, key(target, key));
		}
		target.put(key(target, path.get(path.size() - 1)), value);
	}

	/**
	 * Make lists of the maps that PHP takes for lists.
	 * @param parameters the parameters
	 * @return the parameters, themselves always a map
	 */
	static Map<String, @Nullable Object> lists(Map<String, @Nullable Object> parameters) {
		parameters.replaceAll((name, value) -> list(value));
		return parameters;
	}

	private static @Nullable Object list(@Nullable Object value) {
		if (!(value instanceof Map<?, ?> map)) {
			return value;
		}
		Map<String, @Nullable Object> copy = new LinkedHashMap<>();
		map.forEach((key, element) -> copy.put(String.valueOf(key), list(element)));
		return PhpJson.isList(copy) ? new ArrayList<>(copy.values()) : copy;
	}

	private static void add(Map<String, @Nullable Object> parameters, String pair) {
		int equals = pair.indexOf('=');
		String name = (equals < 0) ? pair : pair.substring(0, equals);
		String value = (equals < 0) ? "" : pair.substring(equals + 1);
		put(parameters, decode(name), decode(value));
	}

	private static List<String> path(String name) {
		String stripped = name.stripLeading();
		int open = stripped.indexOf('[');
		if (stripped.isEmpty() || open == 0) {
			return List.of();
		}
		if (open < 0 || stripped.indexOf(']', open) < 0) {
			return List.of(variable(stripped));
		}
		List<String> path = new ArrayList<>();
		path.add(variable(stripped.substring(0, open)));
		while (open >= 0 && open < stripped.length() && stripped.charAt(open) == '[') {
			int close = stripped.indexOf(']', open);
			if (close < 0) {
				break;
			}
			path.add(stripped.substring(open + 1, close));
			open = close + 1;
		}
		return path;
	}

	private static String variable(String name) {
		return name.replace('.', '_').replace(' ', '_').replace('[', '_');
	}

	private static String key(Map<String, @Nullable Object> target, String key) {
		if (!key.isEmpty()) {
			return key;
		}
		long next = 0;
		for (String present : target.keySet()) {
			if (!present.isEmpty() && present.length() < 18 && present.chars().allMatch(Character::isDigit)) {
				next = Math.max(next, Long.parseLong(present) + 1);
			}
		}
		return Long.toString(next);
	}

	@SuppressWarnings("unchecked")
	private static Map<String, @Nullable Object> descend(Map<String, @Nullable Object> target, String key) {
		if (target.get(key) instanceof Map<?, ?> nested) {
			return (Map<String, @Nullable Object>) nested;
		}
		Map<String, @Nullable Object> nested = new LinkedHashMap<>();
		target.put(key, nested);
		return nested;
	}

	private static String decode(String text) {
		if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
			return text;
		}
		return URLDecoder.decode(lenient(text), StandardCharsets.UTF_8);
	}

	/**
	 * PHP leaves a percent sign alone that no two hexadecimal digits follow.
	 * @param text the encoded text
	 * @return a text that can be decoded
	 */
	private static String lenient(String text) {
		StringBuilder result = null;
		for (int i = 0; i < text.length(); i++) {
			boolean stray = text.charAt(i) == '%' && !(i + 2 < text.length()
					&& Character.digit(text.charAt(i + 1), 16) >= 0 && Character.digit(text.charAt(i + 2), 16) >= 0);
			if (stray && result == null) {
				result = new StringBuilder(text.substring(0, i));
			}
			if (result != null) {
				result.append(stray ? "%25" : text.charAt(i));
			}
		}
		return (result != null) ? result.toString() : text;
	}

}
