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
import java.util.concurrent.TimeUnit;

import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.settings.RateLimitSettings;
import io.github.b24spring.client.settings.RateLimiter;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How {@link PermitQueue} gets on with limiters that answer later, or fail. In virtual
 * time.
 */
class PermitQueueTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();

	private final TimerCount timers = new TimerCount(this.clock);

	private final List<String> admitted = new ArrayList<>();

	private Admission admission(RateLimiter limiter) {
		PortalAdmission portal = new PortalAdmission(
				RateLimitSettings.standard().withInteractiveMaxWait(Duration.ofMinutes(15)), (settings) -> limiter,
				Timing.of(this.timers));
		return new Admission(portal, portal.budget("account"));
	}

	private Mono<Permit> enter(Admission admission, TestCall call) {
		return admission.enter(call).doOnNext((permit) -> this.admitted.add(call.method() + "@" + seconds()));
	}

	private double seconds() {
		return this.clock.now(TimeUnit.MILLISECONDS) / 1000.0;
	}

	@Test
	void limiterThatAnswersLaterKeepsTheOrderAndGetsUnusedPlacesBack() {
		SlowLimiter limiter = new SlowLimiter();
		Admission admission = admission(limiter);
		StepVerifier.create(Flux.merge(enter(admission, call("c0")), enter(admission, call("c1"))).then())
			.then(() -> limiter.answer(Duration.ofSeconds(1)))
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(1)))
			.then(() -> limiter.answer(Duration.ZERO))
			.then(() -> limiter.answer(Duration.ZERO))
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.admitted).containsExactly("c0@1.0", "c1@1.0");
		StepVerifier.create(enter(admission, call("c2"))).expectSubscription().thenCancel().verify(LIMIT);
		limiter.answer(Duration.ZERO);
		assertThat(limiter.released).isEqualTo(1);
	}

	@Test
	void limiterThatFailsFailsTheCallAndNoOther() {
		SlowLimiter limiter = new SlowLimiter();
		Admission admission = admission(limiter);
		limiter.failure = new IllegalStateException("no connection");
		StepVerifier.create(admission.enter(call("c0")))
			.expectErrorMatches((failure) -> failure == limiter.failure)
			.verify(LIMIT);
		limiter.failure = null;
		StepVerifier.create(enter(admission, call("c1")))
			.then(() -> limiter.answer(Duration.ZERO))
			.expectNextCount(1)
			.expectComplete()
			.verify(LIMIT);
		assertThat(waiting(admission)).isZero();
	}

	@Test
	void limiterThatAnswersLaterForBulkDoesNotHoldInteractiveCallsUp() {
		SlowLimiter limiter = new SlowLimiter();
		Admission admission = admission(limiter);
		StepVerifier.create(Flux.merge(enter(admission, bulk("b")), enter(admission, call("i"))))
			.then(() -> limiter.answer(Duration.ofSeconds(5)))
			.then(() -> limiter.answer(Duration.ZERO))
			.expectNextCount(1)
			.thenCancel()
			.verify(LIMIT);
		assertThat(this.admitted).containsExactly("i@0.0");
		limiter.answer(Duration.ofSeconds(5));
		assertThat(this.timers.live()).as("nobody waits").isZero();
	}

	@Test
	void limiterThatFailsLaterFailsTheCallThatIsNextAndTheOtherGoes() {
		SlowLimiter limiter = new SlowLimiter();
		Admission admission = admission(limiter);
		IllegalStateException failure = new IllegalStateException("no connection");
		StepVerifier.create(Flux.mergeDelayError(2, enter(admission, call("c0")), enter(admission, call("c1"))))
			.then(() -> limiter.fail(failure))
			.then(() -> limiter.answer(Duration.ZERO))
			.expectNextCount(1)
			.expectErrorMatches((thrown) -> thrown == failure)
			.verify(LIMIT);
		assertThat(this.admitted).containsExactly("c1@0.0");
		assertThat(waiting(admission)).isZero();
		assertThat(limiter.released).isZero();
	}

	@Test
	void limiterThatFailsForNobodyIsAskedAgainForTheNext() {
		SlowLimiter limiter = new SlowLimiter();
		Admission admission = admission(limiter);
		StepVerifier.create(enter(admission, call("c0"))).expectSubscription().thenCancel().verify(LIMIT);
		limiter.fail(new IllegalStateException("no connection"));
		assertThat(limiter.released).as("no permit came").isZero();
		StepVerifier.create(enter(admission, call("c1")))
			.then(() -> limiter.answer(Duration.ZERO))
			.expectNextCount(1)
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void limiterIsAskedForOneCallAtATime() {
		SlowLimiter limiter = new SlowLimiter();
		Admission admission = admission(limiter);
		StepVerifier
			.create(Flux.merge(enter(admission, call("c0")), enter(admission, call("c1")),
					enter(admission, call("c2"))))
			.then(() -> assertThat(limiter.asked).isEqualTo(1))
			.then(() -> limiter.answer(Duration.ZERO))
			.expectNextCount(1)
			.then(() -> assertThat(limiter.asked).isEqualTo(2))
			.thenCancel()
			.verify(LIMIT);
	}

	@Test
	void permitOfACallThatIsCancelledAsItGoesIsGivenBack() {
		FixedLimiter limiter = new FixedLimiter();
		limiter.wait = Duration.ofSeconds(1);
		Admission admission = admission(limiter);
		Sinks.Empty<Void> gone = Sinks.empty();
		Mono<Permit> first = enter(admission, call("first")).doOnNext((permit) -> gone.tryEmitEmpty());
		Mono<Permit> second = enter(admission, call("second")).takeUntilOther(gone.asMono());
		StepVerifier.create(Flux.merge(first, second).then())
			.then(() -> limiter.wait = Duration.ZERO)
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(1)))
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.admitted).containsExactly("first@1.0");
		assertThat(limiter.told).containsExactly("acquire 0", "acquire 0", "acquire 0", "release");
	}

	@Test
	void lastCallThatIsCancelledLeavesNoTimerBehind() {
		FixedLimiter limiter = new FixedLimiter();
		limiter.wait = Duration.ofSeconds(1);
		Admission admission = admission(limiter);
		StepVerifier.create(Flux.merge(enter(admission, call("c0")), enter(admission, call("c1"))))
			.expectSubscription()
			.then(() -> assertThat(this.timers.live()).isEqualTo(2))
			.thenCancel()
			.verify(LIMIT);
		assertThat(this.timers.live()).isZero();
	}

	@Test
	void permitThatOthersShareIsNotGivenBack() {
		FixedLimiter limiter = FixedLimiter.filled(0);
		limiter.wait = Duration.ofSeconds(1);
		Admission admission = admission(limiter);
		Sinks.Empty<Void> gone = Sinks.empty();
		Mono<Permit> first = enter(admission, call("first").joinedBy("key")).doOnNext((permit) -> gone.tryEmitEmpty());
		Mono<Permit> second = enter(admission, call("second").joinedBy("key")).takeUntilOther(gone.asMono());
		StepVerifier.create(Flux.merge(first, second).then())
			.then(() -> limiter.wait = Duration.ZERO)
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(2)))
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.admitted).containsExactly("first@1.0");
		assertThat(limiter.told).doesNotContain("release");
	}

	@Test
	void trialThatIsCancelledAsItGoesIsLeftToAnother() {
		FixedLimiter limiter = new FixedLimiter();
		Admission admission = admission(limiter);
		admission.exhausted("slow");
		this.clock.advanceTimeBy(Duration.ofSeconds(61));
		limiter.wait = Duration.ofSeconds(1);
		Sinks.Empty<Void> gone = Sinks.empty();
		Mono<Permit> first = enter(admission, call("first")).doOnNext((permit) -> gone.tryEmitEmpty());
		Mono<Permit> trial = enter(admission, call("slow")).takeUntilOther(gone.asMono());
		Mono<Permit> next = enter(admission, call("slow"));
		StepVerifier.create(Flux.merge(first, trial, next).then())
			.then(() -> limiter.wait = Duration.ZERO)
			.then(() -> this.clock.advanceTimeBy(Duration.ofSeconds(1)))
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.admitted).containsExactly("first@62.0", "slow@62.0");
		assertThat(this.timers.live()).isZero();
	}

	private static int waiting(Admission admission) {
		return admission.limits().waiting().values().stream().mapToInt((n) -> n).sum();
	}

	private static TestCall call(String name) {
		return TestCall.of(name);
	}

	private static TestCall bulk(String name) {
		return TestCall.bulk(name);
	}

}
