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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.b24spring.client.ResponseTime;
import io.github.b24spring.client.exception.Bitrix24AdmissionException;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24PortalBlockedException;
import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.settings.RateLimitSettings;
import io.github.b24spring.client.settings.RateLimiter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests for {@link PortalAdmission}, in virtual time.
 */
class PortalAdmissionTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();

	private final TimerCount timers = new TimerCount(this.clock);

	private final PortalAdmissions admissions = PortalAdmissions.create(Timing.of(this.timers), null);

	private final List<String> admitted = new ArrayList<>();

	private Admission admission(RateLimitSettings settings) {
		return this.admissions.of("portal.example", settings.withInteractiveMaxWait(settings.maxWait()), "account",
				this);
	}

	private Mono<Permit> enter(Admission admission, TestCall call) {
		return admission.enter(call).doOnNext((permit) -> this.admitted.add(call.method() + "@" + seconds()));
	}

	private double seconds() {
		return this.clock.now(TimeUnit.MILLISECONDS) / 1000.0;
	}

	@Test
	void callsGoInTheOrderInWhichTheyCame() {
		Admission admission = admission(RateLimitSettings.standard().withLimit(3, 1));
		StepVerifier.create(Flux.range(0, 5).flatMap((i) -> enter(admission, call("c" + i))).then())
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(3)))
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.admitted).containsExactly("c0@0.0", "c1@0.0", "c2@0.0", "c3@1.1", "c4@2.1");
	}

	@Test
	void interactiveCallsGoBeforeBulkWhichLeavesAReserve() {
		Admission admission = admission(RateLimitSettings.standard().withLimit(5, 1));
		StepVerifier
			.create(Flux.merge(Flux.range(0, 6).flatMap((i) -> enter(admission, bulk("b" + i))),
					Flux.range(0, 2).flatMap((i) -> enter(admission, call("i" + i))))
				.then())
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(10)))
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.admitted).containsExactly("b0@0.0", "b1@0.0", "b2@0.0", "b3@0.0", "i0@0.0", "i1@1.1", "b4@3.1",
				"b5@4.1");
	}

	@Test
	void bulkIsServedOnceInAWhileWhenInteractiveCallsNeverEnd() {
		Admission admission = admission(RateLimitSettings.standard().withLimit(2, 1));
		Flux<Permit> interactive = Flux.range(0, 100).concatMap((i) -> enter(admission, call("i" + i)));
		Flux<Permit> bulk = Flux.range(0, 2).flatMap((i) -> enter(admission, bulk("b" + i)));
		StepVerifier.create(Flux.merge(interactive, bulk).then())
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(200)))
			.expectComplete()
			.verify(LIMIT);
		assertThat(admittedAt("b0")).isBetween(30.0, 32.0);
		assertThat(admittedAt("b1")).isBetween(60.0, 64.0);
	}

	private double admittedAt(String call) {
		String admission = this.admitted.stream()
			.filter((name) -> name.startsWith(call + "@"))
			.findFirst()
			.orElseThrow();
		return Double.parseDouble(admission.substring(call.length() + 1));
	}

	@Test
	void cancelledCallGivesItsPlaceToTheNext() {
		Admission admission = admission(RateLimitSettings.standard().withLimit(1, 1));
		StepVerifier
			.create(Flux.merge(enter(admission, call("c0")),
					enter(admission, call("c1")).timeout(Duration.ofMillis(100), this.clock)
						.onErrorResume((failure) -> Mono.empty()),
					enter(admission, call("c2")))
				.then())
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(2)))
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.admitted).containsExactly("c0@0.0", "c2@1.1");
	}

	@Tag("extensive")
	@Test
	void cancellingManyWaitingCallsLeavesNothingBehind() {
		Admission admission = admission(
				RateLimitSettings.standard().withQueue(Duration.ofDays(365), 200_000).withJoinReads(false));
		StepVerifier.create(Flux.range(0, 100_000).flatMap((i) -> admission.enter(call("c")), 100_000).then())
			.expectSubscription()
			.then(() -> assertThat(waiting(admission)).isEqualTo(100_000 - 49))
			.thenCancel()
			.verify(LIMIT);
		assertThat(waiting(admission)).isZero();
		assertThat(this.timers.live()).isZero();
		this.clock.advanceTimeBy(Duration.ofMinutes(1));
		assertThat(permits(admission)).isEqualTo(49);
	}

	private static int waiting(Admission admission) {
		return admission.limits().waiting().values().stream().mapToInt((n) -> n).sum();
	}

	private static double permits(Admission admission) {
		return admission.limits().permits();
	}

	@Test
	void waitingCallsHoldTwoTimersHoweverManyTheyAre() {
		Admission admission = admission(RateLimitSettings.standard());
		StepVerifier.create(Flux.range(0, 500).flatMap((i) -> admission.enter(call("c")), 500))
			.expectNextCount(49)
			.then(() -> assertThat(this.timers.live()).as("one for permits, one for the longest wait").isEqualTo(2))
			.thenCancel()
			.verify(LIMIT);
	}

	@Test
	void callThatWouldWaitTooLongFailsAtOnce() {
		Admission admission = admission(
				RateLimitSettings.standard().withLimit(1, 1).withQueue(Duration.ofSeconds(2), 100));
		StepVerifier.create(Flux.range(0, 4).flatMap((i) -> enter(admission, call("c" + i))).then())
			.expectErrorSatisfies((failure) -> {
				assertThat(failure).isInstanceOf(Bitrix24AdmissionException.class)
					.hasMessageContaining("let calls wait longer");
				Duration estimate = ((Bitrix24AdmissionException) failure).estimatedWait();
				assertThat(estimate).isCloseTo(Duration.ofSeconds(3), Duration.ofMillis(200));
				assertThat(((Bitrix24Exception) failure).mayHaveRun()).isFalse();
			})
			.verify(LIMIT);
	}

	@Test
	void oneCallMoreThanMayWaitFailsAtOnce() {
		Admission admission = admission(RateLimitSettings.standard().withLimit(1, 1).withQueue(Duration.ofHours(1), 2));
		StepVerifier.create(Flux.range(0, 4).flatMap((i) -> enter(admission, call("c" + i))).then())
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(Bitrix24AdmissionException.class)
				.hasMessageContaining("2 calls wait already"))
			.verify(LIMIT);
	}

	@Test
	void callsOfACrowdShareRequestsWhenPlacesBecomeFew() {
		Admission admission = admission(RateLimitSettings.standard());
		AtomicInteger requests = new AtomicInteger();
		Mono<List<Permit>> permits = Flux.range(0, 1000)
			.flatMap((i) -> admission.enter(read("r" + i)), 1000)
			.flatMap((permit) -> permit.share(TestCall.class, (calls) -> {
				requests.incrementAndGet();
				return Mono.just(permit);
			}), 1000)
			.collectList();
		StepVerifier.create(permits)
			.then(() -> this.clock.advanceTimeBy(Duration.ofMillis(150)))
			.assertNext((all) -> assertThat(all).hasSize(1000))
			.expectComplete()
			.verify(LIMIT);
		assertThat(requests).hasValueLessThan(49).hasValueGreaterThan(20);
	}

	@ParameterizedTest
	@CsvSource({ "1, 15", "4, 3", "7.5, 2", "8, 1", "20, 1" })
	void callsThatShareARequestTakeNoMoreThanFifteenSeconds(double cost, int most) {
		Admission admission = admission(RateLimitSettings.standard().withLimit(2, 1));
		List<Integer> groups = new ArrayList<>();
		Flux<Permit> permits = Flux.range(0, 60)
			.flatMap((i) -> admission.enter(read("r" + i).withCost(cost)), 60)
			.flatMap((permit) -> permit.share(TestCall.class, (calls) -> {
				groups.add(calls.size());
				return Mono.just(permit);
			}), 60);
		StepVerifier.create(permits.then())
			.then(() -> this.clock.advanceTimeBy(Duration.ofMinutes(2)))
			.expectComplete()
			.verify(LIMIT);
		assertThat(groups).contains(most).allMatch((size) -> size <= most);
	}

	@Test
	void crowdThatComesSlowlySharesRequestsToo() {
		Admission admission = admission(RateLimitSettings.standard());
		Flux<Permit> permits = Flux.range(0, 45)
			.delayElements(Duration.ofMillis(10), this.clock)
			.flatMap((i) -> admission.enter(read("r" + i)), 45);
		StepVerifier.create(permits.filter(Permit::isAlone).count())
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(1)))
			.assertNext((alone) -> assertThat(alone).isLessThan(35))
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void callThatComesAloneNeverWaitsForCompany() {
		Admission admission = admission(RateLimitSettings.standard());
		Flux<Permit> oneByOne = Flux.range(0, 49)
			.concatMap((i) -> enter(admission, read("r" + i)).delayElement(Duration.ofMillis(16), this.clock));
		StepVerifier.create(oneByOne.then())
			.then(() -> this.clock.advanceTimeBy(Duration.ofMillis(49 * 16)))
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.admitted).last().isEqualTo("r48@0.768");
	}

	@Test
	void callsWithDifferentKeysShareNoRequest() {
		Admission admission = admission(RateLimitSettings.standard().withLimit(2, 1));
		Flux<Permit> permits = Flux.merge(admission.enter(call("w")), admission.enter(call("w")),
				admission.enter(call("a").joinedBy("A")), admission.enter(call("b").joinedBy("B")),
				admission.enter(call("a").joinedBy("A")));
		StepVerifier.create(permits.collectList())
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(5)))
			.assertNext((all) -> assertThat(all).extracting(Permit::isAlone)
				.containsExactly(true, true, false, false, true))
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void refusalsForRateEmptyTheBucketAndSlowItDownWhenTheyRepeat() {
		Admission admission = admission(RateLimitSettings.standard());
		admission.refused(null);
		assertThat(permits(admission)).isZero();
		Duration first = admission.limits().pausedFor();
		assertThat(first).isBetween(Duration.ofMillis(800), Duration.ofMillis(1200));
		admission.refused(null);
		assertThat(admission.limits().rate()).as("same pause").isEqualTo(2);
		this.clock.advanceTimeBy(Duration.ofSeconds(2));
		admission.refused(null);
		assertThat(admission.limits().rate()).isEqualTo(1.4, within(1e-9));
		for (int i = 0; i < 100; i++) {
			admission.accepted();
		}
		assertThat(admission.limits().rate()).isEqualTo(2);
	}

	@Test
	void blockedPortalFailsFastAndIsTriedOnceInAWhile() {
		Admission admission = admission(RateLimitSettings.standard().withLimit(1, 1));
		StepVerifier.create(Flux.merge(enter(admission, call("c0")), enter(admission, call("c1"))).then())
			.then(admission::blocked)
			.expectError(Bitrix24PortalBlockedException.class)
			.verify(LIMIT);
		StepVerifier.create(enter(admission, call("c2")))
			.expectError(Bitrix24PortalBlockedException.class)
			.verify(LIMIT);
		this.clock.advanceTimeBy(Duration.ofMinutes(1));
		StepVerifier.create(enter(admission, call("trial"))).expectNextCount(1).expectComplete().verify(LIMIT);
		StepVerifier.create(enter(admission, call("c3")))
			.expectError(Bitrix24PortalBlockedException.class)
			.verify(LIMIT);
		admission.accepted();
		StepVerifier.create(enter(admission, call("c4")))
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(2)))
			.expectNextCount(1)
			.expectComplete()
			.verify(LIMIT);
		assertThat(waiting(admission)).isZero();
	}

	@Test
	void methodThatIsOutOfTimeStopsAloneAndResumesAfterItsReset() {
		Admission admission = admission(RateLimitSettings.standard());
		admission.answered("slow", time(481, 30));
		admission.exhausted("slow");
		List<String> methods = List.of("slow");
		Flux<Permit> slow = Flux.range(0, 3).flatMap((i) -> enter(admission, call("slow" + i).with(methods)));
		StepVerifier.create(Flux.merge(slow, enter(admission, call("other"))).then())
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(31)))
			.then(() -> assertThat(this.admitted).containsExactly("other@0.0", "slow0@31.0"))
			.then(() -> admission.answered("slow", time(100, 600)))
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.admitted).containsExactly("other@0.0", "slow0@31.0", "slow1@31.0", "slow2@31.0");
		assertThat(this.timers.live()).isZero();
	}

	@Test
	void callsThatWaitedForAPlaceDoNotUseItForARefusedMethod() {
		Admission admission = admission(RateLimitSettings.standard().withLimit(1, 1));
		admission.answered("slow", time(470, 30));
		List<String> methods = List.of("slow");
		StepVerifier
			.create(Flux.merge(enter(admission, call("first")), enter(admission, call("slow").with(methods)),
					enter(admission, call("second")))
				.then())
			.then(() -> admission.exhausted("slow"))
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(40)))
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.admitted).containsExactly("first@0.0", "second@1.1", "slow@31.0");
	}

	@Test
	void cancelledTrialLetsTheNextTry() {
		Admission admission = admission(RateLimitSettings.standard());
		admission.answered("slow", time(481, 30));
		admission.exhausted("slow");
		TestCall trial = call("trial").with(List.of("slow"));
		StepVerifier
			.create(Flux.merge(enter(admission, trial), enter(admission, call("next").with(trial.methods()))).then())
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(31)))
			.then(() -> admission.abandoned(trial))
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.admitted).containsExactly("trial@31.0", "next@31.0");
	}

	@Test
	void cancelledTrialThatWaitsForAPlaceIsFollowedAtOnce() {
		Admission admission = admission(RateLimitSettings.standard().withLimit(5, 1));
		TestCall trial = bulk("trial").with(stopped(admission, "slow"));
		Flux<Permit> fillers = Flux.range(0, 4).flatMap((i) -> enter(admission, call("c" + i)));
		Mono<Permit> cancelled = enter(admission, trial).timeout(Duration.ofMillis(21_200), Mono.empty(), this.clock)
			.delaySubscription(Duration.ofSeconds(10), this.clock);
		Mono<Permit> next = enter(admission, call("next").with(trial.methods()));
		StepVerifier
			.create(Flux.merge(cancelled, fillers.delaySubscription(Duration.ofMillis(30_900), this.clock),
					next.delaySubscription(Duration.ofMillis(31_100), this.clock)))
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(32)))
			.expectNextCount(5)
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.admitted).last().isEqualTo("next@31.2");
	}

	@Test
	void callOfSeveralMethodsPassesAllGatesOrNone() {
		Admission admission = admission(RateLimitSettings.standard());
		List<String> sooner = stopped(admission, "sooner");
		admission.answered("later", time(481, 60));
		admission.exhausted("later");
		TestCall both = call("both").with(List.of(sooner.get(0), "later"));
		StepVerifier.create(Flux.merge(enter(admission, both), enter(admission, call("one").with(sooner))).then())
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(31)))
			.then(() -> admission.answered("sooner", time(100, 600)))
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(31)))
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.admitted).containsExactly("one@31.0", "both@61.0");
	}

	@Test
	void refusedTrialLetsTheNextTryAsSoonAsItMay() {
		Admission admission = admission(RateLimitSettings.standard());
		List<String> methods = stopped(admission, "slow");
		StepVerifier
			.create(Flux
				.merge(enter(admission, call("trial").with(methods)), enter(admission, call("next").with(methods)))
				.then())
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(31)))
			.then(() -> admission.exhausted("slow"))
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(60)))
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.admitted).containsExactly("trial@31.0", "next@91.0");
	}

	@Test
	void cancellingAnotherCallDoesNotEndTheTrial() {
		Admission admission = admission(RateLimitSettings.standard());
		List<String> methods = stopped(admission, "slow");
		StepVerifier
			.create(Flux.merge(enter(admission, call("trial").with(methods)),
					enter(admission, call("next").with(methods))))
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(31)))
			.expectNextCount(1)
			.then(() -> admission.abandoned(call("sent before").with(methods)))
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(1)))
			.then(() -> assertThat(this.admitted).containsExactly("trial@31.0"))
			.thenCancel()
			.verify(LIMIT);
		assertThat(this.timers.live()).isZero();
	}

	@Test
	void callOfARefusedMethodIsNotJoinedByOthers() {
		Admission admission = admission(RateLimitSettings.standard().withLimit(1, 1));
		admission.answered("slow", time(470, 30));
		TestCall slow = read("slow").with(List.of("slow"));
		Flux<Permit> permits = Flux.merge(enter(admission, call("first")), enter(admission, read("r0")),
				enter(admission, slow), enter(admission, read("r1")));
		StepVerifier.create(permits.then())
			.then(() -> admission.exhausted("slow"))
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(40)))
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.admitted).containsExactly("first@0.0", "r0@1.1", "r1@1.1", "slow@31.0");
	}

	private List<String> stopped(Admission admission, String method) {
		admission.answered(method, time(481, 30));
		admission.exhausted(method);
		return List.of(method);
	}

	@Test
	void clientsOfOnePortalShareItsAdmissionUnderAllItsNames() {
		PortalAdmission portal = this.admissions.of("portal.example", RateLimitSettings.standard());
		this.admissions.renamed("portal.example", "new.example");
		assertThat(this.admissions.of("new.example", RateLimitSettings.enterprise())).isSameAs(portal);
		assertThat(this.admissions.of("other.example", RateLimitSettings.standard())).isNotSameAs(portal);
	}

	private ResponseTime time(double operating, long resetIn) {
		double now = seconds();
		Instant reset = Instant.ofEpochMilli((long) ((now + resetIn) * 1000));
		return new ResponseTime(now, now, 1.0, 1.0, reset.atOffset(ZoneOffset.UTC), null, operating, reset);
	}

	private static TestCall call(String name) {
		return TestCall.of(name);
	}

	private static TestCall bulk(String name) {
		return TestCall.bulk(name);
	}

	private static TestCall read(String name) {
		return TestCall.of(name).joinedBy("key");
	}

}
