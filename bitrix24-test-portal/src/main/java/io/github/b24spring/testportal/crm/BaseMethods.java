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

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.b24spring.testportal.list.ListMethod;
import io.github.b24spring.testportal.list.ListShape;
import io.github.b24spring.testportal.list.PhpValues;
import io.github.b24spring.testportal.list.Row;
import io.github.b24spring.testportal.method.MethodRequest;
import io.github.b24spring.testportal.method.MethodResult;
import io.github.b24spring.testportal.method.PortalErrorException;
import io.github.b24spring.testportal.method.PortalMethod;
import org.jspecify.annotations.Nullable;

/**
 * The classic methods {@code crm.activity.*}: upper-case names, numbers as texts, and
 * sentences in the place of error codes.
 */
final class BaseMethods {

	static final String CONFIGURABLE = "CONFIGURABLE_REST_APP";

	private static final String APPLICATION = "REST_APP";

	private static final Set<String> FILLED_BY_PORTAL = Set.of("ID", "CREATED", "LAST_UPDATED", "AUTHOR_ID",
			"EDITOR_ID", "DEADLINE", "STATUS", "OWNER_ID", "OWNER_TYPE_ID", "TYPE_ID");

	private final ActivityStore store;

	private final ActivityMethods.Builder settings;

	BaseMethods(ActivityStore store, ActivityMethods.Builder settings) {
		this.store = store;
		this.settings = settings;
	}

	void register(Map<String, PortalMethod> methods) {
		methods.put("crm.activity.add", this::add);
		methods.put("crm.activity.update", this::update);
		methods.put("crm.activity.get", this::get);
		methods.put("crm.activity.list", list());
		methods.put("crm.activity.delete", this::delete);
		methods.put("crm.activity.fields", (request) -> MethodResult.of(ActivityFields.describeActivity()));
		methods.put("crm.activity.communication.fields",
				(request) -> MethodResult.of(ActivityFields.describeCommunication()));
		methods.put("crm.activity.call.getTranscript", this::transcript);
	}

	private PortalMethod list() {
		return ListMethod.builder(ListShape.of("crm.activity.list"), this.store.table(), ActivityFields.PLAIN)
			.numbers(ActivityFields.NUMBERS.toArray(String[]::new))
			.dates(ActivityFields.DATES.toArray(String[]::new))
			.extraField("COMMUNICATIONS", "COMMUNICATIONS")
			.extraField("IS_INCOMING_CHANNEL", "IS_INCOMING_CHANNEL")
			// Not the field that is sent: only the ids of the files bring the files
			.extraField("STORAGE_ELEMENT_IDS", "FILES")
			.specialFilter("BINDINGS", BaseMethods::matchingBindings)
			.cost(this.settings.data().cost())
			.afterPage(this.store::pageWasRead)
			.build();
	}

	private static int matchingBindings(Row row, Object pairs) {
		List<Map<String, @Nullable Object>> wanted = new ArrayList<>();
		for (Object pair : PhpValues.list(pairs)) {
			Map<String, @Nullable Object> entries = PhpValues.map(pair);
			if (entries != null) {
				wanted.add(entries);
			}
		}
		return (int) Activity.bindings(row)
			.stream()
			.filter((binding) -> wanted.stream().anyMatch(binding::matches))
			.count();
	}

