package io.github.b24spring.client.exchange;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import io.github.b24spring.client.Bitrix24ValidationException.FieldError;
import io.github.b24spring.client.ResponseTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the envelope in one pass over the bytes and leaves the result where it is, so
 * that a large result is decoded once, into the type that the caller wants.
 */
final class EnvelopeReader {

	private static final JsonFactory JSON = JsonFactory.builder().build();

	private EnvelopeReader() {
	}

	/**
	 * Reads an answer.
	 * @param body the whole body
	 * @return the envelope, or {@code null} if the body is not a JSON object
	 */
	static @Nullable Envelope read(byte[] body) {
		try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
			return (parser.nextToken() == JsonToken.START_OBJECT) ? readEnvelope(parser, body) : null;
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	private static Envelope readEnvelope(JsonParser parser, byte[] body) {
		JsonSlice result = null;
		Long total = null;
		Long next = null;
		ResponseTime time = null;
		boolean failed = false;
		String code = null;
		String description = null;
		List<FieldError> fieldErrors = List.of();
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			JsonToken token = parser.nextToken();
			switch (name) {
				case "result" -> result = slice(parser, body);
				case "total" -> total = wholeNumber(parser);
				case "next" -> next = wholeNumber(parser);
				case "time" -> time = (token == JsonToken.START_OBJECT) ? readTime(parser) : skip(parser);
				case "error" -> {
					failed = true;
					if (token == JsonToken.START_OBJECT) {
						ErrorBody error = readErrorObject(parser);
						code = error.code();
						description = error.description();
						fieldErrors = error.fieldErrors();
					}
					else {
						code = scalar(parser);
					}
				}
				case "error_description" -> {
					String text = scalar(parser);
					description = (description != null) ? description : text;
				}
				default -> parser.skipChildren();
			}
		}
		if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
			throw new IllegalStateException("The parser stopped inside of the envelope");
		}
		return new Envelope(result, total, next, time, failed ? new ErrorBody(code, description, fieldErrors) : null);
	}

	private static JsonSlice slice(JsonParser parser, byte[] body) {
		int start = (int) parser.currentTokenLocation().getByteOffset();
		parser.skipChildren();
		parser.finishToken();
		return new JsonSlice(body, start, (int) parser.currentLocation().getByteOffset() - start);
	}

	private static ResponseTime readTime(JsonParser parser) {
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

	private static ErrorBody readErrorObject(JsonParser parser) {
		String code = null;
		String message = null;
		List<FieldError> fieldErrors = new ArrayList<>();
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			JsonToken token = parser.nextToken();
			switch (name) {
				case "code" -> code = scalar(parser);
				case "message" -> message = scalar(parser);
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
		return new ErrorBody(code, message, fieldErrors);
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

	private static @Nullable String scalar(JsonParser parser) {
		if (parser.currentToken().isScalarValue()) {
			return (parser.currentToken() != JsonToken.VALUE_NULL) ? parser.getString() : null;
		}
		return skip(parser);
	}

	private static @Nullable Double number(JsonParser parser) {
		String text = scalar(parser);
		try {
			return (text != null) ? Double.valueOf(text) : null;
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	private static @Nullable Long wholeNumber(JsonParser parser) {
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
			return (text != null) ? OffsetDateTime.parse(text) : null;
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

}
