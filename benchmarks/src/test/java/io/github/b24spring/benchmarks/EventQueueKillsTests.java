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

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.github.b24spring.testserver.RedisServer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A short queue whose consumers are killed. The scenario has a long one.
 *
 * @author The b24spring maintainers
 */
@Timeout(120)
class EventQueueKillsTests {

	private static final int EVENTS = 3_000;

	private static final int KILLS = 3;

	private final ByteArrayOutputStream output = new ByteArrayOutputStream();

	private final Report report = new Report(new PrintStream(this.output, true, StandardCharsets.UTF_8));

	@Test
	void everyEventIsHandledByConsumersThatAreKilled() throws Exception {
		try (EventQueueKills queue = new EventQueueKills(EVENTS, KILLS, System.nanoTime())) {
			queue.runOne(this.report);
		}
		assertPassed();
	}

	@Test
	void everyEventIsHandledByCompetingConsumersThatAreKilled() throws Exception {
		Assumptions.assumeTrue(RedisServer.isAvailable(), RedisServer.MISSING);
		try (EventQueueKills queue = new EventQueueKills(EVENTS, KILLS, System.nanoTime());
				RedisServer redis = RedisServer.start()) {
			queue.runTwo(this.report, redis, Duration.ofSeconds(4));
		}
		assertPassed();
	}

	private void assertPassed() {
		String printed = this.output.toString(StandardCharsets.UTF_8);
		System.out.println(printed);
		assertThat(this.report.passed()).as(printed).isTrue();
	}

}
