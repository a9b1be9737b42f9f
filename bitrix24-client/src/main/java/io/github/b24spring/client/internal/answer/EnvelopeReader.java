package io.github.b24spring.client.internal.answer;

import java.util.List;

import io.github.b24spring.client.ResponseTime;
import io.github.b24spring.client.exception.Bitrix24ValidationException.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * Reads the envelope in one pass over the bytes and leaves the result where it is, so
 * that a large result is decoded once, into the type that the caller wants.
 */
public final class EnvelopeReader {

	private EnvelopeReader() {
	}

	/**
	 * Reads an answer.
	 * @param body the whole body
	 * @return the envelope, or {@code null} if the body is not a JSON object
	 */
	public static @Nullable Envelope read(byte[] body) {
		JsonSlice answer = JsonDocument.read(body);
		return (answer != null) ? read(answer) : null;
	}

	private static Envelope read(JsonSlice answer) {
		JsonSlice result = null;
		Long total = null;
		Long next = null;
		ResponseTime time = null;
		boolean failed = false;
		String code = null;
		String description = null;
		List<FieldError> fieldErrors = List.of();
		JsonMembers members = JsonMembers.of(answer);
		while (members.next()) {
			JsonSlice value = members.value();
			switch (members.name()) {
				case "result" -> result = value;
				case "total" -> total = WireReader.wholeNumber(value);
				case "next" -> next = WireReader.wholeNumber(value);
				case "time" -> time = WireReader.time(value);
				case "error" -> {
					failed = true;
					ErrorBody error = WireReader.error(value);
					code = error.code();
					description = (error.description() != null) ? error.description() : description;
					fieldErrors = error.fieldErrors();
				}
				case "error_description" -> {
					String text = value.text();
					description = (description != null) ? description : text;
				}
				default -> {
				}
			}
		}
		return new Envelope(result, total, next, time, failed ? new ErrorBody(code, description, fieldErrors) : null,
				null);
	}

}
