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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.github.b24spring.testportal.list.PhpValues;
import io.github.b24spring.testportal.method.MethodRequest;
import io.github.b24spring.testportal.method.MethodResult;
import org.jspecify.annotations.Nullable;

/**
 * The events of calls that change something.
 *
 * @author The b24spring maintainers
 */
final class WriteEvents {

	private static final Set<String> CRM_OBJECTS = Set.of("deal", "lead", "contact", "company", "quote", "invoice");

	private static final Map<Long, String> CRM_TYPES = Map.of(1L, "LEAD", 2L, "DEAL", 3L, "CONTACT", 4L, "COMPANY", 7L,
			"QUOTE");

	private static final List<String> CHANGES = List.of("add", "update", "delete");

	private WriteEvents() {
	}

	/**
	 * Find the event of a call.
	 * @param request the call
	 * @param result its result
	 * @return the event, or {@code null} if the call changed nothing that there is an
	 * event for
	 */
	static @Nullable Written of(MethodRequest request, MethodResult result) {
		List<String> name = List.of(request.method().toLowerCase(Locale.ROOT).split("\\."));
		String change = change(name.get(name.size() - 1));
		if (change == null || name.size() < 3 || Boolean.FALSE.equals(result.result())) {
			return null;
		}
		Arguments arguments = Arguments.of(request);
		long id = change.equals("add") ? addedId(result.result()) : arguments.integer("id", 0);
		if (name.get(0).equals("tasks") && name.get(1).equals("task")) {
			long task = change.equals("add") ? id : arguments.integer("taskid", id);
			return (task > 0) ? task(change, task) : null;
		}
		if (!name.get(0).equals("crm") || id <= 0) {
			return null;
		}
		String object = name.get(1);
		if (object.equals("item")) {
			return item(change, id, arguments.integer("entitytypeid", 0));
		}
		boolean activity = object.equals("activity")
				&& (name.size() == 3 || Set.of("todo", "configurable").contains(name.get(2)));
		boolean classic = name.size() == 3 && CRM_OBJECTS.contains(object);
		return (activity || classic) ? fields("ONCRM" + object + change, Map.of("ID", id)) : null;
	}

	private static @Nullable String change(String verb) {
		return CHANGES.stream()
			.filter((change) -> change.equals("update") ? verb.startsWith(change) : verb.equals(change))
			.findFirst()
			.orElse(null);
	}

	private static Written item(String change, long id, long type) {
		String classic = CRM_TYPES.get(type);
		if (classic != null) {
			return fields("ONCRM" + classic + change, Map.of("ID", id));
		}
		Map<String, Object> fields = new LinkedHashMap<>();
		fields.put("ID", id);
		fields.put("ENTITY_TYPE_ID", type);
		return fields("ONCRMDYNAMICITEM" + change, fields);
	}

	private static Written task(String change, long id) {
		String place = change.equals("delete") ? "FIELDS_BEFORE" : "FIELDS_AFTER";
		return new Written(("ONTASK" + change).toUpperCase(Locale.ROOT), Map.of(place, Map.of("ID", id)));
	}

	private static Written fields(String event, Map<String, ?> fields) {
		return new Written(event.toUpperCase(Locale.ROOT), Map.of("FIELDS", fields));
	}

	/**
	 * Find the id in the answer of a method that adds: the number itself, or the first
	 * {@code id} at whatever depth, as the families have it.
	 */
	private static long addedId(@Nullable Object result) {
		Map<String, @Nullable Object> map = (result instanceof Map<?, ?>) ? PhpValues.map(result) : null;
		if (map == null) {
			return PhpValues.integer(result);
		}
		for (Map.Entry<String, @Nullable Object> entry : map.entrySet()) {
			if (entry.getKey().equalsIgnoreCase("id")) {
				return PhpValues.integer(entry.getValue());
			}
		}
		return map.values()
			.stream()
			.filter(Map.class::isInstance)
			.mapToLong(WriteEvents::addedId)
			.findFirst()
			.orElse(0);
	}

	/**
	 * An event of a call.
	 *
	 * @param event the code in upper case
	 * @param data the data
	 */
	record Written(String event, Map<String, ? extends @Nullable Object> data) {

	}

}
