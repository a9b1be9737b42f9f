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

import java.util.Collection;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.event.Bitrix24Event;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The application's offline queue on a portal, the methods {@code event.offline.*}. They
 * need the tokens of an application that belong to an administrator.
 * <p>
 * An {@link EventPoller} reads a queue without loss; these are its single steps, for
 * those who do otherwise.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see <a href=
 * "https://apidocs.bitrix24.com/api-reference/events/offline-events.html">Offline
 * events</a>
 */
public interface OfflineEventOperations {

	/**
	 * Create the operations of a client, for the queue that has no name.
	 * @param client the client
	 * @return the operations
	 */
	static OfflineEventOperations of(Bitrix24Client client) {
		return of(client, null);
	}

	/**
	 * Create the operations of a client.
	 * @param client the client
	 * @param authConnector the name of the queue, {@code null} for the one that has none
	 * @return the operations
	 */
	static OfflineEventOperations of(Bitrix24Client client, @Nullable String authConnector) {
		return new OfflineEventTemplate(client, authConnector);
	}

	/**
	 * Read events, and remove them at once, by {@code event.offline.get}. Those of an
	 * answer that does not arrive are lost.
	 * @param limit the largest number
	 * @return the events, oldest first
	 */
	Flux<Bitrix24Event> take(int limit);

	/**
	 * Reserve events, by {@code event.offline.get}. They stay in the queue, and nobody
	 * else gets them, until they are removed.
	 * @param limit the largest number
	 * @return the events, none if nothing waits
	 */
	Mono<ReservedEvents> reserve(int limit);

	/**
	 * Reserve events whose handling failed, by {@code event.offline.get}.
	 * @param limit the largest number
	 * @return the events, none if nothing waits
	 */
	Mono<ReservedEvents> reserveFailed(int limit);

	/**
	 * Remove all events of a reservation, by {@code event.offline.clear}.
	 * @param processId the id of the reservation
	 * @return completes when they are removed
	 */
	Mono<Void> clear(String processId);

	/**
	 * Remove events of a reservation, by {@code event.offline.clear}.
	 * @param processId the id of the reservation
	 * @param keys the {@linkplain Bitrix24Event#key() keys} of the events
	 * @return completes when they are removed
	 */
	Mono<Void> clear(String processId, Collection<String> keys);

	/**
	 * Say that the handling of events of a reservation failed, by
	 * {@code event.offline.error}.
	 * @param reserved the reservation
	 * @param keys the {@linkplain Bitrix24Event#key() keys} of the events
	 * @return completes when the portal knows
	 * @throws IllegalArgumentException if one of the events is not in the reservation
	 */
	Mono<Void> fail(ReservedEvents reserved, Collection<String> keys);

	/**
	 * Count the events of the queue, by {@code event.offline.list}.
	 * @return the number, those included that are reserved or have failed
	 */
	Mono<Long> count();

}
