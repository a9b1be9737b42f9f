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

import java.util.ArrayList;
import java.util.List;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.event.EventMonitor;
import io.github.b24spring.client.event.source.Bitrix24EventSource;
import io.github.b24spring.client.event.source.EventSourceSettings;
import io.github.b24spring.client.event.source.FetchQueueSource;
import io.github.b24spring.client.event.source.OfflineQueueSource;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Makes the sources of events that the properties name.
 *
 * @param properties which sources there are
 * @param client the client of the portal, {@code null} if there is not one alone
 * @param monitor is told of what comes
 */
record EventSourceFactory(Bitrix24EventQueuesProperties properties, @Nullable Bitrix24Client client,
		EventMonitor monitor) {

	List<Bitrix24EventSource> create() {
		List<Bitrix24EventSource> sources = new ArrayList<>();
		if (this.properties.getOfflineQueue().isEnabled() && !isForInstalledPortals()) {
			sources.add(offlineQueue(client("offline-queue.enabled")));
		}
		if (this.properties.getMessenger().isEnabled()) {
			sources.add(configured(Bitrix24EventSource.messenger(client("messenger.enabled"))));
		}
		this.properties.getBots()
			.forEach((name, bot) -> sources
				.add(configured(Bitrix24EventSource.bot(client("bots." + name), bot.getBotId(), bot.getBotToken()))));
		return sources;
	}

	boolean isForInstalledPortals() {
		Bitrix24EventQueuesProperties.OfflineQueue queue = this.properties.getOfflineQueue();
		return queue.isEnabled() && queue.getPortals() == Bitrix24EventQueuesProperties.OfflineQueue.Portals.INSTALLED;
	}

	/**
	 * Make the source of a portal that has the application.
	 */
	OfflineQueueSource installed(String memberId, Bitrix24Client portal) {
		String connector = this.properties.getOfflineQueue().getAuthConnector();
		return offlineQueue(portal).withMemberId(memberId)
			.withName(InstalledQueues.PREFIX + memberId + ((connector != null) ? "/" + connector : ""));
	}

	private OfflineQueueSource offlineQueue(Bitrix24Client portal) {
		OfflineQueueSource source = Bitrix24EventSource.offlineQueue(portal)
			.withSettings(settings())
			.withMonitor(this.monitor);
		String connector = this.properties.getOfflineQueue().getAuthConnector();
		return (connector != null) ? source.withAuthConnector(connector) : source;
	}

	private FetchQueueSource configured(FetchQueueSource source) {
		return source.withSettings(settings()).withMonitor(this.monitor);
	}

	private EventSourceSettings settings() {
		Bitrix24EventQueuesProperties.Polling polling = this.properties.getPolling();
		return EventSourceSettings.defaults()
			.withBatchSize(polling.getBatchSize(), polling.getMaxInHand())
			.withDelay(polling.getMinDelay(), polling.getMaxDelay())
			.withRetry(polling.getRetryDelay(), polling.getMaxRetryDelay(), polling.getMaxAttempts());
	}

	private Bitrix24Client client(String suffix) {
		if (this.client == null) {
			throw new InvalidConfigurationPropertyValueException("bitrix24.events." + suffix, null,
					"There is no single bean of the type Bitrix24Client whose portal could be asked. Configure one"
							+ " portal, such as by 'bitrix24.webhook-url', mark one of the clients as primary, or make"
							+ " a bean of the type Bitrix24EventSource for each portal.");
		}
		return this.client;
	}

}
