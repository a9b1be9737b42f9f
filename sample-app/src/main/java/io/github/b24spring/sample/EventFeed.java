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
package io.github.b24spring.sample;

import java.time.Duration;

import io.github.b24spring.client.event.Bitrix24Event;
import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The events of the portal as they come, and the last ones for those who come later.
 */
@Component
class EventFeed {

	private static final int KEPT = 20;

	private static final Duration LONGEST_RIVALRY = Duration.ofSeconds(1);

	private final Sinks.Many<ShownEvent> events = Sinks.many().replay().limit(KEPT);

	@EventListener
	void show(Bitrix24Event event) {
		this.events.emitNext(ShownEvent.of(event), Sinks.EmitFailureHandler.busyLooping(LONGEST_RIVALRY));
	}

	Flux<ShownEvent> events() {
		return this.events.asFlux().onBackpressureBuffer(KEPT, (dropped) -> {
		}, BufferOverflowStrategy.DROP_OLDEST);
	}

}
