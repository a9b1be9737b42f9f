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
package io.github.b24spring.client.internal.answer;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Reads the moments in the answers of a portal, two in each. They nearly always have one
 * form, which takes a formatter far longer than it takes to look at the digits.
 */
final class PortalDateTime {

	private static final String FORM = "0000-00-00T00:00:00+00:00";

	private PortalDateTime() {
	}

	/**
	 * Read a moment.
	 * @throws DateTimeException if it is none
	 */
	static OffsetDateTime parse(String text) {
		if (!hasForm(text)) {
			return OffsetDateTime.parse(text);
		}
		int sign = (text.charAt(19) == '-') ? -1 : 1;
		return OffsetDateTime.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10), number(text, 11, 13),
				number(text, 14, 16), number(text, 17, 19), 0,
				ZoneOffset.ofHoursMinutes(sign * number(text, 20, 22), sign * number(text, 23, 25)));
	}

	private static boolean hasForm(String text) {
		if (text.length() != FORM.length()) {
			return false;
		}
		for (int i = 0; i < FORM.length(); i++) {
			char expected = FORM.charAt(i);
			char actual = text.charAt(i);
			boolean fits = (expected == '0') ? (actual >= '0' && actual <= '9')
					: (actual == expected || (expected == '+' && actual == '-'));
			if (!fits) {
				return false;
			}
		}
		return true;
	}

	private static int number(String text, int start, int end) {
		int number = 0;
		for (int i = start; i < end; i++) {
			number = 10 * number + text.charAt(i) - '0';
		}
		return number;
	}

}
