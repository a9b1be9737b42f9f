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
package io.github.b24spring.client.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Reads dates in all forms that portals send.
 */
final class DateReader {

	private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder().parseCaseInsensitive()
		.append(DateTimeFormatter.ISO_LOCAL_DATE)
		.optionalStart()
		.appendPattern("['T'][' ']HH:mm")
		.optionalStart()
		.appendPattern(":ss")
		.optionalStart()
		.appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
		.optionalEnd()
		.optionalEnd()
		.appendPattern("[XXX][XX][X]")
		.optionalEnd()
		.toFormatter(Locale.ROOT);

	private static final List<DateTimeFormatter> FORMS = List.of(ISO, form("dd.MM.uuuu[ HH:mm[:ss]]"),
			form("MM/dd/uuuu[ hh:mm[:ss] a]"));

	private final @Nullable ZoneId portalZone;

	DateReader(@Nullable ZoneId portalZone) {
		this.portalZone = portalZone;
	}

	private static DateTimeFormatter form(String pattern) {
		return new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern).toFormatter(Locale.ENGLISH);
	}

	OffsetDateTime offsetDateTime(String text) {
		TemporalAccessor parsed = parse(text);
		LocalDateTime local = local(parsed);
		if (parsed.isSupported(ChronoField.OFFSET_SECONDS)) {
			return local.atOffset(ZoneOffset.ofTotalSeconds(parsed.get(ChronoField.OFFSET_SECONDS)));
		}
		if (this.portalZone == null) {
			throw new DateTimeException("it has no offset; declare it as LocalDateTime,"
					+ " or give the Bitrix24JacksonModule the portal's time zone");
		}
		return local.atZone(this.portalZone).toOffsetDateTime();
	}

	ZonedDateTime zonedDateTime(String text) {
		return offsetDateTime(text).toZonedDateTime();
	}

	Instant instant(String text) {
		return offsetDateTime(text).toInstant();
	}

	LocalDateTime localDateTime(String text) {
		return local(parse(text));
	}

	LocalDate localDate(String text) {
		return local(parse(text)).toLocalDate();
	}

	private static LocalDateTime local(TemporalAccessor parsed) {
		LocalDate date = LocalDate.from(parsed);
		return parsed.isSupported(ChronoField.SECOND_OF_DAY) ? LocalDateTime.from(parsed) : date.atStartOfDay();
	}

	private static TemporalAccessor parse(String text) {
		if (isUnixSeconds(text)) {
			return Instant.ofEpochSecond(Long.parseLong(text)).atOffset(ZoneOffset.UTC);
		}
		for (DateTimeFormatter form : FORMS) {
			try {
				return form.parse(text);
			}
			catch (DateTimeException ex) {
				// Not this form: the next one may fit.
			}
		}
		throw new DateTimeException("it is in no form that is known of portals");
	}

	private static boolean isUnixSeconds(String text) {
		return text.length() >= 9 && text.length() <= 11 && text.chars().allMatch((c) -> c >= '0' && c <= '9');
	}

}
