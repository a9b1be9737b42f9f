package io.github.b24spring.client.event.source;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.github.b24spring.client.event.Bitrix24Event;
import io.github.b24spring.client.event.CrmItemEvent;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Somebody who takes events from a source.
 */
final class Consumer {

	final List<EventDelivery> deliveries = new ArrayList<>();

	final List<Throwable> failures = new ArrayList<>();

	private final Disposable subscription;

	private Consumer(Flux<EventDelivery> source, Function<EventDelivery, Mono<Void>> settles) {
		this.subscription = source.doOnNext(this.deliveries::add)
			.flatMap((delivery) -> settles.apply(delivery).onErrorResume((failure) -> {
				this.failures.add(failure);
				return Mono.empty();
			}), Integer.MAX_VALUE)
			.subscribe();
	}

	static Consumer of(Flux<EventDelivery> source, Function<EventDelivery, Mono<Void>> settles) {
		return new Consumer(source, settles);
	}

	static Consumer acknowledging(Flux<EventDelivery> source) {
		return of(source, EventDelivery::acknowledge);
	}

	/**
	 * The ids of the objects, in the order of the deliveries.
	 */
	List<Long> ids() {
		return this.deliveries.stream().map(Consumer::id).toList();
	}

	static long id(EventDelivery delivery) {
		Bitrix24Event event = delivery.event();
		return (event instanceof CrmItemEvent item) ? item.id() : Long.parseLong(event.key());
	}

	/**
	 * End without a word, as a process that is killed.
	 */
	void kill() {
		this.subscription.dispose();
	}

}
