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

import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.b24spring.client.RestVersion;
import io.github.b24spring.client.exception.Bitrix24DecodingException;
import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24UnreadableResponseException;
import io.github.b24spring.client.internal.answer.Envelope.BatchResults;
import io.github.b24spring.client.internal.answer.Envelope.CommandResult;
import io.github.b24spring.client.internal.answer.Envelope.CommandResult.Answered;
import io.github.b24spring.client.internal.answer.Envelope.CommandResult.NotExecuted;
import io.github.b24spring.client.internal.answer.Envelope.CommandResult.Refused;
import io.github.b24spring.client.internal.answer.JsonIndex.Reach;
import io.github.b24spring.client.json.Bitrix24JsonMapper;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;

/**
 * Reads what portals answer. Whatever comes becomes a value or a
 * {@link Bitrix24Exception}, within bounds of time and memory.
 */
public final class AnswerReader {

	private static final int OK = 200;

	private static final int ERROR = 400;

	/**
	 * What Jackson advises against a failure would not help: the client needs the mapper
	 * as it is.
	 */
	private static final Pattern MAPPER_SETTING = Pattern.compile(" \\(set `[^`]*` to '[^']*' to allow\\)");

	private final JsonMapper jsonMapper;

	private final OutsideText outsideText;

	private final PropertyNames propertyNames;

	/**
	 * Create a reader.
	 * @param jsonMapper decodes results
	 * @param redaction takes secrets out of texts
	 */
	public AnswerReader(JsonMapper jsonMapper, UnaryOperator<String> redaction) {
		this(jsonMapper, new OutsideText(redaction), new PropertyNames());
	}

	private AnswerReader(JsonMapper jsonMapper, OutsideText outsideText, PropertyNames propertyNames) {
		this.jsonMapper = jsonMapper;
		this.outsideText = outsideText;
		this.propertyNames = propertyNames;
	}

	/**
	 * Return a reader that takes other secrets out of texts.
	 */
	public AnswerReader withRedaction(UnaryOperator<String> redaction) {
		return new AnswerReader(this.jsonMapper, new OutsideText(redaction), this.propertyNames);
	}

	/**
	 * What was called.
	 *
	 * @param method the REST method
	 * @param version the generation of the REST interface
	 */
	public record Target(String method, RestVersion version) {

		boolean isBatch() {
			return this.method.equalsIgnoreCase("batch");
		}
	}

	/**
	 * What came back.
	 *
	 * @param status the HTTP status
	 * @param headers the headers
	 * @param body the whole body
	 */
	public record HttpAnswer(int status, HttpHeaders headers, byte[] body) {
	}

	/**
	 * Read an answer.
	 * @return a success
	 * @throws Bitrix24Exception if the answer tells of a failure, or does not tell of a
	 * success
	 */
	public Envelope read(Target target, HttpAnswer answer) {
		EnvelopeParser parser = parse(target, answer);
		ErrorBody error = parser.error();
		if (error != null || answer.status() >= ERROR) {
			throw failure(target, answer, (error != null) ? error : ErrorBody.NONE);
		}
		Envelope envelope = parser.envelope();
		if (envelope == null) {
			throw foreign(target, answer, "the answer has neither a result nor an error");
		}
		return envelope;
	}

	private EnvelopeParser parse(Target target, HttpAnswer answer) {
		try {
			JsonPart document = JsonText.object(answer.body(), target.isBatch() ? Reach.BATCH : Reach.RESULT);
			if (document == null) {
				throw foreign(target, answer, "the answer is not a JSON object");
			}
			return EnvelopeParser.parse(document);
		}
		catch (AnswerLimitException ex) {
			throw foreign(target, answer, "the answer is not that of a portal, because " + ex.getMessage());
		}
	}

	private Bitrix24Exception foreign(Target target, HttpAnswer answer, String problem) {
		ForeignAnswer foreign = new ForeignAnswer(answer.status(), answer.body(), problem);
		return exception(foreign.type(), target, answer,
				new ErrorBody(null, foreign.description(), ErrorBody.NONE.fieldErrors()));
	}

	private Bitrix24Exception failure(Target target, HttpAnswer answer, ErrorBody error) {
		return exception(ErrorClassifier.classify(answer.status(), error), target, answer, error);
	}

	private Bitrix24Exception exception(ErrorType type, Target target, HttpAnswer answer, ErrorBody error) {
		return type.exception(new ErrorDetails(target, answer.status(), this.outsideText.show(error.code()),
				this.outsideText.show(error.description()), this.outsideText.show(error.fieldErrors()),
				RetryAfter.of(answer.headers())));
	}

	/**
	 * Find out whether an answer that may be anything, such as a file, is an error of
	 * REST.
	 * @return the failure, or {@code null} if the answer does not say in JSON that it is
	 * one
	 */
	public @Nullable Bitrix24Exception findError(Target target, HttpAnswer answer) {
		try {
			JsonPart document = JsonText.object(answer.body(), Reach.RESULT);
			ErrorBody error = (document != null) ? EnvelopeParser.parse(document).error() : null;
			return (error != null) ? failure(target, answer, error) : null;
		}
		catch (AnswerLimitException ex) {
			return null;
		}
	}

