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
package io.github.b24spring.client.internal.pipeline;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The text of a value or of a name in a query string.
 */
final class PhpText {

	private PhpText() {
	}

	/**
	 * Return the text of a value, {@code null} if there is none for it.
	 */
	static @Nullable String of(Object value) {
		if (value instanceof CharSequence || value instanceof Character || value instanceof Integer
				|| value instanceof Long || value instanceof Short || value instanceof Byte
				|| value instanceof BigInteger || value instanceof Enum || value instanceof UUID) {
			return value.toString();
		}
		if (value instanceof Boolean bool) {
			return bool ? "1" : "0";
		}
		if (value instanceof BigDecimal number) {
			return number.toPlainString();
		}
		if (value instanceof Double number) {
			return Double.isFinite(number) ? decimal(number.toString()) : null;
		}
		if (value instanceof Float number) {
			return Float.isFinite(number) ? decimal(number.toString()) : null;
		}
		return time(value);
	}

	private static String decimal(String number) {
		return new BigDecimal(number).stripTrailingZeros().toPlainString();
	}

	private static @Nullable String time(Object value) {
		if (value instanceof OffsetDateTime time) {
			return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.truncatedTo(ChronoUnit.SECONDS));
		}
		if (value instanceof ZonedDateTime time) {
			return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.truncatedTo(ChronoUnit.SECONDS));
		}
		if (value instanceof LocalDateTime time) {
			return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time.truncatedTo(ChronoUnit.SECONDS));
		}
		if (value instanceof LocalTime time) {
			return DateTimeFormatter.ISO_LOCAL_TIME.format(time.truncatedTo(ChronoUnit.SECONDS));
		}
		if (value instanceof Instant time) {
			return DateTimeFormatter.ISO_INSTANT.format(time.truncatedTo(ChronoUnit.SECONDS));
		}
		return (value instanceof LocalDate) ? value.toString() : null;
	}

	/**
	 * Return whether all surrogates are in pairs.
	 */
	static boolean isWellFormed(String text) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (Character.isSurrogate(c)) {
				if (Character.isLowSurrogate(c) || i + 1 == text.length()
						|| !Character.isLowSurrogate(text.charAt(i + 1))) {
					return false;
				}
				i++;
			}
		}
		return true;
	}

	/**
	 * Return whether PHP reads a name as it is: it is not blank, has no bracket or null
	 * character, and on the top level no space or dot.
	 * @param key the name
	 * @param depth the number of names before it
	 */
	static boolean isLegibleKey(String key, int depth) {
		for (int i = 0; i < key.length(); i++) {
			char c = key.charAt(i);
			if (c == '[' || c == ']' || c == 0 || (depth == 0 && (c == ' ' || c == '.'))) {
				return false;
			}
		}
		return !key.isBlank() && isWellFormed(key);
	}

	/**
	 * Return the text of a name, {@code null} if there is none for it.
	 */
	static @Nullable String ofKey(@Nullable Object key) {
		if (key instanceof String text) {
			return text;
		}
		if (key instanceof Integer || key instanceof Long || key instanceof Short || key instanceof Byte
				|| key instanceof BigInteger || key instanceof Enum) {
			return key.toString();
		}
		return null;
	}

}
