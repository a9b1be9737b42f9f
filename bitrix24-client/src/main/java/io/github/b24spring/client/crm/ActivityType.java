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

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * The kind of an activity, {@code TYPE_ID}. A number that is not among the constants is
 * kept.
 *
 * @param value the portal's number
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see <a href="https://apidocs.bitrix24.com/api-reference/crm/data-types.html">Data
 * types of the CRM</a>
 */
public record ActivityType(@JsonValue int value) {

	/**
	 * Not set.
	 */
	public static final ActivityType UNDEFINED = new ActivityType(0);

	/**
	 * A meeting.
	 */
	public static final ActivityType MEETING = new ActivityType(1);

	/**
	 * A call.
	 */
	public static final ActivityType CALL = new ActivityType(2);

	/**
	 * A task, which is made with {@code tasks.task.add}.
	 */
	public static final ActivityType TASK = new ActivityType(3);

	/**
	 * An e-mail.
	 */
	public static final ActivityType EMAIL = new ActivityType(4);

	/**
	 * An imported calendar event.
	 */
	public static final ActivityType ACTION = new ActivityType(5);

	/**
	 * A kind that a provider defines: universal, configurable, or of an application.
	 */
	public static final ActivityType PROVIDER = new ActivityType(6);

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	static @Nullable ActivityType fromJson(@Nullable Number value) {
		return (value != null) ? new ActivityType(value.intValue()) : null;
	}

}
