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

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reads values as the portal does, which is written in PHP.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class PhpValues {

	private static final Pattern NUMBER = Pattern.compile("\\s*([+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?)");

	private PhpValues() {
	}

	/**
	 * Return the value as text.
	 * @param value the value
	 * @return the text, empty for {@code null} and {@code false}
	 */
	public static String text(@Nullable Object value) {
		if (value == null || Boolean.FALSE.equals(value)) {
			return "";
		}
		return Boolean.TRUE.equals(value) ? "1" : value.toString();
	}

	/**
	 * Return the value as number: what its text begins with, 0 if this is no number.
	 * @param value the value
	 * @return the number
	 */
	public static double number(@Nullable Object value) {
		if (value instanceof Number number) {
			return number.doubleValue();
		}
		Matcher matcher = NUMBER.matcher(text(value));
		return matcher.lookingAt() ? new BigDecimal(trim(matcher.group(1))).doubleValue() : 0;
	}

	/**
	 * Return the value as integer: what its text begins with, 0 if this is no number.
	 * @param value the value
	 * @return the integer
	 */
	public static long integer(@Nullable Object value) {
		return (long) number(value);
	}

	/**
	 * Return the value as truth, also in the forms of the CRM.
	 * @param value the value
	 * @return {@code true} for {@code true}, {@code 1} and {@code Y}
	 */
	public static boolean truth(@Nullable Object value) {
		String text = text(value);
		return text.equals("1") || text.equalsIgnoreCase("Y") || text.equalsIgnoreCase("true");
	}

	/**
	 * Return the values of an array.
	 * @param value a list, a map, or a single value
	 * @return the values, none if the value is {@code null}
	 */
	public static List<@Nullable Object> list(@Nullable Object value) {
		if (value instanceof Map<?, ?> map) {
			return new ArrayList<>(map.values());
		}
		if (value instanceof Collection<?> collection) {
			return new ArrayList<>(collection);
		}
		List<@Nullable Object> list = new ArrayList<>();
		if (value != null) {
			list.add(value);
		}
		return list;
	}

	/**
	 * Return the entries of an array.
	 * @param value a map or a list
	 * @return the entries, or {@code null} if the value is no array
	 */
	public static @Nullable Map<String, @Nullable Object> map(@Nullable Object value) {
		Map<String, @Nullable Object> entries = new LinkedHashMap<>();
		if (value instanceof Map<?, ?> map) {
			map.forEach((key, entry) -> entries.put(Objects.toString(key), entry));
			return entries;
		}
		if (value instanceof List<?> list) {
			for (int i = 0; i < list.size(); i++) {
				entries.put(Integer.toString(i), list.get(i));
			}
			return entries;
		}
		return null;
	}

	private static String trim(String number) {
		return number.endsWith(".") ? number.substring(0, number.length() - 1) : number;
	}

}
