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
package io.github.b24spring.client.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Events for tests, and what they are counted by.
 */
final class Events {

	private Events() {
	}

	static Bitrix24Event deal(long id) {
		return of("ONCRMDEALADD", Map.of("FIELDS", Map.of("ID", id)));
	}

	static Bitrix24Event of(String code, Map<String, ?> data) {
		return Bitrix24Event.of(EventDetails.sent(code, "portal", Instant.ofEpochSecond(1_700_000_000), data));
	}

	/**
	 * Writes down what it is told.
	 */
	static final class Notes implements EventMonitor {

		final List<String> all = new CopyOnWriteArrayList<>();

		@Override
		public void received(String code, EventOrigin origin) {
			this.all.add("received " + code);
		}

		@Override
		public void refused(EventRefusal reason) {
			this.all.add("refused " + reason);
		}

		@Override
		public void lost(String code) {
			this.all.add("lost " + code);
		}

		@Override
		public void handled(String code, EventOutcome outcome, Duration duration) {
			this.all.add(outcome + " " + code);
		}

	}

}
