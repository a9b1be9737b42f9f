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
package io.github.b24spring.client.internal.pipeline;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a PHP program finds in parameters: arrays by the text of their keys, with a list
 * being an array too. What a query string has no form for stays a JSON value.
 */
final class PhpForm {

	private PhpForm() {
	}

	static Map<String, Object> ofJson(JsonNode json) {
		Map<String, Object> array = new LinkedHashMap<>();
		if (json.isArray()) {
			for (int i = 0; i < json.size(); i++) {
				array.put(Integer.toString(i), value(json.get(i)));
			}
		}
		else {
			json.properties().forEach((property) -> array.put(property.getKey(), value(property.getValue())));
		}
		return array;
	}

	private static Object value(JsonNode json) {
		return (json.isContainer() && !json.isEmpty()) ? ofJson(json) : json;
	}

	/**
	 * The place of the first value that a command of a batch cannot carry.
	 */
	static @Nullable String firstUnfit(Object value, String path) {
		if (value instanceof Map<?, ?> map) {
			for (Map.Entry<?, ?> entry : map.entrySet()) {
				String name = entry.getKey().toString();
				boolean bad = name.isBlank() || name.matches("(?s).*[\\[\\]\0].*")
						|| (path.isEmpty() && name.matches("(?s).*[ .].*")) || name.toLowerCase().contains("$result");
				String place = path.isEmpty() ? name : path + "." + name;
				String unfit = bad ? "at " + place : firstUnfit(entry.getValue(), place);
				if (unfit != null) {
					return unfit;
				}
			}
			return null;
		}
		if (value instanceof JsonNode json) {
			boolean bad = json.isNull() || json.isContainer()
					|| (json.isString() && json.stringValue().toLowerCase().contains("$result"));
			return bad ? "at " + path : null;
		}
		return null;
	}

	/**
	 * Whether two forms mean the same to PHP, where a text, a number and a truth value
	 * may be written differently.
	 */
	static boolean same(Object one, Object other) {
		if (one instanceof Map<?, ?> map && other instanceof Map<?, ?> otherMap) {
			return map.keySet().equals(otherMap.keySet())
					&& map.keySet().stream().allMatch((key) -> same(map.get(key), otherMap.get(key)));
		}
		return Objects.equals(text(one), text(other));
	}

	private static Object text(Object value) {
		if (value instanceof JsonNode json) {
			if (json.isBoolean()) {
				return json.booleanValue() ? "1" : "0";
			}
			return json.isString() ? number(json.stringValue()) : number(json.toString());
		}
		return (value instanceof String text) ? number(text) : value;
	}

	private static Object number(String text) {
		return text.matches("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?")
				? new BigDecimal(text).stripTrailingZeros().toPlainString() : text;
	}

}
