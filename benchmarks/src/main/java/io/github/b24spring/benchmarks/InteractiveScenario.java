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
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.Bitrix24ClientListener;
import io.github.b24spring.client.CallPriority;
import io.github.b24spring.client.settings.RateLimitSettings;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A user's calls, one after another, during a bulk run that never ends.
 *
 * @author The b24spring maintainers
 */
final class InteractiveScenario implements Scenario {

	private static final int CALLS = 40;

	private static final int BULK_CALLS_AT_ONCE = 200;

	private static final Duration BULK_FIRST = Duration.ofSeconds(5);

	private static final Duration NO_WAIT = Duration.ofMillis(5);

	private static final Duration LONGEST_WAIT = Duration.ofMillis(520);

	@Override
	public void run(Report report) throws Exception {
		PortalRules rules = PortalRules.STANDARD;
		RateLimitSettings settings = RateLimitSettings.standard().withJoinReads(false);
		int reserve = (int) ((settings.burst() - settings.margin()) * settings.bulkReserve());
		List<Duration> waits = new CopyOnWriteArrayList<>();
		AtomicInteger bulkCalls = new AtomicInteger();
		try (PortalProcess portal = PortalProcess.start(rules.options("--latency=20ms"))) {
			Clients.warmUp(portal);
			Bitrix24Client client = Clients.of(portal)
				.rateLimitSettings((standard) -> settings)
				.addListener(new InteractiveWaits(waits))
				.build();
			Mono<Void> interactive = Mono.delay(BULK_FIRST)
				.doOnNext((tick) -> bulkCalls.set(0))
				.thenMany(Flux.range(0, CALLS))
				.concatMap((i) -> client.call("server.time").retrieve(Object.class))
				.then()
				.cache();
			Mono<Void> bulk = Flux.range(0, Integer.MAX_VALUE)
				.flatMap((i) -> client.call("server.time")
					.priority(CallPriority.BULK)
					.retrieve(Object.class)
					.doOnNext((answer) -> bulkCalls.incrementAndGet()), BULK_CALLS_AT_ONCE)
				.takeUntilOther(interactive)
				.then();
			Duration time = Clients.await(Mono.when(bulk, interactive), Duration.ofMinutes(2)).minus(BULK_FIRST);
			print(report, rules, reserve, waits, time);
			report.figure("bulk calls meanwhile", bulkCalls.get());
			report.figure("refusals", portal.statistics().refusals());
			report.target("no refusal", portal.statistics().refusals() == 0);
		}
	}

	private static void print(Report report, PortalRules rules, int reserve, List<Duration> waits, Duration time) {
		int atOnce = (int) waits.stream().takeWhile((wait) -> wait.compareTo(NO_WAIT) < 0).count();
		Duration longest = Collections.max(waits);
		report.figure("interactive calls", waits.size());
		report.figure("time", time);
		report.figure("  best that the portal's rules allow",
				new PortalRules(reserve + 1, rules.rate(), rules.workers()).untilAdmitted(CALLS));
		report.figure("first calls that did not wait", atOnce);
		report.figure("  longest wait of the first " + reserve,
				Collections.max(waits.subList(0, Math.min(reserve, waits.size()))));
		report.figure("  reserve", reserve);
		report.figure("longest wait", longest);
		report.figure("  one refill", Duration.ofNanos(Math.round(1e9 / rules.rate())));
		report.target("no waiting while the reserve lasts", atOnce >= reserve);
		report.target("none waits longer than 0.5 s and a request", longest.compareTo(LONGEST_WAIT) <= 0);
	}

	private record InteractiveWaits(List<Duration> waits) implements Bitrix24ClientListener {

		@Override
		public void admitted(Admission admission) {
			if (admission.priority() == CallPriority.INTERACTIVE) {
				this.waits.add(admission.waited());
			}
		}

	}

}
