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
package io.github.b24spring.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.Bitrix24Response;
import io.github.b24spring.client.CallPriority;
import io.github.b24spring.client.ResponseTime;
import io.github.b24spring.client.settings.RateLimitSettings;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A method is called until the portal refuses it, in a window of half a minute in place
 * of ten.
 *
 * @author The b24spring maintainers
 */
final class OperatingLimitScenario implements Scenario {

	private static final int CALLS = 16;

	private static final Duration COST = Duration.ofMillis(520);

	private static final Duration LONGEST_OTHER = Duration.ofMillis(500);

	private static final Duration LATEST_RESUMPTION = Duration.ofSeconds(2);

	@Override
	public void run(Report report) throws Exception {
		run(report, CallPriority.INTERACTIVE, RateLimitSettings.standard());
		run(report, CallPriority.BULK, RateLimitSettings.standard().withOperatingLimit(Duration.ofSeconds(5)));
	}

	private static void run(Report report, CallPriority priority, RateLimitSettings settings) throws Exception {
		List<Success> successes = new CopyOnWriteArrayList<>();
		AtomicLong longestOther = new AtomicLong();
		try (PortalProcess portal = PortalProcess.start(PortalRules.STANDARD.options("--latency=20ms",
				"--method-latency=crm.deal.list:500ms", "--operating-limit=5s", "--operating-window=30s"))) {
			Clients.warmUp(portal);
			Bitrix24Client client = Clients.of(portal)
				.rateLimitSettings(
						(standard) -> settings.withJoinReads(false).withInteractiveMaxWait(settings.maxWait()))
				.retrySettings((standard) -> standard.withInteractiveTimeout(standard.timeout()))
				.build();
			Mono<Void> limited = Flux.range(0, CALLS)
				.flatMap((i) -> client.call("crm.deal.list")
					.priority(priority)
					.exchange(Object.class)
					.doOnNext((response) -> successes.add(Success.of(response))), 2)
				.then()
				.cache();
			Mono<Void> others = Flux.interval(Duration.ofSeconds(1))
				.onBackpressureDrop()
				.concatMap((i) -> client.call("server.time")
					.retrieve(Object.class)
					.elapsed()
					.doOnNext((timed) -> longestOther.accumulateAndGet(timed.getT1(), Math::max)))
				.takeUntilOther(limited)
				.then();
			Duration time = Clients.await(Mono.when(limited, others), Duration.ofMinutes(4));
			report.figure(priority + ": calls of the limited method", CALLS);
			report.figure("  that succeeded", successes.size());
			report.figure("  time", time);
			report.figure("  best that the portal's rules allow", "30.0 s: ten calls in each window");
			report.figure("  refusals by the operating limit", portal.statistics().operatingRefusals());
			report.figure("  longest call of another method", Duration.ofMillis(longestOther.get()));
			report.target(priority + ": no call lost", successes.size() == CALLS);
			report.target(priority + ": other methods answer within 0.5 s",
					Duration.ofMillis(longestOther.get()).compareTo(LONGEST_OTHER) < 0);
			if (priority == CallPriority.INTERACTIVE) {
				Duration resumption = resumption(successes);
				report.figure("  first call sent after the announced reset", resumption);
				report.target("resumes within 2 s of the reset", resumption.compareTo(LATEST_RESUMPTION) < 0);
				report.target("the limit was reached", portal.statistics().operatingRefusals() > 0);
			}
		}
	}

	/**
	 * From the reset that was announced last before the longest pause to the sending of
	 * the first call after it.
	 */
	private static Duration resumption(List<Success> successes) {
		int first = 1;
		for (int i = 1; i < successes.size(); i++) {
			if (pause(successes, i).compareTo(pause(successes, first)) > 0) {
				first = i;
			}
		}
		return Duration.between(successes.get(first - 1).resetAt(), successes.get(first).at()).minus(COST);
	}

	private static Duration pause(List<Success> successes, int index) {
		return Duration.between(successes.get(index - 1).at(), successes.get(index).at());
	}

	private record Success(Instant at, Instant resetAt, Double operating) {

		private static Success of(Bitrix24Response<?> response) {
			ResponseTime time = Objects.requireNonNull(response.time());
			return new Success(Instant.now(), Objects.requireNonNull(time.operatingResetAt()),
					Objects.requireNonNull(time.operating()));
		}

	}

}
