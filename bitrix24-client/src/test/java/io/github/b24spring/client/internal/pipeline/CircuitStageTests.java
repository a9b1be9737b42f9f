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
import java.util.List;

import io.github.b24spring.client.exception.Bitrix24AdmissionException;
import io.github.b24spring.client.exception.Bitrix24ConnectionException;
import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24NotFoundException;
import io.github.b24spring.client.exception.Bitrix24OperatingLimitException;
import io.github.b24spring.client.exception.Bitrix24PortalBlockedException;
import io.github.b24spring.client.exception.Bitrix24RateLimitException;
import io.github.b24spring.client.internal.admission.Admission;
import io.github.b24spring.client.internal.admission.PortalAdmissions;
import io.github.b24spring.client.internal.answer.Envelope;
import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.settings.RateLimitSettings;
import io.github.b24spring.client.settings.RetrySettings;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CircuitStage}, in virtual time.
 */
class CircuitStageTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final Call DOWNLOAD = Call.of("download").withIdempotent(false);

	private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();

	private final Timing timing = Timing.of(this.clock);

	private final List<Duration> sentAt = new ArrayList<>();

	private final ScriptedStage portal = new ScriptedStage();

	private Admission admission = admission(RateLimitSettings.standard());

	private Admission admission(RateLimitSettings settings) {
		return PortalAdmissions.create(this.timing, null)
			.of("portal", settings.withInteractiveMaxWait(settings.maxWait()), "account", this);
	}

	private Mono<Envelope> download() {
		Stage timed = (call) -> Mono.defer(() -> {
			this.sentAt.add(Duration.ofNanos(this.timing.now()));
			return this.portal.exchange(call);
		});
		return new RetryStage(new CircuitStage(timed, this.admission),
				RetryPolicies.of(RetrySettings.defaults().withInteractiveTimeout(Duration.ofMinutes(30)), this.timing))
			.exchange(DOWNLOAD);
	}

	private static Bitrix24OperatingLimitException refusal() {
		return new Bitrix24OperatingLimitException(
				new Bitrix24Error("OPERATION_TIME_LIMIT", "used up", "download", 429, false), null);
	}

	@Test
	void downloadWithoutExecutionTimeIsRepeatedByTheMinute() {
		this.portal.then(refusal()).then(refusal()).then(refusal());
		Duration start = Duration.ofNanos(this.timing.now());
		StepVerifier.create(download()).then(() -> this.clock.advanceTimeBy(Duration.ofMinutes(2))).then(() -> {
			assertThat(this.sentAt).hasSize(2);
			assertThat(this.admission.limits().methods().get("download").stoppedUntil()).isNotNull();
			this.clock.advanceTimeBy(Duration.ofMinutes(2));
		}).expectNextCount(1).expectComplete().verify(LIMIT);
		assertThat(this.sentAt).extracting((at) -> at.minus(start).toSeconds()).containsExactly(0L, 61L, 121L, 181L);
		assertThat(this.admission.limits().methods().get("download").stoppedUntil()).isNull();
	}

	@Test
	void oneDownloadTriesBeforeTheOthers() {
		this.portal.then(refusal());
		StepVerifier.create(download().then(download()).and(download()))
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(61)))
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(90)))
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.sentAt).hasSize(4);
	}

	@Test
	void downloadThatIsGivenUpLeavesTheTrialToAnother() {
		this.portal.then(refusal()).then((call) -> Mono.never());
		StepVerifier.create(download())
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(61)))
			.thenCancel()
			.verify(LIMIT);
		assertThat(this.sentAt).hasSize(2);
		StepVerifier.create(download()).expectNextCount(1).expectComplete().verify(LIMIT);
	}

	@Test
	void otherAnswerOfTheTrialEndsTheStop() {
		this.portal.then(refusal())
			.then(new Bitrix24NotFoundException(new Bitrix24Error(null, "gone", "download", 404, false)));
		StepVerifier.create(download())
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(61)))
			.expectError(Bitrix24NotFoundException.class)
			.verify(LIMIT);
		StepVerifier.create(download()).expectNextCount(1).expectComplete().verify(LIMIT);
	}

	@Test
	void trialThatIsRefusedForTheRateIsRepeatedWithoutWaitingForItself() {
		this.portal.then(refusal())
			.then(new Bitrix24RateLimitException(
					new Bitrix24Error("QUERY_LIMIT_EXCEEDED", "too many", "download", 503, false)));
		StepVerifier.create(download())
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(61)))
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(5)))
			.expectNextCount(1)
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void trialWithoutAnAnswerLeavesTheTrialToTheNext() {
		this.portal.then(refusal())
			.then(new Bitrix24ConnectionException(Bitrix24Error.withoutAnswer("download", "reset", true), null))
			.then(new IllegalStateException("the disk is full"))
			.then((call) -> Mono.never());
		StepVerifier.create(download())
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(61)))
			.expectError(Bitrix24ConnectionException.class)
			.verify(LIMIT);
		StepVerifier.create(download()).expectError(IllegalStateException.class).verify(LIMIT);
		StepVerifier.create(download().and(download()))
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(10)))
			.then(() -> assertThat(this.sentAt).hasSize(4))
			.thenCancel()
			.verify(LIMIT);
	}

	@Test
	void blockedPortalIsTriedByOneDownloadAndOpenAgainAfterItsAnswer() {
		this.portal
			.then(new Bitrix24PortalBlockedException(new Bitrix24Error("OVERLOAD_LIMIT", "", "download", 503, false)));
		StepVerifier.create(download()).expectError(Bitrix24PortalBlockedException.class).verify(LIMIT);
		StepVerifier.create(download()).expectError(Bitrix24PortalBlockedException.class).verify(LIMIT);
		assertThat(this.sentAt).hasSize(1);
		this.clock.advanceTimeBy(Duration.ofMinutes(1));
		StepVerifier.create(download()).expectNextCount(1).expectComplete().verify(LIMIT);
		StepVerifier.create(download()).expectNextCount(1).expectComplete().verify(LIMIT);
		assertThat(this.sentAt).hasSize(3);
	}

	@Test
	void downloadThatWouldWaitTooLongFailsAtOnceAndTellsUntilWhen() {
		this.admission = admission(RateLimitSettings.standard().withQueue(Duration.ofSeconds(10), 10));
		this.portal.then(refusal());
		StepVerifier.create(download()).expectErrorSatisfies((failure) -> {
			assertThat(failure).isInstanceOf(Bitrix24AdmissionException.class)
				.hasMessageContaining("execution time of 'download' is used up");
			assertThat(((Bitrix24AdmissionException) failure).resetAt())
				.isEqualTo(this.timing.instantOf(this.timing.now()).plusSeconds(61));
		}).verify(LIMIT);
		assertThat(this.sentAt).hasSize(1);
	}

}
