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

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The fields of activities.
 */
final class ActivityFields {

	static final String NO_DEADLINE = "9999-12-31T00:00:00+03:00";

	/**
	 * The fields that an answer has, in their order there.
	 */
	static final List<String> PLAIN = List.of("ID", "OWNER_ID", "OWNER_TYPE_ID", "TYPE_ID", "PROVIDER_ID",
			"PROVIDER_TYPE_ID", "PROVIDER_GROUP_ID", "ASSOCIATED_ENTITY_ID", "SUBJECT", "START_TIME", "END_TIME",
			"DEADLINE", "COMPLETED", "STATUS", "RESPONSIBLE_ID", "PRIORITY", "NOTIFY_TYPE", "NOTIFY_VALUE",
			"DESCRIPTION", "DESCRIPTION_TYPE", "DIRECTION", "LOCATION", "CREATED", "AUTHOR_ID", "LAST_UPDATED",
			"EDITOR_ID", "SETTINGS", "ORIGIN_ID", "ORIGINATOR_ID", "RESULT_STATUS", "RESULT_STREAM", "RESULT_SOURCE_ID",
			"PROVIDER_PARAMS", "PROVIDER_DATA", "RESULT_MARK", "RESULT_VALUE", "RESULT_SUM", "RESULT_CURRENCY_ID",
			"AUTOCOMPLETE_RULE");

	static final Set<String> NUMBERS = Set.of("ID", "OWNER_ID", "OWNER_TYPE_ID", "TYPE_ID", "ASSOCIATED_ENTITY_ID",
			"STATUS", "RESPONSIBLE_ID", "PRIORITY", "NOTIFY_TYPE", "NOTIFY_VALUE", "DESCRIPTION_TYPE", "DIRECTION",
			"AUTHOR_ID", "EDITOR_ID", "RESULT_STATUS", "RESULT_STREAM", "RESULT_MARK", "AUTOCOMPLETE_RULE");

	static final Set<String> DATES = Set.of("START_TIME", "END_TIME", "DEADLINE", "CREATED", "LAST_UPDATED");

	private ActivityFields() {
	}

	static Map<String, Object> describeActivity() {
		Map<String, Object> fields = new LinkedHashMap<>();
		add(fields, "integer", "O", "ID", "ASSOCIATED_ENTITY_ID");
		add(fields, "integer", "I", "OWNER_ID");
		add(fields, "crm_enum_ownertype", "I", "OWNER_TYPE_ID");
		add(fields, "crm_enum_activitytype", "RI", "TYPE_ID");
		add(fields, "string", "R", "SUBJECT");
		add(fields, "string", "", "PROVIDER_ID", "PROVIDER_TYPE_ID", "PROVIDER_GROUP_ID", "DESCRIPTION", "LOCATION",
				"ORIGIN_ID", "ORIGINATOR_ID", "RESULT_SOURCE_ID", "PROVIDER_DATA", "RESULT_CURRENCY_ID");
		add(fields, "datetime", "", "START_TIME", "END_TIME", "DEADLINE");
		add(fields, "datetime", "O", "CREATED", "LAST_UPDATED");
		add(fields, "char", "", "COMPLETED");
		add(fields, "char", "O", "IS_INCOMING_CHANNEL");
		add(fields, "crm_enum_activitystatus", "", "STATUS");
		add(fields, "user", "R", "RESPONSIBLE_ID");
		add(fields, "user", "O", "AUTHOR_ID", "EDITOR_ID");
		add(fields, "crm_enum_activitypriority", "", "PRIORITY");
		add(fields, "crm_enum_activitynotifytype", "", "NOTIFY_TYPE");
		add(fields, "integer", "", "NOTIFY_VALUE", "RESULT_STATUS", "RESULT_STREAM", "RESULT_MARK",
				"AUTOCOMPLETE_RULE");
		add(fields, "crm_enum_contenttype", "", "DESCRIPTION_TYPE");
		add(fields, "crm_enum_activitydirection", "", "DIRECTION");
		add(fields, "object", "", "SETTINGS", "PROVIDER_PARAMS");
		add(fields, "double", "", "RESULT_VALUE", "RESULT_SUM");
		add(fields, "crm_activity_binding", "OM", "BINDINGS");
		add(fields, "crm_activity_communication", "RM", "COMMUNICATIONS");
		add(fields, "diskfile", "M", "FILES");
		add(fields, "diskfile", "MD", "WEBDAV_ELEMENTS");
		return fields;
	}

	static Map<String, Object> describeCommunication() {
		Map<String, Object> fields = new LinkedHashMap<>();
		fields.put("ID", description("integer", "O", "ID"));
		fields.put("ACTIVITY_ID", description("integer", "O", "Activity"));
		fields.put("ENTITY_ID", description("integer", "", "Entity element ID"));
		fields.put("ENTITY_TYPE_ID", description("integer", "", "Entity type"));
		fields.put("TYPE", description("string", "", "Type"));
		fields.put("VALUE", description("string", "", "Value"));
		return fields;
	}

	/**
	 * The values of an activity about which nothing was said.
	 */
	static Map<String, @Nullable Object> defaults() {
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		PLAIN.forEach((name) -> fields.put(name, NUMBERS.contains(name) ? "0" : null));
		fields.put("DEADLINE", NO_DEADLINE);
		fields.put("COMPLETED", "N");
		fields.put("STATUS", "1");
		fields.put("PRIORITY", "2");
		fields.put("DESCRIPTION", "");
		fields.put("DESCRIPTION_TYPE", "1");
		fields.put("LOCATION", "");
		fields.put("SETTINGS", List.of());
		fields.put("PROVIDER_PARAMS", List.of());
		return fields;
	}

	private static void add(Map<String, Object> fields, String type, String flags, String... names) {
		Arrays.stream(names).forEach((name) -> fields.put(name, description(type, flags, name)));
	}

	private static Map<String, Object> description(String type, String flags, String title) {
		Map<String, Object> description = new LinkedHashMap<>();
		description.put("type", type);
		description.put("isRequired", flags.contains("R"));
		description.put("isReadOnly", flags.contains("O"));
		description.put("isImmutable", flags.contains("I"));
		description.put("isMultiple", flags.contains("M"));
		description.put("isDynamic", false);
		if (flags.contains("D")) {
			description.put("isDeprecated", true);
		}
		description.put("title", title);
		return description;
	}

}
