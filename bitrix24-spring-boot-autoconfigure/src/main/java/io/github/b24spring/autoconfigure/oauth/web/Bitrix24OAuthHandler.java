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

import io.github.b24spring.client.oauth.PortalTokens;
import io.github.b24spring.client.oauth.request.ApplicationRequest;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;

/**
 * Decides what browsers and portals are answered with. A bean of this type takes the
 * place of the default one.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public interface Bitrix24OAuthHandler {

	/**
	 * Called when a user has authorized the application, and the tokens are kept.
	 * @param tokens the portal's tokens
	 * @return what the browser is shown, by default the application's first page
	 */
	default Mono<Bitrix24OAuthReply> authorized(PortalTokens tokens) {
		return Mono.just(Bitrix24OAuthReply.redirect("/"));
	}

	/**
	 * Called when a portal has notified the application, or shows a page of it, after the
	 * request was proven and the tokens were kept or forgotten.
	 * @param request what the portal sent
	 * @return what it is answered with, by default an empty page
	 */
	default Mono<Bitrix24OAuthReply> received(ApplicationRequest request) {
		return Mono.just(Bitrix24OAuthReply.html(""));
	}

	/**
	 * Called when a request was refused or could not be carried out. Nothing was kept.
	 * What fails in this handler itself is left to the application's own handling of
	 * errors.
	 * @param failure the reason, which tells no secret:
	 * {@link io.github.b24spring.client.oauth.request.RefusedRequestException},
	 * {@link io.github.b24spring.client.form.InvalidFormException} or
	 * {@link io.github.b24spring.client.exception.Bitrix24Exception}
	 * @param status the status that fits
	 * @return what the browser or portal is answered with, by default the reason
	 */
	default Mono<Bitrix24OAuthReply> failed(Throwable failure, HttpStatus status) {
		return Mono.just(Bitrix24OAuthReply.text(status, String.valueOf(failure.getMessage())));
	}

}
