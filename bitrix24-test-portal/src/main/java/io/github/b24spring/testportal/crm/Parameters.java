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
package io.github.b24spring.testportal.crm;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;

import io.github.b24spring.testportal.list.PhpValues;
import io.github.b24spring.testportal.method.MethodRequest;
import io.github.b24spring.testportal.method.PortalErrorException;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a call.
 */
record Parameters(Map<String, @Nullable Object> values) {

	static final ZoneOffset PORTAL_OFFSET = ZoneOffset.ofHours(3);

	private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");

	static Parameters of(MethodRequest request) {
		return new Parameters(request.parameters());
	}

	@Nullable Object get(String name) {
		return this.values.get(name);
	}

	boolean has(String name) {
		return this.values.get(name) != null;
	}

	Object required(String name) {
		Object value = this.values.get(name);
		if (value == null) {
			throw error("100", "Could not find value for parameter {" + name + "}");
		}
		return value;
	}

	long requiredInteger(String name) {
		return integer(required(name), name);
	}

	Map<String, @Nullable Object> requiredMap(String name) {
		Map<String, @Nullable Object> map = PhpValues.map(required(name));
		if (map == null) {
			throw error("100", "Invalid value {" + name + "}");
		}
		return map;
	}

	/**
	 * The fields of a classic method.
	 */
	Map<String, @Nullable Object> fields() {
		Map<String, @Nullable Object> fields = PhpValues.map(get("fields"));
		if (fields == null) {
			throw error("", "Parameter 'fields' must be array.");
		}
		return fields;
	}

	static long integer(Object value, String name) {
		if (value instanceof Number number) {
			return number.longValue();
		}
		try {
			return Long.parseLong(value.toString());
		}
		catch (NumberFormatException ex) {
			throw error("100", "Invalid value {" + value + "} to match with parameter {" + name + "}. Should be value"
					+ " of type int.");
		}
	}

	/**
	 * A point in time as the portal writes it, or {@code null} if the text is no such.
	 */
	static @Nullable String date(@Nullable Object value) {
		String text = PhpValues.text(value).replace(' ', 'T');
		try {
			return format(OffsetDateTime.parse(text));
		}
		catch (DateTimeParseException ex) {
			return localDate(text);
		}
	}

	static String format(OffsetDateTime date) {
		return FORMAT.format(date.withOffsetSameInstant(PORTAL_OFFSET));
	}

	private static @Nullable String localDate(String text) {
		try {
			return format(LocalDateTime.parse(text).atOffset(PORTAL_OFFSET));
		}
		catch (DateTimeParseException ex) {
			return null;
		}
	}

	static PortalErrorException error(Object code, String description) {
		return new PortalErrorException(400, code, description);
	}

}
