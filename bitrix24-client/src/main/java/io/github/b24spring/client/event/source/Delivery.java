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
