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
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * A queue of events on a portal, which is read by asking again and again: at once while
 * more waits, ever less often while nothing comes. Each event is delivered at least once:
 * what was taken from the queue and not acknowledged comes again, whatever happens to
 * this process, the portal, or what is between them.
 * <p>
 * Calls have the priority {@link io.github.b24spring.client.CallPriority#BULK}, so that
 * they delay no user's.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public interface Bitrix24EventSource {

	/**
	 * Return the name of the queue, which is the same in all processes: by it the queue
	 * has an owner, metrics and messages.
	 * @return the name, such as {@code offline:a223c6b3710f85df22e9377d6c4f7553}
	 */
	String name();

	/**
	 * Deliver the events for as long as there is demand, as the owner of the queue.
	 * @param lease says until when the queue is owned; nothing is taken and nothing
	 * acknowledged after that
	 * @return the events, without an end while the lease is held. Does not fail: what the
	 * portal refuses is asked again, and reported to the monitor and the log.
	 */
	Flux<EventDelivery> deliveries(EventQueueLease lease);

	/**
	 * Deliver the events for as long as there is demand. Use it where nobody else reads
	 * the queue.
	 * @return the events, without an end
	 */
	default Flux<EventDelivery> deliveries() {
		return deliveries(EventQueueLease.unlimited());
	}

	/**
	 * Ask the portal at once, because something waits: such as when the event
	 * {@code ONOFFLINEEVENT} came.
	 */
	void wake();

	/**
	 * Read the offline queue of an application: what was bound with the type
	 * {@code offline}. Needs an application and the rights of an administrator, and a
	 * plan with {@code rest_offline_extended}.
	 * @param client the client of the portal
	 * @return the source
	 */
	static OfflineQueueSource offlineQueue(Bitrix24Client client) {
		return OfflineQueueSource.create(client);
	}

	/**
	 * Read the messages of the user whom the client acts for, which a webhook can do too.
	 * The user's queue has one reader: another program that reads it takes events away.
	 * @param client the client of the portal, with the scope {@code im}
	 * @return the source
	 */
	static FetchQueueSource messenger(Bitrix24Client client) {
		return FetchQueueSource.messenger(client);
	}

	/**
	 * Read the events of a bot that was registered with the mode {@code fetch}.
	 * @param client the client of the portal, with the scope {@code imbot}
	 * @param botId the id of the bot
	 * @param botToken the token that the bot was registered with, which webhooks need;
	 * {@code null} for an application
	 * @return the source
	 */
	static FetchQueueSource bot(Bitrix24Client client, long botId, @Nullable String botToken) {
		return FetchQueueSource.bot(client, botId, botToken);
	}

}
