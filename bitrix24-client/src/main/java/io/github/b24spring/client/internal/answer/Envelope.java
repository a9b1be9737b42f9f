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

import java.util.Map;

import io.github.b24spring.client.ResponseTime;
import io.github.b24spring.client.exception.Bitrix24Exception;
import org.jspecify.annotations.Nullable;

/**
 * A successful answer, its result still undecoded.
 *
 * @param result the result, {@code null} if the answer to a command has none
 * @param total the number of rows that match; {@code null} if they were not counted,
 * which some methods tell as a negative number
 * @param next where the next page starts
 * @param time what the portal measured
 * @param batch what became of the commands, if the call was a batch that was taken apart
 */
public record Envelope(@Nullable JsonPart result, @Nullable Long total, @Nullable Long next,
		@Nullable ResponseTime time, @Nullable BatchResults batch) {

	public Envelope {
		total = (total != null && total >= 0) ? total : null;
	}

	public Envelope withBatch(BatchResults batch) {
		return new Envelope(this.result, this.total, this.next, this.time, batch);
	}

	/**
	 * Return the results of the commands, for those who know that the call was a batch.
	 */
	public BatchResults batchResults() {
		if (this.batch == null) {
			throw new IllegalStateException("The batch was not taken apart");
		}
		return this.batch;
	}

	/**
	 * What became of each command of a batch.
	 */
	public static final class BatchResults {

		private final Map<String, CommandResult> results;

		public BatchResults(Map<String, CommandResult> results) {
			this.results = results;
		}

		public CommandResult of(String id) {
			return this.results.getOrDefault(id, CommandResult.NotExecuted.INSTANCE);
		}

	}

	/**
	 * What became of a command of a batch.
	 */
	public sealed interface CommandResult {

		/**
		 * The command ran, and this is what it would have answered on its own.
		 */
		record Answered(Envelope envelope) implements CommandResult {
		}

		/**
		 * The command failed, as it would have failed on its own.
		 */
		record Refused(Bitrix24Exception failure) implements CommandResult {
		}

		/**
		 * The portal had stopped the batch before.
		 */
		record NotExecuted() implements CommandResult {

			static final NotExecuted INSTANCE = new NotExecuted();

		}

	}

}
