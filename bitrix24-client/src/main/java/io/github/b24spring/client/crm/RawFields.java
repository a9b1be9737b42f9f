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
package io.github.b24spring.client.crm;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads values of fields as they came, when they are asked for.
 */
final class RawFields {

	private final Map<String, @Nullable Object> raw;

	private final JsonMapper jsonMapper;

	RawFields(Map<String, @Nullable Object> raw, JsonMapper jsonMapper) {
		this.raw = raw;
		this.jsonMapper = jsonMapper;
	}

	Map<String, @Nullable Object> raw() {
		return this.raw;
	}

	<T> @Nullable T read(String field, Class<T> type) {
		Object value = this.raw.get(field);
		if (value == null || type.isInstance(value)) {
			return type.cast(value);
		}
		try {
			return this.jsonMapper.convertValue(value, type);
		}
		catch (JacksonException ex) {
			throw unreadable(field, ex);
		}
	}

	<T> @Nullable T read(String field, TypeReference<T> type) {
		Object value = this.raw.get(field);
		try {
			return (value != null) ? this.jsonMapper.convertValue(value, type) : null;
		}
		catch (JacksonException ex) {
			throw unreadable(field, ex);
		}
	}

	private static IllegalStateException unreadable(String field, JacksonException cause) {
		return new IllegalStateException(
				"The portal sent " + field + " in a form that cannot be read; the raw value is in raw()", cause);
	}

}
