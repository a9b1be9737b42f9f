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
package io.github.b24spring.autoconfigure.oauth.web;

import io.github.b24spring.autoconfigure.internal.web.FormTooLargeException;
import io.github.b24spring.autoconfigure.internal.web.ReactiveForms;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * The routes in a WebFlux application.
 *
 * @param routes what the routes do
 * @param properties where they are
 */
record ReactiveOAuthRouter(OAuthRoutes routes, Bitrix24OAuthRoutesProperties properties) {

	RouterFunction<ServerResponse> routerFunction() {
		String path = this.properties.getPath();
		return RouterFunctions.route()
			.GET(path + "/authorize", this::authorize)
			.GET(path + "/callback", this::callback)
			.POST(path + "/install", this::install)
			.build();
	}

	private Mono<ServerResponse> authorize(ServerRequest request) {
		String state = this.routes.states().create();
		ResponseCookie cookie = StateCookie.of(request.uri().getScheme())
			.give(state, this.properties.getStateLifetime());
		return this.routes.authorize(request.uri().getRawQuery(), state).flatMap((reply) -> respond(reply, cookie));
	}

	private Mono<ServerResponse> callback(ServerRequest request) {
		StateCookie cookie = StateCookie.of(request.uri().getScheme());
		HttpCookie brought = request.cookies().getFirst(cookie.name());
		return this.routes.callback(request.uri().getRawQuery(), (brought != null) ? brought.getValue() : null)
			.flatMap((reply) -> respond(reply, cookie.take()));
	}

	private Mono<ServerResponse> install(ServerRequest request) {
		return ReactiveForms.read(request, this.routes.formLimit())
			.flatMap((body) -> this.routes.receive(body, request.uri().getRawQuery()))
			.onErrorResume(FormTooLargeException.class, this.routes::failed)
			.flatMap((reply) -> respond(reply, null));
	}

	private static Mono<ServerResponse> respond(Bitrix24OAuthReply reply, @Nullable ResponseCookie cookie) {
		ServerResponse.BodyBuilder response = ServerResponse.status(reply.status());
		if (reply.location() != null) {
			response.location(reply.location());
		}
		if (cookie != null) {
			response.cookie(cookie);
		}
		response.header("Cache-Control", "no-store");
		return reply.body().isEmpty() ? response.build()
				: response.contentType(reply.contentType()).bodyValue(reply.body());
	}

}
