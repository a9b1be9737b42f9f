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

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.b24spring.client.Bitrix24ClientListener;
import io.github.b24spring.client.CallPriority;
import io.github.b24spring.client.exception.Bitrix24AccessDeniedException;
import io.github.b24spring.client.exception.Bitrix24ConnectionException;
import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24ExpiredTokenException;
import io.github.b24spring.client.exception.Bitrix24OperatingLimitException;
import io.github.b24spring.client.exception.Bitrix24RateLimitException;
import io.github.b24spring.client.exception.Bitrix24ServerException;
import io.github.b24spring.client.exception.Bitrix24TimeoutException;
import io.github.b24spring.client.exception.Bitrix24UnreadableResponseException;
import io.github.b24spring.client.internal.answer.Envelope;
import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.settings.RetrySettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import org.springframework.core.io.buffer.DataBufferLimitException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RetryStage}, in virtual time.
 */
class RetryStageTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final Call READ = Call.of("crm.deal.get");

	private static final Call WRITE = Call.of("crm.activity.add");

	private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();

	private final ScriptedStage portal = new ScriptedStage();

	private final List<Duration> delays = new ArrayList<>();

	private final Bitrix24ClientListener listener = new Bitrix24ClientListener() {

		@Override
		public void repeating(Repetition repetition) {
			RetryStageTests.this.delays.add(repetition.delay());
		}

	};

	private Mono<Envelope> exchange(Call call) {
		return exchange(call, RetrySettings.defaults().withJitter(0));
	}

	private Mono<Envelope> exchange(Call call, RetrySettings settings) {
		return new RetryStage(this.portal, RetryPolicies.of(settings, Timing.of(this.clock), this.listener))
			.exchange(call);
	}

	static Stream<Bitrix24Exception> refusals() {
		return Stream.of(new Bitrix24RateLimitException(error("QUERY_LIMIT_EXCEEDED", 503, false)),
				new Bitrix24OperatingLimitException(error("OPERATION_TIME_LIMIT", 429, false), null),
				new Bitrix24ConnectionException(error(null, null, false), null));
	}

	static Stream<Bitrix24Exception> unknownOutcomes() {
		return Stream.of(new Bitrix24TimeoutException(error(null, null, true), null),
				new Bitrix24ConnectionException(error(null, null, true), new IOException("reset")),
				new Bitrix24UnreadableResponseException(error(null, 200, true), null),
				new Bitrix24ServerException(error("INTERNAL_SERVER_ERROR", 500, true)));
	}

	@ParameterizedTest
	@MethodSource("refusals")
	void callThatDidNotRunIsRepeatedEvenIfItWrites(Bitrix24Exception refusal) {
		this.portal.then(refusal);
		StepVerifier.create(exchange(WRITE))
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(1)))
			.expectNextCount(1)
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.portal.calls()).containsExactly(WRITE, WRITE);
	}

	@ParameterizedTest
	@MethodSource("unknownOutcomes")
	void writeWithUnknownOutcomeIsNeverRepeated(Bitrix24Exception failure) {
		this.portal.then(failure);
		StepVerifier.create(exchange(WRITE)).expectErrorMatches((error) -> error == failure).verify(LIMIT);
		assertThat(this.portal.calls()).hasSize(1);
	}

	@ParameterizedTest
	@MethodSource("unknownOutcomes")
	void readWithUnknownOutcomeIsRepeatedLaterAndLater(Bitrix24Exception failure) {
		this.portal.then(failure).then(failure).then(failure);
		StepVerifier.create(exchange(READ))
			.then(() -> this.clock.advanceTimeBy(Duration.ofMillis(3500)))
			.expectNextCount(1)
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.delays).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2));
	}

	@Test
	void longestTimeBeforeARepetitionMayBeForEver() {
		this.portal.then(new Bitrix24ServerException(error("INTERNAL_SERVER_ERROR", 500, true)));
		RetrySettings settings = RetrySettings.defaults()
			.withBackoff(Duration.ofMillis(500), 2, Duration.ofSeconds(Long.MAX_VALUE));
		StepVerifier.create(exchange(READ, settings))
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(1)))
			.expectNextCount(1)
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void callsThatFailTogetherAreNotRepeatedTogether() {
		this.portal.otherwise((call) -> Mono.error(unknownOutcomes().findFirst().orElseThrow()));
		for (int i = 0; i < 20; i++) {
			StepVerifier.create(exchange(READ, RetrySettings.defaults().withMaxRetries(2)))
				.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(3)))
				.expectError()
				.verify(LIMIT);
		}
		List<Long> first = millis(0);
		List<Long> second = millis(1);
		assertThat(first).allMatch((delay) -> delay >= 400 && delay <= 600);
		assertThat(second).allMatch((delay) -> delay >= 800 && delay <= 1200);
		assertThat(first).as("shorter and longer").anyMatch((delay) -> delay < 490).anyMatch((delay) -> delay > 510);
		assertThat(second).as("shorter and longer").anyMatch((delay) -> delay < 980).anyMatch((delay) -> delay > 1020);
	}

	/**
	 * The delays before the first repetitions, or before the second ones.
	 */
	private List<Long> millis(int repetition) {
		return IntStream.range(0, this.delays.size())
			.filter((i) -> i % 2 == repetition)
			.mapToObj((i) -> this.delays.get(i).toMillis())
			.toList();
	}

	@Test
	void callerDecidesWhetherACallMayRunTwice() {
		Bitrix24Exception failure = new Bitrix24ServerException(error(null, 502, true));
		this.portal.then(failure);
		StepVerifier.create(exchange(WRITE.withIdempotent(true)))
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(1)))
			.expectNextCount(1)
			.expectComplete()
			.verify(LIMIT);
		this.portal.then(failure);
		StepVerifier.create(exchange(READ.withIdempotent(false))).expectError().verify(LIMIT);
	}

	@Test
	void refusalOfWhatMayHaveRunInPartIsNotRepeated() {
		this.portal.then(new Bitrix24OperatingLimitException(error("OPERATION_TIME_LIMIT", 429, true), null));
		StepVerifier.create(exchange(WRITE)).expectError(Bitrix24OperatingLimitException.class).verify(LIMIT);
		assertThat(this.portal.calls()).hasSize(1);
	}

	@Test
	void batchIsNotRepeatedAsAWholeWhateverItsCommandsAre() {
		Call batch = BatchCalls.of(Map.of("c0", READ), false);
		this.portal.then(new Bitrix24TimeoutException(error(null, null, true), null));
		StepVerifier.create(exchange(batch)).expectError(Bitrix24TimeoutException.class).verify(LIMIT);
		this.portal.then(new Bitrix24RateLimitException(error("QUERY_LIMIT_EXCEEDED", 503, false)));
		StepVerifier.create(exchange(batch)).expectNextCount(1).expectComplete().verify(LIMIT);
	}

	@Test
	void lastFailureTellsOfTheOnesBefore() {
		List<Bitrix24Exception> failures = List.of(new Bitrix24ServerException(error(null, 500, true)),
				new Bitrix24TimeoutException(error(null, null, true), null),
				new Bitrix24ServerException(error(null, 502, true)));
		failures.forEach(this.portal::then);
		StepVerifier.create(exchange(READ, RetrySettings.defaults().withMaxRetries(2)))
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(3)))
			.expectErrorSatisfies((failure) -> {
				assertThat(failure).isSameAs(failures.get(2));
				assertThat(failure.getSuppressed()).containsExactly(failures.get(0), failures.get(1));
			})
			.verify(LIMIT);
	}

	@Test
	void nothingIsRepeatedAfterTheTotalTime() {
		this.portal.otherwise((call) -> Mono.delay(Duration.ofSeconds(7), this.clock)
			.then(Mono.error(new Bitrix24RateLimitException(error("QUERY_LIMIT_EXCEEDED", 503, false)))));
		StepVerifier.create(exchange(WRITE, RetrySettings.defaults().withTimeout(Duration.ofSeconds(20))))
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(60)))
			.expectError(Bitrix24RateLimitException.class)
			.verify(LIMIT);
		assertThat(this.portal.calls()).hasSize(3);
	}

	@ParameterizedTest
	@CsvSource({ "INTERACTIVE, 9", "BULK, 258" })
	void interactiveCallsAreRepeatedForAMinuteAndBulkWorkForHalfAnHour(CallPriority priority, int calls) {
		this.portal.otherwise((call) -> Mono.delay(Duration.ofSeconds(7), this.clock)
			.then(Mono.error(new Bitrix24RateLimitException(error("QUERY_LIMIT_EXCEEDED", 503, false)))));
		StepVerifier.create(exchange(WRITE.withPriority(priority)))
			.then(() -> this.clock.advanceTimeBy(Duration.ofHours(1)))
			.expectError(Bitrix24RateLimitException.class)
			.verify(LIMIT);
		assertThat(this.portal.calls()).hasSize(calls);
	}

	@Test
	void expiredTokenIsTheAffairOfAuthorization() {
		Bitrix24Exception expired = new Bitrix24ExpiredTokenException(error("expired_token", 401, false));
		this.portal.then(expired);
		StepVerifier.create(exchange(READ)).expectError(Bitrix24ExpiredTokenException.class).verify(LIMIT);
		assertThat(this.portal.calls()).hasSize(1);
	}

	@Test
	void callsToAPortalThatIsDownShareFewRepetitions() {
		this.portal.otherwise((call) -> Mono.error(new Bitrix24ServerException(error(null, 500, true))));
		RetryStage stage = new RetryStage(this.portal,
				RetryPolicies.of(RetrySettings.defaults(), Timing.of(this.clock), this.listener));
		StepVerifier
			.create(Flux.range(0, 200)
				.flatMap((i) -> stage.exchange(READ).onErrorResume((failure) -> Mono.empty()), 200))
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(10)))
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.portal.calls()).hasSizeBetween(210, 212);
	}

	@Test
	void refusalsForALimitTakeNothingFromTheBudget() {
		RetryPolicy policy = RetryPolicies.of(RetrySettings.defaults(), Timing.of(this.clock), this.listener);
		for (int i = 0; i < 20; i++) {
			this.portal.then(new Bitrix24RateLimitException(error("QUERY_LIMIT_EXCEEDED", 503, false)));
		}
		StepVerifier.create(new RetryStage(this.portal, policy).exchange(READ)).expectNextCount(1).verifyComplete();
		assertThat(policy.budget().take()).isTrue();
	}

	@Test
	void whatWillNotPassIsNotRepeated() {
		this.portal.then(new Bitrix24AccessDeniedException(error("ACCESS_DENIED", 403, false)));
		StepVerifier.create(exchange(READ)).expectError(Bitrix24AccessDeniedException.class).verify(LIMIT);
		this.portal.then(new Bitrix24UnreadableResponseException(error(null, null, true),
				new DataBufferLimitException("too large")));
		StepVerifier.create(exchange(READ)).expectError(Bitrix24UnreadableResponseException.class).verify(LIMIT);
	}

	@Test
	void cancellationEndsTheWait() {
		this.portal.then(new Bitrix24ServerException(error(null, 500, true)));
		StepVerifier.create(exchange(READ)).expectSubscription().thenCancel().verify(LIMIT);
		this.clock.advanceTimeBy(Duration.ofMinutes(1));
		assertThat(this.portal.calls()).hasSize(1);
	}

	private static Bitrix24Error error(@Nullable String code, @Nullable Integer status, boolean mayHaveRun) {
		return new Bitrix24Error(code, "said the portal", "m", status, mayHaveRun);
	}

}
