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

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.b24spring.client.ResponseTime;
import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24OperatingLimitException;
import io.github.b24spring.client.internal.admission.Admission;
import io.github.b24spring.client.internal.admission.PortalAdmissions;
import io.github.b24spring.client.internal.answer.Envelope;
import io.github.b24spring.client.internal.answer.Envelope.BatchResults;
import io.github.b24spring.client.internal.answer.Envelope.CommandResult;
import io.github.b24spring.client.internal.answer.Envelope.CommandResult.Answered;
import io.github.b24spring.client.internal.answer.Envelope.CommandResult.Refused;
import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.settings.RateLimitSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ResetTimesTests {

	private static final String METHOD = "crm.deal.list";

	private final Timing timing = Timing.of(VirtualTimeScheduler.create());

	private final Admission admission = PortalAdmissions.create(this.timing, null)
		.of("portal", RateLimitSettings.standard(), "account", "client");

	@ParameterizedTest
	@ValueSource(strings = { "r", "ra", "ar", "ara", "rar" })
	void refusedCommandIsToldWhenTimeBecomesFreeWhereverItStands(String outcomes) {
		Instant resetAt = this.timing.instant().plusSeconds(60);
		this.admission.answered(METHOD, new ResponseTime(null, null, null, null, null, null, 10.0, resetAt));
		Map<String, Call> commands = new LinkedHashMap<>();
		Map<String, CommandResult> results = new LinkedHashMap<>();
		for (int i = 0; i < outcomes.length(); i++) {
			commands.put("c" + i, Call.of(METHOD));
			results.put("c" + i, (outcomes.charAt(i) == 'r') ? refused() : answered());
		}
		Envelope answer = ScriptedStage.envelope("{}").withBatch(new BatchResults(results));
		BatchResults told = new ResetTimes(this.admission).of(BatchCalls.of(commands, false), answer).batchResults();
		results.forEach((id, result) -> {
			if (result instanceof Answered) {
				assertThat(told.of(id)).isSameAs(result);
			}
			else {
				assertThat(resetAt(told.of(id))).isCloseTo(resetAt, within(1, ChronoUnit.MILLIS));
			}
		});
	}

	private static CommandResult refused() {
		return new Refused(new Bitrix24OperatingLimitException(
				new Bitrix24Error("OPERATION_TIME_LIMIT", null, METHOD, 429, false), null));
	}

	private static CommandResult answered() {
		return new Answered(ScriptedStage.envelope("1"));
	}

	private static @Nullable Instant resetAt(CommandResult result) {
		return ((Bitrix24OperatingLimitException) ((Refused) result).failure()).resetAt();
	}

}
