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
package io.github.b24spring.client.event;

import java.util.Collection;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.oauth.Bitrix24Clients;
import io.github.b24spring.client.oauth.Bitrix24OAuth;
import io.github.b24spring.client.oauth.request.ApplicationRequest;
import io.github.b24spring.client.oauth.request.RefusedRequestException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Finds out whether requests come from the portal that they name. Nothing is signed: all
 * that a portal shows is its {@code application_token}.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@FunctionalInterface
public interface EventAuthenticator {

	/**
	 * Check an event or another request.
	 * @param memberId the {@code member_id} that it names
	 * @param applicationToken the {@code application_token} that it brings, {@code null}
	 * if it brings none
	 * @return the portal, never empty; fails with a {@link RefusedRequestException} if
	 * the request is not genuine, with anything else if that could not be found out
	 */
	Mono<EventPortal> authenticate(String memberId, @Nullable String applicationToken);

	/**
	 * Check an event about the application itself, and keep or forget tokens as it says.
	 * By default it is checked like any other, and no more is done.
	 * @param request the event
	 * @return the portal, never empty; fails as {@link #authenticate(String, String)}
	 * does
	 */
	default Mono<EventPortal> authenticate(ApplicationRequest request) {
		return authenticate(request.authorization().memberId(), request.authorization().applicationToken());
	}

	/**
	 * Return an authenticator that lets in what another one refuses, if that proves to be
	 * genuine by this one or the other.
	 * @param other the other, which is asked second
	 * @return the authenticator, which refuses for the reason of the first
	 */
	default EventAuthenticator or(EventAuthenticator other) {
		return new EitherAuthenticator(this, other);
	}

	/**
	 * Return an authenticator for the portals that have installed an application. Events
	 * about the application are proven by its tokens, which are then kept or forgotten.
	 * @param oauth the application's access to portals
	 * @param clients the clients of the portals
	 * @return the authenticator
	 */
	static EventAuthenticator of(Bitrix24OAuth oauth, Bitrix24Clients clients) {
		return new OAuthAuthenticator(oauth, clients);
	}

	/**
	 * Return an authenticator for one portal, whose secrets are configured: those of its
	 * outgoing webhooks, or of its one local application.
	 * @param applicationTokens the secrets
	 * @param client the portal's client, {@code null} if there is none
	 * @return the authenticator, which takes a time that does not depend on where two
	 * secrets differ
	 */
	static EventAuthenticator of(Collection<String> applicationTokens, @Nullable Bitrix24Client client) {
		return new TokenAuthenticator(applicationTokens, client);
	}

}
