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

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What was filled in to add a todo.
 *
 * @param title the title
 * @param description the text
 * @param deadline the deadline as a local date and time
 * @param offset how many minutes the browser's clock is ahead of UTC at that time;
 * without JavaScript there is none, and the time is that of the server
 */
record TodoForm(String title, String description, String deadline, String offset) {

	/**
	 * What the fields are called on the page.
	 */
	static final Map<String, String> LABELS = Map.of("title", "Title", "description", "Description", "deadline",
			"Deadline");

	private static final int MAX_TITLE = 255;

	private static final int MAX_DESCRIPTION = 10_000;

	private static final int LAST_YEAR = 2099;

	TodoForm(@Nullable String title, @Nullable String description, @Nullable String deadline, @Nullable String offset) {
		this.title = text(title);
		this.description = text(description);
		this.deadline = text(deadline);
		this.offset = text(offset);
	}

	static TodoForm empty() {
		return new TodoForm("", "", "", "");
	}

	private static String text(@Nullable String value) {
		return (value != null) ? value.strip() : "";
	}

	/**
	 * What has to be corrected.
	 * @return a sentence by the name of the field
	 */
	Map<String, String> mistakes() {
		Map<String, String> mistakes = new LinkedHashMap<>();
		if (this.title.isEmpty()) {
			mistakes.put("title", "Say what is to be done.");
		}
		else if (this.title.length() > MAX_TITLE) {
			mistakes.put("title", "This is too long: a title has at most " + MAX_TITLE + " characters.");
		}
		if (this.description.length() > MAX_DESCRIPTION) {
			mistakes.put("description",
					"This is too long: a description has at most " + MAX_DESCRIPTION + " characters.");
		}
		if (this.deadline.isEmpty()) {
			mistakes.put("deadline", "Choose a day and a time.");
		}
		else if (!isDeadlineReadable()) {
			mistakes.put("deadline", "This is no date and time. Write it like 2027-03-31T15:00.");
		}
		else if (deadlineWithOffset().getYear() > LAST_YEAR) {
			mistakes.put("deadline", "This is too far ahead: the last year for a deadline is " + LAST_YEAR + ".");
		}
		return mistakes;
	}

	private boolean isDeadlineReadable() {
		try {
			return deadlineWithOffset().getYear() > 0;
		}
		catch (DateTimeException ex) {
			return false;
		}
	}

	OffsetDateTime deadlineWithOffset() {
		LocalDateTime local = LocalDateTime.parse(this.deadline);
		return this.offset.isEmpty() ? local.atZone(ZoneId.systemDefault()).toOffsetDateTime()
				: local.atOffset(offsetOf(this.offset));
	}

	private static ZoneOffset offsetOf(String minutes) {
		try {
			return ZoneOffset.ofTotalSeconds(Math.multiplyExact(Integer.parseInt(minutes), 60));
		}
		catch (NumberFormatException | ArithmeticException ex) {
			throw new DateTimeParseException("The offset is no number of minutes", minutes, 0, ex);
		}
	}

}
