package io.github.b24spring.testportal;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The answers of the methods that describe the fields of activities.
 *
 * @author The b24spring maintainers
 */
final class FieldDescriptions {

	private static final String REQUIRED = "R";

	private static final String READ_ONLY = "O";

	private static final String IMMUTABLE = "I";

	private static final String MULTIPLE = "M";

	private final Map<String, Map<String, Object>> fields = new LinkedHashMap<>();

	private FieldDescriptions() {
	}

	static Map<String, Map<String, Object>> ofCommunications() {
		return new FieldDescriptions().add("ID", "integer", READ_ONLY, "ID")
			.add("ACTIVITY_ID", "integer", READ_ONLY, "Case")
			.add("ENTITY_ID", "integer", "", "Entity element ID")
			.add("ENTITY_TYPE_ID", "integer", "", "Entity type")
			.add("TYPE", "string", "", "Type")
			.add("VALUE", "string", "", "Value").fields;
	}

	static Map<String, Map<String, Object>> ofActivities() {
		FieldDescriptions descriptions = new FieldDescriptions().add("ID", "integer", READ_ONLY, "ID")
			.add("OWNER_ID", "integer", IMMUTABLE, "Owner")
			.add("OWNER_TYPE_ID", "crm_enum_ownertype", IMMUTABLE, "Owner type")
			.add("TYPE_ID", "crm_enum_activitytype", REQUIRED + IMMUTABLE, "Type")
			.add("PROVIDER_ID", "string", "", "Provider")
			.add("PROVIDER_TYPE_ID", "string", "", "Type for the provider")
			.add("PROVIDER_GROUP_ID", "string", "", "Group for the provider")
			.add("ASSOCIATED_ENTITY_ID", "integer", READ_ONLY, "Linked entity")
			.add("SUBJECT", "string", REQUIRED, "Subject")
			.add("START_TIME", "datetime", "", "Start")
			.add("END_TIME", "datetime", "", "End")
			.add("DEADLINE", "datetime", "", "Deadline")
			.add("COMPLETED", "char", "", "Completed")
			.add("STATUS", "crm_enum_activitystatus", "", "Status")
			.add("RESPONSIBLE_ID", "user", REQUIRED, "Responsible person")
			.add("PRIORITY", "crm_enum_activitypriority", "", "Priority")
			.add("NOTIFY_TYPE", "crm_enum_activitynotifytype", "", "Reminder type")
			.add("NOTIFY_VALUE", "integer", "", "Reminder value")
			.add("DESCRIPTION", "string", "", "Description")
			.add("DESCRIPTION_TYPE", "crm_enum_contenttype", "", "Description type")
			.add("DIRECTION", "crm_enum_activitydirection", "", "Direction")
			.add("LOCATION", "string", "", "Location")
			.add("CREATED", "datetime", READ_ONLY, "Created on")
			.add("AUTHOR_ID", "user", READ_ONLY, "Author")
			.add("LAST_UPDATED", "datetime", READ_ONLY, "Changed on")
			.add("EDITOR_ID", "user", READ_ONLY, "Editor")
			.add("SETTINGS", "object", "", "Settings")
			.add("ORIGIN_ID", "string", "", "Origin ID")
			.add("ORIGINATOR_ID", "string", "", "Originator")
			.add("RESULT_STATUS", "integer", "", "Result status")
			.add("RESULT_STREAM", "integer", "", "Result stream")
			.add("RESULT_SOURCE_ID", "string", "", "Result source")
			.add("PROVIDER_PARAMS", "object", "", "Provider parameters")
			.add("PROVIDER_DATA", "string", "", "Provider data")
			.add("RESULT_MARK", "integer", "", "Result mark")
			.add("RESULT_VALUE", "double", "", "Result value")
			.add("RESULT_SUM", "double", "", "Result amount")
			.add("RESULT_CURRENCY_ID", "string", "", "Result currency")
			.add("AUTOCOMPLETE_RULE", "integer", "", "Rule of completion")
			.add("BINDINGS", "crm_activity_binding", READ_ONLY + MULTIPLE, "Bindings")
			.add("COMMUNICATIONS", "crm_activity_communication", REQUIRED + MULTIPLE, "Communications")
			.add("FILES", "diskfile", MULTIPLE, "Files")
			.add("WEBDAV_ELEMENTS", "diskfile", MULTIPLE, "Files of the former drive")
			.add("IS_INCOMING_CHANNEL", "char", READ_ONLY, "From an incoming channel");
		descriptions.fields.get("WEBDAV_ELEMENTS").put("isDeprecated", true);
		return descriptions.fields;
	}

	private FieldDescriptions add(String name, String type, String flags, String title) {
		Map<String, Object> description = new LinkedHashMap<>();
		description.put("type", type);
		description.put("isRequired", flags.contains(REQUIRED));
		description.put("isReadOnly", flags.contains(READ_ONLY));
		description.put("isImmutable", flags.contains(IMMUTABLE));
		description.put("isMultiple", flags.contains(MULTIPLE));
		description.put("isDynamic", false);
		description.put("title", title);
		this.fields.put(name, description);
		return this;
	}

}
