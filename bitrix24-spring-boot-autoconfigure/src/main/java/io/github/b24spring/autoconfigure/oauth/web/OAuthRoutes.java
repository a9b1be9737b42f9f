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

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.b24spring.autoconfigure.internal.web.FormLimit;
import io.github.b24spring.autoconfigure.internal.web.FormTooLargeException;
import io.github.b24spring.client.credentials.PortalAddress;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.form.BracketForm;
import io.github.b24spring.client.form.FormLimits;
import io.github.b24spring.client.form.InvalidFormException;
import io.github.b24spring.client.oauth.Bitrix24OAuth;
import io.github.b24spring.client.oauth.request.ApplicationOpened;
import io.github.b24spring.client.oauth.request.ApplicationRequest;
import io.github.b24spring.client.oauth.request.ApplicationUninstalled;
import io.github.b24spring.client.oauth.request.AuthorizationCode;
import io.github.b24spring.client.oauth.request.RefusalReason;
import io.github.b24spring.client.oauth.request.RefusedRequestException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;

/**
 * What the routes do, whichever way a request came.
 *
 * @param oauth the application's access
 * @param handler decides of answers
 * @param states binds the protocol to the browser
 * @param defaultPortal the address of the portal that is authorized where none is named
 * @param formLimit the largest form that is read
 */
record OAuthRoutes(Bitrix24OAuth oauth, Bitrix24OAuthHandler handler, AuthorizationStates states,
		@Nullable String defaultPortal, FormLimit formLimit) {

	/**
	 * Why a page is not let in that brings what is missing.
	 */
	private static final Set<RefusalReason> INSTALLED_BY_PAGE = EnumSet.of(RefusalReason.UNKNOWN_PORTAL,
			RefusalReason.UNKNOWN_APPLICATION_TOKEN);

	private static final Log logger = LogFactory.getLog(OAuthRoutes.class);

	/**
	 * Send the browser to the page of the portal that the query names.
	 * @param state the state that the browser is given in a cookie
	 */
	Mono<Bitrix24OAuthReply> authorize(@Nullable String query, String state) {
		return Mono
			.fromSupplier(() -> Bitrix24OAuthReply
				.redirect(this.oauth.authorizationUri(portal(parse(query).text("portal")), state).toString()))
			.onErrorResume(this::failed);
	}

	private PortalAddress portal(@Nullable String named) {
		String text = (named != null) ? named : this.defaultPortal;
		if (text == null) {
			throw incomplete("The parameter 'portal' is missing, which names the portal's host");
		}
		try {
			PortalAddress address = PortalAddress.find(URI.create(text.contains("://") ? text : "https://" + text));
			if (address != null) {
				return address;
			}
		}
		catch (IllegalArgumentException ex) {
			// Told below.
		}
		throw incomplete("The parameter 'portal' is not the name of a host");
	}

	/**
	 * Take the code that the browser brings back.
	 */
	Mono<Bitrix24OAuthReply> callback(@Nullable String query, @Nullable String cookie) {
		return reply(() -> {
			BracketForm parameters = parse(query);
			this.states.redeem(parameters.text("state"), cookie);
			return this.oauth.exchange(AuthorizationCode.read(parameters));
		}, this.handler::authorized);
	}

	/**
	 * Take what a portal tells of the application.
	 */
	Mono<Bitrix24OAuthReply> receive(byte[] body, @Nullable String query) {
		return reply(() -> {
			FormLimits limits = FormLimits.defaults().withMaxBytes(this.formLimit.bytes());
			ApplicationRequest request = ApplicationRequest.read(BracketForm.parse(body, limits), parse(query));
			return accept(request).thenReturn(request);
		}, this.handler::received);
	}

	/**
	 * A handler that fails is none of the requests that fail: by then, what came is kept.
	 */
	private <T> Mono<Bitrix24OAuthReply> reply(Supplier<Mono<T>> request,
			Function<T, Mono<Bitrix24OAuthReply>> handler) {
		return Mono.defer(request)
			.map((kept) -> Mono.defer(() -> handler.apply(kept)))
			.onErrorResume((failure) -> Mono.just(failed(failure)))
			.flatMap(Function.identity());
	}

	/**
	 * The page of an application that is not installed yet installs it. Once it is, what
	 * a user opens must not take the place of the portal's tokens.
	 */
	private Mono<Void> accept(ApplicationRequest request) {
		if (request instanceof ApplicationUninstalled uninstalled) {
			return this.oauth.uninstall(uninstalled);
		}
		if (request instanceof ApplicationOpened) {
			return this.oauth.authenticate(request)
				.onErrorResume(RefusedRequestException.class,
						(refused) -> INSTALLED_BY_PAGE.contains(refused.reason()) ? this.oauth.install(request)
								: Mono.error(refused))
				.then();
		}
		return this.oauth.install(request).then();
	}

	Mono<Bitrix24OAuthReply> failed(Throwable failure) {
		HttpStatus status = status(failure);
		if (status == HttpStatus.INTERNAL_SERVER_ERROR) {
			return Mono.error(failure);
		}
		logger.warn("Refused a request to the application: " + failure.getMessage());
		return this.handler.failed(failure, status);
	}

	private static HttpStatus status(Throwable failure) {
		if (failure instanceof RefusedRequestException refused) {
			return (refused.reason() == RefusalReason.INCOMPLETE) ? HttpStatus.BAD_REQUEST : HttpStatus.FORBIDDEN;
		}
		if (failure instanceof FormTooLargeException
				|| (failure instanceof InvalidFormException invalid && invalid.isTooLarge())) {
			return HttpStatus.CONTENT_TOO_LARGE;
		}
		if (failure instanceof InvalidFormException) {
			return HttpStatus.BAD_REQUEST;
		}
		return (failure instanceof Bitrix24Exception) ? HttpStatus.BAD_GATEWAY : HttpStatus.INTERNAL_SERVER_ERROR;
	}

	private static BracketForm parse(@Nullable String query) {
		return BracketForm.parse(((query != null) ? query : "").getBytes(StandardCharsets.UTF_8));
	}

	private static RefusedRequestException incomplete(String message) {
		return new RefusedRequestException(RefusalReason.INCOMPLETE, message);
	}

}
