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

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.b24spring.client.internal.answer.AnswerReader;
import io.github.b24spring.client.internal.answer.AnswerReader.Target;
import io.github.b24spring.client.internal.answer.Envelope;
import reactor.core.publisher.Mono;

/**
 * Takes the answer to a batch apart, into what each command would have answered or failed
 * with on its own.
 */
final class BatchDecodingStage implements Stage {

	private final Stage next;

	private final AnswerReader answers;

	/**
	 * Create the stage.
	 * @param next the next stage
	 * @param answers reads the answers
	 */
	BatchDecodingStage(Stage next, AnswerReader answers) {
		this.next = next;
		this.answers = answers;
	}

	@Override
	public Mono<Envelope> exchange(Call call) {
		Mono<Envelope> answer = this.next.exchange(call);
		return call.commands().isEmpty() ? answer : answer.map((envelope) -> open(call, envelope));
	}

	private Envelope open(Call call, Envelope envelope) {
		Map<String, Target> commands = new LinkedHashMap<>();
		call.commands().forEach((id, command) -> commands.put(id, target(command)));
		return envelope.withBatch(this.answers.readBatch(target(call), envelope, commands, BatchCalls.isHalting(call)));
	}

	private static Target target(Call call) {
		return new Target(call.method(), call.version());
	}

}
