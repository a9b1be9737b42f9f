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
package io.github.b24spring.client.event;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.b24spring.client.json.Bitrix24JsonMapper;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.util.Assert;

/**
 * What an event says of what happened, with names that nest. In events that were sent to
 * a handler all values are texts; in those that were fetched they are what JSON made of
 * them.
 * <p>
 * {@link #toString()} tells nothing of the content, which may have tokens in it, such as
 * those of a bot.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class EventData {

	private static final EventData EMPTY = new EventData(Map.of());

	private final Map<String, Object> values;

	private EventData(Map<String, Object> values) {
		this.values = values;
	}

	/**
	 * Copy data.
	 * @param values the values by name, nested in maps and collections; what is
	 * {@code null} is left out. Anything but a map, such as the {@code false} or the
	 * empty list that a portal sends for no data, makes empty data
	 * @return the data
	 */
	public static EventData of(@Nullable Object values) {
		return (values instanceof Map<?, ?> map && !map.isEmpty()) ? new EventData(copy(map)) : EMPTY;
	}

	private static Map<String, Object> copy(Map<?, ?> map) {
		Map<String, Object> copy = new LinkedHashMap<>();
		map.forEach((name, value) -> {
			if (value != null) {
				copy.put(String.valueOf(name), copy(value));
			}
		});
		return Collections.unmodifiableMap(copy);
	}

	private static Object copy(Object value) {
		if (value instanceof Map<?, ?> map) {
			return copy(map);
		}
		if (value instanceof Collection<?> collection) {
			List<Object> copy = new ArrayList<>(collection.size());
			for (Object element : collection) {
				if (element != null) {
					copy.add(copy(element));
				}
			}
			return Collections.unmodifiableList(copy);
		}
		return value;
	}

	/**
	 * Return a value as a text.
	 * @param path the names of the levels, such as {@code "FIELDS", "ID"}; a number names
	 * an element of a list
	 * @return the text, {@code null} if there is nothing, or levels further down
	 */
	public @Nullable String text(String... path) {
		Object found = find(path);
		return (found == null || found instanceof Map || found instanceof List) ? null : found.toString();
	}

	/**
	 * Return a value as a number.
	 * @param path the names of the levels
	 * @return the number, {@code null} if it is not there or is no whole number
	 */
	public @Nullable Long longValue(String... path) {
		String text = text(path);
		try {
			return (text != null) ? Long.valueOf(text.trim()) : null;
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	/**
	 * Return what is below a name.
	 * @param path the names of the levels
	 * @return the data below it, empty if there are none
	 */
	@SuppressWarnings("unchecked")
	public EventData below(String... path) {
		return (find(path) instanceof Map<?, ?> map) ? new EventData((Map<String, Object>) map) : EMPTY;
	}

	private @Nullable Object find(String... path) {
		Assert.notEmpty(path, "'path' must not be empty");
		Object found = this.values;
		for (String name : path) {
			if (found instanceof Map<?, ?> map) {
				found = map.get(name);
			}
			else {
				found = (found instanceof List<?> list) ? element(list, name) : null;
			}
		}
		return found;
	}

	private static @Nullable Object element(List<?> list, String name) {
		boolean number = name.length() <= 9 && !name.isEmpty()
				&& name.chars().allMatch((letter) -> letter >= '0' && letter <= '9');
		int index = number ? Integer.parseInt(name) : list.size();
		return (index < list.size()) ? list.get(index) : null;
	}

	/**
	 * Return whether there are no data.
	 * @return whether they are empty
	 */
	public boolean isEmpty() {
		return this.values.isEmpty();
	}

	/**
	 * Return all there is.
	 * @return by name, in the order of the portal; levels are maps and lists, which
	 * cannot be changed
	 */
	public Map<String, Object> values() {
		return this.values;
	}

	/**
	 * Decode the data, with the same leniency as the results of calls: texts that are
	 * numbers, {@code Y} and {@code N}, and so on.
	 * @param <T> the type
	 * @param type the type, whose properties bear the portal's names
	 * @return the decoded data
	 * @throws IllegalArgumentException if they do not fit the type
	 */
	public <T> T as(Class<T> type) {
		try {
			return Mapper.INSTANCE.convertValue(this.values, type);
		}
		catch (JacksonException ex) {
			// The cause would repeat the data
			throw new IllegalArgumentException("The data of the event, with the names " + this.values.keySet()
					+ ", do not fit " + type.getName() + ": compare its properties with them");
		}
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof EventData data && data.values.equals(this.values);
	}

	@Override
	public int hashCode() {
		return this.values.hashCode();
	}

	@Override
	public String toString() {
		return "EventData of " + this.values.size() + " names";
	}

	/**
	 * Holds the mapper from its first use on.
	 */
	private static final class Mapper {

		private static final JsonMapper INSTANCE = Bitrix24JsonMapper.create();

	}

}