	private MethodResult add(MethodRequest request) {
		Map<String, @Nullable Object> fields = Parameters.of(request).fields();
		String provider = PhpValues.text(fields.get("PROVIDER_ID"));
		if (provider.equals(CONFIGURABLE)) {
			throw refusal("Use crm.activity.configurable.add for this activity provider");
		}
		if (provider.equals(APPLICATION)) {
			this.settings.refusalOr(ContextRefusal.ACCESS_EXCEPTION).check(request);
		}
		long type = type(fields, provider);
		checkTexts(fields, true);
		List<Map<String, @Nullable Object>> communications = communications(fields, type);
		boolean needsCommunication = type != 6;
		if (needsCommunication && communications.isEmpty()) {
			throw refusal("The field COMMUNICATIONS is not defined or invalid");
		}
		List<Binding> bindings = bindings(fields, communications);
		Map<String, @Nullable Object> values = values(fields, type, bindings.get(0));
		if (provider.equals(APPLICATION) && !fields.containsKey("PROVIDER_TYPE_ID")) {
			values.put("PROVIDER_TYPE_ID", "LINK");
		}
		long id = this.store.add(request.method(), (newId) -> {
			values.put("ID", Long.toString(newId));
			return new Activity(newId, values, bindings, numbered(communications, newId), files(fields, newId),
					Map.of());
		});
		if (type == 4 && "2".equals(values.get("DIRECTION")) && "Y".equals(values.get("COMPLETED"))) {
			send(communications);
		}
		return MethodResult.of(id);
	}

	private long type(Map<String, @Nullable Object> fields, String provider) {
		if (provider.equals(APPLICATION) && !fields.containsKey("TYPE_ID")) {
			return 6;
		}
		long type = PhpValues.integer(fields.get("TYPE_ID"));
		if (type < 1 || type > 6) {
			throw refusal("The field TYPE_ID is not defined or invalid");
		}
		if (type == 3 || type == 5) {
			throw refusal("The activity type \"" + type + "\" is not supported in current context");
		}
		if (type == 6 && provider.isEmpty()) {
			throw refusal("The custom activity without provider is not supported in current context");
		}
		return type;
	}

	private static void checkTexts(Map<String, @Nullable Object> fields, boolean all) {
		if ((all || fields.containsKey("SUBJECT")) && PhpValues.text(fields.get("SUBJECT")).isEmpty()) {
			throw refusal("The field SUBJECT is not defined or empty");
		}
		if (fields.containsKey("RESPONSIBLE_ID") && PhpValues.integer(fields.get("RESPONSIBLE_ID")) < 1) {
			throw refusal("The field RESPONSIBLE_ID is not defined or invalid");
		}
	}

	private List<Map<String, @Nullable Object>> communications(Map<String, @Nullable Object> fields, long type) {
		List<Map<String, @Nullable Object>> communications = new ArrayList<>();
		for (Object item : PhpValues.list(fields.get("COMMUNICATIONS"))) {
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
			throw refusal("The only one communication is allowed for activity of specified type");
		}
		return communications;
	}

