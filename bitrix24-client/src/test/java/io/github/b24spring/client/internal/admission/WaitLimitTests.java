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
package io.github.b24spring.client.internal.admission;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.b24spring.client.ResponseTime;
import io.github.b24spring.client.exception.Bitrix24AdmissionException;
import io.github.b24spring.client.exception.Bitrix24PortalBlockedException;
import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.settings.RateLimitSettings;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How long calls may wait, and what they are told when it is too long. In virtual time.
 */
class WaitLimitTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();

	private final TimerCount timers = new TimerCount(this.clock);

	private final List<String> outcomes = new ArrayList<>();

	private Admission admission(RateLimitSettings settings) {
		return PortalAdmissions.create(Timing.of(this.timers), null).of("portal", settings, "account", this);
	}

	private static RateLimitSettings settings(Duration maxWait) {
		return RateLimitSettings.standard().withLimit(2, 1).withQueue(maxWait, 1000).withInteractiveMaxWait(maxWait);
	}

	private Mono<Permit> enter(Admission admission, TestCall call) {
		return admission.enter(call)
			.doOnNext((permit) -> this.outcomes.add(call.method() + " sent at " + seconds()))
			.onErrorResume(Bitrix24AdmissionException.class, (failure) -> {
				this.outcomes.add(call.method() + " refused at " + seconds());
				return Mono.empty();
			});
	}

	private double seconds() {
		return this.clock.now(TimeUnit.MILLISECONDS) / 1000.0;
	}

	@Test
	void bulkWorkThatInteractiveCallsKeepOvertakingIsRefusedAfterTheLongestWait() {
		Admission admission = admission(settings(Duration.ofSeconds(2)));
		Flux<Permit> interactive = Flux.range(0, 40).concatMap((i) -> enter(admission, TestCall.of("i")));
		StepVerifier.create(Flux.merge(interactive, enter(admission, TestCall.bulk("b"))).then())
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(60)))
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.outcomes).contains("b refused at 2.0").doesNotContain("i refused at 2.0");
		assertThat(this.timers.live()).isZero();
	}

	@Test
	void callBehindAGateThatStaysClosedIsRefusedAfterTheLongestWait() {
		Admission admission = admission(settings(Duration.ofSeconds(90)));
		admission.exhausted("m");
		StepVerifier.create(Flux.merge(enter(admission, TestCall.of("m")), enter(admission, TestCall.of("m"))).then())
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(61)))
			.then(() -> admission.exhausted("m"))
			.then(() -> this.clock.advanceTimeBy(Duration.ofMinutes(2)))
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.outcomes).containsExactly("m sent at 61.0", "m refused at 90.0");
		assertThat(this.timers.live()).isZero();
	}

	@Test
	void callsAreRefusedOneByOneAsTheirTimeComes() {
		Admission admission = admission(settings(Duration.ofSeconds(3)).withLimit(3, 2));
		Flux<Permit> bulk = Flux.range(0, 3)
			.flatMap((i) -> enter(admission, TestCall.bulk("b" + i)).delaySubscription(Duration.ofSeconds(i),
					this.clock));
		Flux<Permit> interactive = Flux.range(0, 40).concatMap((i) -> enter(admission, TestCall.of("i")));
		StepVerifier.create(Flux.merge(interactive, bulk).then())
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(60)))
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.outcomes).contains("b0 refused at 3.0", "b1 refused at 4.0", "b2 refused at 5.0");
	}

	@Test
	void callsAreRefusedOneByOneThoughNobodyElseComes() {
		FixedLimiter limiter = new FixedLimiter();
		limiter.wait = Duration.ofHours(1);
		PortalAdmission portal = new PortalAdmission(settings(Duration.ofSeconds(3)), (settings) -> limiter,
				Timing.of(this.timers));
		Admission admission = new Admission(portal, portal.budget("account"));
		Mono<Permit> second = enter(admission, TestCall.of("second")).delaySubscription(Duration.ofSeconds(1),
				this.clock);
		StepVerifier.create(Flux.merge(enter(admission, TestCall.of("first")), second).then())
			.then(() -> this.clock.advanceTimeBy(Duration.ofMinutes(1)))
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.outcomes).containsExactly("first refused at 3.0", "second refused at 4.0");
		assertThat(this.timers.live()).isZero();
	}

	@Test
	void interactiveCallsWaitForHalfAMinuteAndBulkWorkForAQuarterOfAnHour() {
		FixedLimiter limiter = new FixedLimiter();
		limiter.wait = Duration.ofHours(1);
		PortalAdmission portal = new PortalAdmission(RateLimitSettings.standard(), (settings) -> limiter,
				Timing.of(this.timers));
		Admission admission = new Admission(portal, portal.budget("account"));
		Mono<Permit> interactive = enter(admission, TestCall.of("i")).delaySubscription(Duration.ofSeconds(60),
				this.clock);
		StepVerifier.create(Flux.merge(enter(admission, TestCall.bulk("b")), interactive).then())
			.then(() -> this.clock.advanceTimeBy(Duration.ofHours(1)))
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.outcomes).containsExactly("i refused at 90.0", "b refused at 900.0");
		assertThat(this.timers.live()).isZero();
	}

	@Test
	void interactiveCallIsRefusedAtOnceWhereBulkWorkWaits() {
		Admission admission = admission(RateLimitSettings.standard());
		admission.exhausted("m");
		StepVerifier.create(Flux.merge(enter(admission, TestCall.bulk("m")), enter(admission, TestCall.of("m"))).then())
			.then(() -> this.clock.advanceTimeBy(Duration.ofMinutes(2)))
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.outcomes).containsExactly("m refused at 0.0", "m sent at 61.0");
	}

	@Test
	void interactiveCallsNeverWaitLongerThanBulkWork() {
		RateLimitSettings impatient = RateLimitSettings.standard().withQueue(Duration.ofSeconds(5), 10);
		assertThat(impatient.interactiveMaxWait()).isEqualTo(Duration.ofSeconds(5));
		RateLimitSettings patient = impatient.withInteractiveMaxWait(Duration.ofSeconds(3));
		assertThat(patient.interactiveMaxWait()).isEqualTo(Duration.ofSeconds(3));
		assertThat(patient.maxWait()).isEqualTo(Duration.ofSeconds(5));
	}

	@Test
	void refusalTellsHowLongTheCallHasWaitedAndWouldHaveWaited() {
		Admission admission = admission(settings(Duration.ofSeconds(2)));
		admission.exhausted("m");
		this.clock.advanceTimeBy(Duration.ofSeconds(60));
		Flux<Permit> both = Flux.merge(admission.enter(TestCall.of("m")), admission.enter(TestCall.of("m")));
		StepVerifier.create(both)
			.then(() -> this.clock.advanceTimeBy(Duration.ofMillis(1500)))
			.expectNextCount(1)
			.then(() -> this.clock.advanceTimeBy(Duration.ofMillis(500)))
			.expectErrorSatisfies(
					(failure) -> assertThat(failure).hasMessageContaining("it has waited for 2000 ms, and ")
						.isInstanceOfSatisfying(Bitrix24AdmissionException.class,
								(refusal) -> assertThat(refusal.estimatedWait()).isEqualTo(Duration.ofSeconds(91))))
			.verify(LIMIT);
	}

	@Test
	void refusalTellsThatOneCallIsBefore() {
		Admission admission = admission(settings(Duration.ofMillis(1500)));
		Flux<Permit> others = Flux.range(0, 3).flatMap((i) -> enter(admission, TestCall.of("c")));
		verifyRefusal(Flux.merge(others, admission.enter(TestCall.of("m"))), "'m' failed: 1 call is before it.");
	}

	@Test
	void callThatWaitedLongestIsNotToldOfThoseAfterIt() {
		Admission admission = admission(settings(Duration.ofSeconds(4)));
		Flux<Permit> first = Flux.range(0, 2).flatMap((i) -> enter(admission, TestCall.of("c")));
		Flux<Permit> waiting = Flux.range(0, 3).flatMap((i) -> admission.enter(TestCall.of("m")));
		StepVerifier.create(first.concatWith(waiting))
			.expectNextCount(2)
			.then(() -> admission.refused(Duration.ofSeconds(10)))
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(4)))
			.expectErrorSatisfies(
					(failure) -> assertThat(failure).hasMessageContaining("it has waited for 4000 ms, and ")
						.hasMessageContaining("the portal asked for a pause")
						.hasMessageNotContaining("before it"))
			.verify(LIMIT);
	}

	@Test
	void longestWaitMayBeForEver() {
		Admission admission = admission(settings(Duration.ofSeconds(Long.MAX_VALUE)));
		StepVerifier.create(Flux.range(0, 5).flatMap((i) -> enter(admission, TestCall.of("c" + i))).then())
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(5)))
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.outcomes).last().isEqualTo("c4 sent at 3.1");
	}

	@Test
	void executionTimeAndTheRestOfABlockMayBeForEver() {
		Duration forEver = Duration.ofSeconds(Long.MAX_VALUE);
		Admission admission = admission(
				settings(forEver).withOperatingLimit(forEver).withBlockedProbeInterval(forEver));
		admission.answered("c", new ResponseTime(null, null, 1.0, null, null, null, 500.0, Instant.EPOCH));
		StepVerifier.create(enter(admission, TestCall.bulk("c"))).expectNextCount(1).expectComplete().verify(LIMIT);
		admission.blocked();
		StepVerifier.create(admission.enter(TestCall.of("c")))
			.expectError(Bitrix24PortalBlockedException.class)
			.verify(LIMIT);
	}

	@Test
	void refusalTellsHowManyCallsAreBefore() {
		Admission admission = admission(settings(Duration.ofSeconds(4)));
		Flux<Permit> others = Flux.range(0, 6).flatMap((i) -> enter(admission, TestCall.of("c")));
		verifyRefusal(Flux.merge(others, admission.enter(TestCall.of("m"))), "'m' failed: 4 calls are before it.");
	}

	@Test
	void refusalTellsThatThePortalAskedForAPause() {
		Admission admission = admission(settings(Duration.ofSeconds(4)));
		admission.refused(Duration.ofSeconds(20));
		verifyRefusal(admission.enter(TestCall.of("m")),
				"the portal asked for a pause, of which 20000 ms are left, and the portal's rate limit is used up");
	}

	@Test
	void refusalTellsUntilWhenTheExecutionTimeIsUsedUp() {
		this.clock.advanceTimeTo(Instant.parse("2026-11-27T01:06:20Z"));
		Admission admission = admission(settings(Duration.ofSeconds(4)));
		admission.answered("m", time(481, 60));
		admission.exhausted("m");
		Bitrix24AdmissionException failure = verifyRefusal(admission.enter(TestCall.of("m")),
				"the execution time of 'm' is used up until 2026-11-27T01:07:21Z");
		assertThat(failure.resetAt()).isEqualTo("2026-11-27T01:07:21Z");
		assertThat(failure.estimatedWait()).isEqualTo(Duration.ofSeconds(61));
		assertThat(admission.obstacle(TestCall.of("m"))).isEqualTo(failure.description());
		assertThat(admission.obstacle(TestCall.of("other"))).isEqualTo("the portal's rate limit is used up");
	}

	@Test
	void refusalOfBulkWorkTellsThatItIsHeldBack() {
		this.clock.advanceTimeTo(Instant.parse("2026-11-27T01:06:20Z"));
		Admission admission = admission(settings(Duration.ofSeconds(4)));
		admission.answered("m", time(479.5, 30));
		Bitrix24AdmissionException failure = verifyRefusal(admission.enter(TestCall.bulk("m")),
				"the execution time of 'm' is nearly used up, so bulk work is held back until 2026-11-27T01:06:50Z");
		assertThat(failure.resetAt()).isEqualTo("2026-11-27T01:06:50Z");
	}

	@Test
	void refusalTellsThatAnotherCallTries() {
		Admission admission = admission(settings(Duration.ofSeconds(4)));
		admission.exhausted("m");
		this.clock.advanceTimeBy(Duration.ofSeconds(61));
		StepVerifier.create(admission.enter(TestCall.of("m"))).expectNextCount(1).expectComplete().verify(LIMIT);
		Bitrix24AdmissionException failure = verifyRefusal(admission.enter(TestCall.of("m")),
				"another call tries whether it is free again");
		assertThat(failure.resetAt()).isNull();
	}

	private Bitrix24AdmissionException verifyRefusal(Publisher<Permit> permits, String message) {
		List<Throwable> failures = new ArrayList<>();
		StepVerifier.create(permits).thenConsumeWhile((permit) -> true).consumeErrorWith(failures::add).verify(LIMIT);
		assertThat(failures.get(0)).isInstanceOf(Bitrix24AdmissionException.class).hasMessageContaining(message);
		return (Bitrix24AdmissionException) failures.get(0);
	}

	private ResponseTime time(double operating, long resetIn) {
		double now = seconds();
		Instant reset = Instant.ofEpochMilli((long) ((now + resetIn) * 1000));
		return new ResponseTime(now, now, 1.0, 1.0, reset.atOffset(ZoneOffset.UTC), null, operating, reset);
	}

}
