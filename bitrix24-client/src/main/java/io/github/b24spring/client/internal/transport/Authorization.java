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
package io.github.b24spring.client.internal.transport;

import io.github.b24spring.client.Bitrix24ClientListener;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.credentials.PortalAccess;
import io.github.b24spring.client.credentials.PortalAddress;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;

/**
 * Gives calls and downloads the access in hand, and another one in place of one that the
 * portal refused.
 */
final class Authorization {

	private static final Log logger = LogFactory.getLog(Authorization.class);

	private final Bitrix24Credentials credentials;

	private final SecretRedactor redactor;

	private final PortalLocation location;

	Authorization(Bitrix24Credentials credentials, SecretRedactor redactor, Bitrix24ClientListener listener) {
		this.credentials = credentials;
		this.redactor = redactor;
		this.location = new PortalLocation(credentials.portal(), listener);
	}

	PortalAddress portal() {
		return this.location.current();
	}

	SecretRedactor redactor() {
		return this.redactor;
	}

	Mono<Authorized> authorize() {
		return access().switchIfEmpty(Mono
			.error(() -> new IllegalStateException(this.credentials + " gave neither an access nor a reason why not")));
	}

	private Mono<Authorized> access() {
		return this.credentials.access().map(this::authorized);
	}

	private Authorized authorized(PortalAccess access) {
		this.redactor.add(access.secret());
		return new Authorized(access, this.location.of(access.portal()));
	}

	/**
	 * Look for another access after one was refused as expired. One that was renewed
	 * since the refused one was taken is not renewed again.
	 * @return the other access, or nothing if there is none
	 */
	Mono<Authorized> renew(Authorized refused) {
		return other(refused).switchIfEmpty(
				Mono.defer(() -> this.credentials.invalidate(refused.access()).then(Mono.defer(() -> other(refused)))));
	}

	/**
	 * Looks for another access after the portal did not know one.
	 * @return the other access, or nothing if there is none
	 */
	Mono<Authorized> replace(Authorized refused) {
		return other(refused).switchIfEmpty(
				Mono.defer(() -> this.credentials.revoked(refused.access()).then(Mono.defer(() -> other(refused)))));
	}

	private Mono<Authorized> other(Authorized refused) {
		return access().filter((authorized) -> !authorized.access().secret().equals(refused.access().secret()));
	}

	/**
	 * Note that the portal redirected, and answered where it pointed to.
	 */
	Mono<Void> moved(Authorized authorized, PortalAddress to) {
		return Mono
			.defer(() -> this.location.moved(authorized.portal(), to)
					? this.credentials.moved(authorized.access().portal(), to) : Mono.empty())
			.onErrorResume(Exception.class, (failure) -> {
				logger.warn("The new address of the portal, '" + to.host() + "', could not be noted: "
						+ this.redactor.apply(String.valueOf(failure)));
				return Mono.empty();
			});
	}

}
