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

	private static final int MAX_NUMBER = 100;

	private static final int MAX_YEAR = 9999;

	private Scalars() {
	}

	static @Nullable Double number(@Nullable String text) {
		if (text == null || text.isEmpty() || text.length() > MAX_NUMBER) {
			return null;
		}
		try {
			double number = Double.parseDouble(text);
			return Double.isFinite(number) ? (Double) number : null;
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	static @Nullable Long count(@Nullable Double number) {
		return (number != null && number >= 0) ? (Long) number.longValue() : null;
	}

	static @Nullable Double seconds(@Nullable String text) {
		Double seconds = number(text);
		return (seconds != null && seconds >= 0 && seconds <= MAX_SECONDS) ? seconds : null;
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

	static @Nullable Instant moment(@Nullable String text) {
		Double seconds = seconds(text);
		if (seconds != null) {
			return Instant.ofEpochMilli(Math.round(seconds * 1000));
		}
		OffsetDateTime dateTime = dateTime(text);
		return (dateTime != null) ? dateTime.toInstant() : null;
	}

}
