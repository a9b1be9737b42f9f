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

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.b24spring.client.event.EventBinding;
import io.github.b24spring.client.event.EventSubscriptions;
import org.jspecify.annotations.Nullable;

/**
 * Reads from the properties which events are to be bound on portals.
 */
final class DeclaredEvents {

	private static final Duration SIGNAL_INTERVAL = Duration.ofSeconds(1);

	private DeclaredEvents() {
	}

	static EventSubscriptions of(Bitrix24EventsProperties properties, Bitrix24EventQueuesProperties queues) {
		EventPropertyChecks.check(properties);
		EventPropertyChecks.check(queues);
		List<EventBinding> bindings = new ArrayList<>();
		URI handler = (properties.getHandlerUrl() != null) ? URI.create(properties.getHandlerUrl()) : null;
		if (handler != null) {
			properties.getBind().forEach((code) -> bindings.add(EventBinding.online(code, handler)));
		}
		Bitrix24EventQueuesProperties.OfflineQueue queue = queues.getOfflineQueue();
		queue.getBind().forEach((code) -> bindings.add(inQueue(EventBinding.offline(code), queue.getAuthConnector())));
		if (!queue.getBind().isEmpty() && handler != null) {
			bindings.add(EventBinding.offlineSignal(handler, SIGNAL_INTERVAL));
		}
		return EventSubscriptions.of(bindings);
	}

	private static EventBinding inQueue(EventBinding binding, @Nullable String connector) {
		return (connector != null) ? binding.withAuthConnector(connector) : binding;
	}

}
