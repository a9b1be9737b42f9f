package io.github.b24spring.client.crm;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.b24spring.client.json.Bitrix24JsonMapper;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
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
public final class Activity {

	private static final JsonMapper JSON_MAPPER = Bitrix24JsonMapper.create();

	private static final TypeReference<Map<String, @Nullable Object>> MAP = new TypeReference<>() {
	};

	private static final TypeReference<List<@Nullable Object>> LIST = new TypeReference<>() {
	};

	private static final TypeReference<List<CrmObject>> OBJECTS = new TypeReference<>() {
	};

	private static final TypeReference<List<Communication>> COMMUNICATIONS = new TypeReference<>() {
	};

	private static final TypeReference<List<ActivityFile>> FILES = new TypeReference<>() {
	};

	private static final TypeReference<List<Long>> IDS = new TypeReference<>() {
	};

	private final Map<String, @Nullable Object> raw;

	private Activity(Map<String, ? extends @Nullable Object> raw) {
		this.raw = Collections.unmodifiableMap(new LinkedHashMap<>(raw));
	}

	/**
	 * Makes an activity of the portal's form.
	 * @param raw the values by the portal's names of the fields, as in
	 * {@link ActivityFields}
	 * @return the activity
	 */
	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public static Activity of(Map<String, ? extends @Nullable Object> raw) {
		return new Activity(raw);
	}

	/**
	 * What the portal sent, in its order.
	 * @return the values by the portal's names of the fields; unmodifiable
	 */
	@JsonValue
	public Map<String, @Nullable Object> raw() {
		return this.raw;
	}

	/**
	 * The id.
	 * @return the id
	 * @throws IllegalStateException if a list was read without {@link ActivityFields#ID}
	 */
	public long id() {
		Long id = read(ActivityFields.ID, Long.class);
		Assert.state(id != null, "The activity was read without its ID");
		return id;
	}

	/**
	 * The CRM object that the activity belongs to.
	 * @return the owner, or {@code null} if the portal sent no complete one
	 */
	public @Nullable CrmObject owner() {
		Long id = read(ActivityFields.OWNER_ID, Long.class);
		CrmObjectType type = ownerType();
		return (id != null && type != null) ? new CrmObject(type, id) : null;
	}

	/**
	 * The id of the CRM object that the activity belongs to.
	 * @return the id of the CRM object that the activity belongs to, or {@code null}
	 */
	public @Nullable Long ownerId() {
		return read(ActivityFields.OWNER_ID, Long.class);
	}

	/**
	 * The type of the CRM object that the activity belongs to.
	 * @return the type of the CRM object that the activity belongs to, or {@code null}
	 */
	public @Nullable CrmObjectType ownerType() {
		return read(ActivityFields.OWNER_TYPE_ID, CrmObjectType.class);
	}

	/**
	 * The kind.
	 * @return the kind, or {@code null}
	 */
	public @Nullable ActivityType type() {
		return read(ActivityFields.TYPE_ID, ActivityType.class);
	}

	/**
	 * The provider, such as {@code CRM_TODO} or {@code REST_APP}.
	 * @return the provider, such as {@code CRM_TODO} or {@code REST_APP}, or {@code null}
	 */
	public @Nullable String providerId() {
		return read(ActivityFields.PROVIDER_ID, String.class);
	}

	/**
	 * The provider's type.
	 * @return the provider's type, or {@code null}
	 */
	public @Nullable String providerTypeId() {
		return read(ActivityFields.PROVIDER_TYPE_ID, String.class);
	}

	/**
	 * The provider's group.
	 * @return the provider's group, or {@code null}
	 */
	public @Nullable String providerGroupId() {
		return read(ActivityFields.PROVIDER_GROUP_ID, String.class);
	}

	/**
	 * The id of a linked object, 0 for none.
	 * @return the id of a linked object, 0 for none, or {@code null}
	 */
	public @Nullable Long associatedEntityId() {
		return read(ActivityFields.ASSOCIATED_ENTITY_ID, Long.class);
	}

	/**
	 * The title.
	 * @return the title, or {@code null}
	 */
	public @Nullable String subject() {
		return read(ActivityFields.SUBJECT, String.class);
	}

	/**
	 * The start.
	 * @return the start, or {@code null}
	 */
	public @Nullable OffsetDateTime startTime() {
		return read(ActivityFields.START_TIME, OffsetDateTime.class);
	}

	/**
	 * The end.
	 * @return the end, or {@code null}
	 */
	public @Nullable OffsetDateTime endTime() {
		return read(ActivityFields.END_TIME, OffsetDateTime.class);
	}

