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
package io.github.b24spring.client.oauth;

import io.github.b24spring.client.exception.Bitrix24ConnectionException;
import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.oauth.request.RefusalReason;
import io.github.b24spring.client.oauth.request.RefusedRequestException;
import reactor.core.publisher.Mono;

/**
 * Forgets portals. One that has removed the application may install it again before that
 * is done: what a new installation brought stays.
 */
final class PortalRemoval {

	private static final int ATTEMPTS = 20;

	private final OAuthContext context;

	private final PortalProbe probe;

	PortalRemoval(OAuthContext context, PortalProbe probe) {
		this.context = context;
		this.probe = probe;
	}

	/**
	 * Forget a portal, whatever it has.
	 */
	Mono<Void> remove(TokenKey portal) {
		return this.context.remove(portal).then(forgotten(portal));
	}

	/**
	 * Forget a portal that has removed the application.
	 * @param known its tokens, as they were when that was proven
	 * @return completes when it has none; fails with a {@link RefusedRequestException} if
	 * it has installed the application again
	 */
	Mono<Void> remove(TokenKey portal, PortalTokens known) {
		return this.context.remove(portal, known)
			.flatMap((removed) -> removed ? Mono.just(true) : removeChanged(portal, known))
			.then(forgotten(portal));
	}

	private Mono<Boolean> removeChanged(TokenKey portal, PortalTokens known) {
		return Mono.defer(() -> this.context.find(portal))
			.flatMap((found) -> requireRemoved(found, known).then(Mono.defer(() -> this.context.remove(portal, found))))
			.defaultIfEmpty(true)
			.filter((removed) -> removed)
			.repeatWhenEmpty((again) -> again.take(ATTEMPTS))
			.switchIfEmpty(Mono.error(() -> changedByOthers(portal)));
	}

	/**
	 * Tokens that came meanwhile are those of the same installation if they were renewed;
	 * such ones are of no use where the application is gone.
	 */
	private Mono<Void> requireRemoved(PortalTokens found, PortalTokens known) {
		Mono<Void> again = Mono.error(() -> new RefusedRequestException(RefusalReason.INSTALLED_AGAIN,
				"The portal has installed the application again: its tokens stay"));
		if (!String.valueOf(known.applicationToken()).equals(found.applicationToken())) {
			return again;
		}
		return this.probe.check(found.portal(), found.accessToken())
			.then(again)
			.onErrorResume(RefusedRequestException.class,
					(refused) -> (refused.reason() == RefusalReason.TOKENS_REFUSED) ? Mono.empty()
							: Mono.error(refused));
	}

	private Mono<Void> forgotten(TokenKey portal) {
		return Mono.fromRunnable(() -> {
			this.context.live().forgotten(portal);
			this.context.listener().forgotten(portal);
		});
	}

	private static Bitrix24ConnectionException changedByOthers(TokenKey portal) {
		return new Bitrix24ConnectionException(Bitrix24Error.withoutAnswer(TokenAnswerReader.METHOD,
				"the tokens of " + portal + " were changed by others " + ATTEMPTS + " times while they were removed",
				false), null);
	}

}