	/**
	 * Return the failure that the status of an answer tells of, whatever its body says.
	 */
	public Bitrix24Exception failureByStatus(Target target, HttpAnswer answer) {
		return failure(target, answer, ErrorBody.NONE);
	}

	/**
	 * Take the answer to a batch apart, into what each command would have answered or
	 * failed with on its own.
	 * @param batch what was called
	 * @param envelope the answer
	 * @param commands the commands by id, in their order
	 * @param halt whether the portal was to stop at the first failure
	 * @throws Bitrix24UnreadableResponseException if it is not the answer to a batch
	 */
	public BatchResults readBatch(Target batch, Envelope envelope, Map<String, Target> commands, boolean halt) {
		BatchParser parser = BatchParser.parse(envelope.result());
		if (parser == null) {
			throw unreadable(batch.method(), "the result is not that of a batch");
		}
		Map<String, CommandResult> results = new HashMap<>();
		boolean stopped = false;
		for (Map.Entry<String, Target> command : commands.entrySet()) {
			CommandResult result = read(parser, command.getKey(), command.getValue(), stopped);
			results.put(command.getKey(), result);
			stopped |= halt && result instanceof Refused;
		}
		return new BatchResults(results);
	}

	private CommandResult read(BatchParser parser, String id, Target command, boolean stopped) {
		Envelope envelope = parser.envelope(id);
		ErrorBody error = parser.error(id);
		if (error != null && (envelope == null || error.saysSomething())) {
			return new Refused(failure(command, new HttpAnswer(OK, HttpHeaders.EMPTY, new byte[0]), error));
		}
		if (envelope != null) {
			return new Answered(envelope);
		}
		return stopped ? new NotExecuted() : new Refused(
				unreadable(command.method(), "the portal left the command out, although it had no reason to stop"));
	}

	/**
	 * Make a reader for a type.
	 */
	public ObjectReader readerFor(Type type) {
		return Bitrix24JsonMapper.readerFor(this.jsonMapper, this.jsonMapper.constructType(type));
	}

	/**
	 * Decode a result.
	 * @return the value, {@code null} if there is none
	 * @throws Bitrix24DecodingException if the result does not fit the type
	 */
	public <T> @Nullable T decode(String method, @Nullable JsonPart result, ObjectReader reader) {
		if (result == null || result.isNull()) {
			return null;
		}
		try {
			T value = result.decode(reader);
			compareNames(method, () -> result, reader);
			return value;
		}
		catch (RuntimeException ex) {
			throw misfit(method, "the result", result, reader, ex);
		}
	}

	/**
	 * Warn, once a type, if a value has no name that the type knows.
	 * @param method the REST method
	 * @param value gives what was decoded
	 * @param reader what it was decoded with
	 */
	public void compareNames(String method, Supplier<JsonPart> value, ObjectReader reader) {
		this.propertyNames.compare(method, value, reader, this.outsideText::shown);
	}

	/**
	 * Return the failure of a value that could not be decoded.
	 * @param method the REST method
	 * @param what the value, as a reader of the message knows it
	 * @param value the value
	 * @param reader what it was to be decoded with
	 * @param cause what Jackson, or the type, said
	 */
	public Bitrix24DecodingException misfit(String method, String what, JsonPart value, ObjectReader reader,
			RuntimeException cause) {
		StringBuilder description = new StringBuilder(what).append(" does not fit ")
			.append(reader.getValueType().toCanonical())
			.append(": ");
		String reason = (cause instanceof JacksonException jackson) ? jackson.getOriginalMessage() : cause.toString();
		description.append(this.outsideText.shown(MAPPER_SETTING.matcher(String.valueOf(reason)).replaceFirst("")));
		List<JacksonException.Reference> path = (cause instanceof DatabindException databind) ? databind.getPath()
				: List.of();
		if (!path.isEmpty()) {
			description.append(", at ").append(this.outsideText.shown(text(path)));
		}
		String names = PropertyNames.list(value, path);
		if (names != null) {
			description.append("; the names that came are ").append(this.outsideText.shown(names));
		}
		return new Bitrix24DecodingException(new Bitrix24Error(null, description.toString(), method, OK, true));
	}

	private static String text(List<JacksonException.Reference> path) {
		return path.stream()
			.map((step) -> (step.getPropertyName() != null) ? step.getPropertyName() : "[" + step.getIndex() + "]")
			.collect(Collectors.joining("."));
	}

	/**
	 * Return a text from outside as it may be shown: without secrets, and cut.
	 */
	public String shown(String text) {
		return this.outsideText.shown(text);
	}

	private static Bitrix24UnreadableResponseException unreadable(String method, String description) {
		return new Bitrix24UnreadableResponseException(new Bitrix24Error(null, description, method, OK, true), null);
	}

}
