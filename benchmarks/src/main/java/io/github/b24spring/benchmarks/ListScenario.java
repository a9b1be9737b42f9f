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
import java.util.Locale;

import io.github.b24spring.client.Bitrix24Client;

/**
 * All activities in the order of their ids.
 *
 * @param rows their number
 * @param mostRequests the requests that are good enough
 * @param leastShare the share of the best speed that is good enough
 * @author The b24spring maintainers
 */
record ListScenario(long rows, int mostRequests, double leastShare) implements Scenario {

	@Override
	public void run(Report report) throws Exception {
		try (PortalProcess portal = Lists.portal(this.rows)) {
			Lists.warmUp(portal);
			Bitrix24Client client = Clients.of(portal).build();
			RowCheck check = new RowCheck();
			Duration cpuBefore = portal.cpuTime();
			Duration time = Clients.await(Lists.activities(client).fetch().doOnNext(check::accept).then(),
					Duration.ofMinutes(5));
			PortalProcess.PortalStatistics statistics = portal.statistics();
			Duration best = Lists.best(this.rows);
			double share = best.toNanos() / (double) time.toNanos();
			report.figure("rows", check.rows());
			report.figure("requests", statistics.requests());
			report.figure("  fewest that the portal's rules allow", Lists.fewestRequests(this.rows));
			report.figure("pages", statistics.calls(Lists.METHOD));
			report.figure("refusals", statistics.refusals());
			report.figure("time", time);
			report.figure("  best that the portal's rules allow", best);
			report.figure("  share of the best", share);
			report.figure("  processor time of the portal", portal.cpuTime().minus(cpuBefore));
			report.target("every row once, in the order of the ids", check.isExact(this.rows));
			report.target("no refusal", statistics.refusals() == 0);
			report.target("at most " + this.mostRequests + " requests", statistics.requests() <= this.mostRequests);
			if (this.leastShare > 0) {
				report.target(String.format(Locale.ROOT, "at least %.2f of the best", this.leastShare),
						share >= this.leastShare);
			}
		}
	}

}
