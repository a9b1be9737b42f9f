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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

import io.github.b24spring.testportal.list.PhpValues;
import io.github.b24spring.testportal.method.MethodRequest;
import io.github.b24spring.testportal.method.MethodResult;
import io.github.b24spring.testportal.method.PortalErrorException;
import io.github.b24spring.testportal.method.PortalMethod;
import org.jspecify.annotations.Nullable;

/**
 * What applications add to activities: badges, types, activities with a layout of their
 * own, and blocks in the layout of others.
 */
final class ApplicationMethods {

	private static final Set<String> FIELDS = Set.of("typeId", "completed", "deadline", "pingOffsets",
			"isIncomingChannel", "responsibleId", "badgeCode", "originatorId", "originId");

	private static final Set<String> BADGE_TYPES = Set.of("success", "failure", "warning", "primary", "secondary");

	private final Map<String, Map<String, Object>> badges = new ConcurrentSkipListMap<>();

	private final Map<String, Map<String, Object>> types = new ConcurrentSkipListMap<>();

	private final Map<Long, Object> blocks = new ConcurrentHashMap<>();

	private final ActivityStore store;

	private final Owners owners;

	private final ActivityMethods.Builder settings;

	ApplicationMethods(ActivityStore store, ActivityMethods.Builder settings) {
		this.store = store;
		this.owners = new Owners(store);
		this.settings = settings;
	}

	void register(Map<String, PortalMethod> methods) {
		ContextRefusal wrongContext = this.settings.refusalOr(ContextRefusal.WRONG_CONTEXT);
		methods.put("crm.activity.configurable.add", inApplication(wrongContext, this::add));
		methods.put("crm.activity.configurable.update", inApplication(wrongContext, this::update));
		methods.put("crm.activity.configurable.get", inApplication(wrongContext, this::get));
		methods.put("crm.activity.badge.add", this::addBadge);
		methods.put("crm.activity.badge.get", (request) -> MethodResult.of(Map.of("badge", badge(request))));
		methods.put("crm.activity.badge.list",
				(request) -> MethodResult.of(Map.of("badges", List.copyOf(this.badges.values()))));
		methods.put("crm.activity.badge.delete", this::deleteBadge);
		ContextRefusal accessDenied = this.settings.refusalOr(ContextRefusal.ACCESS_DENIED);
		methods.put("crm.activity.type.add", inApplication(accessDenied, this::addType));
		methods.put("crm.activity.type.list",
				inApplication(accessDenied, (request) -> MethodResult.of(List.copyOf(this.types.values()))));
		methods.put("crm.activity.type.delete", inApplication(accessDenied, this::deleteType));
		methods.put("crm.activity.layout.blocks.set", inApplication(wrongContext, this::setBlocks));
		methods.put("crm.activity.layout.blocks.get", inApplication(wrongContext, this::getBlocks));
		methods.put("crm.activity.layout.blocks.delete", inApplication(wrongContext, this::deleteBlocks));
	}

	private static PortalMethod inApplication(ContextRefusal refusal, PortalMethod method) {
		return (request) -> {
			refusal.check(request);
			return method.run(request);
		};
	}

	private MethodResult add(MethodRequest request) {
		Parameters parameters = Parameters.of(request);
		Map<String, @Nullable Object> given = parameters.requiredMap("fields");
		Map<String, @Nullable Object> layout = parameters.requiredMap("layout");
		Binding owner = this.owners.owner(parameters, "ownerTypeId", "ownerId");
		Map<String, @Nullable Object> fields = fields(Map.of(), given);
		Layout.check(layout);
		String now = Parameters.format(OffsetDateTime.now(this.settings.clock()));
		Map<String, @Nullable Object> values = ActivityFields.defaults();
		values.put("OWNER_TYPE_ID", Long.toString(owner.typeId()));
		values.put("OWNER_ID", Long.toString(owner.id()));
		values.put("TYPE_ID", "6");
		values.put("PROVIDER_ID", BaseMethods.CONFIGURABLE);
		values.put("SUBJECT", "");
		values.put("AUTHOR_ID", "1");
		values.put("EDITOR_ID", "1");
		values.put("CREATED", now);
		values.put("LAST_UPDATED", now);
		values.put("START_TIME", now);
		values.putAll(classic(fields));
		long id = this.store.add(request.method(), (newId) -> {
			values.put("ID", Long.toString(newId));
			return new Activity(newId, values, List.of(owner), List.of(), List.of(),
					Map.of("fields", fields, "layout", layout));
		});
		return MethodResult.of(Map.of("activity", Map.of("id", id)));
	}

