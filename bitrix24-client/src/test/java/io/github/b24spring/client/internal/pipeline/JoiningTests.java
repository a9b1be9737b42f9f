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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.b24spring.client.Bitrix24ClientListener;
import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24TimeoutException;
import io.github.b24spring.client.exception.Bitrix24UnreadableResponseException;
import io.github.b24spring.client.internal.admission.Admission;
import io.github.b24spring.client.internal.admission.PortalAdmissions;
import io.github.b24spring.client.internal.answer.Envelope;
import io.github.b24spring.client.internal.answer.Envelope.BatchResults;
import io.github.b24spring.client.internal.answer.Envelope.CommandResult;
import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.settings.RateLimitSettings;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import org.springframework.core.io.buffer.DataBufferLimitException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which calls share a request, and what becomes of those that should not have. In virtual
 * time.
 */
class JoiningTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final int MAX_RESPONSE_SIZE = 1000;

	private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();

	private final Timing timing = Timing.of(this.clock);

	private final PortalAdmissions admissions = PortalAdmissions.create(this.timing, null);

	private Stage client(Stage portal, String account) {
		Admission admission = this.admissions.of("portal", RateLimitSettings.standard().withLimit(3, 1), account, this);
		return new AdmissionStage(portal, admission, true, MAX_RESPONSE_SIZE,
				new AdmissionReporter(new Bitrix24ClientListener() {
				}, () -> "portal", this.timing,
						new SharedRequestObservations(ObservationRegistry.NOOP, null, () -> "portal")));
	}

	private static Call get(String id) {
		return Call.of("crm.deal.get").withParameters(CallParameters.NONE.and("id", id));
	}

	private static String id(Call call) {
		return (String) ((Map<?, ?>) call.parameters().value()).get("id");
	}

	/**
	 * Answers with as many bytes as the portal is told to, unless they are more than are
	 * read.
	 */
	private static Mono<Envelope> answer(Call call, int bytes) {
		if (call.commands().isEmpty()) {
			return Mono.just(ScriptedStage.envelope("\"" + "x".repeat(bytes - 2) + "\""));
		}
		if (call.commands().size() * bytes > MAX_RESPONSE_SIZE) {
			return Mono.error(new Bitrix24UnreadableResponseException(
					Bitrix24Error.withoutAnswer("batch", "the answer is larger than 1000 bytes", true),
					new DataBufferLimitException("too large")));
		}
		Map<String, CommandResult> results = new HashMap<>();
		call.commands()
			.forEach((id, command) -> results.put(id,
					new CommandResult.Answered(ScriptedStage.envelope("\"" + "x".repeat(bytes - 2) + "\""))));
		return Mono.just(ScriptedStage.envelope("{}").withBatch(new BatchResults(results)));
	}

	@Test
	void callsOfDifferentClientsShareNoRequest() {
		List<ScriptedStage> portals = List.of(portal(10), portal(10), portal(10));
		List<Stage> clients = IntStream.range(0, 3).mapToObj((i) -> client(portals.get(i), "account" + i)).toList();
		verifyComplete(Flux.range(0, 90).flatMap((i) -> clients.get(i % 3).exchange(get("of" + i % 3)), 90));
		for (int i = 0; i < 3; i++) {
			String own = "of" + i;
			assertThat(portals.get(i).calls()).anyMatch((call) -> call.commands().size() > 1);
			assertThat(portals.get(i).calls())
				.flatExtracting((call) -> call.commands().isEmpty() ? List.of(call) : call.commands().values())
				.extracting(JoiningTests::id)
				.containsOnly(own);
		}
	}

	@Test
	void callsOfTwoClientsWithTheSameAccountShareNoRequest() {
		ScriptedStage one = portal(10);
		ScriptedStage other = portal(10);
		List<Stage> clients = List.of(client(one, "account"), client(other, "account"));
		verifyComplete(Flux.range(0, 60).flatMap((i) -> clients.get(i % 2).exchange(get("of" + i % 2)), 60));
		assertThat(commands(one)).isEqualTo(30);
		assertThat(commands(other)).isEqualTo(30);
	}

	@Test
	void answersThatAreTooLargeTogetherAreAskedForApart() {
		ScriptedStage portal = portal(400);
		Stage client = client(portal, "account");
		verifyComplete(Flux.range(0, 12).flatMap((i) -> client.exchange(get("" + i)), 12));
		long tooLarge = portal.calls().stream().filter((call) -> call.commands().size() > 2).count();
		assertThat(tooLarge).as("requests in vain").isLessThanOrEqualTo(1);
	}

	@Test
	void sizesThatWereSeenDecideHowManyShareARequest() {
		ScriptedStage portal = portal(120);
		Stage client = client(portal, "account");
		verifyComplete(client.exchange(get("first")).flux());
		verifyComplete(Flux.range(0, 40).flatMap((i) -> client.exchange(get("" + i)), 40));
		assertThat(portal.calls()).extracting((call) -> call.commands().size())
			.contains(4)
			.allSatisfy((commands) -> assertThat(commands).isLessThanOrEqualTo(4));
	}

	@Test
	void writeWhoseAnswerWasTooLargeIsNotSentAgain() {
		ScriptedStage portal = new ScriptedStage()
			.otherwise((call) -> answer(call, call.commands().isEmpty() ? 10 : 400));
		Stage client = client(portal, "account");
		Call write = Call.of("crm.deal.add").withJoinable(true);
		Flux<Object> outcomes = Flux.range(0, 8)
			.flatMap((i) -> client.exchange(write).<Object>map((envelope) -> "ok").onErrorResume(Mono::just), 8);
		List<Object> all = new ArrayList<>();
		StepVerifier.create(outcomes.doOnNext(all::add).then())
			.then(() -> this.clock.advanceTimeBy(Duration.ofMinutes(1)))
			.expectComplete()
			.verify(LIMIT);
		assertThat(commands(portal)).isEqualTo(8);
		assertThat(all).hasAtLeastOneElementOfType(Bitrix24UnreadableResponseException.class);
	}

	@Test
	void deadlineThatPassesBeforeAStoppedMethodTellsWhatTheCallWaitedFor() {
		Admission admission = this.admissions.of("portal",
				RateLimitSettings.standard().withLimit(3, 1).withInteractiveMaxWait(Duration.ofMinutes(15)), "account",
				this);
		admission.exhausted("crm.deal.get");
		DeadlineStage deadline = new DeadlineStage(client(portal(10), "account"), this.clock);
		StepVerifier.create(deadline.exchange(get("1").withDeadline(Duration.ofSeconds(5))))
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(5)))
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(Bitrix24TimeoutException.class)
				.hasMessageContaining("deadline of 5000 ms has passed while it waited: the execution time of"
						+ " 'crm.deal.get' is used up until 1970-01-01T00:01:01Z")
				.hasMessageNotContaining("time-outs of the connection"))
			.verify(LIMIT);
	}

	private static ScriptedStage portal(int bytes) {
		return new ScriptedStage().otherwise((call) -> answer(call, bytes));
	}

	private static int commands(ScriptedStage portal) {
		return portal.calls().stream().mapToInt((call) -> Math.max(call.commands().size(), 1)).sum();
	}

	private void verifyComplete(Flux<Envelope> answers) {
		StepVerifier.create(answers.then())
			.then(() -> this.clock.advanceTimeBy(Duration.ofMinutes(2)))
			.expectComplete()
			.verify(LIMIT);
	}

}
