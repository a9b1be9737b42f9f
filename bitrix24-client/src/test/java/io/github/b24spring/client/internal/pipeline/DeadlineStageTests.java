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
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.exception.Bitrix24TimeoutException;
import io.github.b24spring.client.internal.answer.Envelope;
import io.github.b24spring.client.internal.transport.FakePortal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The caller's own limit of time, in virtual time.
 */
class DeadlineStageTests {

	private static final Duration DEADLINE = Duration.ofSeconds(2);

	private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();

	private final ScriptedStage portal = new ScriptedStage();

	private final DeadlineStage stage = new DeadlineStage(this.portal, this.clock);

	private final Call call = Call.of("crm.deal.get");

	@AfterEach
	void stopClock() {
		this.clock.dispose();
	}

	@Test
	void callWithoutDeadlineMayTakeAnyTime() {
		this.portal
			.otherwise((call) -> Mono.delay(Duration.ofDays(1), this.clock).thenReturn(ScriptedStage.envelope("true")));
		StepVerifier.create(this.stage.exchange(this.call))
			.then(() -> this.clock.advanceTimeBy(Duration.ofDays(1)))
			.expectNextCount(1)
			.verifyComplete();
	}

	@Test
	void deadlineMayBeAsGoodAsNone() {
		Duration forEver = Duration.ofSeconds(Long.MAX_VALUE);
		Bitrix24Client client = new FakePortal().on("m.x", (params) -> true).client();
		StepVerifier.create(client.call("m.x").deadline(forEver).retrieve(Boolean.class))
			.expectNext(true)
			.verifyComplete();
	}

	@Test
	void timeThatPassedElsewhereIsNotTheDeadline() {
		TimeoutException other = new TimeoutException("the store of tokens did not answer");
		this.portal.otherwise((call) -> Mono.error(other));
		StepVerifier.create(this.stage.exchange(this.call.withDeadline(DEADLINE)))
			.verifyErrorSatisfies((failure) -> assertThat(failure).isSameAs(other));
	}

	@Test
	void answerInTimeIsPassedOn() {
		this.portal.otherwise(
				(call) -> Mono.delay(DEADLINE.minusMillis(1), this.clock).thenReturn(ScriptedStage.envelope("true")));
		StepVerifier.create(this.stage.exchange(this.call.withDeadline(DEADLINE)))
			.then(() -> this.clock.advanceTimeBy(DEADLINE.minusMillis(1)))
			.expectNextCount(1)
			.verifyComplete();
	}

	@Test
	void callThatWaitedHasNotRunAndSaysWhatForItWaited() {
		passes((progress) -> progress.waits(() -> "the portal is blocked"),
				(failure) -> assertThat(failure).hasMessageContaining("2000 ms")
					.hasMessageContaining("while it waited: the portal is blocked")
					.satisfies((passed) -> assertThat(passed.mayHaveRun()).isFalse()));
	}

	@Test
	void requestThatIsOnItsWayIsGivenUpAndMayHaveRun() {
		passes((progress) -> {
			progress.waits(() -> "something");
			progress.sending(() -> true);
		}, (failure) -> assertThat(failure).hasMessageNotContaining("waited")
			.satisfies((passed) -> assertThat(passed.mayHaveRun()).isTrue()));
	}

	@Test
	void attemptThatMayHaveRunIsRememberedWhileTheNextOneWaits() {
		passes((progress) -> {
			progress.sending(() -> true);
			progress.ended(true);
			progress.sending(() -> false);
			progress.ended(false);
		}, (failure) -> assertThat(failure.mayHaveRun()).isTrue());
	}

	@Test
	void timeBeginsWithEachSubscription() {
		this.portal.otherwise((call) -> Mono.never());
		Mono<Envelope> exchange = this.stage.exchange(this.call.withDeadline(DEADLINE));
		this.clock.advanceTimeBy(DEADLINE.multipliedBy(2));
		for (int i = 0; i < 2; i++) {
			StepVerifier.create(exchange)
				.then(() -> this.clock.advanceTimeBy(DEADLINE.minusMillis(1)))
				.then(() -> assertThat(this.portal.calls()).isNotEmpty())
				.then(() -> this.clock.advanceTimeBy(Duration.ofMillis(1)))
				.verifyError(Bitrix24TimeoutException.class);
		}
	}

	private void passes(Consumer<CallProgress> event, Consumer<Bitrix24TimeoutException> check) {
		this.portal.otherwise((call) -> Mono.deferContextual((context) -> {
			event.accept(CallProgress.from(context));
			return Mono.never();
		}));
		StepVerifier.create(this.stage.exchange(this.call.withDeadline(DEADLINE)))
			.then(() -> this.clock.advanceTimeBy(DEADLINE))
			.verifyErrorSatisfies(
					(failure) -> assertThat(failure).isInstanceOfSatisfying(Bitrix24TimeoutException.class, check));
	}

}
