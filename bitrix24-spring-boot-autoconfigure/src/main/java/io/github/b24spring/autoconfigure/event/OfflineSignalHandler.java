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

import io.github.b24spring.client.event.Bitrix24Event;
import io.github.b24spring.client.event.Bitrix24EventHandler;
import io.github.b24spring.client.event.EventHandlerRegistration;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Fetches at once when a portal says that something waits in the offline queue.
 *
 * @param pollers fetch from the queue
 */
record OfflineSignalHandler(ObjectProvider<EventPollers> pollers) implements Bitrix24EventHandler<Bitrix24Event> {

	private static final String CODE = "ONOFFLINEEVENT";

	EventHandlerRegistration registration() {
		return new EventHandlerRegistration("wakes pollers",
				(event) -> event.code().equals(CODE) && this.pollers.stream().anyMatch(EventPollers::hasOfflineQueue),
				this);
	}

	@Override
	public Mono<Void> handle(Bitrix24Event event) {
		return Mono.fromRunnable(() -> this.pollers.forEach((all) -> all.wakeOfflineQueues(event.memberId())));
	}

}
