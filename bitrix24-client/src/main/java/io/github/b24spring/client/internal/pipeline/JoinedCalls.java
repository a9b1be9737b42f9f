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
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24UnreadableResponseException;
import io.github.b24spring.client.internal.answer.Envelope;
import io.github.b24spring.client.internal.answer.Envelope.BatchResults;
import io.github.b24spring.client.internal.answer.Envelope.CommandResult;
import reactor.core.publisher.Mono;

/**
 * Calls that share a request, which is a batch. Calls that ask the same are one command.
 */
final class JoinedCalls {

	private final Map<AdmissionCandidate, String> ids = new IdentityHashMap<>();

	private final Call batch;

	JoinedCalls(List<AdmissionCandidate> candidates) {
		Map<String, Call> commands = new LinkedHashMap<>();
		Map<String, String> sameCalls = new HashMap<>();
		for (AdmissionCandidate candidate : candidates) {
			Call call = candidate.call();
			String id = (call.parameters().isEmpty() && CallTraits.isRepeatable(call))
					? sameCalls.computeIfAbsent(call.method(), (method) -> "c" + commands.size())
					: "c" + commands.size();
			commands.put(id, call);
			this.ids.put(candidate, id);
		}
		this.batch = BatchCalls.of(commands, false).withPriority(candidates.get(0).priority());
	}

	Call batch() {
		return this.batch;
	}

	/**
	 * The answer to one of the calls.
	 */
	Mono<Envelope> answer(AdmissionCandidate candidate, BatchResults results) {
		CommandResult result = results.of(this.ids.getOrDefault(candidate, ""));
		if (result instanceof CommandResult.Answered answered) {
			return Mono.just(answered.envelope());
		}
		if (result instanceof CommandResult.Refused refused) {
			return Mono.error(refused.failure());
		}
		return Mono.error(new Bitrix24UnreadableResponseException(Bitrix24Error.withoutAnswer(candidate.method(),
				"the portal left the call out of its answer to several", true), null));
	}

}
