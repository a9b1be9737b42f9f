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
		return Mono.fromRunnable(() -> this.pollers.forEach(EventPollers::wakeOfflineQueues));
	}

}
