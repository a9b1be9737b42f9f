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

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.github.b24spring.testportal.list.PhpValues;
import org.jspecify.annotations.Nullable;

/**
 * The rows of offline queues as calls see them.
 *
 * @author The b24spring maintainers
 */
final class OfflineFields {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx")
		.withZone(ZoneOffset.ofHours(3));

	private OfflineFields() {
	}

	static Map<String, Object> of(OfflineRow row) {
		Map<String, Object> fields = new LinkedHashMap<>();
		fields.put("ID", Long.toString(row.id()));
		fields.put("TIMESTAMP_X", TIME.format(row.time()));
		fields.put("EVENT_NAME", row.event());
		fields.put("EVENT_DATA", row.data().isEmpty() ? false : row.data());
		fields.put("EVENT_ADDITIONAL", (row.userId() != null) ? Map.of("user_id", row.userId().toString()) : false);
		fields.put("MESSAGE_ID", row.messageId());
		return fields;
	}

	static Map<String, Object> of(OfflineQueue.Listed listed) {
		Map<String, Object> fields = of(listed.row());
		fields.put("PROCESS_ID", listed.processId());
		fields.put("ERROR", listed.row().failed() ? "1" : "0");
		return fields;
	}

	static boolean matches(Map<String, Object> row, Map<String, @Nullable Object> filter) {
		return filter.entrySet()
			.stream()
			.allMatch((condition) -> matches(row, condition.getKey(), condition.getValue()));
	}

	private static boolean matches(Map<String, Object> row, String condition, @Nullable Object wanted) {
		String field = condition.replaceFirst("^[<>=!]+", "");
		String operator = condition.substring(0, condition.length() - field.length());
		Object value = row.get(field.toUpperCase(Locale.ROOT));
		boolean any = PhpValues.list(wanted).stream().anyMatch((one) -> compare(field, value, one) == 0);
		int order = compare(field, value, wanted);
		return switch (operator) {
			case ">" -> order > 0;
			case ">=" -> order >= 0;
			case "<" -> order < 0;
			case "<=" -> order <= 0;
			case "!", "!=" -> !any;
			default -> any;
		};
	}

	static Comparator<Map<String, Object>> order(Map<String, @Nullable Object> order) {
		Comparator<Map<String, Object>> comparator = (one, other) -> 0;
		for (Map.Entry<String, @Nullable Object> entry : order.entrySet()) {
			String field = entry.getKey().toUpperCase(Locale.ROOT);
			Comparator<Map<String, Object>> next = (one, other) -> compare(field, one.get(field), other.get(field));
			boolean descending = "DESC".equalsIgnoreCase(PhpValues.text(entry.getValue()));
			comparator = comparator.thenComparing(descending ? next.reversed() : next);
		}
		return comparator;
	}

	private static int compare(String field, @Nullable Object one, @Nullable Object other) {
		return field.equalsIgnoreCase("ID") ? Long.compare(PhpValues.integer(one), PhpValues.integer(other))
				: PhpValues.text(one).compareTo(PhpValues.text(other));
	}

}
