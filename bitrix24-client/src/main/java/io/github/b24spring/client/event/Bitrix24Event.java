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

import java.time.Instant;

import io.github.b24spring.client.Bitrix24Client;

/**
 * Something that happened on a portal. It may come more than once, late, and out of
 * order; what has the same {@link #key()} is the same occurrence.
 * <p>
 * An event says which object is concerned, and hardly ever more: fetch it.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see <a href="https://apidocs.bitrix24.com/api-reference/events/index.html">Events</a>
 */
public interface Bitrix24Event {

	/**
	 * Return what all events have.
	 * @return the details
	 */
	EventDetails details();

	/**
	 * Return the code.
	 * @return the code in upper case, such as {@code ONCRMDEALADD}
	 */
	default String code() {
		return details().code();
	}

	/**
	 * Return on which portal it happened.
	 * @return the portal's {@code member_id}; its host, if the event came from a queue
	 * that is read by a webhook
	 */
	default String memberId() {
		return details().memberId();
	}

	/**
	 * Return when the portal sent or queued the event.
	 * @return the time by the portal's clock, in whole seconds
	 */
	default Instant time() {
		return details().time();
	}

	/**
	 * Return what tells doubles of an event: the number of the row of an offline queue,
	 * the {@code eventId} of the other queues, and for events that were sent a hash of
	 * all that is in them but tokens.
	 * @return a text that is the same for the same occurrence, within one portal and
	 * {@link #origin()}
	 */
	default String key() {
		return details().key();
	}

	/**
	 * Return how the event came.
	 * @return the origin
	 */
	default EventOrigin origin() {
		return details().origin();
	}

	/**
	 * Return what the event says, as it came.
	 * @return the data
	 */
	default EventData data() {
		return details().data();
	}

	/**
	 * Return the client of the portal on which it happened.
	 * @return the client
	 * @throws IllegalStateException if there is none, as after the application was
	 * removed from the portal
	 */
	default Bitrix24Client client() {
		Bitrix24Client client = details().client();
		if (client == null) {
			throw new IllegalStateException("There is no client for the portal '" + memberId() + "' of the event "
					+ code() + ": the application was removed from it, or only the event's application_token is"
					+ " configured. Configure the portal's webhook or tokens as well, or call portals by another client");
		}
		return client;
	}

	/**
	 * Make the event of its details: of the type that fits its code and data, else a
	 * {@link RawEvent}.
	 * @param details the details
	 * @return the event
	 */
	static Bitrix24Event of(EventDetails details) {
		return EventTypes.of(details);
	}

}
