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

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.b24spring.testportal.list.PhpValues;
import org.jspecify.annotations.Nullable;

/**
 * What a caller sends as the fields of an activity, read as the portal reads it.
 */
final class SentFields {

	private static final Set<String> FILLED_BY_PORTAL = Set.of("ID", "CREATED", "LAST_UPDATED", "AUTHOR_ID",
			"EDITOR_ID", "DEADLINE", "STATUS", "OWNER_ID", "OWNER_TYPE_ID", "TYPE_ID");

	private final ActivityStore store;

	private final Clock clock;

	private final Map<String, @Nullable Object> fields;

	private final String provider;

	SentFields(ActivityStore store, Clock clock, Map<String, @Nullable Object> fields) {
		this.store = store;
		this.clock = clock;
		this.fields = fields;
		this.provider = PhpValues.text(fields.get("PROVIDER_ID"));
	}

	boolean has(String name) {
		return this.fields.containsKey(name);
	}

	boolean isOf(String provider) {
		return this.provider.equals(provider);
	}

	long type() {
		if (isOf(BaseMethods.APPLICATION) && !this.fields.containsKey("TYPE_ID")) {
			return 6;
		}
		long type = PhpValues.integer(this.fields.get("TYPE_ID"));
		if (type < 1 || type > 6) {
			throw BaseMethods.refusal("The field TYPE_ID is not defined or invalid");
		}
		if (type == 3 || type == 5) {
			throw BaseMethods.refusal("The activity type \"" + type + "\" is not supported in current context");
		}
		if (type == 6 && this.provider.isEmpty()) {
			throw BaseMethods.refusal("The custom activity without provider is not supported in current context");
		}
		return type;
	}

	void checkTexts(boolean all) {
		if ((all || this.fields.containsKey("SUBJECT")) && PhpValues.text(this.fields.get("SUBJECT")).isEmpty()) {
			throw BaseMethods.refusal("The field SUBJECT is not defined or empty");
		}
		if (this.fields.containsKey("RESPONSIBLE_ID") && PhpValues.integer(this.fields.get("RESPONSIBLE_ID")) < 1) {
			throw BaseMethods.refusal("The field RESPONSIBLE_ID is not defined or invalid");
		}
	}

	List<Map<String, @Nullable Object>> communications(long type) {
		List<Map<String, @Nullable Object>> communications = new ArrayList<>();
		for (Object item : PhpValues.list(this.fields.get("COMMUNICATIONS"))) {
			Map<String, @Nullable Object> given = PhpValues.map(item);
			if (given == null || PhpValues.text(given.get("VALUE")).isEmpty()) {
				continue;
			}
			String kind = (type == 4) ? "EMAIL" : (type == 2) ? "PHONE" : "";
			String givenKind = PhpValues.text(given.get("TYPE"));
			// The portal drops what does not fit instead of refusing it
			if (type == 4 && !givenKind.isEmpty() && !givenKind.equals(kind)) {
				continue;
			}
			long entityType = PhpValues.integer(given.get("ENTITY_TYPE_ID"));
			long entity = PhpValues.integer(given.get("ENTITY_ID"));
			if (entityType > 0 && entity > 0) {
				checkExists(entityType, entity);
			}
			Map<String, @Nullable Object> communication = new LinkedHashMap<>();
			communication.put("ID", "0");
			communication.put("TYPE", givenKind.isEmpty() ? kind : givenKind);
			communication.put("VALUE", PhpValues.text(given.get("VALUE")));
			communication.put("ENTITY_ID", Long.toString(entity));
			communication.put("ENTITY_TYPE_ID", Long.toString(entityType));
			communication.put("ENTITY_SETTINGS",
					(entityType == CrmObjects.CONTACT) ? Map.of("HONORIFIC", "", "NAME", "Ada", "SECOND_NAME", "",
							"LAST_NAME", "Contact " + entity, "COMPANY_TITLE", "", "COMPANY_ID", "0") : List.of());
			communications.add(communication);
		}
		if (type == 1 && communications.size() > 1) {
			throw BaseMethods.refusal("The only one communication is allowed for activity of specified type");
		}
		return communications;
	}

