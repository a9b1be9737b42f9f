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

import io.github.b24spring.testserver.RedisServer;

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
				RedisServer redis = RedisServer.start()) {
			queue.runTwo(report, redis, LEASE);
		}
	}

}
