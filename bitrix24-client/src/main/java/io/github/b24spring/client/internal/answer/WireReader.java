package io.github.b24spring.client.internal.answer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import io.github.b24spring.client.ResponseTime;
import io.github.b24spring.client.exception.Bitrix24ValidationException.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parts that answers are made of, as leniently as PHP writes them.
 */
final class WireReader {

	private WireReader() {
	}

	static @Nullable ResponseTime time(JsonSlice value) {
		if (value.first() != '{') {
			return null;
		}
		Double start = null;
		Double finish = null;
		Double duration = null;
		Double processing = null;
		OffsetDateTime dateStart = null;
		OffsetDateTime dateFinish = null;
		Double operating = null;
		Instant operatingResetAt = null;
		JsonMembers members = JsonMembers.of(value);
		while (members.next()) {
			switch (members.name()) {
				case "start" -> start = members.number();
				case "finish" -> finish = members.number();
				case "duration" -> duration = members.number();
				case "processing" -> processing = members.number();
				case "date_start" -> dateStart = dateTime(members.text());
				case "date_finish" -> dateFinish = dateTime(members.text());
				case "operating" -> operating = members.number();
				case "operating_reset_at" -> operatingResetAt = moment(members.value());
				default -> {
				}
			}
		}
		return new ResponseTime(start, finish, duration, processing, dateStart, dateFinish, operating,
				operatingResetAt);
	}

	/**
	 * Reads an error, in the form of either REST version.
	 */
	static ErrorBody error(JsonSlice value) {
		if (value.first() != '{') {
			return new ErrorBody(value.text(), null, List.of());
		}
		String code = null;
		String description = null;
		List<FieldError> fieldErrors = List.of();
		JsonMembers members = JsonMembers.of(value);
		while (members.next()) {
			switch (members.name()) {
				case "code", "error" -> code = members.text();
				case "message", "error_description" -> description = members.text();
				case "validation" -> fieldErrors = fieldErrors(members.value());
				default -> {
				}
			}
		}
		return new ErrorBody(code, description, fieldErrors);
	}

	private static List<FieldError> fieldErrors(JsonSlice validation) {
		List<FieldError> fieldErrors = new ArrayList<>();
		if (validation.first() == '[') {
			JsonMembers elements = JsonMembers.of(validation);
			while (elements.next()) {
				JsonMembers element = elements.ofObject();
				if (element != null) {
					fieldErrors.add(fieldError(element));
				}
			}
		}
		return fieldErrors;
	}

	private static FieldError fieldError(JsonMembers members) {
		String field = "";
		String message = "";
		while (members.next()) {
			String name = members.name();
			String text = members.text();
			if (text != null && name.equals("field")) {
				field = text;
			}
			else if (text != null && name.equals("message")) {
				message = text;
			}
		}
		return new FieldError(field, message);
	}

	static @Nullable Long wholeNumber(JsonSlice value) {
		Double number = value.number();
		return (number != null) ? (Long) number.longValue() : null;
	}

	private static @Nullable Instant moment(JsonSlice value) {
		OffsetDateTime dateTime = (value.first() == '"') ? dateTime(value.text()) : null;
		if (dateTime != null) {
			return dateTime.toInstant();
		}
		Double seconds = value.number();
		return (seconds != null) ? Instant.ofEpochMilli(Math.round(seconds * 1000)) : null;
	}

	private static @Nullable OffsetDateTime dateTime(@Nullable String text) {
		try {
			return (text != null) ? PortalDateTime.parse(text) : null;
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

}
