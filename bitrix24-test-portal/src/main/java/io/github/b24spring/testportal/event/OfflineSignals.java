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
package io.github.b24spring.testportal.event;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When {@code ONOFFLINEEVENT} is sent: when something was queued, but no more often than
 * the binding's {@code minTimeout} says.
 *
 * @author The b24spring maintainers
 */
final class OfflineSignals {

	static final String EVENT = "ONOFFLINEEVENT";

	private final Map<Long, Instant> last = new ConcurrentHashMap<>();

	private final Clock clock;

	OfflineSignals(Clock clock) {
		this.clock = clock;
	}

	boolean isDue(EventBinding binding) {
		Instant now = this.clock.instant();
		Duration least = Duration.ofSeconds(binding.minTimeout());
		boolean[] due = new boolean[1];
		this.last.compute(binding.id(), (id, before) -> {
			due[0] = before == null || !now.isBefore(before.plus(least));
			return due[0] ? now : before;
		});
		return due[0];
	}

}
