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
package io.github.b24spring.sample;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

import io.github.b24spring.client.crm.Activity;
import io.github.b24spring.client.crm.ActivityType;
import org.jspecify.annotations.Nullable;

/**
 * An activity in the words of people.
 *
 * @param id the id
 * @param subject the subject
 * @param kind what it is
 * @param deadline the deadline, if it has one
 * @param responsible the id of the user who has to do it
 * @param completed whether it is done
 */
record ActivityRow(long id, String subject, String kind, @Nullable OffsetDateTime deadline, @Nullable Long responsible,
		boolean completed) {

	private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);

	private static final Map<ActivityType, String> KINDS = Map.of(ActivityType.MEETING, "Meeting", ActivityType.CALL,
			"Call", ActivityType.TASK, "Task", ActivityType.EMAIL, "E-mail", ActivityType.ACTION, "Event");

	static ActivityRow of(Activity activity) {
		String subject = activity.subject();
		return new ActivityRow(activity.id(), (subject != null) ? subject : "", kind(activity), activity.deadline(),
				activity.responsibleId(), Boolean.TRUE.equals(activity.completed()));
	}

	static String kind(Activity activity) {
		ActivityType type = activity.type();
		String kind = (type != null) ? KINDS.get(type) : null;
		if (kind != null) {
			return kind;
		}
		return "CRM_TODO".equals(activity.providerId()) ? "Todo" : "Other";
	}

	public String title() {
		return this.subject.isBlank() ? "Without a subject" : this.subject;
	}

	public String deadlineText() {
		return (this.deadline != null) ? FORMAT.format(this.deadline) : "No deadline";
	}

	public String offsetText() {
		return (this.deadline != null) ? "UTC" + this.deadline.getOffset().getId().replace("Z", "") : "";
	}

}
