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

import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.b24spring.client.file.FileUpload;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Values of an activity's fields to be written. Immutable; every method returns a changed
 * copy.
 *
 * @param <T> the type of the copies
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public abstract sealed class ActivityValues<T extends ActivityValues<T>> permits NewActivity, ActivityChange {

	private final Map<String, @Nullable Object> fields;

	ActivityValues(Map<String, ? extends @Nullable Object> fields) {
		this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
	}

	abstract T with(Map<String, @Nullable Object> fields);

	/**
	 * Return what is sent.
	 * @return the values by the portal's names of the fields; unmodifiable
	 */
	@JsonValue
	public Map<String, @Nullable Object> fields() {
		return this.fields;
	}

	/**
	 * Set a field for which there is no method. A date is written as the portal wants it.
	 * @param field the portal's name of the field, as in {@link ActivityFields}
	 * @param value anything that has a JSON form
	 * @return a changed copy
	 */
	public T withField(String field, @Nullable Object value) {
		Assert.hasText(field, "'field' must not be empty");
		Map<String, @Nullable Object> copy = new LinkedHashMap<>(this.fields);
		copy.put(field, (value instanceof OffsetDateTime dateTime) ? PortalDates.format(dateTime) : value);
		return with(copy);
	}

	/**
	 * Set the title.
	 * @param subject the title, not empty
	 * @return a changed copy
	 */
	public T withSubject(String subject) {
		Assert.hasText(subject, "'subject' must not be empty");
		return withField(ActivityFields.SUBJECT, subject);
	}

	/**
	 * Set the start, which is also the deadline of calls and meetings.
	 * @param startTime the start
	 * @return a changed copy
	 */
	public T withStartTime(OffsetDateTime startTime) {
		return withField(ActivityFields.START_TIME, startTime);
	}

	/**
	 * Set the end.
	 * @param endTime the end
	 * @return a changed copy
	 */
	public T withEndTime(OffsetDateTime endTime) {
		return withField(ActivityFields.END_TIME, endTime);
	}

	/**
	 * Set whether the activity is done.
	 * @param completed whether it is done
	 * @return a changed copy
	 */
	public T withCompleted(boolean completed) {
		return withField(ActivityFields.COMPLETED, completed ? "Y" : "N");
	}

	/**
	 * Set the state.
	 * @param status the state
	 * @return a changed copy
	 */
	public T withStatus(ActivityStatus status) {
		return withField(ActivityFields.STATUS, status.value());
	}

	/**
	 * Set the responsible user. For a new activity, the portal takes the one of the owner
	 * unless told otherwise.
	 * @param userId the id of the user
	 * @return a changed copy
	 */
	public T withResponsible(long userId) {
		return withField(ActivityFields.RESPONSIBLE_ID, userId);
	}

	/**
	 * Set the priority.
	 * @param priority the priority
	 * @return a changed copy
	 */
	public T withPriority(ActivityPriority priority) {
		return withField(ActivityFields.PRIORITY, priority.value());
	}

	/**
	 * Set how long before the activity the responsible user is reminded of it.
	 * @param value the amount
	 * @param unit the unit
	 * @return a changed copy
	 */
	public T withReminder(int value, ReminderUnit unit) {
		Map<String, @Nullable Object> copy = new LinkedHashMap<>(this.fields);
		copy.put(ActivityFields.NOTIFY_TYPE, unit.value());
		copy.put(ActivityFields.NOTIFY_VALUE, value);
		return with(copy);
	}

	/**
	 * Set the text.
	 * @param description the text
	 * @param format what the text is written in
	 * @return a changed copy
	 */
	public T withDescription(String description, DescriptionFormat format) {
		Map<String, @Nullable Object> copy = new LinkedHashMap<>(this.fields);
		copy.put(ActivityFields.DESCRIPTION, description);
		copy.put(ActivityFields.DESCRIPTION_TYPE, format.value());
		return with(copy);
	}

	/**
	 * Set the direction of a call or e-mail.
	 * @param direction the direction
	 * @return a changed copy
	 */
	public T withDirection(ActivityDirection direction) {
		return withField(ActivityFields.DIRECTION, direction.value());
	}

	/**
	 * Set the place.
	 * @param location the place
	 * @return a changed copy
	 */
	public T withLocation(String location) {
		return withField(ActivityFields.LOCATION, location);
	}

	/**
	 * Set where the activity comes from.
	 * @param originatorId the external system
	 * @param originId the id in the external system
	 * @return a changed copy
	 */
	public T withOrigin(String originatorId, String originId) {
		Map<String, @Nullable Object> copy = new LinkedHashMap<>(this.fields);
		copy.put(ActivityFields.ORIGINATOR_ID, originatorId);
		copy.put(ActivityFields.ORIGIN_ID, originId);
		return with(copy);
	}

	/**
	 * Set free settings.
	 * @param settings the settings
	 * @return a changed copy
	 */
	public T withSettings(Map<String, ?> settings) {
		return withField(ActivityFields.SETTINGS, Collections.unmodifiableMap(new LinkedHashMap<>(settings)));
	}

	/**
	 * Set the parameters of the provider.
	 * @param parameters the parameters
	 * @return a changed copy
	 */
	public T withProviderParams(Map<String, ?> parameters) {
		return withField(ActivityFields.PROVIDER_PARAMS, Collections.unmodifiableMap(new LinkedHashMap<>(parameters)));
	}

	/**
	 * Set whom the activity is held with.
	 * @param communications the communications; a meeting has one
	 * @return a changed copy
	 */
	public T withCommunications(List<Communication> communications) {
		return withField(ActivityFields.COMMUNICATIONS, List.copyOf(communications));
	}

	/**
	 * Set the attached files. Their content is read on a thread that may block, before
	 * anything is sent.
	 * @param files the files
	 * @return a changed copy
	 */
	public T withFiles(List<FileUpload> files) {
		return withField(ActivityFields.FILES, List.copyOf(files));
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other != null && getClass() == other.getClass()
				&& this.fields.equals(((ActivityValues<?>) other).fields);
	}

	@Override
	public int hashCode() {
		return this.fields.hashCode();
	}

	@Override
	public String toString() {
		return getClass().getSimpleName() + this.fields;
	}

}
