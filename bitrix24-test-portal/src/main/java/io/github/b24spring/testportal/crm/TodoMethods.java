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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.github.b24spring.testportal.list.PhpValues;
import io.github.b24spring.testportal.method.MethodRequest;
import io.github.b24spring.testportal.method.MethodResult;
import io.github.b24spring.testportal.method.PortalMethod;
import org.jspecify.annotations.Nullable;

/**
 * The methods {@code crm.activity.todo.*}: flat parameters in camel case, real numbers.
 */
final class TodoMethods {

	private static final String PROVIDER = "CRM_TODO";

	private static final String COMPLETED = "CAN_NOT_UPDATE_COMPLETED_TODO";

	private static final Pattern COLOR = Pattern.compile("[1-7]");

	private final ActivityStore store;

	private final Owners owners;

	private final Clock clock;

	TodoMethods(ActivityStore store, Clock clock) {
		this.store = store;
		this.owners = new Owners(store);
		this.clock = clock;
	}

	void register(Map<String, PortalMethod> methods) {
		methods.put("crm.activity.todo.add", this::add);
		methods.put("crm.activity.todo.update", this::update);
		methods.put("crm.activity.todo.updateColor", this::updateColor);
		methods.put("crm.activity.todo.updateDeadline", (request) -> change(request, COMPLETED,
				(parameters) -> Map.of("DEADLINE", Owners.date(parameters.required("value")))));
		methods.put("crm.activity.todo.updateDescription", (request) -> change(request, COMPLETED,
				(parameters) -> Map.of("DESCRIPTION", PhpValues.text(parameters.required("value")))));
		methods.put("crm.activity.todo.updateResponsibleUser",
				(request) -> change(request, "CAN_NOT_UPDATE_RESPONSIBLE_USER_COMPLETED_TODO", (parameters) -> {
					long user = parameters.requiredInteger("responsibleId");
					this.owners.checkUser(user);
					return Map.of("RESPONSIBLE_ID", Long.toString(user));
				}));
	}

	private MethodResult add(MethodRequest request) {
		Parameters parameters = Parameters.of(request);
		parameters.required("deadline");
		Binding owner = this.owners.owner(parameters, "ownerTypeId", "ownerId");
		String now = Parameters.format(OffsetDateTime.now(this.clock));
		Map<String, @Nullable Object> fields = ActivityFields.defaults();
		fields.put("OWNER_TYPE_ID", Long.toString(owner.typeId()));
		fields.put("OWNER_ID", Long.toString(owner.id()));
		fields.put("TYPE_ID", "6");
		fields.put("PROVIDER_ID", PROVIDER);
		fields.put("PROVIDER_TYPE_ID", "TODO");
		fields.put("SUBJECT", "");
		fields.put("RESPONSIBLE_ID", "1");
		fields.put("AUTHOR_ID", "1");
		fields.put("EDITOR_ID", "1");
		fields.put("CREATED", now);
		fields.put("LAST_UPDATED", now);
		fields.put("START_TIME", now);
		fields.putAll(given(parameters));
		checkParent(parameters, 0);
		long id = this.store.add(request.method(), (newId) -> {
			fields.put("ID", Long.toString(newId));
			return new Activity(newId, fields, List.of(owner), List.of(), List.of(), Map.of());
		});
		return MethodResult.of(Map.of("id", id));
	}

	private MethodResult update(MethodRequest request) {
		return change(request, COMPLETED, (parameters) -> {
			parameters.required("deadline");
			checkParent(parameters, parameters.requiredInteger("id"));
			return given(parameters);
		});
	}

	private MethodResult updateColor(MethodRequest request) {
		return change(request, "CAN_NOT_UPDATE_COLOR_COMPLETED_TODO", (parameters) -> {
			String color = PhpValues.text(parameters.required("colorId"));
			if (!COLOR.matcher(color).matches()) {
				throw Parameters.error("CAN_NOT_UPDATE_WRONG_COLOR_TODO", "Unknown color");
			}
			return Map.of("SETTINGS", Map.of("COLOR", color));
		});
	}

	private Map<String, @Nullable Object> given(Parameters parameters) {
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		String deadline = Owners.date(parameters.required("deadline"));
		fields.put("DEADLINE", deadline);
		fields.put("END_TIME", deadline);
		if (parameters.has("title")) {
			fields.put("SUBJECT", PhpValues.text(parameters.get("title")));
		}
		if (parameters.has("description")) {
			fields.put("DESCRIPTION", PhpValues.text(parameters.get("description")));
		}
		if (parameters.has("responsibleId")) {
			long user = parameters.requiredInteger("responsibleId");
			this.owners.checkUser(user);
			fields.put("RESPONSIBLE_ID", Long.toString(user));
		}
		if (parameters.has("parentActivityId")) {
			fields.put("ASSOCIATED_ENTITY_ID", PhpValues.text(parameters.get("parentActivityId")));
		}
		Map<String, Object> settings = new LinkedHashMap<>();
		if (parameters.has("colorId")) {
			settings.put("COLOR", PhpValues.text(parameters.get("colorId")));
		}
		List<Long> offsets = PhpValues.list(parameters.get("pingOffsets")).stream().map(PhpValues::integer).toList();
		if (!offsets.isEmpty()) {
			settings.put("PING_OFFSETS", offsets);
		}
		if (!settings.isEmpty()) {
			fields.put("SETTINGS", settings);
		}
		return fields;
	}

	private void checkParent(Parameters parameters, long id) {
		if (!parameters.has("parentActivityId")) {
			return;
		}
		long parent = parameters.requiredInteger("parentActivityId");
		if (parent == id || this.store.find(parent) == null) {
			throw Parameters.error("ERROR_PARENT_ACTIVITY_RESTRICT", "The activity cannot have this parent");
		}
	}

	private MethodResult change(MethodRequest request, String whenCompleted, Change change) {
		Parameters parameters = Parameters.of(request);
		long id = parameters.requiredInteger("id");
		Binding owner = this.owners.owner(parameters, "ownerTypeId", "ownerId");
		Activity found = this.owners.activity(id, PROVIDER);
		if (!found.bindings().contains(owner)) {
			throw Owners.notFound();
		}
		Map<String, ? extends @Nullable Object> fields = change.fields(parameters);
		this.store.table().update(id, (row) -> {
			Activity activity = Activity.of(row);
			if (activity.isCompleted()) {
				throw Parameters.error(whenCompleted, "A completed activity cannot be changed");
			}
			return activity.withFields(fields)
				.withFields(Map.of("LAST_UPDATED", Parameters.format(OffsetDateTime.now(this.clock))));
		});
		return MethodResult.of(Map.of("id", id));
	}

	/**
	 * What a call changes.
	 */
	private interface Change {

		Map<String, ? extends @Nullable Object> fields(Parameters parameters);

	}

}
