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