	/**
	 * The deadline. What the portal sends for "no deadline", a date in the year 9999, is
	 * none.
	 * @return the deadline, or {@code null} if there is none
	 */
	public @Nullable OffsetDateTime deadline() {
		OffsetDateTime deadline = read(ActivityFields.DEADLINE, OffsetDateTime.class);
		return (deadline == null || PortalDates.isNever(deadline)) ? null : deadline;
	}

	/**
	 * Whether it is done.
	 * @return the value, or {@code null}
	 */
	public @Nullable Boolean completed() {
		return read(ActivityFields.COMPLETED, Boolean.class);
	}

	/**
	 * The state.
	 * @return the state, or {@code null}
	 */
	public @Nullable ActivityStatus status() {
		return read(ActivityFields.STATUS, ActivityStatus.class);
	}

	/**
	 * The id of the responsible user.
	 * @return the id of the responsible user, or {@code null}
	 */
	public @Nullable Long responsibleId() {
		return read(ActivityFields.RESPONSIBLE_ID, Long.class);
	}

	/**
	 * The priority.
	 * @return the priority, or {@code null}
	 */
	public @Nullable ActivityPriority priority() {
		return read(ActivityFields.PRIORITY, ActivityPriority.class);
	}

	/**
	 * The unit of the time before the activity at which it is reminded of.
	 * @return the unit of the time before the activity at which it is reminded of, or
	 * {@code null}
	 */
	public @Nullable ReminderUnit reminderUnit() {
		return read(ActivityFields.NOTIFY_TYPE, ReminderUnit.class);
	}

	/**
	 * The amount of the time before the activity at which it is reminded of.
	 * @return the amount of the time before the activity at which it is reminded of, or
	 * {@code null}
	 */
	public @Nullable Integer reminderValue() {
		return read(ActivityFields.NOTIFY_VALUE, Integer.class);
	}

	/**
	 * The text.
	 * @return the text, or {@code null}
	 */
	public @Nullable String description() {
		return read(ActivityFields.DESCRIPTION, String.class);
	}

	/**
	 * What the text is written in.
	 * @return what the text is written in, or {@code null}
	 */
	public @Nullable DescriptionFormat descriptionFormat() {
		return read(ActivityFields.DESCRIPTION_TYPE, DescriptionFormat.class);
	}

	/**
	 * The direction of a call or e-mail.
	 * @return the direction of a call or e-mail, or {@code null}
	 */
	public @Nullable ActivityDirection direction() {
		return read(ActivityFields.DIRECTION, ActivityDirection.class);
	}

	/**
	 * The place.
	 * @return the place, or {@code null}
	 */
	public @Nullable String location() {
		return read(ActivityFields.LOCATION, String.class);
	}

	/**
	 * The time of creation.
	 * @return the time of creation, or {@code null}
	 */
	public @Nullable OffsetDateTime created() {
		return read(ActivityFields.CREATED, OffsetDateTime.class);
	}

	/**
	 * The id of the user who created it.
	 * @return the id of the user who created it, or {@code null}
	 */
	public @Nullable Long authorId() {
		return read(ActivityFields.AUTHOR_ID, Long.class);
	}

	/**
	 * The time of the last change.
	 * @return the time of the last change, or {@code null}
	 */
	public @Nullable OffsetDateTime lastUpdated() {
		return read(ActivityFields.LAST_UPDATED, OffsetDateTime.class);
	}

	/**
	 * The id of the user who changed it last.
	 * @return the id of the user who changed it last, or {@code null}
	 */
	public @Nullable Long editorId() {
		return read(ActivityFields.EDITOR_ID, Long.class);
	}

	/**
	 * Free settings.
	 * @return free settings, or {@code null}
	 */
	public @Nullable Map<String, @Nullable Object> settings() {
		return read(ActivityFields.SETTINGS, MAP);
	}

	/**
	 * The id in an external system.
	 * @return the id in an external system, or {@code null}
	 */
	public @Nullable String originId() {
		return read(ActivityFields.ORIGIN_ID, String.class);
	}

	/**
	 * The external system.
	 * @return the external system, or {@code null}
	 */
	public @Nullable String originatorId() {
		return read(ActivityFields.ORIGINATOR_ID, String.class);
	}

	/**
	 * The version of the original in the external system.
	 * @return the version of the original in the external system, or {@code null}
	 */
	public @Nullable String originVersion() {
		return read(ActivityFields.ORIGIN_VERSION, String.class);
	}

	/**
	 * Not used by the portal.
	 * @return the value, or {@code null}
	 */
	public @Nullable Integer resultStatus() {
		return read(ActivityFields.RESULT_STATUS, Integer.class);
	}

