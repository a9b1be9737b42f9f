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

import java.time.Duration;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Where tokens are kept. A refresh token can be used once, so a pair that is lost means
 * that a person must authorize the application again. Several applications share a store:
 * each has keys of its own.
 * <p>
 * An implementation is safe for use by many threads, does nothing before the
 * subscription, and puts no token into an exception or a log.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public interface TokenStore {

	/**
	 * Find tokens.
	 * @param key whose tokens
	 * @return the tokens, empty if there are none
	 */
	Mono<PortalTokens> find(TokenKey key);

	/**
	 * Keep tokens, in the place of those that are there.
	 * @param key whose tokens
	 * @param tokens the tokens
	 * @return completes when they are kept for good
	 */
	Mono<Void> save(TokenKey key, PortalTokens tokens);

	/**
	 * Keep tokens if there are none. Comparison and change are one step: of several
	 * processes that install a portal at once, one is the first.
	 * @param key whose tokens
	 * @param tokens the tokens to keep
	 * @return {@code true} when they are kept for good; {@code false} if there are some
	 */
	Mono<Boolean> saveIfAbsent(TokenKey key, PortalTokens tokens);

	/**
	 * Keep other tokens if nobody has changed those that were found: the refresh token,
	 * the {@code application_token} and the portal's address are the same still.
	 * Comparison and change are one step.
	 * @param key whose tokens
	 * @param found the tokens that are expected to be there
	 * @param tokens the tokens to keep
	 * @return {@code true} when they are kept for good; {@code false} if other tokens are
	 * there, or none
	 */
	Mono<Boolean> replace(TokenKey key, PortalTokens found, PortalTokens tokens);

	/**
	 * Forget a portal: the application's tokens of it, and those of its users.
	 * @param portal whose tokens, the portal's own
	 * @return completes when they are gone
	 */
	Mono<Void> remove(TokenKey portal);

	/**
	 * Forget a portal and its users if nobody has changed the portal's own tokens that
	 * were found, as {@link #replace} compares them. Comparison and change are one step.
	 * @param portal whose tokens, the portal's own
	 * @param found the tokens that are expected to be there
	 * @return {@code true} when they are gone; {@code false} if other tokens are there,
	 * or none
	 */
	Mono<Boolean> remove(TokenKey portal, PortalTokens found);

	/**
	 * Find whose tokens of an application are kept, so that those that nobody uses can be
	 * renewed before they are lost.
	 * @param clientId the {@code client_id} of the application
	 * @return all keys, in any order; none if the store cannot tell
	 */
	default Flux<TokenKey> keys(String clientId) {
		return Flux.empty();
	}

	/**
	 * Take the lock under which tokens are renewed, so that of several processes one does
	 * it. A lock that is not released is free again after its time. A store of a single
	 * process need not have any.
	 * @param key whose tokens
	 * @param holder who takes it, another text each time
	 * @param time the time after which it is free again
	 * @return whether it was free; {@code false} is an answer, no failure
	 */
	default Mono<Boolean> tryLock(TokenKey key, String holder, Duration time) {
		return Mono.just(true);
	}

	/**
	 * Release the lock, if it is still held.
	 * @param key whose tokens
	 * @param holder who took it
	 * @return completes when it is free
	 */
	default Mono<Void> unlock(TokenKey key, String holder) {
		return Mono.empty();
	}

	/**
	 * Return a store in memory. A restart loses the tokens.
	 * @return a new store
	 */
	static TokenStore inMemory() {
		return new InMemoryTokenStore();
	}

}
