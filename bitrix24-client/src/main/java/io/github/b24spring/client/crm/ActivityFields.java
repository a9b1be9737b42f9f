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
package io.github.b24spring.client.crm;

/**
 * The portal's names of the fields of activities, for filters, order and select.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see <a href=
 * "https://apidocs.bitrix24.com/api-reference/crm/timeline/activities/activity-base/crm-activity-fields.html">
 * crm.activity.fields</a>
 */
public final class ActivityFields {

	/**
	 * The id.
	 */
	public static final String ID = "ID";

	/**
	 * The id of the CRM object that the activity belongs to; as a filter, only the main
	 * owner counts: use {@link #BINDINGS} to find all.
	 */
	public static final String OWNER_ID = "OWNER_ID";

	/**
	 * The type of the CRM object that the activity belongs to.
	 */
	public static final String OWNER_TYPE_ID = "OWNER_TYPE_ID";

	/**
	 * The kind.
	 */
	public static final String TYPE_ID = "TYPE_ID";

	/**
	 * The provider, such as {@code CRM_TODO} or {@code REST_APP}.
	 */
	public static final String PROVIDER_ID = "PROVIDER_ID";

	/**
	 * The provider's type.
	 */
	public static final String PROVIDER_TYPE_ID = "PROVIDER_TYPE_ID";

	/**
	 * The provider's group.
	 */
	public static final String PROVIDER_GROUP_ID = "PROVIDER_GROUP_ID";

	/**
	 * The id of a linked object, 0 for none.
	 */
	public static final String ASSOCIATED_ENTITY_ID = "ASSOCIATED_ENTITY_ID";

	/**
	 * The title.
	 */
	public static final String SUBJECT = "SUBJECT";

	/**
	 * The start.
	 */
	public static final String START_TIME = "START_TIME";

	/**
	 * The end.
	 */
	public static final String END_TIME = "END_TIME";

	/**
	 * The deadline.
	 */
	public static final String DEADLINE = "DEADLINE";

	/**
	 * Whether it is done.
	 */
	public static final String COMPLETED = "COMPLETED";

	/**
	 * The state.
	 */
	public static final String STATUS = "STATUS";

	/**
	 * The id of the responsible user.
	 */
	public static final String RESPONSIBLE_ID = "RESPONSIBLE_ID";

	/**
	 * The priority.
	 */
	public static final String PRIORITY = "PRIORITY";

	/**
	 * The unit of the time before the activity at which it is reminded of.
	 */
	public static final String NOTIFY_TYPE = "NOTIFY_TYPE";

	/**
	 * The amount of the time before the activity at which it is reminded of.
	 */
	public static final String NOTIFY_VALUE = "NOTIFY_VALUE";

	/**
	 * The text.
	 */
	public static final String DESCRIPTION = "DESCRIPTION";

	/**
	 * What the text is written in.
	 */
	public static final String DESCRIPTION_TYPE = "DESCRIPTION_TYPE";

	/**
	 * The direction of a call or e-mail.
	 */
	public static final String DIRECTION = "DIRECTION";

	/**
	 * The place.
	 */
	public static final String LOCATION = "LOCATION";

	/**
	 * The time of creation.
	 */
	public static final String CREATED = "CREATED";

	/**
	 * The id of the user who created it.
	 */
	public static final String AUTHOR_ID = "AUTHOR_ID";

	/**
	 * The time of the last change.
	 */
	public static final String LAST_UPDATED = "LAST_UPDATED";

	/**
	 * The id of the user who changed it last.
	 */
	public static final String EDITOR_ID = "EDITOR_ID";

	/**
	 * Free settings.
	 */
	public static final String SETTINGS = "SETTINGS";

	/**
	 * The id in an external system.
	 */
	public static final String ORIGIN_ID = "ORIGIN_ID";

	/**
	 * The external system.
	 */
	public static final String ORIGINATOR_ID = "ORIGINATOR_ID";

	/**
	 * The version of the original in the external system.
	 */
	public static final String ORIGIN_VERSION = "ORIGIN_VERSION";

	/**
	 * Not used by the portal.
	 */
	public static final String RESULT_STATUS = "RESULT_STATUS";

	/**
	 * Not used by the portal.
	 */
	public static final String RESULT_MARK = "RESULT_MARK";

	/**
	 * Statistics of reports.
	 */
	public static final String RESULT_STREAM = "RESULT_STREAM";

	/**
	 * Not used by the portal.
	 */
	public static final String RESULT_SOURCE_ID = "RESULT_SOURCE_ID";

	/**
	 * Not used by the portal.
	 */
	public static final String RESULT_CURRENCY_ID = "RESULT_CURRENCY_ID";

	/**
	 * Not used by the portal.
	 */
	public static final String RESULT_VALUE = "RESULT_VALUE";

	/**
	 * Not used by the portal.
	 */
	public static final String RESULT_SUM = "RESULT_SUM";

	/**
	 * The provider's parameters.
	 */
	public static final String PROVIDER_PARAMS = "PROVIDER_PARAMS";

	/**
	 * The provider's data.
	 */
	public static final String PROVIDER_DATA = "PROVIDER_DATA";

	/**
	 * The id of the rule that completes it, 0 for none.
	 */
	public static final String AUTOCOMPLETE_RULE = "AUTOCOMPLETE_RULE";

	/**
	 * The CRM objects that it is bound to. As a filter, a list of objects with
	 * {@code OWNER_TYPE_ID} and {@code OWNER_ID}; a row comes once for each that matches.
	 */
	public static final String BINDINGS = "BINDINGS";

	/**
	 * Whom it is held with; in a list only when selected.
	 */
	public static final String COMMUNICATIONS = "COMMUNICATIONS";

	/**
	 * The attached files; portals differ in whether a list gives them for this name or
	 * for {@link #STORAGE_ELEMENT_IDS}: select both.
	 */
	public static final String FILES = "FILES";

	/**
	 * The ids of the attached files in the portal's storage; see {@link #FILES}.
	 */
	public static final String STORAGE_ELEMENT_IDS = "STORAGE_ELEMENT_IDS";

	/**
	 * Old files; replaced by {@link #FILES}.
	 */
	public static final String WEBDAV_ELEMENTS = "WEBDAV_ELEMENTS";

	/**
	 * Whether it came over a channel from outside.
	 */
	public static final String IS_INCOMING_CHANNEL = "IS_INCOMING_CHANNEL";

	private ActivityFields() {
	}

}
