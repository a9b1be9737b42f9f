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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.b24spring.client.CallPriority;
import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.client.settings.RateLimitSettings;
import io.github.b24spring.client.settings.RateLimiter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Many threads enter, cancel and learn at once: every call gets its turn or is cancelled,
 * and nothing is left.
 */
class PortalAdmissionStressTests {

	private static final int THREADS = 4;

	private static final int CALLS = 1000;

	private static final List<String> METHODS = List.of("a", "b", "c");

	private final Scheduler callers = Schedulers.newParallel("callers", THREADS);

	/**
	 * A minute, for which a method stops, passes in a moment.
	 */
	private static final int HASTE = 1000;

	private final long start = System.nanoTime();

	private final TimerCount timers = new TimerCount(Schedulers.parallel());

	private final Timing timing = new Timing(new HastyScheduler(this.timers),
			() -> (System.nanoTime() - this.start) * HASTE, Instant::now);

	private final RateLimitSettings settings = RateLimitSettings.standard()
		.withLimit(100, 10)
		.withMargin(0)
		.withQueue(Duration.ofHours(1), 1_000_000)
		.withInteractiveMaxWait(Duration.ofHours(1));

	private final AtomicInteger outcomes = new AtomicInteger();

	@AfterEach
	void tearDown() {
		this.callers.dispose();
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void nothingIsLostOrLeftWhateverHappensAtOnce(boolean laterAnswers) {
		LeakyBucket bucket = new LeakyBucket(this.settings, this.timing);
		PortalAdmission portal = new PortalAdmission(this.settings,
				(settings) -> laterAnswers ? new RemoteLimiter(bucket, this.callers) : bucket, this.timing);
		Admission admission = new Admission(portal, portal.budget("account"));
		Flux<?> calls = Flux.range(0, THREADS)
			.flatMap((thread) -> Flux.range(0, CALLS)
				.flatMap((i) -> call(admission, i), CALLS)
				.subscribeOn(this.callers));
		StepVerifier.create(calls.then()).expectComplete().verify(Duration.ofSeconds(60));
		assertThat(this.outcomes).hasValue(THREADS * CALLS);
		await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
			assertThat(admission.limits().waiting().values()).containsOnly(0);
			assertThat(admission.limits().permits()).isEqualTo(100);
			assertThat(this.timers.live()).isZero();
		});
	}

	private Mono<?> call(Admission admission, int i) {
		String method = METHODS.get(i % METHODS.size());
		TestCall call = new TestCall(method, (i % 5 == 0) ? CallPriority.BULK : CallPriority.INTERACTIVE,
				(i % 2 == 0) ? "key" : null, List.of(method), 0.1, 0);
		Mono<Permit> permit = admission.enter(call).doOnNext((admitted) -> learn(admission, method));
		Mono<Permit> patient = (i % 3 == 0)
				? permit.timeout(Duration.ofNanos(ThreadLocalRandom.current().nextInt(50_000_000)), Mono.empty())
				: permit;
		return patient.doOnCancel(() -> admission.abandoned(call))
			.doFinally((signal) -> this.outcomes.incrementAndGet());
	}

	private static void learn(Admission admission, String method) {
		int chance = ThreadLocalRandom.current().nextInt(1000);
		if (chance == 0) {
			admission.exhausted(method);
		}
		else if (chance == 1) {
			admission.refused(null);
		}
		else {
			admission.accepted();
			admission.answered(method, null);
		}
	}

	private record HastyScheduler(Scheduler delegate) implements Scheduler {

		@Override
		public Disposable schedule(Runnable task) {
			return this.delegate.schedule(task);
		}

		@Override
		public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
			return this.delegate.schedule(task, unit.toNanos(delay) / HASTE, TimeUnit.NANOSECONDS);
		}

		@Override
		public Worker createWorker() {
			return this.delegate.createWorker();
		}

	}

	/**
	 * Answers on other threads, as a limiter would that several machines share.
	 */
	private static final class RemoteLimiter extends DelegatingLimiter {

		private final Scheduler threads;

		private RemoteLimiter(RateLimiter delegate, Scheduler threads) {
			super(delegate);
			this.threads = threads;
		}

		@Override
		public CompletionStage<Duration> acquire(int spare) {
			CompletableFuture<Duration> answer = new CompletableFuture<>();
			this.threads.schedule(() -> super.acquire(spare).thenAccept(answer::complete));
			return answer;
		}

	}

}
