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

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.b24spring.client.json.Bitrix24JsonMapper;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.util.Assert;

/**
 * An activity as the portal sent it: typed by its methods, as it came by {@link #raw()}.
 * <p>
 * A method gives {@code null} where the portal sent nothing, because the field was not
 * selected or has no value. A value is read when it is asked for, so that an unreadable
 * one is no obstacle to the others: its method then fails with
 * {@link IllegalStateException}.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see ActivityFields
 */
@JsonDeserialize(using = ActivityDeserializer.class)
public final class Activity {

	private static final JsonMapper STANDARD = Bitrix24JsonMapper.create();

	private static final TypeReference<Map<String, @Nullable Object>> MAP = new TypeReference<>() {
	};

	private static final TypeReference<List<CrmObject>> OBJECTS = new TypeReference<>() {
	};

	private static final TypeReference<List<Communication>> COMMUNICATIONS = new TypeReference<>() {
	};

	private static final TypeReference<List<ActivityFile>> FILES = new TypeReference<>() {
	};

	private static final TypeReference<List<Long>> IDS = new TypeReference<>() {
	};

	private final RawFields fields;

	Activity(Map<String, ? extends @Nullable Object> raw, JsonMapper jsonMapper) {
		this.fields = new RawFields(Collections.unmodifiableMap(new LinkedHashMap<>(raw)), jsonMapper);
	}

	/**
	 * Create an activity of the portal's form.
	 * @param raw the values by the portal's names of the fields, as in
	 * {@link ActivityFields}
	 * @return the activity
	 */
	public static Activity of(Map<String, ? extends @Nullable Object> raw) {
		return new Activity(raw, STANDARD);
	}

	/**
	 * Return what the portal sent, in its order.
	 * @return the values by the portal's names of the fields; unmodifiable
	 */
	@JsonValue
	public Map<String, @Nullable Object> raw() {
		return this.fields.raw();
	}

	/**
	 * Return the id.
	 * @return the id
	 * @throws IllegalStateException if a list was read without {@link ActivityFields#ID}
	 */
	public long id() {
		Long id = this.fields.read(ActivityFields.ID, Long.class);
		Assert.state(id != null, "The activity was read without its ID");
		return id;
	}

	/**
	 * {@return the owner, or {@code null} if the portal sent no complete one}
	 */
	public @Nullable CrmObject owner() {
		Long id = this.fields.read(ActivityFields.OWNER_ID, Long.class);
		CrmObjectType type = ownerType();
		return (id != null && type != null) ? new CrmObject(type, id) : null;
	}

	/**
	 * {@return the id of the CRM object that the activity belongs to, or {@code null}}
	 */
	public @Nullable Long ownerId() {
		return this.fields.read(ActivityFields.OWNER_ID, Long.class);
	}

	/**
	 * {@return the type of the CRM object that the activity belongs to, or {@code null}}
	 */
	public @Nullable CrmObjectType ownerType() {
		return this.fields.read(ActivityFields.OWNER_TYPE_ID, CrmObjectType.class);
	}

	/**
	 * {@return the kind, or {@code null}}
	 */
	public @Nullable ActivityType type() {
		return this.fields.read(ActivityFields.TYPE_ID, ActivityType.class);
	}

	/**
	 * {@return the provider, such as {@code CRM_TODO} or {@code REST_APP}, or
	 * {@code null}}
	 */
	public @Nullable String providerId() {
		return this.fields.read(ActivityFields.PROVIDER_ID, String.class);
	}

	/**
	 * {@return the provider's type, or {@code null}}
	 */
	public @Nullable String providerTypeId() {
		return this.fields.read(ActivityFields.PROVIDER_TYPE_ID, String.class);
	}

	/**
	 * {@return the provider's group, or {@code null}}
	 */
	public @Nullable String providerGroupId() {
		return this.fields.read(ActivityFields.PROVIDER_GROUP_ID, String.class);
	}

	/**
	 * {@return the title, or {@code null}}
	 */
	public @Nullable String subject() {
		return this.fields.read(ActivityFields.SUBJECT, String.class);
	}

	/**
	 * {@return the start, or {@code null}}
	 */
	public @Nullable OffsetDateTime startTime() {
		return this.fields.read(ActivityFields.START_TIME, OffsetDateTime.class);
	}

	/**
	 * {@return the end, or {@code null}}
	 */
	public @Nullable OffsetDateTime endTime() {
		return this.fields.read(ActivityFields.END_TIME, OffsetDateTime.class);
	}

	/**
	 * Return the deadline. What the portal sends for "no deadline", a date in the year
	 * 9999, is none.
	 * @return the deadline, or {@code null} if there is none
	 */
	public @Nullable OffsetDateTime deadline() {
		OffsetDateTime deadline = this.fields.read(ActivityFields.DEADLINE, OffsetDateTime.class);
		return (deadline == null || PortalDates.isNever(deadline)) ? null : deadline;
	}

