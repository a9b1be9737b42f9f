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

import reactor.core.publisher.Mono;

/**
 * Handles the events of a type, or of all types if it is one of {@link Bitrix24Event}.
 * <p>
 * It may be given an event more than once, and several at a time. It may block: each runs
 * on a thread of its own, and is given up after a time.
 *
 * @param <E> the type of events, which is found by reflection; a lambda is registered
 * with its type
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@FunctionalInterface
public interface Bitrix24EventHandler<E extends Bitrix24Event> {

	/**
	 * Handle an event.
	 * @param event the event
	 * @return completes when the event is handled durably; if it fails, an event that was
	 * fetched from a queue comes again
	 */
	Mono<Void> handle(E event);

}
