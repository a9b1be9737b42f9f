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
import java.util.Map;

import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24OperatingLimitException;
import io.github.b24spring.client.internal.admission.Admission;
import io.github.b24spring.client.internal.answer.Envelope;
import io.github.b24spring.client.internal.answer.Envelope.BatchResults;
import io.github.b24spring.client.internal.answer.Envelope.CommandResult;
import io.github.b24spring.client.internal.answer.Envelope.CommandResult.Refused;

/**
 * Adds to a refusal for a method's execution time when some of it becomes free: the
 * portal tells it in answers, but not when it refuses.
 */
record ResetTimes(Admission admission) {

	Bitrix24OperatingLimitException of(Bitrix24OperatingLimitException failure) {
		return failure.withResetAt(this.admission.resetAt(failure.method()));
	}

	/**
	 * Complete the refusals of commands.
	 */
	Envelope of(Call batch, Envelope envelope) {
		Map<String, CommandResult> results = new HashMap<>();
		boolean changed = false;
		if (envelope.batch() != null) {
			for (String id : batch.commands().keySet()) {
				CommandResult result = of(envelope.batch().of(id));
				results.put(id, result);
				changed |= result != envelope.batch().of(id);
			}
		}
		return changed ? envelope.withBatch(new BatchResults(results)) : envelope;
	}

	private CommandResult of(CommandResult result) {
		Bitrix24Exception failure = (result instanceof Refused refused) ? refused.failure() : null;
		return (failure instanceof Bitrix24OperatingLimitException limit) ? new Refused(of(limit)) : result;
	}

}
