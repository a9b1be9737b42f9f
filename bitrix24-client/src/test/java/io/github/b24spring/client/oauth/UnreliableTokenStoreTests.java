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

import java.net.URI;
import java.time.Duration;
import java.util.function.Function;

import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.credentials.PortalAddress;
import io.github.b24spring.client.exception.Bitrix24ConnectionException;
import io.github.b24spring.client.exception.Bitrix24TimeoutException;
import io.github.b24spring.client.internal.time.Timing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.mock.http.client.reactive.MockClientHttpResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Stores of applications that do not do what they should.
 */
class UnreliableTokenStoreTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(20);

	private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();

	private final Timing timing = Timing.of(this.clock);

	private final TokenStore store = new InMemoryTokenStore(this.timing);

	private final PortalTokens tokens = PortalTokens.of("portal",
			PortalAddress.of(URI.create("https://company.bitrix24.com")), "old", "r");

	@AfterEach
	void stopClock() {
		this.clock.dispose();
	}

	@Test
	void portalIsNotLostToAnAnswerThatNeverComes() {
		Faulty store = new Faulty(this.store);
		Bitrix24Credentials credentials = oauth(store).credentials(this.tokens);
		Mono<String> renewed = renewed(credentials);
		store.find = (answer) -> Mono.never();
		StepVerifier.create(renewed)
			.expectSubscription()
			.then(() -> this.clock.advanceTimeBy(RESPONSE_TIMEOUT))
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(Bitrix24TimeoutException.class)
				.hasMessageContaining("the token store did not answer within 20000 ms"))
			.verify(LIMIT);
		store.find = Function.identity();
		StepVerifier.create(renewed).expectNext("new").expectComplete().verify(LIMIT);
	}

	@Test
	void lockThatIsNotReleasedHoldsUpNobody() {
		Faulty store = new Faulty(this.store) {

			@Override
			public Mono<Void> unlock(TokenKey key, String holder) {
				return Mono.never();
			}

		};
		StepVerifier.create(renewed(oauth(store).credentials(this.tokens)))
			.expectSubscription()
			.then(() -> this.clock.advanceTimeBy(RESPONSE_TIMEOUT))
			.expectNext("new")
			.expectComplete()
			.verify(LIMIT);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 300 })
	void keysThatNeverEndAreNotWaitedFor(int answered) {
		TokenStore store = listing(keys(answered).concatWith(Flux.never()));
		StepVerifier.create(oauth(store).portals())
			.expectNextCount(answered)
			.then(() -> this.clock.advanceTimeBy(RESPONSE_TIMEOUT))
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(Bitrix24TimeoutException.class)
				.hasMessageContaining("the token store did not answer within 20000 ms"))
			.verify(LIMIT);
	}

	@Test
	void whoTakesLongForEachKeyGetsThemAll() {
		StepVerifier.create(oauth(listing(keys(300))).portals(), 1)
			.expectNext("portal0")
			.then(() -> this.clock.advanceTimeBy(RESPONSE_TIMEOUT.multipliedBy(2)))
			.thenRequest(Long.MAX_VALUE)
			.expectNextCount(299)
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void whatAStoreThrowsIsToldWithoutItsText() {
		Faulty store = new Faulty(this.store);
		Bitrix24Credentials credentials = oauth(store).credentials(this.tokens);
		store.find = (answer) -> {
			throw new IllegalStateException("SELECT 's3cr3t'");
		};
		StepVerifier.create(Mono.defer(credentials::access))
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(Bitrix24ConnectionException.class)
				.hasMessageContaining("the token store failed with IllegalStateException")
				.hasMessageNotContaining("s3cr3t")
				.hasNoCause())
			.verify(LIMIT);
		store.find = Function.identity();
		StepVerifier.create(renewed(credentials)).expectNext("new").expectComplete().verify(LIMIT);
	}

	@Test
	void storeThatSaysNeitherYesNorNoFails() {
		Faulty store = new Faulty(this.store);
		Bitrix24Credentials credentials = oauth(store).credentials(this.tokens);
		store.lock = (answer) -> Mono.empty();
		StepVerifier.create(renewed(credentials)).expectError(Bitrix24ConnectionException.class).verify(LIMIT);
		store.lock = Function.identity();
		StepVerifier.create(renewed(credentials)).expectNext("new").expectComplete().verify(LIMIT);
	}

	private static Flux<TokenKey> keys(int number) {
		return Flux.range(0, number).map((portal) -> TokenKey.of("local.1", "portal" + portal));
	}

	private TokenStore listing(Flux<TokenKey> keys) {
		return new TokenStores.Delegating(this.store) {

			@Override
			public Flux<TokenKey> keys(String clientId) {
				return keys;
			}

		};
	}

	private static Mono<String> renewed(Bitrix24Credentials credentials) {
		return Mono.defer(credentials::access)
			.flatMap((access) -> credentials.invalidate(access).then(Mono.defer(credentials::access)))
			.map((access) -> String.valueOf(access.accessToken()));
	}

	private Bitrix24OAuth oauth(TokenStore store) {
		ClientHttpConnector connector = (method, uri, callback) -> Mono.fromSupplier(() -> {
			MockClientHttpResponse response = new MockClientHttpResponse(200);
			response.setBody("{\"access_token\":\"new\",\"refresh_token\":\"r2\",\"expires_in\":3600}");
			return response;
		});
		return Bitrix24OAuth.builder(OAuthApplication.of("local.1", "s3cret"))
			.settings(OAuthSettings.defaults().withResponseTimeout(RESPONSE_TIMEOUT))
			.tokenStore(store)
			.connector(connector)
			.timing(this.timing)
			.build();
	}

	/**
	 * A store whose answers are changed.
	 */
	private static class Faulty extends TokenStores.Delegating {

		private Function<Mono<PortalTokens>, Mono<PortalTokens>> find = Function.identity();

		private Function<Mono<Boolean>, Mono<Boolean>> lock = Function.identity();

		Faulty(TokenStore store) {
			super(store);
		}

		@Override
		public Mono<PortalTokens> find(TokenKey key) {
			return this.find.apply(super.find(key));
		}

		@Override
		public Mono<Boolean> tryLock(TokenKey key, String holder, Duration time) {
			return this.lock.apply(super.tryLock(key, holder, time));
		}

	}

}
