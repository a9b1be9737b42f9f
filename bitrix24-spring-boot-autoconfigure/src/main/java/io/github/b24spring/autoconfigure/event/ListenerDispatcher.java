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

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import io.github.b24spring.client.event.Bitrix24Event;
import io.github.b24spring.client.event.DefaultEventDispatcher;
import io.github.b24spring.client.event.EventDispatcher;
import io.github.b24spring.client.event.EventHandlerRegistration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Gives events to the handlers and listeners of the application. They are looked for with
 * the first event, when all beans are made.
 */
final class ListenerDispatcher implements EventDispatcher, SmartInitializingSingleton, AutoCloseable {

	private final Supplier<List<EventHandlerRegistration>> handlers;

	private final DispatcherFactory factory;

	private final AtomicReference<@Nullable DefaultEventDispatcher> dispatcher = new AtomicReference<>();

	ListenerDispatcher(Supplier<List<EventHandlerRegistration>> handlers, DispatcherFactory factory) {
		this.handlers = handlers;
		this.factory = factory;
	}

	/**
	 * A bean whose events are not known fails the start, not the first event.
	 */
	@Override
	public void afterSingletonsInstantiated() {
		this.handlers.get();
	}

	@Override
	public Mono<Void> dispatch(Bitrix24Event event) {
		return Mono.defer(() -> dispatcher().dispatch(event));
	}

	private DefaultEventDispatcher dispatcher() {
		DefaultEventDispatcher known = this.dispatcher.get();
		return (known != null) ? known : create();
	}

	private synchronized DefaultEventDispatcher create() {
		DefaultEventDispatcher known = this.dispatcher.get();
		if (known == null) {
			known = this.factory.create(this.handlers.get());
			this.dispatcher.set(known);
		}
		return known;
	}

	@Override
	public void close() {
		DefaultEventDispatcher known = this.dispatcher.get();
		if (known != null) {
			known.close();
		}
	}

}
