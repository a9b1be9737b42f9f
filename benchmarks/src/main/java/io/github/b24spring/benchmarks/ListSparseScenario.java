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
import java.util.List;

/**
 * Activities whose ids have large gaps, or begin late.
 *
 * @author The b24spring maintainers
 */
final class ListSparseScenario implements Scenario {

	private static final long ROWS = 100_000;

	private static final double FACTOR = 1.5;

	private static final int MORE = 3;

	@Override
	public void run(Report report) throws Exception {
		long dense = requests(report, "dense ids");
		for (String option : List.of("--sparse-ids=1000", "--first-id=50000000")) {
			long requests = requests(report, option);
			report.figure("  ratio to dense ids", requests / (double) dense);
			report.target(option + ": at most 1.5 times the requests of dense ids and 3",
					requests <= FACTOR * dense + MORE);
		}
	}

	private static long requests(Report report, String name) throws Exception {
		String[] options = name.startsWith("--") ? new String[] { name } : new String[0];
		try (PortalProcess portal = Lists.portal(ROWS, options)) {
			Clients.warmUp(portal);
			RowCheck check = new RowCheck();
			Duration time = Clients.await(
					Lists.activities(Clients.of(portal).build()).fetch().doOnNext(check::accept).then(),
					Duration.ofMinutes(4));
			PortalProcess.PortalStatistics statistics = portal.statistics();
			report.figure(name + ": requests", statistics.requests());
			report.figure("  fewest that the portal's rules allow", Lists.fewestRequests(ROWS));
			report.figure("  pages", statistics.calls(Lists.METHOD));
			report.figure("  time", time);
			report.figure("  refusals", statistics.refusals());
			report.target(name + ": every row once, in the order of the ids", check.isExact(ROWS));
			report.target(name + ": no refusal", statistics.refusals() == 0);
			return statistics.requests();
		}
	}

}
