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

import java.util.Optional;

import io.github.b24spring.client.exception.Bitrix24ConnectionException;
import io.github.b24spring.client.exception.Bitrix24Error;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Puts tokens into the store that a request has proven. Whether they may take the place
 * of those that are there is decided anew when these have changed meanwhile, in whatever
 * process: of two that are the first of a portal, the second one meets the tokens of the
 * first.
 */
final class TokenKeeper {

	private static final int ATTEMPTS = 20;

	private final OAuthContext context;

	TokenKeeper(OAuthContext context) {
		this.context = context;
	}

	/**
	 * Put tokens into the store that the OAuth server gave. The pair that they came for
	 * is of no use any more, so that these must not be lost.
	 * @return what is in the store then
	 */
	Mono<PortalTokens> keep(TokenKey key, PortalTokens tokens, Decision decision) {
		return change(key, (kept) -> (kept != null && isSamePair(kept, tokens))
				? Mono.just(kept.withApplicationToken(kept.applicationToken())) : decision.decide(kept));
	}

	/**
	 * A store that failed may have kept them all the same.
	 */
	private static boolean isSamePair(PortalTokens kept, PortalTokens tokens) {
		return kept.refreshToken().equals(tokens.refreshToken()) && kept.accessToken().equals(tokens.accessToken());
	}

	/**
	 * Change what is in the store.
	 * @return what is in the store then
	 */
	Mono<PortalTokens> change(TokenKey key, Decision decision) {
		return attempt(key, decision).repeatWhenEmpty((again) -> again.take(ATTEMPTS))
			.switchIfEmpty(Mono
				.error(() -> new Bitrix24ConnectionException(
						Bitrix24Error.withoutAnswer(TokenAnswerReader.METHOD, "the tokens of the portal '"
								+ key.memberId() + "' were changed by others " + ATTEMPTS + " times meanwhile", false),
						null)));
	}

	/**
	 * @return empty if somebody else was faster
	 */
	private Mono<PortalTokens> attempt(TokenKey key, Decision decision) {
		return this.context.retried(this.context.find(key).map(Optional::of).defaultIfEmpty(Optional.empty()))
			.flatMap((found) -> {
				PortalTokens kept = found.orElse(null);
				return decision.decide(kept)
					.flatMap((wanted) -> (wanted == kept) ? Mono.just(wanted)
							: this.context.retried(put(key, kept, wanted))
								.filter((put) -> put)
								.map((put) -> wanted)
								.doOnNext((tokens) -> installed(key, tokens)));
			});
	}

	private Mono<Boolean> put(TokenKey key, @Nullable PortalTokens kept, PortalTokens wanted) {
		return (kept != null) ? this.context.replace(key, kept, wanted) : this.context.saveIfAbsent(key, wanted);
	}

	private void installed(TokenKey key, PortalTokens tokens) {
		this.context.live().replaced(key, tokens);
		this.context.listener().installed(key);
	}

	/**
	 * Decides what is to be in the store.
	 */
	@FunctionalInterface
	interface Decision {

		/**
		 * Decide, by what is in the store at the moment.
		 * @param kept the tokens, {@code null} if there are none
		 * @return the tokens that are to be there, which may be the same; fails if they
		 * must stay as they are
		 */
		Mono<PortalTokens> decide(@Nullable PortalTokens kept);

	}

}
