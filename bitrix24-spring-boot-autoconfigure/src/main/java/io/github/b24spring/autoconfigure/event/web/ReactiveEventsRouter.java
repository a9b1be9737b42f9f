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
