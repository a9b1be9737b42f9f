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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a configurable activity. What is {@code null} is not sent.
 *
 * @param typeId the type, as registered with {@link CrmActivityTypeOperations}; the
 * portal takes {@code CONFIGURABLE} unless told otherwise
 * @param completed whether it is done
 * @param deadline the deadline, {@code null} for none
 * @param pingOffsets when the responsible user is reminded, in minutes before the
 * deadline
 * @param incomingChannel whether it came over a channel from outside; it then has no
 * deadline
 * @param responsibleId the id of the responsible user
 * @param badgeCode the code of a {@link Badge}; empty for none
 * @param originatorId the external system
 * @param originId the id in the external system
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record ConfigurableFields(@JsonProperty("typeId") @Nullable String typeId,
		@JsonProperty("completed") @Nullable Boolean completed,
		@JsonProperty("deadline") @Nullable OffsetDateTime deadline,
		@JsonProperty("pingOffsets") @Nullable List<Integer> pingOffsets,
		@JsonProperty("isIncomingChannel") @Nullable Boolean incomingChannel,
		@JsonProperty("responsibleId") @Nullable Long responsibleId,
		@JsonProperty("badgeCode") @Nullable String badgeCode,
		@JsonProperty("originatorId") @Nullable String originatorId,
		@JsonProperty("originId") @Nullable String originId) {

	public ConfigurableFields {
		deadline = (deadline == null || PortalDates.isNever(deadline)) ? null : deadline;
		pingOffsets = (pingOffsets != null) ? List.copyOf(pingOffsets) : null;
	}

	/**
	 * Start with no field set.
	 * @return fields of which none is set
	 */
	public static ConfigurableFields create() {
		return new ConfigurableFields(null, null, null, null, null, null, null, null, null);
	}

	/**
	 * Return what is sent.
	 * @return the values that are set, by the portal's names
	 */
	@JsonValue
	Map<String, Object> toJson() {
		Map<String, Object> json = new LinkedHashMap<>();
		put(json, "typeId", this.typeId);
		put(json, "completed", this.completed);
		put(json, "deadline", (this.deadline != null) ? PortalDates.format(this.deadline) : null);
		put(json, "pingOffsets", this.pingOffsets);
		put(json, "isIncomingChannel", this.incomingChannel);
		put(json, "responsibleId", this.responsibleId);
		put(json, "badgeCode", this.badgeCode);
		put(json, "originatorId", this.originatorId);
		put(json, "originId", this.originId);
		return json;
	}

	private static void put(Map<String, Object> json, String name, @Nullable Object value) {
		if (value != null) {
			json.put(name, value);
		}
	}

	/**
	 * Set the type.
	 * @param typeId the type, as registered for the application
	 * @return a changed copy
	 */
	public ConfigurableFields withTypeId(String typeId) {
		return new ConfigurableFields(typeId, this.completed, this.deadline, this.pingOffsets, this.incomingChannel,
				this.responsibleId, this.badgeCode, this.originatorId, this.originId);
	}

	/**
	 * Set whether it is done.
	 * @param completed whether it is done
	 * @return a changed copy
	 */
	public ConfigurableFields withCompleted(boolean completed) {
		return new ConfigurableFields(this.typeId, completed, this.deadline, this.pingOffsets, this.incomingChannel,
				this.responsibleId, this.badgeCode, this.originatorId, this.originId);
	}

	/**
	 * Set the deadline.
	 * @param deadline the deadline; the portal keeps it to the second
	 * @return a changed copy
	 */
	public ConfigurableFields withDeadline(OffsetDateTime deadline) {
		return new ConfigurableFields(this.typeId, this.completed, deadline, this.pingOffsets, this.incomingChannel,
				this.responsibleId, this.badgeCode, this.originatorId, this.originId);
	}

	/**
	 * Set when the responsible user is reminded.
	 * @param minutes the times before the deadline, in minutes
	 * @return a changed copy
	 */
	public ConfigurableFields withPingOffsets(int... minutes) {
		return new ConfigurableFields(this.typeId, this.completed, this.deadline,
				Arrays.stream(minutes).boxed().toList(), this.incomingChannel, this.responsibleId, this.badgeCode,
				this.originatorId, this.originId);
	}

	/**
	 * Set whether it came over a channel from outside.
	 * @param incomingChannel whether it did
	 * @return a changed copy
	 */
	public ConfigurableFields withIncomingChannel(boolean incomingChannel) {
		return new ConfigurableFields(this.typeId, this.completed, this.deadline, this.pingOffsets, incomingChannel,
				this.responsibleId, this.badgeCode, this.originatorId, this.originId);
	}

	/**
	 * Set the responsible user.
	 * @param userId the id of the user
	 * @return a changed copy
	 */
	public ConfigurableFields withResponsible(long userId) {
		return new ConfigurableFields(this.typeId, this.completed, this.deadline, this.pingOffsets,
				this.incomingChannel, userId, this.badgeCode, this.originatorId, this.originId);
	}

	/**
	 * Set the badge.
	 * @param badgeCode the code of the badge, empty for none
	 * @return a changed copy
	 */
	public ConfigurableFields withBadgeCode(String badgeCode) {
		return new ConfigurableFields(this.typeId, this.completed, this.deadline, this.pingOffsets,
				this.incomingChannel, this.responsibleId, badgeCode, this.originatorId, this.originId);
	}

	/**
	 * Set where it comes from.
	 * @param originatorId the external system
	 * @param originId the id in the external system
	 * @return a changed copy
	 */
	public ConfigurableFields withOrigin(String originatorId, String originId) {
		return new ConfigurableFields(this.typeId, this.completed, this.deadline, this.pingOffsets,
				this.incomingChannel, this.responsibleId, this.badgeCode, originatorId, originId);
	}

}
