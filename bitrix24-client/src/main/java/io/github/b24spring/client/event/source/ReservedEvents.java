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

import java.util.List;
import java.util.Map;

import io.github.b24spring.client.event.Bitrix24Event;

import org.springframework.util.Assert;

/**
 * Events that are reserved in an offline queue.
 *
 * @param processId the id of the reservation, empty if there are no events
 * @param events the events, oldest first
 * @param messageIds the {@code MESSAGE_ID} of each event by its
 * {@linkplain Bitrix24Event#key() key}. All changes of one kind to one object have the
 * same, and the method {@code event.offline.error} knows events by nothing else.
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record ReservedEvents(String processId, List<Bitrix24Event> events, Map<String, String> messageIds) {

	public ReservedEvents {
		events = List.copyOf(events);
		messageIds = Map.copyOf(messageIds);
	}

	String messageId(String key) {
		String messageId = this.messageIds.get(key);
		Assert.notNull(messageId, () -> "There is no event with the key '" + key + "' in the reservation");
		return messageId;
	}

}
