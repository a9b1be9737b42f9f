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
