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
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.b24spring.client.Bitrix24ClientListener;
import io.github.b24spring.client.ResponseTime;
import io.github.b24spring.client.exception.Bitrix24ConnectionException;
import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24NotFoundException;
import io.github.b24spring.client.exception.Bitrix24OperatingLimitException;
import io.github.b24spring.client.exception.Bitrix24PortalBlockedException;
import io.github.b24spring.client.exception.Bitrix24RateLimitException;
import io.github.b24spring.client.exception.Bitrix24ServerException;
import io.github.b24spring.client.exception.Bitrix24TimeoutException;
import io.github.b24spring.client.exception.Bitrix24UnreadableResponseException;
import io.github.b24spring.client.internal.admission.Admission;
import io.github.b24spring.client.internal.admission.PortalAdmissions;
import io.github.b24spring.client.internal.answer.Envelope;
import io.github.b24spring.client.internal.answer.Envelope.BatchResults;
import io.github.b24spring.client.internal.answer.Envelope.CommandResult;
import io.github.b24spring.client.internal.answer.TestAnswers;
import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.settings.RateLimitSettings;
import io.github.b24spring.client.settings.RetrySettings;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AdmissionStage}, in virtual time.
 */
class AdmissionStageTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();

	private final Timing timing = Timing.of(this.clock);

	private final ScriptedStage portal = new ScriptedStage().otherwise(this::answer);

	private final List<Integer> joined = new ArrayList<>();

	private Runnable admitted = () -> {
	};

	private final Bitrix24ClientListener listener = new Bitrix24ClientListener() {

		@Override
		public void admitted(Admission admission) {
			AdmissionStageTests.this.admitted.run();
		}

		@Override
		public void sendingBatch(Batch batch) {
			AdmissionStageTests.this.joined.add(batch.joinedCalls());
		}

	};

	private final RateLimitSettings settings = RateLimitSettings.standard()
		.withLimit(3, 1)
		.withInteractiveMaxWait(Duration.ofMinutes(15));

	private final Admission admission = PortalAdmissions.create(this.timing, null)
		.of("portal", this.settings, "account", "client");

	private final Stage stage = stage(true);

	private Stage stage(boolean joinReads) {
		return stage(this.admission, joinReads);
	}

	private Stage stage(Admission admission, boolean joinReads) {
		return new AdmissionStage(this.portal, admission, joinReads, 1_000_000,
				new AdmissionReporter(this.listener, () -> "portal", this.timing,
						new SharedRequestObservations(ObservationRegistry.NOOP, null, () -> "portal")));
	}

	private Mono<Envelope> answer(Call call) {
		if (call.commands().isEmpty()) {
			return Mono.just(ScriptedStage.envelope("\"" + id(call) + "\""));
		}
		Map<String, CommandResult> results = new HashMap<>();
		call.commands()
			.forEach((id, command) -> results.put(id,
					new CommandResult.Answered(ScriptedStage.envelope("\"" + id(command) + "\""))));
		return Mono.just(ScriptedStage.envelope("{}").withBatch(new BatchResults(results)));
	}

	private static Object id(Call call) {
		return ((Map<?, ?>) call.parameters().value()).get("id");
	}

	private static Call get(int id) {
		return Call.of("crm.deal.get").withParameters(CallParameters.NONE.and("id", id));
	}

	private static String text(Envelope envelope) {
		return String.valueOf(TestAnswers.READER.<JsonNode>decode("a.b", envelope.result(),
				TestAnswers.READER.readerFor(JsonNode.class)));
	}

	private Flux<String> getAll(Stage first, int count) {
		return Flux.range(0, count)
			.flatMapSequential((i) -> first.exchange(get(i)).map(AdmissionStageTests::text), 512);
	}

	@Test
	void waitingReadsShareRequestsAndEachGetsItsOwnAnswer() {
		StepVerifier.create(getAll(this.stage, 200).collectList())
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(10)))
			.assertNext((answers) -> assertThat(answers)
				.containsExactlyElementsOf(IntStream.range(0, 200).mapToObj((i) -> "\"" + i + "\"").toList()))
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.portal.calls()).hasSizeLessThan(8);
		assertThat(this.joined).allSatisfy((calls) -> assertThat(calls).isBetween(2, 50)).isNotEmpty();
	}

	@Test
	void callThatNeedsNoPermitGetsItsTurnToo() {
		List<String> turns = new ArrayList<>();
		this.admitted = () -> turns.add("turn");
		Stage free = stage(PortalAdmissions.create(this.timing, null)
			.of("portal", RateLimitSettings.unlimited(), "account", "client"), true);
		StepVerifier.create(free.exchange(get(1))).expectNextCount(1).expectComplete().verify(LIMIT);
		assertThat(turns).hasSize(1);
	}

	@Test
	void nothingIsJoinedUnlessAllowed() {
		Mono<List<String>> answers = getAll(stage(false), 5).collectList();
		StepVerifier.create(answers)
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(10)))
			.expectNextCount(1)
			.expectComplete()
			.verify(LIMIT);
		Mono<List<Envelope>> each = Flux.range(0, 5)
			.flatMap((i) -> this.stage.exchange(get(i).withJoinable(false)))
			.collectList();
		StepVerifier.create(each)
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(10)))
			.expectNextCount(1)
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.joined).isEmpty();
		assertThat(this.portal.calls()).hasSize(10);
	}

	@Test
	void writesAreJoinedOnlyWhenTheCallerAllowsIt() {
		Call write = Call.of("crm.deal.add").withParameters(CallParameters.NONE.and("fields", Map.of("TITLE", "x")));
		exchangeAll(List.of(write, write, write, write, write));
		assertThat(this.joined).isEmpty();
		exchangeAll(IntStream.range(0, 6).mapToObj((i) -> write.withJoinable(true)).toList());
		assertThat(this.joined).isNotEmpty();
	}

	@Test
	void callsThatACommandCannotCarryGoAlone() {
		Call withNull = Call.of("crm.deal.list").withParameters(CallParameters.NONE.and("filter", null));
		Call withText = Call.of("crm.deal.list")
			.withParameters(CallParameters.NONE.and("filter", Map.of("TITLE", "$result[x]")));
		Call positional = Call.of("unknown.method");
		exchangeAll(List.of(withNull, withNull, withNull, withText, withText, positional, positional));
		assertThat(this.joined).isEmpty();
		assertThat(this.portal.calls()).hasSize(7);
	}

	@Test
	void sameParameterlessReadsAreOneCommand() {
		Call fields = Call.of("crm.activity.fields");
		exchangeAll(List.of(fields, fields, fields, fields, fields, fields));
		assertThat(this.joined).isNotEmpty();
		assertThat(this.portal.calls()).last().satisfies((batch) -> assertThat(batch.commands()).hasSize(1));
	}

	private void exchangeAll(List<Call> calls) {
		StepVerifier.create(Flux.fromIterable(calls).flatMap(this.stage::exchange).then())
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(30)))
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void failureOfOneCommandIsTheFailureOfItsCallAlone() {
		this.portal.otherwise((call) -> answer(call).map((envelope) -> (envelope.batch() == null) ? envelope
				: envelope.withBatch(withFailure(call, envelope.batch(), 4))));
		Mono<List<Object>> outcomes = Flux.range(0, 8)
			.flatMapSequential(
					(i) -> this.stage.exchange(get(i)).<Object>map(AdmissionStageTests::text).onErrorResume(Mono::just))
			.collectList();
		StepVerifier.create(outcomes).then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(10))).assertNext((all) -> {
			assertThat(all.get(4)).isInstanceOf(Bitrix24NotFoundException.class);
			assertThat(all.get(5)).isEqualTo("\"5\"");
		}).expectComplete().verify(LIMIT);
	}

	private static BatchResults withFailure(Call batch, BatchResults results, int failing) {
		Map<String, CommandResult> changed = new HashMap<>();
		batch.commands()
			.forEach((id, command) -> changed.put(id,
					id(command).equals(failing)
							? new CommandResult.Refused(new Bitrix24NotFoundException(
									new Bitrix24Error("NOT_FOUND", "", command.method(), 200, false)))
							: results.of(id)));
		return new BatchResults(changed);
	}

	@Test
	void failureOfASharedRequestReachesEachCallUnderItsOwnName() {
		Bitrix24Error error = Bitrix24Error.withoutAnswer("batch", "no answer", true);
		this.portal.otherwise((call) -> call.commands().isEmpty() ? answer(call)
				: Mono.error(new Bitrix24TimeoutException(error, null)));
		Mono<List<Throwable>> failures = Flux.range(0, 10)
			.flatMap((i) -> this.stage.exchange(get(i)).then(Mono.<Throwable>empty()).onErrorResume(Mono::just))
			.collectList();
		StepVerifier.create(failures)
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(10)))
			.assertNext((all) -> assertThat(all).isNotEmpty().allSatisfy((failure) -> {
				assertThat(failure).isInstanceOf(Bitrix24TimeoutException.class);
				assertThat(((Bitrix24Exception) failure).method()).isEqualTo("crm.deal.get");
				assertThat(((Bitrix24Exception) failure).mayHaveRun()).isTrue();
			}))
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void readsOfARefusedSharedRequestAreRepeatedAndNoneIsLost() {
		Bitrix24Error error = new Bitrix24Error("QUERY_LIMIT_EXCEEDED", "", "batch", 503, false);
		this.portal.then(this::answer).then(this::answer).then(new Bitrix24RateLimitException(error));
		StepVerifier.create(getAll(retrying(this.stage), 40).collectList())
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(20)))
			.assertNext((answers) -> assertThat(answers).doesNotHaveDuplicates().hasSize(40))
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void callThatThePortalLeavesOutOfItsAnswerIsNotLost() {
		this.portal.otherwise((call) -> call.commands().isEmpty() ? answer(call)
				: Mono.just(ScriptedStage.envelope("{}").withBatch(new BatchResults(Map.of()))));
		StepVerifier.create(getAll(this.stage, 10))
			.expectNextCount(1)
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(20)))
			.thenConsumeWhile((answer) -> true)
			.expectError(Bitrix24UnreadableResponseException.class)
			.verify(LIMIT);
	}

	@Test
	void cancellingOneCallLeavesTheSharedRequestToTheOthers() {
		this.portal.otherwise((call) -> answer(call).delayElement(Duration.ofSeconds(1), this.clock));
		Mono<List<String>> all = Flux.range(0, 10)
			.flatMapSequential((i) -> this.stage.exchange(get(i))
				.map(AdmissionStageTests::text)
				.timeout((i == 5) ? Duration.ofMillis(500) : Duration.ofMinutes(1), Mono.just("gone"), this.clock))
			.collectList();
		StepVerifier.create(all)
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(10)))
			.assertNext((answers) -> assertThat(answers).hasSize(10).contains("gone", "\"9\""))
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void operatingTimeIsLearntFromAnswersAndTheirCommands() {
		Instant reset = Instant.ofEpochSecond(600);
		this.portal.otherwise((call) -> Mono
			.just(new Envelope(null, null, null, time(12, reset), null).withBatch(new BatchResults(
					Map.of("c0", new CommandResult.Answered(new Envelope(null, null, null, time(34, reset), null)))))));
		exchangeAll(List.of(BatchCalls.of(Map.of("c0", get(1)), false)));
		assertThat(this.admission.limits().methods().get("batch").operating()).isEqualTo(12);
		assertThat(this.admission.limits().methods().get("crm.deal.get").operating()).isEqualTo(34);
	}

	private static ResponseTime time(double operating, Instant reset) {
		return new ResponseTime(0.0, 0.0, 0.02, 0.02, null, null, operating, reset);
	}

	@Test
	void blockedPortalIsLeftAlone() {
		this.portal.then(new Bitrix24PortalBlockedException(new Bitrix24Error("OVERLOAD_LIMIT", "", "m", 503, false)));
		StepVerifier.create(this.stage.exchange(get(1)))
			.expectError(Bitrix24PortalBlockedException.class)
			.verify(LIMIT);
		StepVerifier.create(this.stage.exchange(get(2)))
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(Bitrix24PortalBlockedException.class)
				.hasMessageContaining("asked again in"))
			.verify(LIMIT);
		assertThat(this.portal.calls()).hasSize(1);
	}

	@Test
	void deadlineIncludesTheWaitAndKnowsThatNothingWasSent() {
		Stage deadline = new DeadlineStage(stage(false), this.clock);
		Flux<Object> outcomes = Flux.range(0, 5)
			.flatMap((i) -> deadline.exchange(get(i).withDeadline(Duration.ofMillis(800)))
				.<Object>map(AdmissionStageTests::text)
				.onErrorResume(Mono::just));
		StepVerifier.create(outcomes.collectList())
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(1)))
			.assertNext((all) -> assertThat(all).filteredOn(Bitrix24TimeoutException.class::isInstance)
				.hasSize(2)
				.allSatisfy((failure) -> assertThat(((Bitrix24Exception) failure).mayHaveRun()).isFalse()))
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void readsGoAloneWhileThePortalRefusesBatches() {
		this.portal.otherwise(
				(call) -> call.commands().isEmpty() ? answer(call) : Mono.error(new Bitrix24OperatingLimitException(
						new Bitrix24Error("OPERATION_TIME_LIMIT", "", "batch", 429, false), null)));
		StepVerifier.create(getAll(retrying(this.stage), 20).collectList())
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(30)))
			.assertNext((answers) -> assertThat(answers).doesNotHaveDuplicates().hasSize(20))
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.joined).as("requests that were refused").hasSizeLessThanOrEqualTo(2);
		this.portal.otherwise(this::answer);
		this.clock.advanceTimeBy(Duration.ofMinutes(1));
		StepVerifier.create(getAll(this.stage, 20))
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(30)))
			.expectNextCount(20)
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.joined.get(this.joined.size() - 1)).as("joined again").isGreaterThan(10);
	}

	private Stage retrying(Stage next) {
		return new RetryStage(next, RetryPolicies.of(RetrySettings.defaults(), this.timing, this.listener));
	}

	@Test
	void answerOfSomethingElseDoesNotTellThatAPortalIsNoLongerBlocked() {
		this.portal.then(new Bitrix24PortalBlockedException(new Bitrix24Error("OVERLOAD_LIMIT", "", "m", 503, false)))
			.then(new Bitrix24ServerException(new Bitrix24Error(null, "<html>", "m", 502, true)))
			.then(new Bitrix24NotFoundException(new Bitrix24Error("NOT_FOUND", "", "m", 400, false)));
		verifyFailure(Bitrix24PortalBlockedException.class);
		this.clock.advanceTimeBy(Duration.ofMinutes(1));
		verifyFailure(Bitrix24ServerException.class);
		verifyFailure(Bitrix24PortalBlockedException.class);
		this.clock.advanceTimeBy(Duration.ofMinutes(1));
		verifyFailure(Bitrix24NotFoundException.class);
		StepVerifier.create(this.stage.exchange(get(1))).expectNextCount(1).expectComplete().verify(LIMIT);
	}

	private void verifyFailure(Class<? extends Throwable> type) {
		StepVerifier.create(this.stage.exchange(get(1))).expectError(type).verify(LIMIT);
	}

	@Test
	void trialThatNeverReachedThePortalLeavesTheTrialToTheNext() {
		this.admission.exhausted("crm.deal.get");
		this.clock.advanceTimeBy(Duration.ofSeconds(61));
		this.portal.then(new Bitrix24ConnectionException(Bitrix24Error.withoutAnswer("m", "refused", false), null))
			.then(new IllegalArgumentException("not JSON"))
			.then((call) -> Mono.never());
		verifyFailure(Bitrix24ConnectionException.class);
		verifyFailure(IllegalArgumentException.class);
		StepVerifier.create(Flux.merge(this.stage.exchange(get(1)), this.stage.exchange(get(2))))
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(10)))
			.then(() -> assertThat(this.portal.calls()).hasSize(3))
			.thenCancel()
			.verify(LIMIT);
	}

	@Test
	void trialThatIsRefusedForTheRateIsRepeatedWithoutWaitingForItself() {
		openTrial();
		this.portal
			.then(new Bitrix24RateLimitException(new Bitrix24Error("QUERY_LIMIT_EXCEEDED", "", "m", 503, false)));
		StepVerifier.create(retrying(this.stage).exchange(get(1)))
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(5)))
			.expectNextCount(1)
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void batchThatDoesNotTellOfItsCommandsLeavesTheirTrialToTheNext() {
		openTrial();
		Call batch = BatchCalls.of(Map.of("c0", get(1)), true);
		this.portal.then(new Bitrix24ServerException(new Bitrix24Error(null, "<html>", "batch", 502, true)))
			.then((call) -> Mono.just(ScriptedStage.envelope("{}")
				.withBatch(new BatchResults(Map.of("c0", new CommandResult.NotExecuted())))));
		StepVerifier.create(this.stage.exchange(batch)).expectError(Bitrix24ServerException.class).verify(LIMIT);
		StepVerifier.create(this.stage.exchange(batch)).expectNextCount(1).expectComplete().verify(LIMIT);
		StepVerifier.create(this.stage.exchange(get(1)))
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(5)))
			.expectNextCount(1)
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void sharedRequestThatFailsLeavesTheTrialOfACallToTheNext() {
		openTrial();
		exchangeAlone(2);
		this.portal.then(new Bitrix24ConnectionException(Bitrix24Error.withoutAnswer("batch", "refused", false), null));
		Flux<Envelope> both = Flux.mergeDelayError(2, this.stage.exchange(get(1)),
				this.stage.exchange(Call.of("crm.lead.get").withParameters(CallParameters.NONE.and("id", 2))));
		StepVerifier.create(both)
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(1)))
			.expectError()
			.verify(LIMIT);
		assertThat(this.joined).containsExactly(2);
		StepVerifier.create(this.stage.exchange(get(1)))
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(5)))
			.expectNextCount(1)
			.expectComplete()
			.verify(LIMIT);
	}

	/**
	 * The next call of the method is the one that tries whether it runs again.
	 */
	private void openTrial() {
		this.admission.exhausted("crm.deal.get");
		this.clock.advanceTimeBy(Duration.ofSeconds(61));
	}

	private void exchangeAlone(int count) {
		Call call = Call.of("crm.contact.get").withJoinable(false).withParameters(CallParameters.NONE.and("id", 0));
		StepVerifier.create(Flux.range(0, count).concatMap((i) -> this.stage.exchange(call)).then())
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void deadlineThatPassesWhileAnotherCallSendsTheSharedRequestKnowsThatTheCallMayRun() {
		VirtualTimeScheduler deadlines = VirtualTimeScheduler.create();
		this.portal
			.otherwise((call) -> call.commands().isEmpty() ? answer(call) : answer(call).doOnSubscribe((sent) -> {
				assertThat(call.commands()).hasSize(2);
				deadlines.advanceTimeBy(Duration.ofSeconds(5));
			}));
		assertThat(deadlineOfTheSecond(deadlines).mayHaveRun()).isTrue();
	}

	@Test
	void callWhoseDeadlinePassesBeforeTheSharedRequestIsMadeIsNotInIt() {
		VirtualTimeScheduler deadlines = VirtualTimeScheduler.create();
		this.admitted = () -> deadlines.advanceTimeBy(Duration.ofSeconds(5));
		assertThat(deadlineOfTheSecond(deadlines).mayHaveRun()).isFalse();
		assertThat(this.portal.calls()).last().satisfies((batch) -> assertThat(batch.commands()).hasSize(1));
		assertThat(this.joined).containsExactly(1);
	}

	private Bitrix24TimeoutException deadlineOfTheSecond(VirtualTimeScheduler deadlines) {
		exchangeAlone(3);
		Call write = Call.of("crm.deal.add").withJoinable(true).withParameters(CallParameters.NONE.and("id", 1));
		Mono<Envelope> second = new DeadlineStage(this.stage, deadlines)
			.exchange(write.withDeadline(Duration.ofSeconds(5)));
		return timeout(Flux.mergeDelayError(2, this.stage.exchange(write), second).then(Mono.empty()));
	}

	@Test
	void deadlineOfARefusedWriteKnowsThatItDidNotRun() {
		this.portal
			.then(new Bitrix24RateLimitException(new Bitrix24Error("QUERY_LIMIT_EXCEEDED", "", "m", 503, false)));
		Call write = Call.of("crm.activity.add").withDeadline(Duration.ofMillis(700));
		assertThat(timeout(new DeadlineStage(retrying(this.stage), this.clock).exchange(write)).mayHaveRun()).isFalse();
	}

	@Test
	void deadlineOfAWriteThatIsUnderWayWithOthersKnowsThatItMayRun() {
		this.portal.otherwise((call) -> call.commands().isEmpty() ? answer(call) : Mono.never());
		Stage deadline = new DeadlineStage(this.stage, this.clock);
		Call write = Call.of("crm.deal.add").withJoinable(true).withDeadline(Duration.ofSeconds(5));
		Flux<Envelope> fillers = getAllEnvelopes(3);
		Mono<Envelope> writes = deadline.exchange(write).mergeWith(deadline.exchange(write)).then(Mono.empty());
		assertThat(timeout(fillers.then(writes)).mayHaveRun()).isTrue();
		assertThat(this.joined).containsExactly(2);
	}

	private Flux<Envelope> getAllEnvelopes(int count) {
		return Flux.range(0, count).concatMap((i) -> this.stage.exchange(get(i).withJoinable(false)));
	}

	private Bitrix24TimeoutException timeout(Mono<Envelope> exchange) {
		List<Bitrix24TimeoutException> failures = new ArrayList<>();
		StepVerifier.create(exchange)
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(10)))
			.consumeErrorWith((failure) -> failures.add((Bitrix24TimeoutException) failure))
			.verify(LIMIT);
		return failures.get(0);
	}

}
