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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Collectors;

import io.github.b24spring.testportal.list.PhpValues;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NewerMethodsTests {

	private static final Map<String, Object> TEXT = Map.of("type", "text", "properties", Map.of("value", "Hello"));

	private final ActivityMethods methods = ActivityMethods.of(ActivityData.empty());

	private final Calls calls = Calls.webhook(this.methods);

	private final Calls application = Calls.application(this.methods);

	@Test
	void bindings() {
		long id = this.methods.store().put(Map.of());
		Map<String, Object> contact = Map.of("activityId", id, "entityTypeId", 3, "entityId", "7");
		Map<String, Object> deal = Map.of("activityId", id, "entityTypeId", 2, "entityId", 1);
		this.calls.refusedAs("LAST_BINDING_CANNOT_BE_DELETED", "crm.activity.binding.delete", deal);
		this.calls.refusedAs("BINDING_NOT_FOUND", "crm.activity.binding.delete", contact);
		assertThat(this.calls.call("crm.activity.binding.add", contact).result()).isEqualTo(true);
		this.calls.refusedAs("ACTIVITY_IS_ALREADY_BOUND", "crm.activity.binding.add", contact);
		assertThat(this.calls.call("crm.activity.binding.list", Map.of("activityId", id)).result())
			.isEqualTo(List.of(Map.of("entityTypeId", 2L, "entityId", 1L), Map.of("entityTypeId", 3L, "entityId", 7L)));
		assertThat(this.calls.call("crm.activity.binding.delete", deal).result()).isEqualTo(true);
		assertThat(this.methods.store().fields(id)).containsEntry("OWNER_TYPE_ID", "3").containsEntry("OWNER_ID", "7");
		Map<String, Object> move = Map.of("activityId", id, "sourceEntityTypeId", 3, "sourceEntityId", 7,
				"targetEntityTypeId", 3, "targetEntityId", 8);
		assertThat(this.calls.call("crm.activity.binding.move", move).result()).isEqualTo(true);
		this.calls.refusedAs("BINDING_NOT_FOUND", "crm.activity.binding.move", move);
		assertThat(this.methods.store().fields(id)).containsEntry("OWNER_ID", "8");
		this.calls.refusedAs("SOURCE_AND_TARGET_ENTITY_TYPES_ARE_NOT_EQUAL_ERROR", "crm.activity.binding.move",
				with(move, "targetEntityTypeId", 4));
		this.calls.refusedAs("SOURCE_AND_TARGET_ENTITY_ID_ARE_EQUAL_ERROR", "crm.activity.binding.move",
				with(move, "targetEntityId", 7));
		this.calls.refusedAs("OWNER_NOT_FOUND", "crm.activity.binding.add", with(contact, "entityId", 5000));
		this.calls.refusedAs("NOT_FOUND", "crm.activity.binding.add", with(contact, "activityId", 5000));
		this.calls.refusedAs("100", "crm.activity.binding.list", Map.of());
	}

	@Test
	void todos() {
		Map<String, Object> todo = Map.of("ownerTypeId", 2, "ownerId", 1, "deadline", "2026-08-19 15:00:00", "title",
				"Call", "pingOffsets", List.of(0, 15), "colorId", "3");
		Object id = this.calls.map("crm.activity.todo.add", todo).get("id");
		assertThat(id).isEqualTo(1L);
		assertThat(this.methods.store().fields(1)).containsEntry("PROVIDER_ID", "CRM_TODO")
			.containsEntry("DEADLINE", "2026-08-19T15:00:00+03:00")
			.containsEntry("SUBJECT", "Call");
		Map<String, Object> owned = Map.of("id", 1, "ownerTypeId", 2, "ownerId", 1);
		this.calls.call("crm.activity.todo.updateDescription", with(owned, "value", "Soon"));
		this.calls.call("crm.activity.todo.updateDeadline", with(owned, "value", "2026-08-20T10:00:00+00:00"));
		this.calls.call("crm.activity.todo.updateResponsibleUser", with(owned, "responsibleId", 9));
		this.calls.call("crm.activity.todo.updateColor", with(owned, "colorId", "5"));
		assertThat(this.methods.store().fields(1)).containsEntry("DESCRIPTION", "Soon")
			.containsEntry("DEADLINE", "2026-08-20T13:00:00+03:00")
			.containsEntry("RESPONSIBLE_ID", "9")
			.containsEntry("SETTINGS", Map.of("COLOR", "5"));
		this.calls.refusedAs("WRONG_DATETIME_FORMAT", "crm.activity.todo.add", with(todo, "deadline", "tomorrow"));
		this.calls.refusedAs("100", "crm.activity.todo.add", Map.of("ownerTypeId", 2, "ownerId", 1));
		this.calls.refusedAs("OWNER_NOT_FOUND", "crm.activity.todo.add", with(todo, "ownerId", 5000));
		this.calls.refusedAs("NOT_FOUND", "crm.activity.todo.update", with(todo, "id", 500));
		this.calls.refusedAs("CAN_NOT_UPDATE_WRONG_COLOR_TODO", "crm.activity.todo.updateColor",
				with(owned, "colorId", "8"));
		this.calls.refusedAs("INVALID_ARG_VALUE", "crm.activity.todo.updateResponsibleUser",
				with(owned, "responsibleId", 0));
		this.calls.refusedAs("ERROR_PARENT_ACTIVITY_RESTRICT", "crm.activity.todo.update",
				with(with(todo, "id", 1), "parentActivityId", 1));
		this.calls.call("crm.activity.update", Map.of("id", 1, "fields", Map.of("COMPLETED", "Y")));
		this.calls.refusedAs("CAN_NOT_UPDATE_COMPLETED_TODO", "crm.activity.todo.update", with(todo, "id", 1));
		this.calls.refusedAs("CAN_NOT_UPDATE_COLOR_COMPLETED_TODO", "crm.activity.todo.updateColor",
				with(owned, "colorId", "1"));
		this.calls.refusedAs("CAN_NOT_UPDATE_RESPONSIBLE_USER_COMPLETED_TODO",
				"crm.activity.todo.updateResponsibleUser", with(owned, "responsibleId", 2));
	}

	@Test
	void configurableActivities() {
		Map<String, Object> activity = Map.of("ownerTypeId", 2, "ownerId", 1, "fields",
				Map.of("completed", "Y", "pingOffsets", List.of("15")), "layout", layout(Map.of("first", TEXT)));
		this.calls.refusedAs("ERROR_WRONG_CONTEXT", "crm.activity.configurable.add", activity);
		this.application.call("crm.activity.configurable.add", activity);
		Map<String, @Nullable Object> read = PhpValues
			.map(this.application.map("crm.activity.configurable.get", Map.of("id", 1)).get("activity"));
		assertThat(read).containsEntry("id", 1L)
			.containsEntry("ownerTypeId", 2L)
			.containsEntry("layout", layout(Map.of("first", TEXT)));
		assertThat(PhpValues.map((read != null) ? read.get("fields") : null)).containsEntry("completed", true)
			.containsEntry("pingOffsets", List.of(15L))
			.containsEntry("badgeCode", "");
		Map<String, Object> update = Map.of("id", 1, "fields", Map.of(), "layout", layout(Map.of("b", TEXT)));
		this.application.call("crm.activity.configurable.update", update);
		refusedFields("FIELD_IS_REDUNDANT", Map.of("subject", "x"));
		refusedFields("WRONG_FIELD_VALUE", Map.of("badgeCode", "unknown"));
		refusedFields("WRONG_FIELD_VALUE", Map.of("typeId", "UNKNOWN"));
		refusedFields("INCOMING_ACTIVITY_CAN_NOT_BE_WITH_DEADLINE",
				Map.of("isIncomingChannel", true, "deadline", "2026-08-19T15:00:00+03:00"));
		this.methods.store().giveToOtherApplication(1);
		this.application.refusedAs("ERROR_WRONG_APPLICATION", "crm.activity.configurable.update", update);
		this.application.refusedAs("NOT_FOUND", "crm.activity.configurable.get", Map.of("id", 5));
		this.calls.refused("crm.activity.update", Map.of("id", 1, "fields", Map.of()))
			.withMessage("Use crm.activity.configurable.update for this activity provider");
	}

	@Test
	void layouts() {
		refusedLayout("ERROR_EMPTY_LAYOUT", Map.of());
		refusedLayout("FIELD_IS_REQUIRED", Map.of("icon", Map.of("code", "call")));
		Map<String, Object> good = layout(Map.of("a", TEXT));
		refusedLayout("FIELD_IS_REDUNDANT", with(good, "color", "red"));
		Map<String, @Nullable Object> withNull = new LinkedHashMap<>(good);
		withNull.put("footer", null);
		refusedLayout("FIELD_IS_REDUNDANT", withNull);
		refusedLayout("TOO_MANY_ITEMS",
				layout(IntStream.rangeClosed(1, 21).boxed().collect(Collectors.toMap((i) -> "b" + i, (i) -> TEXT))));
		refusedLayout("KEY_CONTAIN_WRONG_SYMBOLS", layout(Map.of("a b", TEXT)));
		refusedLayout("ENUM_FIELD", layout(Map.of("a", Map.of("type", "picture"))));
		refusedLayout("FIELD_IS_REQUIRED", layout(Map.of("a", Map.of("type", "text"))));
		refusedLayout("ENUM_FIELD", layout(Map.of("a", Map.of("type", "withTitle", "properties",
				Map.of("title", "t", "block", Map.of("type", "largeText", "properties", Map.of("value", "v")))))));
		refusedLayout("WRONG_LANG",
				layout(Map.of("a", Map.of("type", "text", "properties", Map.of("value", Map.of("xx", "Hello"))))));
		refusedLayout("ENUM_FIELD", with(good, "header",
				Map.of("title", "t", "tags", Map.of("a", Map.of("title", "t", "type", "lavender")))));
		refusedLayout("ENUM_FIELD", with(good, "header", Map.of("title", "t", "titleAction", Map.of("type", "jump"))));
		refusedLayout("FIELD_IS_REQUIRED",
				with(good, "header", Map.of("title", "t", "titleAction", Map.of("type", "redirect"))));
	}

	@Test
	void badges() {
		Map<String, Object> badge = Map.of("code", "late", "title", Map.of("en", "Late"), "value", "3 days", "type",
				"warning");
		assertThat(this.calls.map("crm.activity.badge.add", badge)).containsEntry("badge", badge);
		assertThat(this.calls.map("crm.activity.badge.list", Map.of())).containsEntry("badges", List.of(badge));
		this.calls.refusedAs("REQUIRED_ARG_MISSING", "crm.activity.badge.add", Map.of("code", "x"));
		this.calls.refusedAs("INVALID_ARG_VALUE", "crm.activity.badge.add", badge);
		assertThat(this.calls.call("crm.activity.badge.delete", Map.of("code", "late")).result()).isEqualTo(true);
		this.calls.refusedAs("NOT_FOUND", "crm.activity.badge.get", Map.of("code", "late"));
		Calls visitor = Calls.application(ActivityMethods.builder().administrator(false).build());
		visitor.refusedAs("ACCESS_DENIED", "crm.activity.badge.add", badge);
		visitor.refused("crm.activity.type.add", Map.of("fields", Map.of("TYPE_ID", "A")))
			.withMessage("Admin permissions required");
	}

	@Test
	void types() {
		Map<String, Object> fields = Map.of("fields",
				Map.of("TYPE_ID", "VISIT", "NAME", "Visit", "IS_CONFIGURABLE_TYPE", "Y"));
		this.calls.refused("crm.activity.type.add", fields).withMessage("Access denied! Application context required");
		assertThat(this.application.call("crm.activity.type.add", fields).result()).isEqualTo(true);
		assertThat(this.application.rows("crm.activity.type.list", Map.of()))
			.containsExactly(Map.of("TYPE_ID", "VISIT", "NAME", "Visit", "IS_CONFIGURABLE_TYPE", "Y", "ICON_ID", "0"));
		this.application.refusedAs("INVALID_ARG_VALUE", "crm.activity.type.add", fields);
		assertThat(this.application.call("crm.activity.type.delete", Map.of("TYPE_ID", "VISIT")).result())
			.isEqualTo(true);
		this.application.refusedAs("INVALID_ARG_VALUE", "crm.activity.type.delete", Map.of("TYPE_ID", "VISIT"));
	}

	@Test
	void layoutBlocks() {
		long id = this.methods.store().put(Map.of());
		Map<String, Object> activity = Map.of("entityTypeId", 2, "entityId", 1, "activityId", id);
		Map<String, Object> blocks = Map.of("blocks", Map.of("a", TEXT));
		this.calls.refusedAs("ERROR_WRONG_CONTEXT", "crm.activity.layout.blocks.set", activity);
		assertThat(this.application.map("crm.activity.layout.blocks.set", with(activity, "layout", blocks)))
			.containsEntry("success", true);
		assertThat(this.application.map("crm.activity.layout.blocks.get", activity)).containsEntry("layout", blocks);
		assertThat(this.application.map("crm.activity.layout.blocks.delete", activity)).containsEntry("success", true);
		assertThat(this.application.call("crm.activity.layout.blocks.delete", activity).result()).isNull();
		this.application.refusedAs("FIELD_IS_REQUIRED", "crm.activity.layout.blocks.set",
				with(activity, "layout", Map.of("blocks", Map.of())));
		this.application.refusedAs("OWNER_NOT_FOUND", "crm.activity.layout.blocks.get", with(activity, "entityId", 0));
		this.application.refusedAs("NOT_FOUND", "crm.activity.layout.blocks.get", with(activity, "entityId", 2));
	}

	private void refusedFields(String code, Map<String, Object> fields) {
		this.application.refusedAs(code, "crm.activity.configurable.add",
				Map.of("ownerTypeId", 2, "ownerId", 1, "fields", fields, "layout", layout(Map.of("first", TEXT))));
	}

	private void refusedLayout(String code, Map<String, ? extends @Nullable Object> layout) {
		this.application.refusedAs(code, "crm.activity.configurable.add",
				Map.of("ownerTypeId", 2, "ownerId", 1, "fields", Map.of(), "layout", layout));
	}

	private static Map<String, Object> layout(Map<String, Map<String, Object>> blocks) {
		return Map.of("icon", Map.of("code", "call"), "header", Map.of("title", "Title"), "body",
				Map.of("logo", Map.of("code", "call"), "blocks", blocks));
	}

	private static Map<String, Object> with(Map<String, Object> map, String name, Object value) {
		Map<String, Object> changed = new LinkedHashMap<>(map);
		changed.put(name, value);
		return changed;
	}

}
