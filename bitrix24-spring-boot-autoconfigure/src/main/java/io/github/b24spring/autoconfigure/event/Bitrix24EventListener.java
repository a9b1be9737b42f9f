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

import java.lang.reflect.Method;
import java.util.Set;

import io.github.b24spring.client.event.Bitrix24Event;
import io.github.b24spring.client.event.Bitrix24EventHandler;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ApplicationListenerMethodAdapter;
import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;

/**
 * Calls a method that listens to events, with all that Spring does for it, and tells when
 * it has done its work. What the application publishes itself reaches the method too, as
 * any event does.
 */
final class Bitrix24EventListener extends ApplicationListenerMethodAdapter
		implements Bitrix24EventHandler<Bitrix24Event> {

	Bitrix24EventListener(String beanName, Class<?> targetClass, Method method) {
		super(beanName, targetClass, method);
	}

	/**
	 * Call the method if its condition holds.
	 */
	@Override
	public Mono<Void> handle(Bitrix24Event event) {
		return Mono.defer(() -> {
			PayloadApplicationEvent<Bitrix24Event> published = new PayloadApplicationEvent<>(this, event);
			@Nullable Object @Nullable [] arguments = shouldHandle(published) ? resolveArguments(published) : null;
			return (arguments != null) ? completion(doInvoke(arguments)) : Mono.empty();
		});
	}

	/**
	 * Return the types of events that the method listens to, none of which is one of
	 * another.
	 */
	Set<Class<? extends Bitrix24Event>> types() {
		return isDefaultExecution() ? EventTypesOfMethod.of(getTargetMethod()) : Set.of();
	}

	/**
	 * What a listener returns is published in its turn, as Spring does.
	 */
	private Mono<Void> completion(@Nullable Object result) {
		if (result == null) {
			return Mono.empty();
		}
		ReactiveAdapter adapter = ReactiveAdapterRegistry.getSharedInstance().getAdapter(result.getClass());
		if (adapter == null) {
			handleResult(result);
			return Mono.empty();
		}
		return Flux.from(adapter.toPublisher(result)).doOnNext(this::handleResult).then();
	}

}
