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
package io.github.b24spring.autoconfigure.event;

import io.github.b24spring.autoconfigure.PortalConfiguration;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.event.EventDispatcher;
import io.github.b24spring.client.event.source.EventPollerGroup;
import io.github.b24spring.client.event.source.EventQueueOwnership;
import io.github.b24spring.client.event.source.OfflineQueueSource;
import io.github.b24spring.client.oauth.Bitrix24Clients;
import io.github.b24spring.client.oauth.Bitrix24OAuth;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Makes what fetches from the offline queues of all portals that have the application.
 *
 * @param oauth knows which portals have it
 * @param clients make the calls
 * @param sources makes the source of a portal
 */
record InstalledQueues(Bitrix24OAuth oauth, Bitrix24Clients clients, EventSourceFactory sources) {

	/**
	 * What the names of these queues begin with, of which there may be any number.
	 */
	static final String PREFIX = PortalConfiguration.INSTALLED + ":";

	static InstalledQueues of(@Nullable Bitrix24OAuth oauth, @Nullable Bitrix24Clients clients,
			EventSourceFactory sources) {
		if (oauth == null || clients == null) {
			throw new InvalidConfigurationPropertyValueException("bitrix24.events.offline-queue.portals", "installed",
					"There is no application that portals could have installed. Set 'bitrix24.oauth.client-id' and"
							+ " 'bitrix24.oauth.client-secret'.");
		}
		return new InstalledQueues(oauth, clients, sources);
	}

	EventPollerGroup pollers(EventDispatcher dispatcher, EventQueueOwnership ownership, int concurrency) {
		Bitrix24EventQueuesProperties.OfflineQueue queue = this.sources.properties().getOfflineQueue();
		return EventPollerGroup.builder(portals(), this::source, dispatcher)
			.ownership(ownership)
			.concurrency(concurrency, queue.getTotalConcurrency())
			.refreshInterval(queue.getRefreshInterval())
			.build();
	}

	/**
	 * Tokens that are configured are put into the store when they are first used.
	 */
	private Flux<String> portals() {
		return this.oauth.portals().concatWith(Mono.justOrEmpty(configuredMemberId()));
	}

	private @Nullable String configuredMemberId() {
		Bitrix24Client configured = this.sources.client();
		return (configured != null) ? configured.memberId() : null;
	}

	private Mono<OfflineQueueSource> source(String memberId) {
		Mono<Bitrix24Client> client = memberId.equals(configuredMemberId()) ? Mono.justOrEmpty(this.sources.client())
				: this.clients.ofPortal(memberId);
		return client.map((found) -> this.sources.installed(memberId, found));
	}

}
