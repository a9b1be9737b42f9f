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
package io.github.b24spring.client.event;

import io.github.b24spring.client.Bitrix24Client;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Which events come to the application, the methods {@code event.bind},
 * {@code event.unbind}, {@code event.get} and {@code events}. They need the tokens of an
 * application; a webhook is refused with a
 * {@link io.github.b24spring.client.exception.Bitrix24WrongAuthTypeException}.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see <a href="https://apidocs.bitrix24.com/api-reference/events/index.html">Events</a>
 */
public interface EventOperations {

	/**
	 * Create the operations of a client.
	 * @param client the client
	 * @return the operations
	 */
	static EventOperations of(Bitrix24Client client) {
		return new EventTemplate(client);
	}

	/**
	 * Bind an event, by {@code event.bind}. The portal forgets it when the application is
	 * updated.
	 * @param binding the event, and how it comes
	 * @return completes when it is bound. Fails with a
	 * {@link io.github.b24spring.client.exception.Bitrix24ApiException} if the portal
	 * does not know the event, has it bound already, or does not say that it is bound;
	 * with a {@link io.github.b24spring.client.exception.Bitrix24AccessDeniedException}
	 * if that is only for an administrator
	 */
	Mono<Void> bind(EventBinding binding);

	/**
	 * Unbind an event, by {@code event.unbind}.
	 * @param binding the event, and how it comes
	 * @return how many bindings were removed
	 */
	Mono<Integer> unbind(EventBinding binding);

	/**
	 * Find what the application has bound, by {@code event.get}.
	 * @return the bindings, without their options, which portals do not tell
	 */
	Flux<EventBinding> bindings();

	/**
	 * Find which events the application may bind, by {@code events}.
	 * @return the codes in upper case
	 */
	Flux<String> available();

	/**
	 * Find which events of a permission the application may bind, by {@code events}.
	 * @param scope the permission, such as {@code crm}
	 * @return the codes in upper case
	 */
	Flux<String> available(String scope);

}
