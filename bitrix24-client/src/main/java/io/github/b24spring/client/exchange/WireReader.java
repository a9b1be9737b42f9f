package io.github.b24spring.client.exchange;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import io.github.b24spring.client.Bitrix24ValidationException.FieldError;
import io.github.b24spring.client.ResponseTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads the parts that answers are made of, as leniently as PHP writes them. A reader
 * starts with the parser on the first token of the value and leaves it on the last.
 */
final class WireReader {

	private WireReader() {
	}

	/**
	 * Leaves a value where it is.
	 * @param parser the parser
	 * @param bytes the array that the parser reads
	 * @param offset where in the array the parser started
	 * @return the place of the value
	 */
	static JsonSlice slice(JsonParser parser, byte[] bytes, int offset) {
		int start = offset + (int) parser.currentTokenLocation().getByteOffset();
		parser.skipChildren();
		parser.finishToken();
		return new JsonSlice(bytes, start, offset + (int) parser.currentLocation().getByteOffset() - start);
	}

	static @Nullable ResponseTime time(JsonParser parser) {
		if (parser.currentToken() != JsonToken.START_OBJECT) {
			return skip(parser);
		}
		Double start = null;
		Double finish = null;
		Double duration = null;
		Double processing = null;
		OffsetDateTime dateStart = null;
		OffsetDateTime dateFinish = null;
		Double operating = null;
		Instant operatingResetAt = null;
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			parser.nextToken();
			switch (name) {
				case "start" -> start = number(parser);
				case "finish" -> finish = number(parser);
				case "duration" -> duration = number(parser);
				case "processing" -> processing = number(parser);
				case "date_start" -> dateStart = dateTime(scalar(parser));
				case "date_finish" -> dateFinish = dateTime(scalar(parser));
				case "operating" -> operating = number(parser);
				case "operating_reset_at" -> operatingResetAt = moment(parser);
				default -> parser.skipChildren();
			}
		}
		return new ResponseTime(start, finish, duration, processing, dateStart, dateFinish, operating,
				operatingResetAt);
	}

	/**
	 * Reads an error, in the form of either REST version.
	 */
	static ErrorBody error(JsonParser parser) {
		if (parser.currentToken() != JsonToken.START_OBJECT) {
			return new ErrorBody(scalar(parser), null, List.of());
		}
		String code = null;
		String description = null;
		List<FieldError> fieldErrors = new ArrayList<>();
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			JsonToken token = parser.nextToken();
			switch (name) {
				case "code", "error" -> code = scalar(parser);
				case "message", "error_description" -> description = scalar(parser);
				case "validation" -> {
					if (token == JsonToken.START_ARRAY) {
						readValidation(parser, fieldErrors);
					}
					else {
						parser.skipChildren();
					}
				}
				default -> parser.skipChildren();
			}
		}
		return new ErrorBody(code, description, fieldErrors);
	}

	private static void readValidation(JsonParser parser, List<FieldError> fieldErrors) {
		for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
			if (token != JsonToken.START_OBJECT) {
				parser.skipChildren();
				continue;
			}
			String field = "";
			String message = "";
			for (String name = parser.nextName(); name != null; name = parser.nextName()) {
				parser.nextToken();
				String text = scalar(parser);
				if (text != null && name.equals("field")) {
					field = text;
				}
				else if (text != null && name.equals("message")) {
					message = text;
				}
			}
			fieldErrors.add(new FieldError(field, message));
		}
	}

	private static <T> @Nullable T skip(JsonParser parser) {
		parser.skipChildren();
		return null;
	}

	static @Nullable String scalar(JsonParser parser) {
		if (parser.currentToken().isScalarValue()) {
			return (parser.currentToken() != JsonToken.VALUE_NULL) ? parser.getString() : null;
		}
		return skip(parser);
	}

	private static @Nullable Double number(JsonParser parser) {
		if (parser.currentToken().isNumeric()) {
			return parser.getDoubleValue();
		}
		String text = scalar(parser);
		try {
			return (text != null) ? Double.valueOf(text) : null;
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	static @Nullable Long wholeNumber(JsonParser parser) {
		Double number = number(parser);
		return (number != null) ? (Long) number.longValue() : null;
	}

	private static @Nullable Instant moment(JsonParser parser) {
		if (parser.currentToken() == JsonToken.VALUE_STRING) {
			OffsetDateTime dateTime = dateTime(parser.getString());
			if (dateTime != null) {
				return dateTime.toInstant();
			}
		}
		Double seconds = number(parser);
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
