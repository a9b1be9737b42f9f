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
package io.github.b24spring.client.internal.transport;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24ExpiredTokenException;
import io.github.b24spring.client.internal.answer.Envelope;
import io.github.b24spring.client.internal.answer.Envelope.BatchResults;
import io.github.b24spring.client.internal.answer.Envelope.CommandResult;
import io.github.b24spring.client.internal.answer.Envelope.CommandResult.Refused;
import io.github.b24spring.client.internal.pipeline.BatchCalls;
import io.github.b24spring.client.internal.pipeline.Call;

/**
 * The commands of a batch that did not run because the token expired in the middle of it.
 */
final class ExpiredCommands {

	private final Call batch;

	private final Envelope envelope;

	private final Map<String, Call> commands;

	private ExpiredCommands(Call batch, Envelope envelope, Map<String, Call> commands) {
		this.batch = batch;
		this.envelope = envelope;
		this.commands = commands;
	}

	/**
	 * Look for them in an answer.
	 * @return the commands, empty if there are none
	 */
	static Optional<ExpiredCommands> of(Call batch, Envelope envelope) {
		BatchResults results = envelope.batch();
		if (results == null) {
			return Optional.empty();
		}
		Map<String, Call> commands = new LinkedHashMap<>();
		boolean stopped = false;
		for (Map.Entry<String, Call> entry : batch.commands().entrySet()) {
			CommandResult result = results.of(entry.getKey());
			boolean expired = result instanceof Refused refused
					&& refused.failure() instanceof Bitrix24ExpiredTokenException;
			stopped = stopped || (expired && BatchCalls.isHalting(batch));
			if (expired || (stopped && result instanceof CommandResult.NotExecuted)) {
				commands.put(entry.getKey(), entry.getValue());
			}
		}
		return commands.isEmpty() ? Optional.empty() : Optional.of(new ExpiredCommands(batch, envelope, commands));
	}

	Envelope envelope() {
		return this.envelope;
	}

	/**
	 * Whether the commands can be sent without the others: a reference would lose what it
	 * refers to.
	 */
	boolean repeatable() {
		return areAll() || !holdReferences();
	}

	/**
	 * Whether no command of the batch ran.
	 */
	boolean areAll() {
		return this.commands.size() == this.batch.commands().size();
	}

	private boolean holdReferences() {
		return this.batch.parameters().value() instanceof Map<?, ?> parameters
				&& parameters.get("cmd") instanceof Map<?, ?> strings
				&& this.commands.keySet().stream().anyMatch((id) -> {
					String string = String.valueOf(strings.get(id)).toLowerCase(Locale.ROOT);
					return string.contains("$result[") || string.contains("%24result");
				});
	}

	Call call() {
		return BatchCalls.of(this.commands, BatchCalls.isHalting(this.batch)).withPriority(this.batch.priority());
	}

	/**
	 * Put the later results in the places of the refusals.
	 */
	Envelope merge(Envelope later) {
		BatchResults second = later.batchResults();
		return merge((id, command) -> second.of(id));
	}

	/**
	 * Put a failure of the second attempt in the places of the refusals.
	 */
	Envelope failed(Bitrix24Exception failure) {
		return merge((id, command) -> new Refused(failure.withMethod(command.method())));
	}

	private Envelope merge(BiFunction<String, Call, CommandResult> later) {
		BatchResults first = this.envelope.batchResults();
		Map<String, CommandResult> results = new LinkedHashMap<>();
		this.batch.commands()
			.forEach((id, command) -> results.put(id,
					this.commands.containsKey(id) ? later.apply(id, command) : first.of(id)));
		return this.envelope.withBatch(new BatchResults(results));
	}

}
