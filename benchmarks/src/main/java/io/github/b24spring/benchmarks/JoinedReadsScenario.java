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
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.b24spring.client.Bitrix24Client;
import reactor.core.publisher.Flux;

/**
 * A thousand reads at once, each for another object.
 *
 * @author The b24spring maintainers
 */
final class JoinedReadsScenario implements Scenario {

	private static final int CALLS = 1_000;

	private static final Duration LATENCY = Duration.ofMillis(20);

	private static final int COMMANDS = 50;

	private static final Duration LIMIT = Duration.ofSeconds(5);

	@Override
	public void run(Report report) throws Exception {
		PortalRules rules = PortalRules.STANDARD;
		try (PortalProcess portal = PortalProcess.start(
				rules.options("--latency=20ms", "--method-latency=crm.activity.get:20ms", "--activities=" + CALLS))) {
			Clients.warmUp(portal);
			Bitrix24Client client = Clients.of(portal).build();
			AtomicInteger own = new AtomicInteger();
			Duration time = Clients.await(Flux.range(1, CALLS)
				.flatMap((id) -> client.call("crm.activity.get")
					.param("id", id)
					.retrieve(Map.class)
					.filter((activity) -> Integer.toString(id).equals(activity.get("ID")))
					.doOnNext((activity) -> own.incrementAndGet()), CALLS)
				.then(), Duration.ofMinutes(10));
			PortalProcess.PortalStatistics statistics = portal.statistics();
			int requests = CALLS / COMMANDS;
			report.figure("reads that got their own answer", own.get());
			report.figure("requests", statistics.requests());
			report.figure("refusals", statistics.refusals());
			report.figure("time", time);
			report.figure("  best that the portal's rules allow",
					rules.best(requests, LATENCY.multipliedBy(CALLS).plus(LATENCY.multipliedBy(requests))));
			report.figure("  one by one", rules.untilAdmitted(CALLS));
			report.target("each read got its own answer", own.get() == CALLS);
			report.target("no refusal", statistics.refusals() == 0);
			report.target("less than 5 s", time.compareTo(LIMIT) < 0);
		}
	}

}
