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
import java.util.ArrayList;
import java.util.List;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import reactor.core.publisher.Flux;

/**
 * Many single calls at once, by one client or by several of different credentials.
 *
 * @param calls the number of calls
 * @param clients the number of clients that share them
 * @author The b24spring maintainers
 */
record BurstScenario(int calls, int clients) implements Scenario {

	private static final double LIMIT = 1.05;

	@Override
	public void run(Report report) throws Exception {
		PortalRules rules = PortalRules.STANDARD;
		try (PortalProcess portal = PortalProcess.start(rules.options("--latency=20ms", "--token=token"))) {
			Clients.warmUp(portal);
			List<Bitrix24Client> all = new ArrayList<>();
			for (int i = 0; i < this.clients; i++) {
				all.add(client(portal, i));
			}
			Duration time = Clients.await(Flux.range(0, this.calls)
				.flatMap((i) -> all.get(i % this.clients).call("server.time").retrieve(Object.class), this.calls)
				.then(), Duration.ofMinutes(2));
			PortalProcess.PortalStatistics statistics = portal.statistics();
			report.figure("calls that succeeded", this.calls);
			report.figure("requests", statistics.requests());
			report.figure("refusals", statistics.refusals());
			report.ratio("time", time, rules.untilAdmitted(this.calls), LIMIT);
			report.target("one request for each call", statistics.requests() == this.calls);
			report.target("no refusal", statistics.refusals() == 0);
		}
	}

	private static Bitrix24Client client(PortalProcess portal, int number) {
		Bitrix24Credentials credentials = (number % 2 == 0) ? Bitrix24Credentials.webhook(portal.webhookUrl())
				: Bitrix24Credentials.accessToken(portal.url(), "token");
		return Bitrix24ClientBuilder.create(credentials)
			.rateLimitSettings((settings) -> settings.withJoinReads(false))
			.build();
	}

}
