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
import java.util.function.Supplier;

import io.github.b24spring.client.exception.Bitrix24ConnectionException;
import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24TimeoutException;
import io.github.b24spring.client.internal.time.Timing;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;

/**
 * What the credentials of all portals of an application share.
 *
 * @param application the application
 * @param settings how tokens are obtained
 * @param store where they are kept
 * @param endpoint where they are renewed
 * @param check checks addresses of portals
 * @param live the credentials that are in use
 * @param listener notified of what happens to them
 * @param timing where time comes from
 */
record OAuthContext(OAuthApplication application, OAuthSettings settings, TokenStore store, TokenEndpoint endpoint,
		PortalCheck check, LiveCredentials live, TokenListener listener, Timing timing) {

	private static final long RETRIES = 3;

	private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

	TokenKey key(String memberId) {
		return TokenKey.of(this.application.clientId(), memberId);
	}

	void checkOwn(TokenKey key) {
		Assert.isTrue(key.clientId().equals(this.application.clientId()),
				() -> "The tokens of " + key + " are not those of the " + this.application);
	}

	Mono<PortalTokens> find(TokenKey key) {
		return ask(() -> this.store.find(key));
	}

	Mono<Boolean> saveIfAbsent(TokenKey key, PortalTokens tokens) {
		return decide(() -> this.store.saveIfAbsent(key, tokens));
	}

	Mono<Void> remove(TokenKey portal) {
		return ask(() -> this.store.remove(portal));
	}

	Mono<Boolean> remove(TokenKey portal, PortalTokens found) {
		return decide(() -> this.store.remove(portal, found));
	}

	Mono<Boolean> replace(TokenKey key, PortalTokens found, PortalTokens tokens) {
		return decide(() -> this.store.replace(key, found, tokens));
	}

	/**
	 * All who need a token wait for the same answer of the store, so that one which never
	 * comes must not be waited for without end.
	 */
	private <T> Mono<T> ask(Supplier<Mono<T>> question) {
		return Mono.defer(question)
			.timeout(this.settings.responseTimeout(), Mono.error(this::timedOut), this.timing.scheduler())
			.onErrorMap(OAuthContext::translate);
	}

	/**
	 * Ask what has to be answered with yes or no.
	 */
	private Mono<Boolean> decide(Supplier<Mono<Boolean>> question) {
		return ask(() -> question.get()
			.switchIfEmpty(Mono.error(() -> new IllegalStateException("Neither true nor false"))));
	}

	private Bitrix24TimeoutException timedOut() {
		return new Bitrix24TimeoutException(Bitrix24Error.withoutAnswer(TokenAnswerReader.METHOD,
				"the token store did not answer within " + this.settings.responseTimeout().toMillis() + " ms", false),
				null);
	}

	/**
	 * Try again what a store could not do. The tokens that it was to keep may be the only
	 * ones that are of any use.
	 */
	<T> Mono<T> retried(Mono<T> store) {
		return store.retryWhen(Retry.backoff(RETRIES, FIRST_PAUSE)
			.scheduler(this.timing.scheduler())
			.onRetryExhaustedThrow((retry, last) -> last.failure()));
	}

	/**
	 * The time is that of the store alone: what is done with each key may take longer.
	 */
	Flux<TokenKey> keys() {
		return Flux.defer(() -> this.store.keys(this.application.clientId()))
			.timeout(this.settings.responseTimeout(), Flux.error(this::timedOut), this.timing.scheduler())
			.onErrorMap(OAuthContext::translate)
			.onBackpressureBuffer();
	}

	Mono<Boolean> tryLock(TokenKey key, String holder) {
		return tryLock(key, holder, this.settings.lockTime());
	}

	Mono<Boolean> tryLock(TokenKey key, String holder, Duration time) {
		return decide(() -> this.store.tryLock(key, holder, time));
	}

	/**
	 * A lock that stays is free after its time.
	 */
	Mono<Void> unlock(TokenKey key, String holder) {
		return ask(() -> this.store.unlock(key, holder)).onErrorComplete();
	}

	/**
	 * What a database driver says may repeat what it was given, so that only the type of
	 * its failure is told.
	 */
	private static Throwable translate(Throwable failure) {
		if (failure instanceof Bitrix24Exception || failure instanceof Error) {
			return failure;
		}
		return new Bitrix24ConnectionException(Bitrix24Error.withoutAnswer(TokenAnswerReader.METHOD,
				"the token store failed with " + ClassUtils.getShortName(failure.getClass()), false), null);
	}

}
