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

import io.github.b24spring.client.oauth.Bitrix24Clients;
import io.github.b24spring.client.oauth.Bitrix24OAuth;
import io.github.b24spring.client.oauth.request.ApplicationRequest;
import io.github.b24spring.client.oauth.request.ApplicationUninstalled;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Lets in what comes from the portals of the token store.
 */
record OAuthAuthenticator(Bitrix24OAuth oauth, Bitrix24Clients clients) implements EventAuthenticator {

	@Override
	public Mono<EventPortal> authenticate(String memberId, @Nullable String applicationToken) {
		return this.oauth.authenticate(memberId, applicationToken).flatMap((known) -> portal(memberId));
	}

	@Override
	public Mono<EventPortal> authenticate(ApplicationRequest request) {
		String memberId = request.authorization().memberId();
		if (request instanceof ApplicationUninstalled uninstalled) {
			return this.oauth.uninstall(uninstalled).thenReturn(new EventPortal(memberId, null));
		}
		return this.oauth.install(request).flatMap((known) -> portal(memberId));
	}

	/**
	 * The portal may have been forgotten since.
	 */
	private Mono<EventPortal> portal(String memberId) {
		return this.clients.ofPortal(memberId)
			.map((client) -> new EventPortal(memberId, client))
			.defaultIfEmpty(new EventPortal(memberId, null));
	}

}
