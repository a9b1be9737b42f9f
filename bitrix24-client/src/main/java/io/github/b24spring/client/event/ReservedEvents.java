package io.github.b24spring.client.event;

import java.util.List;

/**
 * Events that are reserved in an offline queue.
 *
 * @param processId the id of the reservation, which may be empty if there are no events
 * @param events the events, oldest first
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record ReservedEvents(String processId, List<Bitrix24Event> events) {

	public ReservedEvents {
		events = List.copyOf(events);
	}

}
