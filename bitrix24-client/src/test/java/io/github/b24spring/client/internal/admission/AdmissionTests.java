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

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.github.b24spring.client.exception.Bitrix24AdmissionException;
import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.settings.RateLimitSettings;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What the accounts of a portal share, and what is remembered of them. In virtual time.
 */
class AdmissionTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();

	private final Timing timing = Timing.of(this.clock);

	private final PortalAdmissions admissions = PortalAdmissions.create(this.timing, null);

	private final Admission one = of("one");

	private final Admission other = of("other");

	private Admission of(String account) {
		return this.admissions.of("portal.example", RateLimitSettings.standard(), account, this);
	}

	@Test
	void accountsShareTheRateAndTheRepetitionsButNotTheExecutionTime() {
		assertThat(this.one.repetitions()).isSameAs(this.other.repetitions());
		this.one.refused(Duration.ofSeconds(20));
		assertThat(this.other.limits().pausedFor()).isEqualTo(Duration.ofSeconds(20));
		this.one.exhausted("m");
		assertThat(this.one.isStopped("m")).isTrue();
		assertThat(this.other.isStopped("m")).isFalse();
		assertThat(this.one.limits().methods()).containsOnlyKeys("m");
		assertThat(this.other.limits().methods()).isEmpty();
	}

	@Test
	void requestsThatThePortalTookAllowForRepetitions() {
		while (this.one.repetitions().take()) {
			assertThat(this.clock.now(TimeUnit.SECONDS)).isZero();
		}
		for (int i = 0; i < 4; i++) {
			this.other.accepted();
		}
		assertThat(this.one.repetitions().take()).isTrue();
		assertThat(this.one.repetitions().take()).isFalse();
	}

	@Test
	void sizesAndCostsAreThoseOfTheAccount() {
		this.one.answeredBytes("m", 1000);
		assertThat(this.one.answerSize("m")).isEqualTo(1000);
		assertThat(this.other.answerSize("m")).isZero();
		assertThat(this.one.cost("m", 0.5)).isEqualTo(0.5);
	}

	@Test
	void whoMakesCallsOrIsRefusedUsesThePortalAndWhoLooksDoesNot() {
		PortalAdmission portal = this.one.portal();
		assertThat(usedBy(portal, this.one::limits)).isFalse();
		assertThat(usedBy(portal, this.one::accepted)).isFalse();
		assertThat(usedBy(portal, () -> this.one.refused(null))).isTrue();
		assertThat(usedBy(portal, this.one::blocked)).isTrue();
		assertThat(
				usedBy(portal, () -> StepVerifier.create(this.one.enter(TestCall.of("m"))).expectError().verify(LIMIT)))
			.isTrue();
	}

	private boolean usedBy(PortalAdmission portal, Runnable action) {
		this.clock.advanceTimeBy(Duration.ofSeconds(1));
		action.run();
		return portal.usedAt() == this.timing.now();
	}

	@Test
	void callsOfOneAccountLetOthersBeForgotten() {
		PortalAdmission portal = this.one.portal();
		WeakReference<OperatingBudget> idle = new WeakReference<>(portal.budget("idle"));
		assertThat(portal.accounts()).isEqualTo(3);
		this.clock.advanceTimeBy(IdleMap.KEPT);
		StepVerifier.create(this.one.enter(TestCall.of("m"))).expectNextCount(1).expectComplete().verify(LIMIT);
		await().atMost(Duration.ofSeconds(30)).until(() -> {
			System.gc();
			return idle.get() == null;
		});
		this.clock.advanceTimeBy(Duration.ofMinutes(1));
		StepVerifier.create(this.one.enter(TestCall.of("m"))).expectNextCount(1).expectComplete().verify(LIMIT);
		assertThat(portal.accounts()).isEqualTo(2);
	}

	@Test
	void callMayWaitAsLongAsItIsEstimatedAndNoLonger() {
		RateLimitSettings settings = RateLimitSettings.standard().withLimit(2, 1);
		StepVerifier.create(callsBehindAnother(settings.withQueue(Duration.ofSeconds(1), 100)))
			.expectNextCount(2)
			.thenCancel()
			.verify(LIMIT);
		StepVerifier.create(callsBehindAnother(settings.withQueue(Duration.ofMillis(999), 100)))
			.expectNextCount(2)
			.expectError(Bitrix24AdmissionException.class)
			.verify(LIMIT);
	}

	private Flux<Permit> callsBehindAnother(RateLimitSettings settings) {
		Admission admission = this.admissions.of(settings.maxWait().toMillis() + ".example", settings, "account", this);
		return Flux.range(0, 3).flatMap((i) -> admission.enter(TestCall.of("m")));
	}

}
