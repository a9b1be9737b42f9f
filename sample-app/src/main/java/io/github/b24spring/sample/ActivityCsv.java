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
import java.util.List;

import io.github.b24spring.client.crm.Activity;
import io.github.b24spring.client.crm.ActivityFields;
import io.github.b24spring.client.crm.CrmObject;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/**
 * Activities as lines of CSV.
 */
final class ActivityCsv {

	static final String[] FIELDS = { ActivityFields.ID, ActivityFields.OWNER_TYPE_ID, ActivityFields.OWNER_ID,
			ActivityFields.TYPE_ID, ActivityFields.PROVIDER_ID, ActivityFields.SUBJECT, ActivityFields.DESCRIPTION,
			ActivityFields.DEADLINE, ActivityFields.COMPLETED, ActivityFields.RESPONSIBLE_ID, ActivityFields.CREATED };

	private static final CSVFormat FORMAT = CSVFormat.RFC4180;

	private static final String LINE_END = "\r\n";

	private static final String STARTS_OF_FORMULAS = "=+-@\t\r\n";

	private ActivityCsv() {
	}

	static String header() {
		return line("ID", "Owner type", "Owner ID", "Kind", "Subject", "Description", "Deadline", "Completed",
				"Responsible ID", "Created");
	}

	static String lines(List<Activity> activities) {
		StringBuilder lines = new StringBuilder();
		for (Activity activity : activities) {
			lines.append(line(activity));
		}
		return lines.toString();
	}

	private static String line(Activity activity) {
		CrmObject owner = activity.owner();
		return line(activity.id(), (owner != null) ? owner.type().value() : null, (owner != null) ? owner.id() : null,
				ActivityRow.kind(activity), text(activity.subject()), text(activity.description()),
				moment(activity.deadline()), activity.completed(), activity.responsibleId(),
				moment(activity.created()));
	}

	private static String line(@Nullable Object... values) {
		return FORMAT.format(values) + LINE_END;
	}

	/**
	 * What somebody typed into the portal must not run in a spreadsheet.
	 */
	private static @Nullable String text(@Nullable String value) {
		boolean formula = value != null && !value.isEmpty() && STARTS_OF_FORMULAS.indexOf(value.charAt(0)) >= 0;
		return formula ? "'" + value : value;
	}

	private static @Nullable String moment(@Nullable OffsetDateTime moment) {
		return (moment != null) ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment) : null;
	}

}
