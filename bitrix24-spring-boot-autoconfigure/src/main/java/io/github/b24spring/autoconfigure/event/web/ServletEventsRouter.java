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

import java.io.IOException;

import io.github.b24spring.autoconfigure.internal.web.FormTooLargeException;
import io.github.b24spring.autoconfigure.internal.web.ServletForms;
import reactor.core.publisher.Mono;

import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The route of events in a Spring MVC application. No thread waits for a place in the
 * queue.
 *
 * @param route what the route does
 */
record ServletEventsRouter(EventsRoute route) {

	RouterFunction<ServerResponse> routerFunction() {
		return RouterFunctions.route().POST(this.route.path(), this::receive).build();
	}

	private ServerResponse receive(ServerRequest request) throws IOException {
		return ServerResponse.async(status(request).map((status) -> ServerResponse.status(status).build()));
	}

	private Mono<Integer> status(ServerRequest request) throws IOException {
		try {
			return this.route.receive(ServletForms.read(request.servletRequest(), this.route.limit()));
		}
		catch (FormTooLargeException ex) {
			return Mono.just(this.route.tooLarge());
		}
	}

}
