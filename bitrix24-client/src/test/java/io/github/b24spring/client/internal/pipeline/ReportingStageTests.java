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

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.b24spring.client.Bitrix24ClientListener;
import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24ServerException;
import io.github.b24spring.client.internal.answer.Envelope;
import io.github.b24spring.client.internal.answer.TestAnswers;
import io.github.b24spring.client.internal.time.Timing;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

class ReportingStageTests {

	private static final Duration LATENCY = Duration.ofMillis(1234);

	private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();

	private final List<Bitrix24ClientListener.Answer> answers = new ArrayList<>();

	private final Bitrix24ClientListener listener = new Bitrix24ClientListener() {

		@Override
		public void answered(Answer answer) {
			ReportingStageTests.this.answers.add(answer);
		}

	};

	@Test
	void answerTookAsLongAsTheCallerWaited() {
		exchange(Call.of("crm.deal.get"), Mono.just(TestAnswers.read("{\"result\":1,\"time\":{\"duration\":7.5}}")));
		assertThat(this.answers).singleElement().satisfies((answer) -> {
			assertThat(answer.duration()).isEqualTo(LATENCY);
			assertThat(answer.time()).isNotNull();
			assertThat(answer.time().duration()).isEqualTo(7.5);
			assertThat(answer.method()).isEqualTo("crm.deal.get");
		});
	}

	@Test
	void failureTookAsLongAsTheCallerWaited() {
		exchange(Call.of("crm.deal.get"),
				Mono.error(new Bitrix24ServerException(new Bitrix24Error(null, null, "crm.deal.get", 500, true))));
		assertThat(this.answers).singleElement().satisfies((answer) -> {
			assertThat(answer.duration()).isEqualTo(LATENCY);
			assertThat(answer.failure()).isInstanceOf(Bitrix24ServerException.class);
		});
	}

	@Test
	void commandTookWhatThePortalMeasured() {
		Map<String, Call> commands = new LinkedHashMap<>();
		List.of("c0", "c1", "c2").forEach((id) -> commands.put(id, Call.of("crm.deal.get")));
		Call batch = BatchCalls.of(commands, true);
		Stage stage = new BatchDecodingStage((call) -> Mono.just(TestAnswers.read("""
				{"result":{"result":{"c0":1},"result_error":{"c1":{"error":"X"}},
				"result_time":{"c0":{"duration":"2.5"}}}}""")), TestAnswers.READER);
		exchange(batch, stage.exchange(batch));
		assertThat(this.answers).extracting(Bitrix24ClientListener.Answer::duration)
			.containsExactly(LATENCY, Duration.ofMillis(2500), Duration.ZERO);
	}

	private void exchange(Call call, Mono<Envelope> answer) {
		Stage portal = (sent) -> Mono.delay(LATENCY, this.clock).then(answer);
		ReportingStage stage = new ReportingStage(portal, this.listener, () -> "portal.example", Timing.of(this.clock));
		StepVerifier.create(stage.exchange(call).onErrorComplete())
			.then(() -> this.clock.advanceTimeBy(LATENCY))
			.thenConsumeWhile((envelope) -> true)
			.expectComplete()
			.verify(Duration.ofSeconds(30));
	}

}
