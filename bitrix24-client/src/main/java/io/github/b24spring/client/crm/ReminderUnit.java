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

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * The unit of the time before an activity at which it is reminded of,
 * {@code NOTIFY_TYPE}. A number that is not among the constants is kept.
 *
 * @param value the portal's number
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see <a href="https://apidocs.bitrix24.com/api-reference/crm/data-types.html">Data
 * types of the CRM</a>
 */
public record ReminderUnit(@JsonValue int value) {

	/**
	 * No reminder.
	 */
	public static final ReminderUnit NONE = new ReminderUnit(0);

	/**
	 * Minutes.
	 */
	public static final ReminderUnit MINUTES = new ReminderUnit(1);

	/**
	 * Hours.
	 */
	public static final ReminderUnit HOURS = new ReminderUnit(2);

	/**
	 * Days.
	 */
	public static final ReminderUnit DAYS = new ReminderUnit(3);

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	static @Nullable ReminderUnit fromJson(@Nullable Number value) {
		return (value != null) ? new ReminderUnit(value.intValue()) : null;
	}

	/**
	 * Return an amount of this unit.
	 * @param amount the amount
	 * @return the time; {@code null} if there is no reminder, or the unit is not known
	 */
	public @Nullable Duration duration(int amount) {
		return switch (this.value) {
			case 1 -> Duration.ofMinutes(amount);
			case 2 -> Duration.ofHours(amount);
			case 3 -> Duration.ofDays(amount);
			default -> null;
		};
	}

}
