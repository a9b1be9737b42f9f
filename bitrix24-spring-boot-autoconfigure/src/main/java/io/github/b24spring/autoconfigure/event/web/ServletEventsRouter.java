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
