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
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Dates as the portal writes them: to the second, with a numeric offset also for UTC.
 */
final class PortalDates {

	private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx",
			Locale.ROOT);

	/**
	 * The year of the date that stands for "no deadline".
	 */
	private static final int NEVER = 9999;

	private PortalDates() {
	}

	static String format(OffsetDateTime dateTime) {
		return FORMAT.format(dateTime);
	}

	static boolean isNever(OffsetDateTime dateTime) {
		return dateTime.getYear() >= NEVER;
	}

}
