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

import java.io.IOException;

import io.github.b24spring.autoconfigure.internal.web.FormTooLargeException;
import io.github.b24spring.autoconfigure.internal.web.ServletForms;
import jakarta.servlet.http.Cookie;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The routes in a Spring MVC application. No thread waits while a portal is asked.
 *
 * @param routes what the routes do
 * @param properties where they are
 */
record ServletOAuthRouter(OAuthRoutes routes, Bitrix24OAuthRoutesProperties properties) {

	RouterFunction<ServerResponse> routerFunction() {
		String path = this.properties.getPath();
		return RouterFunctions.route()
			.GET(path + "/authorize", this::authorize)
			.GET(path + "/callback", this::callback)
			.POST(path + "/install", this::install)
			.build();
	}

	private ServerResponse authorize(ServerRequest request) {
		String state = this.routes.states().create();
		ResponseCookie cookie = StateCookie.of(request.uri().getScheme())
			.give(state, this.properties.getStateLifetime());
		return respond(this.routes.authorize(request.uri().getRawQuery(), state), cookie);
	}

	private ServerResponse callback(ServerRequest request) {
		StateCookie cookie = StateCookie.of(request.uri().getScheme());
		Cookie brought = request.cookies().getFirst(cookie.name());
		return respond(this.routes.callback(request.uri().getRawQuery(), (brought != null) ? brought.getValue() : null),
				cookie.take());
	}

	private ServerResponse install(ServerRequest request) throws IOException {
		try {
			byte[] form = ServletForms.read(request.servletRequest(), this.routes.formLimit());
			return respond(this.routes.receive(form, request.uri().getRawQuery()), null);
		}
		catch (FormTooLargeException ex) {
			return respond(this.routes.failed(ex), null);
		}
	}

	private static ServerResponse respond(Mono<Bitrix24OAuthReply> reply, @Nullable ResponseCookie cookie) {
		return ServerResponse.async(reply.map((found) -> response(found, cookie)));
	}

	private static ServerResponse response(Bitrix24OAuthReply reply, @Nullable ResponseCookie cookie) {
		ServerResponse.BodyBuilder response = ServerResponse.status(reply.status())
			.header(HttpHeaders.CACHE_CONTROL, "no-store");
		if (reply.location() != null) {
			response.location(reply.location());
		}
		if (cookie != null) {
			response.header(HttpHeaders.SET_COOKIE, cookie.toString());
		}
		return reply.body().isEmpty() ? response.build() : response.contentType(reply.contentType()).body(reply.body());
	}

}
