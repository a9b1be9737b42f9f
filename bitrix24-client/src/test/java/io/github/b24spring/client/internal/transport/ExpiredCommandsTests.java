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
import java.util.List;
import java.util.Map;

import io.github.b24spring.client.CallPriority;
import io.github.b24spring.client.batch.BatchReference;
import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24ExpiredTokenException;
import io.github.b24spring.client.exception.Bitrix24ServerException;
import io.github.b24spring.client.internal.answer.Envelope;
import io.github.b24spring.client.internal.answer.Envelope.BatchResults;
import io.github.b24spring.client.internal.answer.Envelope.CommandResult;
import io.github.b24spring.client.internal.answer.TestAnswers;
import io.github.b24spring.client.internal.pipeline.BatchCalls;
import io.github.b24spring.client.internal.pipeline.Call;
import io.github.b24spring.client.internal.pipeline.CallParameters;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ExpiredCommands}.
 */
class ExpiredCommandsTests {

	private static final CommandResult EXPIRED = new CommandResult.Refused(
			new Bitrix24ExpiredTokenException(error("expired_token")));

	private static final CommandResult FAILED = new CommandResult.Refused(
			new Bitrix24ServerException(error("INTERNAL_SERVER_ERROR")));

	private static final CommandResult ANSWERED = new CommandResult.Answered(TestAnswers.read("{\"result\":1}"));

	private static final CommandResult LATER = new CommandResult.Answered(TestAnswers.read("{\"result\":2}"));

	private static final CommandResult NOT_EXECUTED = new CommandResult.NotExecuted();

	@Test
	void answerWithoutExpiredCommandsHasNone() {
		assertThat(ExpiredCommands.of(batch(false), TestAnswers.read("{\"result\":1}"))).as("no batch").isEmpty();
		assertThat(ExpiredCommands.of(batch(false), results(ANSWERED, FAILED, NOT_EXECUTED))).isEmpty();
	}

	@Test
	void commandsThatWereRefusedAsExpiredAreSentAgain() {
		ExpiredCommands expired = expired(batch(false), results(EXPIRED, ANSWERED, EXPIRED));
		assertThat(expired.repeatable()).isTrue();
		assertThat(expired.call().commands()).containsOnlyKeys("c0", "c2");
		assertThat(expired.call().priority()).isEqualTo(CallPriority.BULK);
		assertThat(BatchCalls.isHalting(expired.call())).isFalse();
	}

	@Test
	void commandsThatDidNotRunForAnotherReasonAreNotSentAgain() {
		assertThat(expired(batch(false), results(EXPIRED, NOT_EXECUTED, ANSWERED)).call().commands())
			.containsOnlyKeys("c0");
		assertThat(ExpiredCommands.of(batch(true), results(FAILED, NOT_EXECUTED, NOT_EXECUTED))).isEmpty();
	}

	@Test
	void commandsBehindAnExpiredOneOfAHaltingBatchAreSentAgain() {
		ExpiredCommands expired = expired(batch(true), results(ANSWERED, EXPIRED, NOT_EXECUTED));
		assertThat(expired.call().commands()).containsOnlyKeys("c1", "c2");
		assertThat(BatchCalls.isHalting(expired.call())).isTrue();
	}

	@Test
	void laterResultsTakeThePlacesOfRefusals() {
		ExpiredCommands expired = expired(batch(false), results(ANSWERED, EXPIRED, FAILED));
		BatchResults merged = expired.merge(results(LATER, LATER, LATER)).batchResults();
		assertThat(merged.of("c0")).isSameAs(ANSWERED);
		assertThat(merged.of("c1")).isSameAs(LATER);
		assertThat(merged.of("c2")).isSameAs(FAILED);
	}

	@Test
	void commandsWithReferencesAreSentAgainOnlyIfAllAre() {
		for (BatchReference reference : List.of(BatchReference.to("c0"), BatchReference.to("c0", "ID", 0))) {
			Call batch = batch(false, reference);
			assertThat(expired(batch, results(ANSWERED, EXPIRED, ANSWERED)).repeatable()).isFalse();
			assertThat(expired(batch, results(ANSWERED, ANSWERED, EXPIRED)).repeatable()).isTrue();
			assertThat(expired(batch, results(EXPIRED, EXPIRED, EXPIRED)).repeatable()).isTrue();
		}
	}

	private static Call batch(boolean halt) {
		return batch(halt, "7");
	}

	private static Call batch(boolean halt, Object id) {
		Map<String, Call> commands = new LinkedHashMap<>();
		commands.put("c0", Call.of("crm.deal.add"));
		commands.put("c1", Call.of("crm.deal.get").withParameters(CallParameters.NONE.and("id", id)));
		commands.put("c2", Call.of("crm.deal.get").withParameters(CallParameters.NONE.and("id", "$res")));
		return BatchCalls.of(commands, halt).withPriority(CallPriority.BULK);
	}

	private static ExpiredCommands expired(Call batch, Envelope envelope) {
		return ExpiredCommands.of(batch, envelope).orElseThrow();
	}

	private static Envelope results(CommandResult... results) {
		Map<String, CommandResult> byId = new LinkedHashMap<>();
		for (int i = 0; i < results.length; i++) {
			byId.put("c" + i, results[i]);
		}
		return TestAnswers.read("{\"result\":{}}").withBatch(new BatchResults(byId));
	}

	private static Bitrix24Error error(String code) {
		return new Bitrix24Error(code, "failed", "crm.deal.get", 401, false);
	}

}
