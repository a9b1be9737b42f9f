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
import io.github.b24spring.client.event.EventMonitor;
import io.github.b24spring.client.event.EventOrigin;
import io.github.b24spring.client.internal.time.Timing;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

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
public final class OfflineQueueSource implements Bitrix24EventSource {

	private final SourceContext context;

	private final @Nullable String authConnector;

	private final Signal wakes = new Signal();

	private OfflineQueueSource(SourceContext context, @Nullable String authConnector) {
		this.context = context;
		this.authConnector = authConnector;
	}

	static OfflineQueueSource create(Bitrix24Client client) {
		return new OfflineQueueSource(SourceContext.of(client, EventOrigin.OFFLINE_QUEUE), null);
	}

	/**
	 * Set the portal that events tell.
	 * @param memberId the portal's {@code member_id}; its host unless set
	 * @return another source
	 */
	public OfflineQueueSource withMemberId(String memberId) {
		return new OfflineQueueSource(this.context.withMemberId(memberId), this.authConnector);
	}

	/**
	 * Read the queue of a connector, as events were bound with it.
	 * @param authConnector the value of {@code auth_connector}
	 * @return another source
	 */
	public OfflineQueueSource withAuthConnector(String authConnector) {
		Assert.hasText(authConnector, "'authConnector' must not be empty");
		return new OfflineQueueSource(this.context, authConnector);
	}

	/**
	 * Set the name, such as where several applications of a portal share the place where
	 * owners are written down.
	 * @param name the name, the same in all processes
	 * @return another source
	 */
	public OfflineQueueSource withName(String name) {
		return new OfflineQueueSource(this.context.withName(name), this.authConnector);
	}

	/**
	 * Change how the queue is read.
	 * @param settings the settings
	 * @return another source
	 */
	public OfflineQueueSource withSettings(EventSourceSettings settings) {
		return new OfflineQueueSource(this.context.withSettings(settings), this.authConnector);
	}

	/**
	 * Set who is told of what comes, and how the queue is read.
	 * @param monitor the monitor
	 * @return another source
	 */
	public OfflineQueueSource withMonitor(EventMonitor monitor) {
		return new OfflineQueueSource(this.context.withMonitor(monitor), this.authConnector);
	}

	OfflineQueueSource withTiming(Timing timing) {
		return new OfflineQueueSource(this.context.withTiming(timing), this.authConnector);
	}

	@Override
	public String name() {
		String name = "offline:" + this.context.portal();
		return this.context.nameOr((this.authConnector != null) ? name + '/' + this.authConnector : name);
	}

	@Override
	public Flux<EventDelivery> deliveries(EventQueueLease lease) {
		return Flux.defer(() -> {
			OfflineCalls calls = new OfflineCalls(this.context.bulkClient(), this.authConnector);
			return new OfflineSession(name(), this.context, lease, this.wakes, calls).deliveries();
		});
	}

	@Override
	public void wake() {
		this.wakes.raise();
	}

	@Override
	public String toString() {
		return name();
	}

}
