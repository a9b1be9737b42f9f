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
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A universal activity to be written. Immutable; every method returns a changed copy.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see CrmActivityTodoOperations
 */
public final class Todo {

	private final Map<String, Object> parameters;

	private Todo(Map<String, Object> parameters) {
		this.parameters = Collections.unmodifiableMap(parameters);
	}

	/**
	 * Describe an activity.
	 * @param owner the CRM object that the activity belongs to
	 * @param deadline the deadline; the portal keeps it to the second
	 * @return the activity
	 */
	public static Todo of(CrmObject owner, OffsetDateTime deadline) {
		Map<String, Object> parameters = new LinkedHashMap<>();
		parameters.put("ownerTypeId", owner.type().value());
		parameters.put("ownerId", owner.id());
		parameters.put("deadline", PortalDates.format(deadline));
		return new Todo(parameters);
	}

	private Todo with(String name, Object value) {
		Map<String, Object> copy = new LinkedHashMap<>(this.parameters);
		copy.put(name, value);
		return new Todo(copy);
	}

	/**
	 * Return what is sent.
	 * @return the parameters by the portal's names; unmodifiable
	 */
	@JsonValue
	public Map<String, Object> parameters() {
		return this.parameters;
	}

	/**
	 * Set the title.
	 * @param title the title
	 * @return a changed copy
	 */
	public Todo withTitle(String title) {
		return with("title", title);
	}

	/**
	 * Set the text.
	 * @param description the text
	 * @return a changed copy
	 */
	public Todo withDescription(String description) {
		return with("description", description);
	}

	/**
	 * Set the responsible user.
	 * @param userId the id of the user
	 * @return a changed copy
	 */
	public Todo withResponsible(long userId) {
		return with("responsibleId", userId);
	}

	/**
	 * Set the activity that this one follows.
	 * @param activityId the id of the activity
	 * @return a changed copy
	 */
	public Todo withParentActivity(long activityId) {
		return with("parentActivityId", activityId);
	}

	/**
	 * Set when the responsible user is reminded.
	 * @param minutes the times before the deadline, in minutes
	 * @return a changed copy
	 */
	public Todo withPingOffsets(int... minutes) {
		return with("pingOffsets", Arrays.stream(minutes).boxed().toList());
	}

	/**
	 * Set the colour.
	 * @param color the colour
	 * @return a changed copy
	 */
	public Todo withColor(TodoColor color) {
		return with("colorId", color.value());
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Todo todo && this.parameters.equals(todo.parameters);
	}

	@Override
	public int hashCode() {
		return this.parameters.hashCode();
	}

	@Override
	public String toString() {
		return "Todo" + this.parameters;
	}

}
