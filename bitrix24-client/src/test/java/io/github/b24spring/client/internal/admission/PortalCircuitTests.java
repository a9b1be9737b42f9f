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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import io.github.b24spring.client.exception.Bitrix24PortalBlockedException;
import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.settings.RateLimitSettings;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which calls a blocked portal keeps away, and which need no permit. In virtual time.
 */
class PortalCircuitTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final TestCall CALL = TestCall.of("m");

	private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();

	private final TimerCount timers = new TimerCount(this.clock);

	private final PortalAdmissions admissions = PortalAdmissions.create(Timing.of(this.timers), null);

	private final Admission admission = this.admissions.of("portal.example",
			RateLimitSettings.standard().withInteractiveMaxWait(Duration.ofMinutes(15)), "account", this);

	private final Admission unlimited = this.admissions.of("unlimited.example", RateLimitSettings.unlimited(),
			"account", this);

	@Test
	void everyCallThatWaitsFailsWhenThePortalIsBlockedWhateverItWaitsFor() {
		this.admission.exhausted("slow");
		List<Throwable> failures = new ArrayList<>();
		Flux<Permit> calls = Flux.range(0, 62)
			.flatMap((i) -> this.admission.enter((i < 2) ? TestCall.of("slow") : CALL).onErrorResume((failure) -> {
				failures.add(failure);
				return Mono.empty();
			}), 62);
		StepVerifier.create(calls).expectNextCount(49).then(this.admission::blocked).expectComplete().verify(LIMIT);
		assertThat(failures).hasSize(13).allMatch(Bitrix24PortalBlockedException.class::isInstance);
		assertThat(this.admission.limits().waiting().values()).containsOnly(0);
		assertThat(this.timers.live()).as("nobody is waited for").isZero();
	}

	@Test
	void callThatWaitedWhenThePortalWasBlockedTakesNoPermitLater() {
		Flux<Permit> calls = Flux.range(0, 60)
			.flatMap((i) -> this.admission.enter(CALL).onErrorResume((failure) -> Mono.empty()), 60);
		StepVerifier.create(calls).expectNextCount(49).then(this.admission::blocked).expectComplete().verify(LIMIT);
		this.admission.notBlocked();
		this.clock.advanceTimeBy(Duration.ofSeconds(5));
		StepVerifier.create(this.admission.enter(CALL)).expectNextCount(1).expectComplete().verify(LIMIT);
		assertThat(this.admission.limits().permits()).isBetween(8.5, 9.1);
	}

	@Test
	void failureTellsWhenThePortalIsAskedAgain() {
		this.admission.blocked();
		this.clock.advanceTimeBy(Duration.ofSeconds(18));
		assertThat(this.admission.limits().blocked()).isTrue();
		StepVerifier.create(this.admission.enter(CALL))
			.expectErrorSatisfies((failure) -> assertThat(failure).hasMessageContaining("asked again in 42 s"))
			.verify(LIMIT);
	}

	@Test
	void callWithoutAPermitIsKeptFromABlockedPortalUntilItIsKnownToAnswer() {
		this.admission.blocked();
		StepVerifier.create(this.admission.passCircuit(CALL))
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(Bitrix24PortalBlockedException.class)
				.hasMessageContaining("asked again in 60 s"))
			.verify(LIMIT);
		this.clock.advanceTimeBy(Duration.ofMinutes(1));
		StepVerifier.create(this.admission.passCircuit(CALL)).expectComplete().verify(LIMIT);
		StepVerifier.create(this.admission.passCircuit(CALL))
			.expectError(Bitrix24PortalBlockedException.class)
			.verify(LIMIT);
		this.admission.notBlocked();
		assertThat(this.admission.limits().blocked()).isFalse();
		StepVerifier.create(this.admission.passCircuit(CALL)).expectComplete().verify(LIMIT);
	}

	@Test
	void callWithoutAPermitWaitsForTheEndOfAPause() {
		this.admission.refused(Duration.ofSeconds(20));
		StepVerifier.create(this.admission.passCircuit(CALL))
			.expectSubscription()
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(20).minusNanos(1)))
			.then(() -> assertThat(this.timers.live()).isEqualTo(1))
			.then(() -> this.clock.advanceTimeBy(Duration.ofNanos(1)))
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void callToAPortalWithALimitNeverPassesWithoutAPermit() {
		assertThat(this.admission.passesFreely(CALL)).isFalse();
	}

	@Test
	void sharedLimiterIsNotWaitedForWhileItsSettingsGiveWayToNone() {
		FixedLimiter shared = new FixedLimiter();
		List<Boolean> passed = new ArrayList<>();
		AtomicReference<PortalAdmission> portal = new AtomicReference<>();
		portal.set(new PortalAdmission(RateLimitSettings.standard(), (settings) -> {
			if (settings.isUnlimited()) {
				passed.add(portal.get().passesFreely(CALL, portal.get().budget("account")));
			}
			return settings.isUnlimited() ? new LeakyBucket(settings, Timing.of(this.clock)) : shared;
		}, Timing.of(this.clock)));
		portal.get().open(this, RateLimitSettings.unlimited());
		assertThat(passed).containsExactly(false);
		assertThat(shared.told).isEmpty();
		assertThat(portal.get().passesFreely(CALL, portal.get().budget("account"))).isTrue();
	}

	@Test
	void callToAPortalWithoutALimitPassesWhileNothingStandsAgainstIt() {
		assertThat(this.unlimited.passesFreely(CALL)).isTrue();
		this.unlimited.blocked();
		assertThat(this.unlimited.passesFreely(CALL)).as("blocked").isFalse();
		this.unlimited.accepted();
		assertThat(this.unlimited.passesFreely(CALL)).isTrue();
		this.unlimited.exhausted("m");
		assertThat(this.unlimited.passesFreely(CALL)).as("out of execution time").isFalse();
		assertThat(this.unlimited.passesFreely(TestCall.of("other"))).isTrue();
		this.unlimited.refused(Duration.ofSeconds(5));
		assertThat(this.unlimited.passesFreely(TestCall.of("other"))).as("within a pause").isFalse();
		this.clock.advanceTimeBy(Duration.ofSeconds(5));
		assertThat(this.unlimited.passesFreely(TestCall.of("other"))).isTrue();
	}

}
