package io.github.b24spring.client.event.source;

import java.util.function.Function;

import io.github.b24spring.client.event.Bitrix24Event;
import reactor.core.publisher.Mono;

/**
 * An event in hand.
 *
 * @param event the event
 * @param acknowledge removes it from its queue
 * @param rejection leaves it in its queue
 * @author The b24spring maintainers
 */
record Delivery(Bitrix24Event event, Mono<Void> acknowledge,
		Function<Throwable, Mono<Void>> rejection) implements EventDelivery {

	@Override
	public Mono<Void> reject(Throwable failure) {
		return this.rejection.apply(failure);
	}

	@Override
	public String toString() {
		return "delivery of " + this.event;
	}

}
