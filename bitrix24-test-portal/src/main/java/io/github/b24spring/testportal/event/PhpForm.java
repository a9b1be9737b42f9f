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
package io.github.b24spring.testportal.event;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Writes nested values as PHP does: {@code data[FIELDS][ID]=1}. An empty array leaves no
 * trace, all else is text.
 *
 * @author The b24spring maintainers
 */
final class PhpForm {

	private PhpForm() {
	}

	static Map<String, String> flatten(Map<String, ? extends @Nullable Object> values) {
		Map<String, String> fields = new LinkedHashMap<>();
		values.forEach((name, value) -> flatten(fields, name, value));
		return fields;
	}

	private static void flatten(Map<String, String> fields, String name, @Nullable Object value) {
		if (value instanceof Map<?, ?> map) {
			map.forEach((key, element) -> flatten(fields, name + "[" + key + "]", element));
		}
		else if (value instanceof List<?> list) {
			for (int i = 0; i < list.size(); i++) {
				flatten(fields, name + "[" + i + "]", list.get(i));
			}
		}
		else if (value instanceof Boolean bool) {
			fields.put(name, bool ? "1" : "0");
		}
		else {
			fields.put(name, (value != null) ? value.toString() : "");
		}
	}

	static String encode(Map<String, String> fields) {
		return fields.entrySet()
			.stream()
			.map((field) -> encode(field.getKey()) + "=" + encode(field.getValue()))
			.collect(Collectors.joining("&"));
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
