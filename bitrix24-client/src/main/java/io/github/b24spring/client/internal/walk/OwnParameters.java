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
package io.github.b24spring.client.internal.walk;

import java.util.Map;

import io.github.b24spring.client.list.ListMethod;
import org.jspecify.annotations.Nullable;

/**
 * What the caller says with parameters of its own, which must not be said a second time
 * under the same name, or under one that the method takes for the same.
 */
final class OwnParameters {

	private final String method;

	private final ListMethod form;

	private final Map<String, @Nullable Object> parameters;

	private OwnParameters(ListQuery query) {
		this.method = query.method();
		this.form = query.form();
		this.parameters = query.parameters();
	}

	static OwnParameters of(ListQuery query) {
		return new OwnParameters(query);
	}

	boolean haveOrder() {
		return isThere(this.form.orderParameter()) || isThere(this.form.sortParameter());
	}

	private boolean isThere(@Nullable String path) {
		Object value = this.parameters;
		for (String name : (path != null) ? path.split("\\.") : new String[0]) {
			if (!(value instanceof Map<?, ?> map)) {
				return false;
			}
			String key = key(map, name);
			if (key == null) {
				return false;
			}
			value = map.get(key);
		}
		return path != null;
	}

	/**
	 * Refuse a parameter of the caller that this client sets.
	 * @param path the path of the parameter; {@code null} if there is none
	 * @param instead what to use instead
	 * @throws IllegalArgumentException if the caller sets it
	 */
	void refuse(@Nullable String path, String instead) {
		if (isThere(path)) {
			throw new IllegalArgumentException(
					"The parameter '%s' of '%s' is set by this client: %s".formatted(path, this.method, instead));
		}
		int dot = (path != null) ? path.indexOf('.') : -1;
		if (path != null && dot != -1) {
			checkContainer(path.substring(0, dot));
		}
	}

	/**
	 * Check that members can be added to a parameter of the caller.
	 */
	private void checkContainer(String name) {
		String own = key(this.parameters, name);
		if (own != null && !own.equals(name)) {
			throw new IllegalArgumentException(
					"The parameter '%s' of '%s' is called '%s'".formatted(own, this.method, name));
		}
		if (own != null && !(this.parameters.get(own) instanceof Map)) {
			throw new IllegalArgumentException(
					"The parameter '%s' of '%s' has to be a map: this client adds to it".formatted(own, this.method));
		}
	}

	private static @Nullable String key(Map<?, ?> map, String name) {
		return map.keySet()
			.stream()
			.map(String::valueOf)
			.filter((key) -> name.equalsIgnoreCase(plain(key)))
			.findFirst()
			.orElse(null);
	}

	/**
	 * PHP reads {@code filter[ID]} as a member of {@code filter}.
	 */
	private static String plain(String key) {
		int bracket = key.indexOf('[');
		return ((bracket != -1) ? key.substring(0, bracket) : key).strip();
	}

}
