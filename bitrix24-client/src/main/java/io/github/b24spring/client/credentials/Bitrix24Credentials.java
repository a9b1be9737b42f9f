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
package io.github.b24spring.client.credentials;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Source of what a portal lets a client in with. It is asked for each request, so that a
 * token can be renewed while calls are under way.
 * <p>
 * An implementation is safe for use by many threads, and its {@link Object#toString()}
 * tells nothing of the secret.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see <a href=
 * "https://apidocs.bitrix24.com/settings/how-to-call-rest-api/authorization.html">Authorization</a>
 */
public interface Bitrix24Credentials {

	/**
	 * Use an inbound webhook.
	 * @param url the webhook's address as the portal shows it, such as
	 * {@code https://company.bitrix24.com/rest/1/…/}
	 * @return the credentials
	 * @throws InvalidCredentialsException if the address cannot be that of a webhook
	 */
	static Bitrix24Credentials webhook(String url) {
		return CredentialsParser.webhook(url);
	}

	/**
	 * Use an access token of an application, which is not renewed.
	 * @param portalUrl the portal's address, such as {@code https://company.bitrix24.com}
	 * @param accessToken the token
	 * @return the credentials
	 * @throws InvalidCredentialsException if the address cannot be that of a portal, or
	 * the token is empty
	 */
	static Bitrix24Credentials accessToken(String portalUrl, String accessToken) {
		return CredentialsParser.accessToken(portalUrl, accessToken);
	}

	/**
	 * Return where the portal answers, as far as is known before anything was sent.
	 * @return the address
	 */
	PortalAddress portal();

	/**
	 * Return whose calls the portal counts together. It stays the same when a token is
	 * renewed.
	 * @return the account
	 */
	AccountId account();

	/**
	 * Return which portal it is, whatever its address.
	 * @return the portal's {@code member_id}, {@code null} if it is unknown
	 */
	default @Nullable String memberId() {
		return null;
	}

	/**
	 * Return the access in hand, after renewing it if it was invalidated. Nothing is done
	 * before the subscription, and a subscriber that goes away takes nothing from the
	 * others that wait for the same renewal.
	 * @return the access; fails with a
	 * {@link io.github.b24spring.client.exception.Bitrix24Exception} if there is none
	 */
	Mono<PortalAccess> access();

	/**
	 * Take notice that the portal refused an access because it has expired. The next
	 * {@link #access()} is another one if these credentials can be renewed. An access
	 * that is no longer the one in hand changes nothing: the refusal came late.
	 * @param refused the access that was refused
	 * @return completes when the next {@link #access()} may be asked for
	 */
	default Mono<Void> invalidate(PortalAccess refused) {
		return Mono.empty();
	}

	/**
	 * Take notice that the portal does not know an access, which it has not called
	 * expired: the application may have been installed again, and another process may
	 * have kept what came of it. Nothing is renewed.
	 * @param refused the access that was refused
	 * @return completes when the next {@link #access()} may be asked for, which is the
	 * same one unless there is another
	 */
	default Mono<Void> revoked(PortalAccess refused) {
		return Mono.empty();
	}

	/**
	 * Take notice that the portal has redirected to another address, and answered there.
	 * @param from where the access in hand says that the portal answers
	 * @param to where it answers now
	 * @return completes when this has been noted
	 */
	default Mono<Void> moved(PortalAddress from, PortalAddress to) {
		return Mono.empty();
	}

}
