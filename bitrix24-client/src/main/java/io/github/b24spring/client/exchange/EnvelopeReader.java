package io.github.b24spring.client.exchange;

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
			parser.nextToken();
			switch (name) {
				case "result" -> result = WireReader.slice(parser, body, 0);
				case "total" -> total = WireReader.wholeNumber(parser);
				case "next" -> next = WireReader.wholeNumber(parser);
				case "time" -> time = WireReader.time(parser);
				case "error" -> {
					failed = true;
					ErrorBody error = WireReader.error(parser);
					code = error.code();
					description = (error.description() != null) ? error.description() : description;
					fieldErrors = error.fieldErrors();
				}
				case "error_description" -> {
					String text = WireReader.scalar(parser);
					description = (description != null) ? description : text;
				}
				default -> parser.skipChildren();
			}
		}
		if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
			throw new IllegalStateException("The parser stopped inside of the envelope");
		}
		return new Envelope(result, total, next, time, failed ? new ErrorBody(code, description, fieldErrors) : null,
				null);
	}

}
