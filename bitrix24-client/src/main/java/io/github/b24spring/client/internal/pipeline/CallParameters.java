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

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Parameters of a call: named, or positional for the few old methods that want them so.
 */
public final class CallParameters {

	public static final CallParameters NONE = new CallParameters(Collections.emptyMap(), null, List.of());

	private final Map<String, @Nullable Object> named;

	private final @Nullable List<@Nullable Object> positional;

	private final List<Object> unread;

	/**
	 * Create parameters.
	 * @param named those by name
	 * @param positional those by position, in place of all others
	 * @param unread the beans and maps that come on top of those by name
	 */
	private CallParameters(Map<String, @Nullable Object> named, @Nullable List<@Nullable Object> positional,
			List<Object> unread) {
		this.named = named;
		this.positional = positional;
		this.unread = unread;
	}

	/**
	 * Return parameters of their JSON form.
	 * @param value a map by name, or a list by position
	 * @return the parameters, whose {@link #value()} this is
	 */
	public static CallParameters of(Object value) {
		if (value instanceof List<?> list) {
			return positional(list);
		}
		@SuppressWarnings("unchecked")
		Map<String, @Nullable Object> named = (Map<String, @Nullable Object>) value;
		return NONE.and(named);
	}

	public static CallParameters positional(List<?> values) {
		return new CallParameters(Collections.emptyMap(), Collections.unmodifiableList(new ArrayList<>(values)),
				List.of());
	}

	public CallParameters and(String name, @Nullable Object value) {
		return and(Collections.singletonMap(name, value));
	}

	public CallParameters and(Map<String, ? extends @Nullable Object> values) {
		requireNamed();
		if (!this.unread.isEmpty()) {
			return andUnread(new LinkedHashMap<>(values));
		}
		Map<String, @Nullable Object> copy = new LinkedHashMap<>(this.named);
		copy.putAll(values);
		return new CallParameters(Collections.unmodifiableMap(copy), null, List.of());
	}

	/**
	 * Add parameters in the form that a user gives them: a map, a bean or record, or a
	 * list, which takes the place of all others. A bean remains to be {@link #read}.
	 */
	CallParameters andAll(Object parameters) {
		if (parameters instanceof List<?> list) {
			return positional(list);
		}
		if (parameters instanceof Map<?, ?> map) {
			map.keySet().forEach((key) -> Assert.isInstanceOf(String.class, key, "Parameter names must be strings"));
			@SuppressWarnings("unchecked")
			Map<String, ? extends @Nullable Object> named = (Map<String, ? extends @Nullable Object>) map;
			return and(named);
		}
		requireNamed();
		return andUnread(parameters);
	}

	private CallParameters andUnread(Object parameters) {
		List<Object> more = new ArrayList<>(this.unread);
		more.add(parameters);
		return new CallParameters(this.named, null, List.copyOf(more));
	}

	/**
	 * Read the beans.
	 */
	CallParameters read(Function<Object, Map<String, @Nullable Object>> properties) {
		if (this.unread.isEmpty()) {
			return this;
		}
		Map<String, @Nullable Object> all = new LinkedHashMap<>(this.named);
		for (Object parameters : this.unread) {
			if (parameters instanceof Map<?, ?> map) {
				map.forEach((name, value) -> all.put((String) name, value));
			}
			else {
				all.putAll(properties.apply(parameters));
			}
		}
		return new CallParameters(Collections.unmodifiableMap(all), null, List.of());
	}

	private void requireNamed() {
		if (this.positional != null) {
			throw new IllegalStateException("Parameters were given as a list; named ones cannot be added");
		}
	}

	public boolean isEmpty() {
		return this.named.isEmpty() && this.unread.isEmpty() && (this.positional == null || this.positional.isEmpty());
	}

	/**
	 * The JSON form of the parameters that are read: a map, or a list.
	 */
	public Object value() {
		return (this.positional != null) ? this.positional : this.named;
	}

	/**
	 * The JSON form with one more parameter. PHP reads an object with the keys 0, 1, … as
	 * the list of the same values, so positional parameters have room for a named one.
	 */
	public Map<String, @Nullable Object> valueWith(String name, String value) {
		Map<String, @Nullable Object> copy = new LinkedHashMap<>(this.named);
		if (this.positional != null) {
			for (int i = 0; i < this.positional.size(); i++) {
				copy.put(Integer.toString(i), this.positional.get(i));
			}
		}
		copy.put(name, value);
		return copy;
	}

}
