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

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Parameters of a call: named, or positional for the few old methods that want them so.
 */
public final class CallParameters {

	public static final CallParameters NONE = new CallParameters(Collections.emptyMap(), null);

	private final Map<String, @Nullable Object> named;

	private final @Nullable List<@Nullable Object> positional;

	private CallParameters(Map<String, @Nullable Object> named, @Nullable List<@Nullable Object> positional) {
		this.named = named;
		this.positional = positional;
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
		return new CallParameters(Collections.emptyMap(), Collections.unmodifiableList(new ArrayList<>(values)));
	}

	public CallParameters and(String name, @Nullable Object value) {
		requireNamed();
		Map<String, @Nullable Object> copy = new LinkedHashMap<>(this.named);
		copy.put(name, value);
		return new CallParameters(Collections.unmodifiableMap(copy), null);
	}

	public CallParameters and(Map<String, ? extends @Nullable Object> values) {
		requireNamed();
		Map<String, @Nullable Object> copy = new LinkedHashMap<>(this.named);
		copy.putAll(values);
		return new CallParameters(Collections.unmodifiableMap(copy), null);
	}

	/**
	 * Add parameters in the form that a user gives them: a map, a bean or record, or a
	 * list, which takes the place of all others.
	 */
	CallParameters andAll(String method, Object parameters, PlainParameters plain) {
		if (parameters instanceof List<?> list) {
			return positional(list);
		}
		if (parameters instanceof Map<?, ?> map) {
			map.keySet().forEach((key) -> Assert.isInstanceOf(String.class, key, "Parameter names must be strings"));
			@SuppressWarnings("unchecked")
			Map<String, ? extends @Nullable Object> named = (Map<String, ? extends @Nullable Object>) map;
			return and(named);
		}
		return and(plain.properties(method, parameters));
	}

	private void requireNamed() {
		if (this.positional != null) {
			throw new IllegalStateException("Parameters were given as a list; named ones cannot be added");
		}
	}

	public boolean isEmpty() {
		return this.named.isEmpty() && (this.positional == null || this.positional.isEmpty());
	}

	/**
	 * The JSON form of the parameters: a map, or a list.
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
