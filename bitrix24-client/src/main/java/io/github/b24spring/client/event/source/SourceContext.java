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

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.CallPriority;
import io.github.b24spring.client.event.Bitrix24Event;
import io.github.b24spring.client.event.EventData;
import io.github.b24spring.client.event.EventDetails;
import io.github.b24spring.client.event.EventMonitor;
import io.github.b24spring.client.event.EventOrigin;
import io.github.b24spring.client.internal.time.Timing;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * What a source is made of, whatever its queue.
 *
 * @param name the name of the queue
 * @param memberId the portal
 * @param origin where its events come from
 * @param client the client that events are given
 * @param settings how the queue is read
 * @param monitor is told of it
 * @param timing where time comes from
 * @author The b24spring maintainers
 */
record SourceContext(@Nullable String name, @Nullable String memberId, EventOrigin origin, Bitrix24Client client,
		EventSourceSettings settings, EventMonitor monitor, Timing timing) {

	/**
	 * The code of an event without one, which is to be seen rather than to hold up
	 * others.
	 */
	private static final String UNKNOWN = "UNKNOWN";

	private static final EventMonitor NONE = new EventMonitor() {
	};

	static SourceContext of(Bitrix24Client client, EventOrigin origin) {
		Assert.notNull(client, "'client' must not be null");
		return new SourceContext(null, null, origin, client, EventSourceSettings.defaults(), NONE, Timing.system());
	}

	SourceContext withName(String name) {
		Assert.hasText(name, "'name' must not be empty");
		return new SourceContext(name, this.memberId, this.origin, this.client, this.settings, this.monitor,
				this.timing);
	}

	SourceContext withMemberId(String memberId) {
		Assert.hasText(memberId, "'memberId' must not be empty");
		return new SourceContext(this.name, memberId, this.origin, this.client, this.settings, this.monitor,
				this.timing);
	}

	SourceContext withSettings(EventSourceSettings settings) {
		return new SourceContext(this.name, this.memberId, this.origin, this.client, settings, this.monitor,
				this.timing);
	}

	SourceContext withMonitor(EventMonitor monitor) {
		return new SourceContext(this.name, this.memberId, this.origin, this.client, this.settings,
				EventMonitor.of(List.of(monitor)), this.timing);
	}

	SourceContext withTiming(Timing timing) {
		return new SourceContext(this.name, this.memberId, this.origin, this.client, this.settings, this.monitor,
				timing);
	}

	/**
	 * The host, which changes when the portal is renamed, is the best that a webhook
	 * knows of its portal.
	 */
	String portal() {
		String known = (this.memberId != null) ? this.memberId : this.client.memberId();
		return (known != null) ? known : this.client.portalHost();
	}

	String nameOr(String otherwise) {
		return Objects.requireNonNullElse(this.name, otherwise);
	}

	Bitrix24Client bulkClient() {
		return this.client.mutate().priority(CallPriority.BULK).build();
	}

	Bitrix24Event event(String code, String key, @Nullable Object time, @Nullable Object data) {
		return Bitrix24Event.of(new EventDetails(code.isBlank() ? UNKNOWN : code, portal(), instant(time), key,
				this.origin, EventData.of(data), this.client));
	}

	Bitrix24Event event(OfflineRow row) {
		return event(row.code(), row.id(), row.fields().get("TIMESTAMP_X"), row.fields().get("EVENT_DATA"));
	}

	private Instant instant(@Nullable Object time) {
		try {
			return OffsetDateTime.parse(Objects.toString(time)).toInstant();
		}
		catch (DateTimeException ex) {
			return this.timing.instant();
		}
	}

}