	private List<Binding> bindings(Map<String, @Nullable Object> fields,
			List<Map<String, @Nullable Object>> communications) {
		Binding owner = new Binding(PhpValues.integer(fields.get("OWNER_TYPE_ID")),
				PhpValues.integer(fields.get("OWNER_ID")));
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
			throw refusal("Could not build binding. Please ensure that owner info and communications are defined"
					+ " correctly");
		}
		return bindings;
	}

	private void checkExists(long typeId, long id) {
		if (!this.store.exists(typeId, id)) {
			throw refusal("Could not find '" + CrmObjects.name(typeId) + "' with ID: " + id);
		}
	}

	private Map<String, @Nullable Object> values(Map<String, @Nullable Object> fields, long type, Binding owner) {
		String now = Parameters.format(OffsetDateTime.now(this.settings.clock()));
		Map<String, @Nullable Object> values = ActivityFields.defaults();
		values.put("OWNER_TYPE_ID", Long.toString(owner.typeId()));
		values.put("OWNER_ID", Long.toString(owner.id()));
		values.put("TYPE_ID", Long.toString(type));
		values.put("RESPONSIBLE_ID", "1");
		values.put("AUTHOR_ID", "1");
		values.put("EDITOR_ID", "1");
		values.put("CREATED", now);
		values.put("LAST_UPDATED", now);
		values.putAll(writable(fields));
		if (values.get("START_TIME") == null) {
			values.put("START_TIME", now);
			values.put("END_TIME", now);
		}
		if ((type == 1 || type == 2) && fields.containsKey("START_TIME")) {
			values.put("DEADLINE", values.get("START_TIME"));
		}
		return values;
	}

	private static Map<String, @Nullable Object> writable(Map<String, @Nullable Object> fields) {
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		fields.forEach((name, value) -> {
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

	private static List<Map<String, @Nullable Object>> numbered(List<Map<String, @Nullable Object>> communications,
			long activity) {
		for (int i = 0; i < communications.size(); i++) {
			communications.get(i).put("ID", Long.toString(activity * 10 + i));
		}
		return communications;
	}

	private static List<Map<String, @Nullable Object>> files(Map<String, @Nullable Object> fields, long activity) {
		List<Map<String, @Nullable Object>> files = new ArrayList<>();
		for (Object item : PhpValues.list(fields.get("FILES"))) {
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

	private static void send(List<Map<String, @Nullable Object>> communications) {
		for (Map<String, @Nullable Object> communication : communications) {
			String address = PhpValues.text(communication.get("VALUE"));
			if (address.endsWith("@invalid") || address.endsWith(".invalid") || !address.contains("@")) {
				throw refusal("Email send error. Invalid email is specified");
			}
		}
	}

	private MethodResult update(MethodRequest request) {
		Parameters parameters = Parameters.of(request);
		Activity activity = find(parameters);
		Map<String, @Nullable Object> fields = parameters.fields();
		if (activity.isOf(CONFIGURABLE)) {
			throw refusal("Use crm.activity.configurable.update for this activity provider");
		}
		checkContext(activity, request);
		checkTexts(fields, false);
		long type = PhpValues.integer(activity.fields().get("TYPE_ID"));
		Map<String, @Nullable Object> changes = writable(fields);
		changes.put("LAST_UPDATED", Parameters.format(OffsetDateTime.now(this.settings.clock())));
		if ((type == 1 || type == 2) && changes.get("START_TIME") != null) {
			changes.put("DEADLINE", changes.get("START_TIME"));
		}
		List<Map<String, @Nullable Object>> communications = communications(fields, type);
		if (fields.containsKey("COMMUNICATIONS") && communications.isEmpty()) {
			throw refusal("The field COMMUNICATIONS is not defined or invalid");
		}
		boolean updated = this.store.table().update(activity.id(), (row) -> {
			Activity changed = Activity.of(row).withFields(changes);
			if (!communications.isEmpty()) {
				changed = changed.withCommunications(numbered(communications, changed.id()));
			}
			List<Map<String, @Nullable Object>> files = files(fields, changed.id());
			return files.isEmpty() ? changed : changed.withFiles(files);
		});
		return MethodResult.of(updated);
	}

	private MethodResult get(MethodRequest request) {
		Activity activity = find(Parameters.of(request));
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		ActivityFields.PLAIN.forEach((name) -> fields.put(name, activity.value(name)));
		return MethodResult.of(fields);
	}

	private MethodResult delete(MethodRequest request) {
		Activity activity = find(Parameters.of(request));
		checkContext(activity, request);
		return MethodResult.of(this.store.table().remove(activity.id()));
	}

	private MethodResult transcript(MethodRequest request) {
		long id = Parameters.of(request).requiredInteger("activityId");
		Activity activity = this.store.find(id);
		if (activity == null || !"2".equals(activity.fields().get("TYPE_ID"))) {
			throw Parameters.error("NOT_FOUND", "Element not found");
		}
		if (!this.settings.isCallProcessing()) {
			throw new PortalErrorException(403, "ACCESS_DENIED", "Access denied");
		}
		String transcript = this.store.transcript(id);
		return MethodResult.of((transcript != null) ? Map.of("transcription", transcript) : null);
	}

	private void checkContext(Activity activity, MethodRequest request) {
		if (activity.isOf(APPLICATION)) {
			this.settings.refusalOr(ContextRefusal.ACCESS_DENIED).check(request);
		}
	}

	private Activity find(Parameters parameters) {
		Activity activity = this.store.find(PhpValues.integer(parameters.get("id")));
		if (activity == null) {
			throw refusal("Activity is not found");
		}
		return activity;
	}

	private static PortalErrorException refusal(String description) {
		return Parameters.error("", description);
	}

}