	private MethodResult update(MethodRequest request) {
		Parameters parameters = Parameters.of(request);
		long id = parameters.requiredInteger("id");
		Activity found = this.owners.activity(id, BaseMethods.CONFIGURABLE);
		if (this.store.isForeign(id)) {
			throw Parameters.error("ERROR_WRONG_APPLICATION", "The activity was made by another application");
		}
		Map<String, @Nullable Object> before = PhpValues.map(found.extra().get("fields"));
		Map<String, @Nullable Object> fields = fields((before != null) ? before : Map.of(),
				parameters.requiredMap("fields"));
		Map<String, @Nullable Object> layout = parameters.requiredMap("layout");
		Layout.check(layout);
		this.store.table()
			.update(id,
					(row) -> Activity.of(row)
						.withFields(classic(fields))
						.withExtra(Map.of("fields", fields, "layout", layout)));
		return MethodResult.of(Map.of("activity", Map.of("id", id)));
	}

	private MethodResult get(MethodRequest request) {
		Activity activity = this.owners.activity(Parameters.of(request).requiredInteger("id"),
				BaseMethods.CONFIGURABLE);
		Map<String, @Nullable Object> answer = new LinkedHashMap<>();
		answer.put("id", activity.id());
		answer.put("ownerTypeId", PhpValues.integer(activity.fields().get("OWNER_TYPE_ID")));
		answer.put("ownerId", PhpValues.integer(activity.fields().get("OWNER_ID")));
		answer.put("fields", activity.extra().get("fields"));
		answer.put("layout", activity.extra().get("layout"));
		return MethodResult.of(Map.of("activity", answer));
	}

	private Map<String, @Nullable Object> fields(Map<String, @Nullable Object> before,
			Map<String, @Nullable Object> given) {
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		fields.put("typeId", "CONFIGURABLE");
		fields.put("completed", false);
		fields.put("deadline", null);
		fields.put("pingOffsets", List.of());
		fields.put("isIncomingChannel", false);
		fields.put("responsibleId", 1L);
		fields.put("badgeCode", "");
		fields.put("originatorId", null);
		fields.put("originId", null);
		fields.putAll(before);
		given.forEach((name, value) -> {
			if (!FIELDS.contains(name)) {
				throw Layout.redundant("fields." + name);
			}
			fields.put(name, field(name, value));
		});
		if (Boolean.TRUE.equals(fields.get("isIncomingChannel")) && fields.get("deadline") != null) {
			throw Parameters.error("INCOMING_ACTIVITY_CAN_NOT_BE_WITH_DEADLINE",
					"An incoming activity cannot have a deadline");
		}
		return fields;
	}

	private @Nullable Object field(String name, @Nullable Object value) {
		String text = PhpValues.text(value);
		return switch (name) {
			case "completed", "isIncomingChannel" -> PhpValues.truth(value);
			case "pingOffsets" -> PhpValues.list(value).stream().map(PhpValues::integer).toList();
			case "deadline" -> {
				String date = Parameters.date(value);
				yield valid(name, text.isEmpty() || date != null) ? date : null;
			}
			case "responsibleId" -> {
				long user = PhpValues.integer(value);
				yield valid(name, user > 0) ? user : null;
			}
			case "typeId" -> {
				boolean known = text.equals("CONFIGURABLE") || this.types.getOrDefault(text, Map.of())
					.getOrDefault("IS_CONFIGURABLE_TYPE", "N")
					.equals("Y");
				yield valid(name, known) ? text : null;
			}
			case "badgeCode" -> valid(name, text.isEmpty() || this.badges.containsKey(text)) ? text : null;
			default -> value;
		};
	}

	private static boolean valid(String name, boolean valid) {
		if (!valid) {
			throw Parameters.error("WRONG_FIELD_VALUE", "Field 'fields." + name + "' has a wrong value");
		}
		return true;
	}

	private static Map<String, @Nullable Object> classic(Map<String, @Nullable Object> fields) {
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		boolean completed = Boolean.TRUE.equals(fields.get("completed"));
		Object deadline = fields.get("deadline");
		values.put("PROVIDER_TYPE_ID", fields.get("typeId"));
		values.put("COMPLETED", completed ? "Y" : "N");
		values.put("STATUS", completed ? "2" : "1");
		values.put("DEADLINE", (deadline != null) ? deadline : ActivityFields.NO_DEADLINE);
		values.put("RESPONSIBLE_ID", PhpValues.text(fields.get("responsibleId")));
		values.put("ORIGINATOR_ID", fields.get("originatorId"));
		values.put("ORIGIN_ID", fields.get("originId"));
		values.put("IS_INCOMING_CHANNEL", Boolean.TRUE.equals(fields.get("isIncomingChannel")) ? "Y" : "N");
		return values;
	}

