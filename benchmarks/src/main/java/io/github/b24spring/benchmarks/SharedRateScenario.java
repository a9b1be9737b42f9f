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
import java.util.concurrent.atomic.AtomicInteger;

import io.github.b24spring.client.Bitrix24Client;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Another program at the same address takes half of what the portal allows, and does not
 * repeat what is refused.
 *
 * @author The b24spring maintainers
 */
final class SharedRateScenario implements Scenario {

	private static final int CALLS = 150;

	private static final double MOST_REFUSALS = 0.05;

	@Override
	public void run(Report report) throws Exception {
		PortalRules rules = PortalRules.STANDARD;
		AtomicInteger otherRequests = new AtomicInteger();
		AtomicInteger otherRefusals = new AtomicInteger();
		try (PortalProcess portal = PortalProcess.start(rules.options("--latency=20ms"))) {
			Clients.warmUp(portal);
			Bitrix24Client client = Clients.of(portal)
				.rateLimitSettings(
						(settings) -> settings.withJoinReads(false).withInteractiveMaxWait(settings.maxWait()))
				.retrySettings((settings) -> settings.withInteractiveTimeout(settings.timeout()))
				.build();
			Mono<Void> calls = Flux.range(0, CALLS)
				.flatMap((i) -> client.call("server.time").retrieve(Object.class), CALLS)
				.then()
				.cache();
			Mono<Void> other = Flux.interval(Duration.ofSeconds(1))
				.onBackpressureDrop()
				.concatMap(
						(i) -> Mono.fromCallable(() -> portal.post("profile")).subscribeOn(Schedulers.boundedElastic()))
				.doOnNext((status) -> {
					otherRequests.incrementAndGet();
					otherRefusals.addAndGet((status == 503) ? 1 : 0);
				})
				.takeUntilOther(calls)
				.then();
			Duration time = Clients.await(Mono.when(calls, other), Duration.ofMinutes(8));
			PortalProcess.PortalStatistics statistics = portal.statistics();
			long refusals = statistics.refusals() - otherRefusals.get();
			long requests = statistics.requests() - otherRequests.get();
			double share = refusals / (double) requests;
			report.figure("calls that succeeded", CALLS);
			report.figure("requests of the client", requests);
			report.figure("  refused", refusals);
			report.figure("requests of the other program", otherRequests.get());
			report.figure("  refused", otherRefusals.get());
			report.figure("time", time);
			report.figure("  best that the portal's rules allow",
					new PortalRules(rules.burst(), rules.rate() / 2, rules.workers()).untilAdmitted(CALLS));
			report.figure("share of the client's requests refused", share);
			report.target("refusals under 5 % of the requests", share < MOST_REFUSALS);
		}
	}

}