	List<Binding> bindings(List<Map<String, @Nullable Object>> communications) {
		Binding owner = new Binding(PhpValues.integer(this.fields.get("OWNER_TYPE_ID")),
				PhpValues.integer(this.fields.get("OWNER_ID")));
		List<Binding> bindings = new ArrayList<>();
		if (owner.typeId() > 0 && owner.id() > 0) {
			checkExists(owner.typeId(), owner.id());
			bindings.add(owner);
		}
		for (Map<String, @Nullable Object> communication : communications) {
			Binding binding = new Binding(PhpValues.integer(communication.get("ENTITY_TYPE_ID")),
					PhpValues.integer(communication.get("ENTITY_ID")));
			if (binding.typeId() > 0 && binding.id() > 0 && !bindings.contains(binding)) {
				bindings.add(binding);
			}
		}
		if (bindings.isEmpty()) {
			throw BaseMethods
				.refusal("Could not build binding. Please ensure that owner info and communications are defined"
						+ " correctly");
		}
		return bindings;
	}

	private void checkExists(long typeId, long id) {
		if (!this.store.exists(typeId, id)) {
			throw BaseMethods.refusal("Could not find '" + CrmObjects.name(typeId) + "' with ID: " + id);
		}
	}

	Map<String, @Nullable Object> values(long type, Binding owner) {
		String now = Parameters.format(OffsetDateTime.now(this.clock));
		Map<String, @Nullable Object> values = ActivityFields.defaults();
		values.put("OWNER_TYPE_ID", Long.toString(owner.typeId()));
		values.put("OWNER_ID", Long.toString(owner.id()));
		values.put("TYPE_ID", Long.toString(type));
		values.put("RESPONSIBLE_ID", "1");
		values.put("AUTHOR_ID", "1");
		values.put("EDITOR_ID", "1");
		values.put("CREATED", now);
		values.put("LAST_UPDATED", now);
		values.putAll(changes());
		if (values.get("START_TIME") == null) {
			values.put("START_TIME", now);
			values.put("END_TIME", now);
		}
		if ((type == 1 || type == 2) && this.fields.containsKey("START_TIME")) {
			values.put("DEADLINE", values.get("START_TIME"));
		}
		return values;
	}

	Map<String, @Nullable Object> changes() {
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		this.fields.forEach((name, value) -> {
			if (!ActivityFields.PLAIN.contains(name) || FILLED_BY_PORTAL.contains(name)) {
				return;
			}
			if (ActivityFields.DATES.contains(name)) {
				values.put(name, Parameters.date(value));
			}
			else if (value instanceof Map<?, ?> map) {
				values.put(name, map.isEmpty() ? List.of() : map);
			}
			else if (ActivityFields.NUMBERS.contains(name)) {
				values.put(name, Long.toString(PhpValues.integer(value)));
			}
			else {
				values.put(name, (value == null || value instanceof List) ? value : PhpValues.text(value));
			}
		});
		if (values.containsKey("COMPLETED")) {
			boolean completed = PhpValues.truth(values.get("COMPLETED"));
			values.put("COMPLETED", completed ? "Y" : "N");
			values.put("STATUS", completed ? "2" : "1");
		}
		return values;
	}

	static List<Map<String, @Nullable Object>> numbered(List<Map<String, @Nullable Object>> communications,
			long activity) {
		for (int i = 0; i < communications.size(); i++) {
			communications.get(i).put("ID", Long.toString(activity * 10 + i));
		}
		return communications;
	}

	List<Map<String, @Nullable Object>> files(long activity) {
		List<Map<String, @Nullable Object>> files = new ArrayList<>();
		for (Object item : PhpValues.list(this.fields.get("FILES"))) {
			Map<String, @Nullable Object> entry = PhpValues.map(item);
			if (entry != null && PhpValues.list(entry.get("fileData")).size() == 2) {
				long id = activity * 10 + files.size();
				Map<String, @Nullable Object> file = new LinkedHashMap<>();
				file.put("id", id);
				file.put("url", "http://portal.test/bitrix/tools/crm_show_file.php?fileId=" + id
						+ "&ownerTypeId=6&ownerId=" + activity + "&auth=");
				files.add(file);
			}
		}
		return files;
	}

}
