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
package io.github.b24spring.testportal;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PortalServer}.
 *
 * @author The b24spring maintainers
 */
class PortalServerTests {

	@Test
	void portThatAnotherPortalHadIsNotUsedAndAnswersComeLateAtTheNextOne() throws Exception {
		PortalSettings settings = new PortalSettings();
		settings.latency = Duration.ofMillis(50);
		// All of the time is left when the answer is made.
		settings.clock = PortalClock.stoppedAt(Instant.EPOCH);
		AtomicInteger ports = new AtomicInteger();
		PortalServer server = new PortalServer(settings, (port) -> ports.incrementAndGet() > 2);
		try {
			assertThat(ports).hasValue(3);
			String webhook = "http://localhost:" + server.wireMock().port() + "/rest/1/" + settings.webhookCode + "/";
			assertThat(Http.json(webhook + "profile", Map.of()).status()).isEqualTo(200);
		}
		finally {
			server.stop();
		}
	}

}