	private MethodResult addBadge(MethodRequest request) {
		checkAdministrator("Access denied");
		Parameters parameters = Parameters.of(request);
		Map<String, Object> badge = new LinkedHashMap<>();
		for (String name : List.of("code", "title", "value", "type")) {
			Object value = parameters.get(name);
			if (value == null || PhpValues.text(value).isEmpty()) {
				throw Parameters.error("REQUIRED_ARG_MISSING", "Required argument '" + name + "' is missing");
			}
			badge.put(name, value);
		}
		Layout.checkText(badge.get("title"));
		Layout.checkText(badge.get("value"));
		if (!BADGE_TYPES.contains(PhpValues.text(badge.get("type")))) {
			throw Parameters.error("INVALID_ARG_VALUE", "Unknown type of a badge");
		}
		if (this.badges.putIfAbsent(PhpValues.text(badge.get("code")), badge) != null) {
			throw Parameters.error("INVALID_ARG_VALUE", "There is a badge with this code");
		}
		return MethodResult.of(Map.of("badge", badge));
	}

	private Map<String, Object> badge(MethodRequest request) {
		Map<String, Object> badge = this.badges.get(PhpValues.text(Parameters.of(request).required("code")));
		if (badge == null) {
			throw Owners.notFound();
		}
		return badge;
	}

	private MethodResult deleteBadge(MethodRequest request) {
		checkAdministrator("Access denied");
		badge(request);
		this.badges.remove(PhpValues.text(request.parameters().get("code")));
		return MethodResult.of(true);
	}

	private MethodResult addType(MethodRequest request) {
		checkAdministrator("Admin permissions required");
		Map<String, @Nullable Object> fields = Parameters.of(request).requiredMap("fields");
		String id = PhpValues.text(fields.get("TYPE_ID"));
		Map<String, Object> type = new LinkedHashMap<>();
		type.put("TYPE_ID", id);
		type.put("NAME", PhpValues.text(fields.get("NAME")));
		type.put("IS_CONFIGURABLE_TYPE", PhpValues.truth(fields.get("IS_CONFIGURABLE_TYPE")) ? "Y" : "N");
		type.put("ICON_ID", "0");
		if (id.isEmpty() || this.types.putIfAbsent(id, type) != null) {
			throw Parameters.error("INVALID_ARG_VALUE", "TYPE_ID is empty or already used");
		}
		return MethodResult.of(true);
	}

	private MethodResult deleteType(MethodRequest request) {
		checkAdministrator("Admin permissions required");
		if (this.types.remove(PhpValues.text(request.parameters().get("TYPE_ID"))) == null) {
			throw Parameters.error("INVALID_ARG_VALUE", "There is no such TYPE_ID");
		}
		return MethodResult.of(true);
	}

	private MethodResult setBlocks(MethodRequest request) {
		Activity activity = boundActivity(request);
		Map<String, @Nullable Object> layout = Parameters.of(request).requiredMap("layout");
		if (activity.isOf(BaseMethods.CONFIGURABLE)) {
			throw Parameters.error("UNSUITABLE_ACTIVITY_TYPE_ERROR", "The activity has a layout of its own");
		}
		Layout.checkBlocks(layout);
		this.blocks.put(activity.id(), layout);
		return MethodResult.of(Map.of("success", true));
	}

	private MethodResult getBlocks(MethodRequest request) {
		Object layout = this.blocks.get(boundActivity(request).id());
		return MethodResult.of(Map.of("layout", (layout != null) ? layout : Map.of("blocks", List.of())));
	}

	private MethodResult deleteBlocks(MethodRequest request) {
		boolean removed = this.blocks.remove(boundActivity(request).id()) != null;
		return MethodResult.of(removed ? Map.of("success", true) : null);
	}

	private Activity boundActivity(MethodRequest request) {
		Parameters parameters = Parameters.of(request);
		Binding owner = this.owners.owner(parameters, "entityTypeId", "entityId");
		Activity activity = this.owners.activity(parameters.requiredInteger("activityId"));
		if (!activity.bindings().contains(owner)) {
			throw Owners.notFound();
		}
		return activity;
	}

	private void checkAdministrator(String description) {
		if (!this.settings.isAdministrator()) {
			throw new PortalErrorException(400, "ACCESS_DENIED", description);
		}
	}

}
