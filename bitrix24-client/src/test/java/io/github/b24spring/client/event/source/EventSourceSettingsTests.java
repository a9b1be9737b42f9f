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
package io.github.b24spring.client.event.source;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Times of queues, of any length.
 */
class EventSourceSettingsTests {

	private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);

	@Test
	void timesMayBeForEver() {
		EventSourceSettings settings = EventSourceSettings.defaults()
			.withDelay(FOR_EVER, FOR_EVER)
			.withRetry(FOR_EVER, FOR_EVER, 3)
			.withCheckInterval(FOR_EVER);
		assertThat(settings.maxDelay().toNanos()).isPositive();
		assertThat(settings.checkInterval().toNanos()).isPositive();
		assertThat(settings.retryDelay(20).toNanos()).isPositive();
	}

	@Test
	void delaysDoubleUpToTheLongest() {
		EventSourceSettings settings = EventSourceSettings.defaults()
			.withRetry(Duration.ofSeconds(3), Duration.ofSeconds(20), 9);
		assertThat(settings.retryDelay(1)).hasSeconds(3);
		assertThat(settings.retryDelay(3)).hasSeconds(12);
		assertThat(settings.retryDelay(4)).hasSeconds(20);
	}

	@Test
	void timesAreAtLeastAMillisecond() {
		Duration none = Duration.ofNanos(999_999);
		EventSourceSettings settings = EventSourceSettings.defaults();
		assertThatIllegalArgumentException().isThrownBy(() -> settings.withDelay(none, FOR_EVER))
			.withMessageContaining("minDelay");
		assertThatIllegalArgumentException().isThrownBy(() -> settings.withRetry(none, FOR_EVER, 1))
			.withMessageContaining("retryDelay");
		assertThatIllegalArgumentException().isThrownBy(() -> settings.withCheckInterval(none))
			.withMessageContaining("checkInterval");
	}

}