	/**
	 * {@return whether it is done, or {@code null}}
	 */
	public @Nullable Boolean completed() {
		return this.fields.read(ActivityFields.COMPLETED, Boolean.class);
	}

	/**
	 * {@return the state, or {@code null}}
	 */
	public @Nullable ActivityStatus status() {
		return this.fields.read(ActivityFields.STATUS, ActivityStatus.class);
	}

	/**
	 * {@return the id of the responsible user, or {@code null}}
	 */
	public @Nullable Long responsibleId() {
		return this.fields.read(ActivityFields.RESPONSIBLE_ID, Long.class);
	}

	/**
	 * {@return the priority, or {@code null}}
	 */
	public @Nullable ActivityPriority priority() {
		return this.fields.read(ActivityFields.PRIORITY, ActivityPriority.class);
	}

	/**
	 * {@return how long before the activity the responsible user is reminded of it, or
	 * {@code null}}
	 */
	public @Nullable Duration reminder() {
		Integer value = this.fields.read(ActivityFields.NOTIFY_VALUE, Integer.class);
		ReminderUnit unit = this.fields.read(ActivityFields.NOTIFY_TYPE, ReminderUnit.class);
		return (value != null && unit != null) ? unit.duration(value) : null;
	}

	/**
	 * {@return the text, or {@code null}}
	 */
	public @Nullable String description() {
		return this.fields.read(ActivityFields.DESCRIPTION, String.class);
	}

	/**
	 * {@return what the text is written in, or {@code null}}
	 */
	public @Nullable DescriptionFormat descriptionFormat() {
		return this.fields.read(ActivityFields.DESCRIPTION_TYPE, DescriptionFormat.class);
	}

	/**
	 * {@return the direction of a call or e-mail, or {@code null}}
	 */
	public @Nullable ActivityDirection direction() {
		return this.fields.read(ActivityFields.DIRECTION, ActivityDirection.class);
	}

	/**
	 * {@return the place, or {@code null}}
	 */
	public @Nullable String location() {
		return this.fields.read(ActivityFields.LOCATION, String.class);
	}

	/**
	 * {@return the time of creation, or {@code null}}
	 */
	public @Nullable OffsetDateTime created() {
		return this.fields.read(ActivityFields.CREATED, OffsetDateTime.class);
	}

	/**
	 * {@return the id of the user who created it, or {@code null}}
	 */
	public @Nullable Long authorId() {
		return this.fields.read(ActivityFields.AUTHOR_ID, Long.class);
	}

	/**
	 * {@return the time of the last change, or {@code null}}
	 */
	public @Nullable OffsetDateTime lastUpdated() {
		return this.fields.read(ActivityFields.LAST_UPDATED, OffsetDateTime.class);
	}

	/**
	 * {@return the id of the user who changed it last, or {@code null}}
	 */
	public @Nullable Long editorId() {
		return this.fields.read(ActivityFields.EDITOR_ID, Long.class);
	}

	/**
	 * {@return free settings, or {@code null}}
	 */
	public @Nullable Map<String, @Nullable Object> settings() {
		return this.fields.read(ActivityFields.SETTINGS, MAP);
	}

	/**
	 * {@return the id in an external system, or {@code null}}
	 */
	public @Nullable String originId() {
		return this.fields.read(ActivityFields.ORIGIN_ID, String.class);
	}

	/**
	 * {@return the external system, or {@code null}}
	 */
	public @Nullable String originatorId() {
		return this.fields.read(ActivityFields.ORIGINATOR_ID, String.class);
	}

	/**
	 * {@return the provider's parameters, or {@code null}}
	 */
	public @Nullable Map<String, @Nullable Object> providerParams() {
		return this.fields.read(ActivityFields.PROVIDER_PARAMS, MAP);
	}

	/**
	 * {@return the CRM objects that it is bound to, or {@code null}}
	 */
	public @Nullable List<CrmObject> bindings() {
		return this.fields.read(ActivityFields.BINDINGS, OBJECTS);
	}

	/**
	 * {@return whom it is held with, or {@code null}}
	 */
	public @Nullable List<Communication> communications() {
		return this.fields.read(ActivityFields.COMMUNICATIONS, COMMUNICATIONS);
	}

	/**
	 * {@return the attached files, or {@code null}}
	 */
	public @Nullable List<ActivityFile> files() {
		return this.fields.read(ActivityFields.FILES, FILES);
	}

	/**
	 * {@return the ids of the attached files in the portal's storage, or {@code null}}
	 */
	public @Nullable List<Long> storageElementIds() {
		return this.fields.read(ActivityFields.STORAGE_ELEMENT_IDS, IDS);
	}

	/**
	 * {@return whether it came over a channel from outside, or {@code null}}
	 */
	public @Nullable Boolean incomingChannel() {
		return this.fields.read(ActivityFields.IS_INCOMING_CHANNEL, Boolean.class);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Activity activity && raw().equals(activity.raw());
	}

	@Override
	public int hashCode() {
		return raw().hashCode();
	}

	@Override
	public String toString() {
		return "Activity" + raw();
	}

}
