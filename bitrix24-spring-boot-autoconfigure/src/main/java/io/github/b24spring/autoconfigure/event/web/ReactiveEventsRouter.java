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
package io.github.b24spring.autoconfigure.event.web;

import io.github.b24spring.autoconfigure.internal.web.FormTooLargeException;
import io.github.b24spring.autoconfigure.internal.web.ReactiveForms;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * The route of events in a WebFlux application.
 *
 * @param route what the route does
 */
record ReactiveEventsRouter(EventsRoute route) {

	RouterFunction<ServerResponse> routerFunction() {
		return RouterFunctions.route().POST(this.route.path(), this::receive).build();
	}

	private Mono<ServerResponse> receive(ServerRequest request) {
		return ReactiveForms.read(request, this.route.limit())
			.flatMap(this.route::receive)
			.onErrorResume(FormTooLargeException.class, (tooLarge) -> Mono.fromSupplier(this.route::tooLarge))
			.flatMap((status) -> ServerResponse.status(status).build());
	}

}
