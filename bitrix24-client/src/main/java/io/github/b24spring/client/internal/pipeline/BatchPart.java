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

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.b24spring.client.BatchOutcome;
import io.github.b24spring.client.BatchOutcome.Failure;
import io.github.b24spring.client.BatchOutcome.NotExecuted;
import io.github.b24spring.client.BatchOutcome.Success;
import io.github.b24spring.client.batch.BatchReference;
import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24UnreadableResponseException;
import io.github.b24spring.client.exception.Bitrix24UnresolvedReferenceException;
import io.github.b24spring.client.internal.answer.AnswerReader;
import io.github.b24spring.client.internal.answer.Envelope;
import io.github.b24spring.client.internal.answer.Envelope.BatchResults;
import io.github.b24spring.client.internal.answer.Envelope.CommandResult;
import io.github.b24spring.client.internal.answer.Envelope.CommandResult.Answered;
import io.github.b24spring.client.internal.answer.Envelope.CommandResult.Refused;
import io.github.b24spring.client.internal.answer.JsonPart;
import org.jspecify.annotations.Nullable;

/**
 * Commands of a batch that travel in one request.
 */
final class BatchPart {

	private final Map<String, BatchCommand> commands;

	private final Map<String, String> ids;

	private final Call call;

	private BatchPart(Map<String, BatchCommand> commands, Map<String, String> ids, Call call) {
		this.commands = commands;
		this.ids = ids;
		this.call = call;
	}

	/**
	 * Make a request of commands.
	 * @param commands the commands
	 * @param halt whether to stop at the first failure; {@code null} to stop if there are
	 * references
	 */
	static BatchPart of(List<BatchCommand> commands, @Nullable Boolean halt) {
		Map<String, BatchCommand> byName = new LinkedHashMap<>();
		Map<String, String> ids = new HashMap<>();
		Map<String, Call> calls = new LinkedHashMap<>();
		boolean references = false;
		for (BatchCommand command : commands) {
			String id = "c" + calls.size();
			byName.put(command.name(), command);
			ids.put(command.name(), id);
			references |= !command.references().isEmpty();
			calls.put(id, command.call()
				.withParameters(
						CommandReferences.rename(command.call().parameters(), (name) -> ids.getOrDefault(name, name))));
		}
		return new BatchPart(byName, ids, BatchCalls.of(calls, (halt != null) ? halt : references));
	}

	Call call() {
		return this.call;
	}

	/**
	 * What became of the commands when the request as a whole failed.
	 */
	Map<String, BatchOutcome<?>> outcomes(Bitrix24Exception failure) {
		Map<String, BatchOutcome<?>> outcomes = new LinkedHashMap<>();
		this.commands.keySet().forEach((name) -> outcomes.put(name, new Failure<>(failure)));
		return outcomes;
	}

	Map<String, BatchOutcome<?>> outcomes(Envelope envelope, AnswerReader answers) {
		return new Outcomes(envelope.batchResults(), answers).all();
	}

	private final class Outcomes {

		private final BatchResults results;

		private final AnswerReader answers;

		private final Map<String, BatchOutcome<?>> outcomes = new LinkedHashMap<>();

		private Outcomes(BatchResults results, AnswerReader answers) {
			this.results = results;
			this.answers = answers;
		}

		private Map<String, BatchOutcome<?>> all() {
			BatchPart.this.commands.forEach((name, command) -> this.outcomes.put(name, outcome(command)));
			return this.outcomes;
		}

		private BatchOutcome<?> outcome(BatchCommand command) {
			CommandResult result = resultOf(command.name());
			if (result instanceof CommandResult.NotExecuted) {
				return new NotExecuted<>();
			}
			for (BatchReference reference : command.references()) {
				if (!isResolved(reference)) {
					return new Failure<>(unresolved(command, result, reference));
				}
			}
			return (result instanceof Answered answered) ? decode(command, answered.envelope())
					: new Failure<>(((Refused) result).failure());
		}

		private CommandResult resultOf(String name) {
			return this.results.of(BatchPart.this.ids.getOrDefault(name, ""));
		}

		private BatchOutcome<?> decode(BatchCommand command, Envelope envelope) {
			try {
				return new Success<Object>(
						this.answers.decode(command.call().method(), envelope.result(),
								this.answers.readerFor(command.type())),
						envelope.total(), envelope.next(), envelope.time());
			}
			catch (Bitrix24UnreadableResponseException ex) {
				return new Failure<>(ex);
			}
		}

		/**
		 * Whether the portal found a value, as it does in a result that we fail to
		 * decode. For {@code null} it uses the text of the reference.
		 */
		private boolean isResolved(BatchReference reference) {
			if (isUnresolvedItself(reference.command())
					|| !(resultOf(reference.command()) instanceof Answered answered)) {
				return false;
			}
			JsonPart value = answered.envelope().result();
			for (Object part : reference.path()) {
				value = (value != null) ? value.element(part.toString()) : null;
			}
			return value != null && !value.isNull();
		}

		private boolean isUnresolvedItself(String command) {
			return this.outcomes.get(command) instanceof Failure<?> failure
					&& failure.exception() instanceof Bitrix24UnresolvedReferenceException;
		}

		private Bitrix24UnresolvedReferenceException unresolved(BatchCommand command, CommandResult result,
				BatchReference reference) {
			Throwable cause = (this.outcomes.get(reference.command()) instanceof Failure<?> failure)
					? failure.exception() : null;
			boolean mayHaveRun = !(result instanceof Refused refused) || refused.failure().mayHaveRun();
			return new Bitrix24UnresolvedReferenceException(new Bitrix24Error(null, "'" + reference + "' has no value",
					command.call().method(), 200, mayHaveRun), reference.expression(), cause);
		}

	}

}
