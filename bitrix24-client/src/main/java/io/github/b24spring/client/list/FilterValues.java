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
package io.github.b24spring.client.list;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * What conditions compare with, in the form that means the same however it is sent: the
 * commands of a batch know neither {@code null} nor what is empty nor booleans.
 */
final class FilterValues {

	private FilterValues() {
	}

	/**
	 * Return a value as it is sent.
	 * @param path where it is, for messages
	 * @param value the value
	 * @throws IllegalArgumentException if there is none to compare with
	 */
	static Object checked(String path, @Nullable Object value) {
		if (value == null) {
			throw new IllegalArgumentException(
					"The condition '" + path + "' has no value: ask for the empty text where a field should be empty");
		}
		if (value instanceof Boolean flag) {
			return flag ? 1 : 0;
		}
		if (value instanceof Map<?, ?> map) {
			Map<Object, Object> checked = new LinkedHashMap<>();
			map.forEach((key, element) -> checked.put(key, checked(path + "." + key, element)));
			return checked;
		}
		if (value instanceof Collection<?> || value.getClass().isArray()) {
			List<Object> checked = new ArrayList<>();
			for (Object element : elements(value)) {
				checked.add(checked(path, element));
			}
			Assert.notEmpty(checked,
					() -> "The condition '" + path + "' has no values: the portal would ignore it or match no row");
			return checked;
		}
		return value;
	}

	/**
	 * Return the values of arguments, which may be one array or collection of them.
	 */
	static Collection<?> flat(Object... values) {
		boolean nested = values.length == 1 && values[0] != null
				&& (values[0] instanceof Collection<?> || values[0].getClass().isArray());
		return nested ? elements(values[0]) : Arrays.asList(values);
	}

	private static Collection<?> elements(Object values) {
		if (values instanceof Collection<?> collection) {
			return collection;
		}
		List<@Nullable Object> elements = new ArrayList<>();
		for (int i = 0; i < Array.getLength(values); i++) {
			elements.add(Array.get(values, i));
		}
		return elements;
	}

}