	/**
	 * Not used by the portal.
	 * @return the value, or {@code null}
	 */
	public @Nullable Integer resultMark() {
		return read(ActivityFields.RESULT_MARK, Integer.class);
	}

	/**
	 * Statistics of reports.
	 * @return the value, or {@code null}
	 */
	public @Nullable Integer resultStream() {
		return read(ActivityFields.RESULT_STREAM, Integer.class);
	}

	/**
	 * Not used by the portal.
	 * @return the value, or {@code null}
	 */
	public @Nullable String resultSourceId() {
		return read(ActivityFields.RESULT_SOURCE_ID, String.class);
	}

	/**
	 * Not used by the portal.
	 * @return the value, or {@code null}
	 */
	public @Nullable String resultCurrencyId() {
		return read(ActivityFields.RESULT_CURRENCY_ID, String.class);
	}

	/**
	 * Not used by the portal.
	 * @return the value, or {@code null}
	 */
	public @Nullable BigDecimal resultValue() {
		return read(ActivityFields.RESULT_VALUE, BigDecimal.class);
	}

	/**
	 * Not used by the portal.
	 * @return the value, or {@code null}
	 */
	public @Nullable BigDecimal resultSum() {
		return read(ActivityFields.RESULT_SUM, BigDecimal.class);
	}

	/**
	 * The provider's parameters.
	 * @return the provider's parameters, or {@code null}
	 */
	public @Nullable Map<String, @Nullable Object> providerParams() {
		return read(ActivityFields.PROVIDER_PARAMS, MAP);
	}

	/**
	 * The provider's data.
	 * @return the provider's data, or {@code null}
	 */
	public @Nullable String providerData() {
		return read(ActivityFields.PROVIDER_DATA, String.class);
	}

	/**
	 * The id of the rule that completes it, 0 for none.
	 * @return the id of the rule that completes it, 0 for none, or {@code null}
	 */
	public @Nullable Integer autocompleteRule() {
		return read(ActivityFields.AUTOCOMPLETE_RULE, Integer.class);
	}

	/**
	 * The CRM objects that it is bound to.
	 * @return the CRM objects that it is bound to, or {@code null}
	 */
	public @Nullable List<CrmObject> bindings() {
		return read(ActivityFields.BINDINGS, OBJECTS);
	}

	/**
	 * Whom it is held with.
	 * @return whom it is held with, or {@code null}
	 */
	public @Nullable List<Communication> communications() {
		return read(ActivityFields.COMMUNICATIONS, COMMUNICATIONS);
	}

	/**
	 * The attached files.
	 * @return the attached files, or {@code null}
	 */
	public @Nullable List<ActivityFile> files() {
		return read(ActivityFields.FILES, FILES);
	}

	/**
	 * The ids of the attached files in the portal's storage.
	 * @return the ids of the attached files in the portal's storage, or {@code null}
	 */
	public @Nullable List<Long> storageElementIds() {
		return read(ActivityFields.STORAGE_ELEMENT_IDS, IDS);
	}

	/**
	 * Old files.
	 * @return the value, or {@code null}
	 */
	public @Nullable List<@Nullable Object> webdavElements() {
		return read(ActivityFields.WEBDAV_ELEMENTS, LIST);
	}

	/**
	 * Whether it came over a channel from outside.
	 * @return the value, or {@code null}
	 */
	public @Nullable Boolean incomingChannel() {
		return read(ActivityFields.IS_INCOMING_CHANNEL, Boolean.class);
	}

	private <T> @Nullable T read(String field, Class<T> type) {
		Object value = this.raw.get(field);
		if (value == null || type.isInstance(value)) {
			return type.cast(value);
		}
		try {
			return JSON_MAPPER.convertValue(value, type);
		}
		catch (JacksonException ex) {
			throw unreadable(field, ex);
		}
	}

	private <T> @Nullable T read(String field, TypeReference<T> type) {
		Object value = this.raw.get(field);
		try {
			return (value != null) ? JSON_MAPPER.convertValue(value, type) : null;
		}
		catch (JacksonException ex) {
			throw unreadable(field, ex);
		}
	}

	private static IllegalStateException unreadable(String field, JacksonException cause) {
		return new IllegalStateException(
				"The portal sent " + field + " in a form that cannot be read; the raw value is in raw()", cause);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Activity activity && this.raw.equals(activity.raw);
	}

	@Override
	public int hashCode() {
		return this.raw.hashCode();
	}

	@Override
	public String toString() {
		return "Activity" + this.raw;
	}

}
