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
import java.time.Instant;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

/**
 * Values of the envelope, which PHP writes as numbers or as texts. What is not of the
 * kind that is wanted is {@code null}.
 */
final class Scalars {

	/**
	 * The end of the year 9999, which is beyond any moment and any time that passes.
	 */
	private static final long MAX_SECONDS = 253_402_300_799L;

	static final int MAX_NUMBER = 100;

	private static final int MAX_YEAR = 9999;

	private Scalars() {
	}

	static @Nullable Double number(@Nullable String text) {
		if (text == null || text.isEmpty() || text.length() > MAX_NUMBER) {
			return null;
		}
		try {
			return finite(Double.parseDouble(text));
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	static @Nullable Double finite(double number) {
		return Double.isFinite(number) ? (Double) number : null;
	}

	static @Nullable Long count(@Nullable Double number) {
		return (number != null && number >= 0) ? (Long) number.longValue() : null;
	}

	static @Nullable Double seconds(@Nullable Double number) {
		return (number != null && number >= 0 && number <= MAX_SECONDS) ? number : null;
	}

	static @Nullable OffsetDateTime dateTime(@Nullable String text) {
		try {
			OffsetDateTime dateTime = (text != null) ? PortalDateTime.parse(text) : null;
			return (dateTime != null && dateTime.getYear() > 0 && dateTime.getYear() <= MAX_YEAR) ? dateTime : null;
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	static @Nullable Instant moment(@Nullable Double number) {
		Double seconds = seconds(number);
		return (seconds != null) ? Instant.ofEpochMilli(Math.round(seconds * 1000)) : null;
	}

	/**
	 * Read a moment that is written as seconds or as date and time.
	 */
	static @Nullable Instant moment(@Nullable String text) {
		Instant moment = moment(number(text));
		if (moment != null) {
			return moment;
		}
		OffsetDateTime dateTime = dateTime(text);
		return (dateTime != null) ? dateTime.toInstant() : null;
	}

}
