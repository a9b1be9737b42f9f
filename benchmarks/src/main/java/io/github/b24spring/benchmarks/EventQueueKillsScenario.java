package io.github.b24spring.benchmarks;

import java.time.Duration;

/**
 * A long offline queue whose consumer is killed at random moments: one consumer, and two
 * that compete.
 *
 * @author The b24spring maintainers
 */
final class EventQueueKillsScenario implements Scenario {

	private static final int EVENTS = 100_000;

	private static final int KILLS = 36;

	/**
	 * Some of these meet the one that does not own the queue.
	 */
	private static final int KILLS_OF_TWO = 54;

	private static final Duration LEASE = Duration.ofSeconds(5);

	@Override
	public void run(Report report) throws Exception {
		long seed = Long.getLong("benchmarks.seed", System.nanoTime());
		report.figure("seed", seed);
		try (EventQueueKills queue = new EventQueueKills(EVENTS, KILLS, seed)) {
			queue.runOne(report);
		}
		try (EventQueueKills queue = new EventQueueKills(EVENTS, KILLS_OF_TWO, seed);
				RedisProcess redis = RedisProcess.start()) {
			queue.runTwo(report, redis, LEASE);
		}
	}

}
