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
package io.github.b24spring.autoconfigure.actuate;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.b24spring.autoconfigure.Bitrix24ClientBuilderCustomizer;
import io.github.b24spring.client.Bitrix24ClientListener;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a record of each portal, by its name, and by its host if it has none.
 */
final class PortalRecords implements Bitrix24ClientBuilderCustomizer {

	private final Clock clock;

	private final Map<String, PortalRecord> records = new ConcurrentHashMap<>();

	PortalRecords(Clock clock) {
		this.clock = clock;
	}

	@Override
	public void customize(Bitrix24ClientBuilder builder) {
		builder.addListener(new Recorder(null));
	}

	@Override
	public void customize(Bitrix24ClientBuilder builder, @Nullable String portal) {
		builder.addListener(new Recorder(portal));
	}

	PortalRecord of(String portal) {
		return this.records.computeIfAbsent(portal, (name) -> new PortalRecord(this.clock));
	}

	private final class Recorder implements Bitrix24ClientListener {

		private final @Nullable String portal;

		private Recorder(@Nullable String portal) {
			this.portal = portal;
		}

		@Override
		public void answered(Answer answer) {
			record(answer.portalHost()).answered(answer);
		}

		@Override
		public void repeating(Repetition repetition) {
			record(repetition.portalHost()).repeating(repetition);
		}

		private PortalRecord record(String host) {
			return of((this.portal != null) ? this.portal : host);
		}

	}

}
