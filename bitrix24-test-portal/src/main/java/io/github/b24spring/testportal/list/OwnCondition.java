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
package io.github.b24spring.testportal.list;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A key of a filter that is no field of a row, but asks something of its own.
 *
 * @author The b24spring maintainers
 */
enum OwnCondition {

	/**
	 * Bookings that begin in a period, in seconds since 1970.
	 */
	WITHIN("booking.v1.booking.list", "within") {

		@Override
		Object example(int position) {
			long begin = FIRST_BOOKING + position * SECONDS_PER_DAY;
			return Map.of("dateFrom", begin, "dateTo", begin + SECONDS_PER_DAY);
		}

		@Override
		boolean matches(long position, Object value) {
			Map<String, @Nullable Object> period = PhpValues.map(value);
			long begin = FIRST_BOOKING + (position % PERIOD) * SECONDS_PER_DAY;
			return period != null && PhpValues.integer(period.get("dateFrom")) <= begin
					&& begin < PhpValues.integer(period.get("dateTo"));
		}

	},

	/**
	 * Records that were made in a period of days, its end excluded.
	 */
	CREATED_WITHIN("booking.v1.waitlist.list", "createdWithin") {

		@Override
		Object example(int position) {
			LocalDate day = FIRST_DAY.plusDays(position);
			return Map.of("from", day.format(DAY), "to", day.plusDays(1).format(DAY));
		}

		@Override
		boolean matches(long position, Object value) {
			Map<String, @Nullable Object> period = PhpValues.map(value);
			LocalDate from = (period != null) ? day(period.get("from")) : null;
			LocalDate to = (period != null) ? day(period.get("to")) : null;
			LocalDate day = FIRST_DAY.plusDays(position % PERIOD);
			return from != null && to != null && !day.isBefore(from) && day.isBefore(to);
		}

	},

	/**
	 * Bookings of some of the resources.
	 */
	RESOURCES("calendar.resource.booking.list", "resourceTypeIdList") {

		@Override
		Object example(int position) {
			return List.of(1 + position);
		}

		@Override
		boolean matches(long position, Object value) {
			return PhpValues.list(value).stream().anyMatch((id) -> PhpValues.integer(id) == 1 + position % PERIOD);
		}

	};

	/**
	 * How many rows there are to one that fulfils an example.
	 */
	static final int PERIOD = 10;

	private static final long SECONDS_PER_DAY = 86400;

	private static final long FIRST_BOOKING = 1739262600;

	private static final LocalDate FIRST_DAY = LocalDate.of(2025, 4, 1);

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");

	private final String method;

	private final String key;

	OwnCondition(String method, String key) {
		this.method = method;
		this.key = key;
	}

	static List<OwnCondition> of(String method) {
		return Arrays.stream(values()).filter((condition) -> condition.method.equals(method)).toList();
	}

	static Optional<OwnCondition> of(String method, String key) {
		return of(method).stream().filter((condition) -> condition.key.equals(key)).findFirst();
	}

	private static @Nullable LocalDate day(@Nullable Object value) {
		try {
			return LocalDate.parse(PhpValues.text(value), DAY);
		}
		catch (DateTimeParseException ex) {
			return null;
		}
	}

	String key() {
		return this.key;
	}

	/**
	 * A value that a row fulfils, and every tenth before and after it.
	 */
	abstract Object example(int position);

	/**
	 * Whether a row fulfils the condition.
	 */
	abstract boolean matches(long position, Object value);

}
