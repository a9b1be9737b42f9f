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

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.event.EventOrigin;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * The offline queue of an application.
 * <p>
 * The portal keeps a row for each kind of change to each object, until it is removed. A
 * call reserves rows for whoever made it ({@code event.offline.get} with
 * {@code clear=0}); {@code event.offline.clear} removes them, after they were handled,
 * and {@code event.offline.error} marks those that could not be. Nothing needs to be kept
 * about it here: an owner begins with the rows that the list shows as reserved
 * ({@code event.offline.list}), which its predecessor had in hand. So the queue must not
 * be read in this way by any other program.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see <a href=
 * "https://apidocs.bitrix24.com/api-reference/events/offline-events.html">Offline
 * events</a>
 */
public final class OfflineQueueSource extends QueueSource<OfflineQueueSource> {

	private final @Nullable String authConnector;

	private OfflineQueueSource(SourceContext context, @Nullable String authConnector) {
		super(context);
		this.authConnector = authConnector;
	}

	static OfflineQueueSource create(Bitrix24Client client) {
		return new OfflineQueueSource(SourceContext.of(client, EventOrigin.OFFLINE_QUEUE), null);
	}

	/**
	 * Read the queue of a connector, as events were bound with it.
	 * @param authConnector the value of {@code auth_connector}
	 * @return another source
	 */
	public OfflineQueueSource withAuthConnector(String authConnector) {
		Assert.hasText(authConnector, "'authConnector' must not be empty");
		return new OfflineQueueSource(context(), authConnector);
	}

	@Override
	OfflineQueueSource with(SourceContext context) {
		return new OfflineQueueSource(context, this.authConnector);
	}

	@Override
	String queue(String portal) {
		return "offline:" + portal + ((this.authConnector != null) ? "/" + this.authConnector : "");
	}

	@Override
	PollingSession session(SourceContext context, EventQueueLease lease, Signal wakes) {
		return new OfflineSession(name(), context, lease, wakes,
				new OfflineCalls(context.bulkClient(), this.authConnector));
	}

}
