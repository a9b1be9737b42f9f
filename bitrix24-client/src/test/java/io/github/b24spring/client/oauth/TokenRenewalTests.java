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

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.credentials.PortalAccess;
import io.github.b24spring.client.exception.Bitrix24ConnectionException;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24OAuthException;
import io.github.b24spring.client.exception.Bitrix24PaymentRequiredException;
import io.github.b24spring.client.exception.Bitrix24ReauthorizationRequiredException;
import io.github.b24spring.client.exception.Bitrix24TimeoutException;
import io.github.b24spring.client.internal.time.Timing;
import io.github.b24spring.testportal.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/**
 * What a renewal keeps, and what becomes of one that fails.
 */
class TokenRenewalTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	@RegisterExtension
	private final OAuthPortal portal = new OAuthPortal();

	@Test
	void newPairIsKeptBeforeItIsUsed() {
		AtomicReference<String> kept = new AtomicReference<>();
		TokenStore store = new FailingStore(this.portal.store) {

			@Override
			public Mono<Boolean> replace(TokenKey key, PortalTokens found, PortalTokens tokens) {
				return super.replace(key, found, tokens).doOnNext((done) -> kept.set(tokens.accessToken()));
			}

		};
		PortalTokens before = this.portal.expiredTokens();
		Bitrix24Credentials credentials = this.portal.oauth((builder) -> builder.tokenStore(store)).credentials(before);
		StepVerifier.create(renewed(credentials)).assertNext((access) -> {
			assertThat(access.accessToken()).isNotEqualTo(before.accessToken()).isEqualTo(kept.get());
		}).expectComplete().verify(LIMIT);
		StepVerifier.create(this.portal.store.find(this.portal.key())).assertNext((tokens) -> {
			assertThat(tokens.refreshToken()).isNotEqualTo(before.refreshToken());
			assertThat(tokens.expiresAt()).isAfter(Instant.now().plusSeconds(3000));
			assertThat(tokens.userId()).isEqualTo(this.portal.installation.userId());
			assertThat(tokens.scopes()).contains("crm", "user");
			assertThat(tokens.status()).isEqualTo("L");
		}).expectComplete().verify(LIMIT);
	}

	@Test
	void listenerThatThrowsCostsNoCall() {
		TokenListener throwing = new TokenListener() {

			@Override
			public void renewed(TokenKey key) {
				throw new IllegalStateException("broken");
			}

		};
		Bitrix24Credentials credentials = this.portal.oauth((builder) -> builder.listener(throwing))
			.credentials(this.portal.expiredTokens());
		StepVerifier.create(renewed(credentials)).expectNextCount(1).expectComplete().verify(LIMIT);
	}

	@Test
	void storeThatFailsAfterTheAnswerGetsTheSamePairLater() {
		FailingStore store = new FailingStore(this.portal.store);
		Bitrix24Credentials credentials = this.portal.oauth((builder) -> builder.tokenStore(store))
			.credentials(this.portal.expiredTokens());
		store.failures.set(4);
		StepVerifier.create(renewed(credentials)).expectErrorSatisfies((failure) -> {
			assertThat(failure).isInstanceOf(Bitrix24ConnectionException.class)
				.hasMessageContaining("token store failed with IOException");
			assertThat(((Bitrix24Exception) failure).mayHaveRun()).isFalse();
			assertThat(failure.getMessage()).doesNotContain("t0p-s3cret");
		}).verify(LIMIT);
		StepVerifier
			.create(Mono.defer(credentials::access)
				.retryWhen(reactor.util.retry.Retry.fixedDelay(600, Duration.ofMillis(50))))
			.expectNextCount(1)
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.portal.portal.oauth().statistics().requests()).isEqualTo(1);
	}

	@Test
	void storeThatFailsForAMomentLosesNeitherThePairNorACall() {
		AtomicInteger failures = new AtomicInteger(2);
		TokenStore store = new TokenStores.Delegating(this.portal.store) {

			@Override
			public Mono<Boolean> replace(TokenKey key, PortalTokens found, PortalTokens tokens) {
				return Mono.defer(() -> (failures.getAndDecrement() > 0)
						? super.replace(key, found, tokens).then(Mono.error(new IOException("connection lost")))
						: super.replace(key, found, tokens));
			}

		};
		Bitrix24Credentials credentials = this.portal.oauth((builder) -> builder.tokenStore(store))
			.credentials(this.portal.expiredTokens());
		StepVerifier
			.create(renewed(credentials).flatMap((access) -> this.portal.store.find(this.portal.key())
				.map((kept) -> kept.accessToken().equals(access.accessToken()))))
			.expectNext(true)
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.portal.portal.oauth().statistics().requests()).isEqualTo(1);
	}

	@Test
	void tokensOfAnotherApplicationAreNotUsed() {
		TokenKey others = TokenKey.of("local.other", this.portal.portal.memberId());
		StepVerifier.create(this.portal.store.save(others, this.portal.tokens())).expectComplete().verify(LIMIT);
		assertThatIllegalArgumentException().isThrownBy(() -> this.portal.oauth().credentials(others))
			.withMessageContaining("local.other");
		StepVerifier.create(this.portal.oauth().credentials(this.portal.key())).expectComplete().verify(LIMIT);
	}

	@Test
	void invalidGrantIsNotTriedAgainForTheSameToken() {
		Bitrix24Credentials credentials = this.portal.oauth().credentials(this.portal.expiredTokens());
		this.portal.installation.revokeRefreshTokens();
		for (int i = 0; i < 3; i++) {
			StepVerifier.create(renewed(credentials)).expectErrorSatisfies((failure) -> {
				assertThat(failure).isInstanceOf(Bitrix24ReauthorizationRequiredException.class)
					.hasMessageContaining("invalid_grant")
					.hasMessageContaining("authorized again");
				assertThat(((Bitrix24ReauthorizationRequiredException) failure).memberId())
					.isEqualTo(this.portal.portal.memberId());
			}).verify(LIMIT);
		}
		assertThat(this.portal.portal.oauth().statistics().requests()).isEqualTo(1);
		assertThat(this.portal.news).containsExactly("lost " + this.portal.key());
	}

	@Test
	void tokensOfANewInstallationEndAFailure() {
		Bitrix24Credentials credentials = this.portal.oauth().credentials(this.portal.expiredTokens());
		this.portal.installation.revokeRefreshTokens();
		StepVerifier.create(renewed(credentials))
			.expectError(Bitrix24ReauthorizationRequiredException.class)
			.verify(LIMIT);
		PortalTokens installed = this.portal.tokens();
		StepVerifier.create(this.portal.store.save(this.portal.key(), installed).then(credentials.access()))
			.assertNext((access) -> assertThat(access.accessToken()).isEqualTo(installed.accessToken()))
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void tokensOfTheSettingsAreTriedWhenThoseOfTheStoreAreLost() {
		PortalTokens lost = this.portal.tokens().withApplicationToken("events");
		this.portal.installation.revokeRefreshTokens();
		PortalTokens repaired = this.portal.expiredTokens();
		Bitrix24Credentials credentials = this.portal.oauth().credentials(repaired);
		StepVerifier.create(this.portal.store.save(this.portal.key(), lost).then(renewed(credentials)))
			.expectNextCount(1)
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.portal.news).containsExactly("renewed " + this.portal.key());
		StepVerifier.create(this.portal.store.find(this.portal.key())).assertNext((kept) -> {
			assertThat(kept.refreshToken()).isNotIn(lost.refreshToken(), repaired.refreshToken());
			assertThat(kept.applicationToken()).isEqualTo("events");
		}).expectComplete().verify(LIMIT);
		this.portal.installation.revokeRefreshTokens();
		this.portal.installation.expireAccessTokens();
		for (int i = 0; i < 3; i++) {
			StepVerifier.create(renewed(credentials))
				.expectError(Bitrix24ReauthorizationRequiredException.class)
				.verify(LIMIT);
		}
		assertThat(this.portal.portal.oauth().statistics().requests()).isEqualTo(4);
	}

	@Test
	void invalidGrantLooksWhetherAnotherProcessHasRenewed() {
		PortalTokens before = this.portal.expiredTokens();
		PortalTokens other = this.portal.tokens();
		TokenStore store = new FailingStore(this.portal.store) {

			@Override
			public Mono<PortalTokens> find(TokenKey key) {
				return super.find(key).flatMap((found) -> (this.finds.incrementAndGet() < 3) ? Mono.just(found)
						: save(key, other).thenReturn(other));
			}

		};
		Bitrix24Credentials credentials = this.portal.oauth((builder) -> builder.tokenStore(store)).credentials(before);
		StepVerifier.create(credentials.access()).expectNextCount(1).expectComplete().verify(LIMIT);
		this.portal.portal.oauthFaults().always(Fault.error(400, "invalid_grant", "used"));
		StepVerifier.create(credentials.invalidate(before.access()).then(credentials.access()))
			.assertNext((access) -> assertThat(access.accessToken()).isEqualTo(other.accessToken()))
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.portal.news).isEmpty();
	}

	@Test
	void tokensOfAnotherProcessThatExpiredMeanwhileAreRenewedToo() {
		PortalTokens before = this.portal.expiredTokens();
		Bitrix24Credentials credentials = this.portal.oauth().credentials(before);
		StepVerifier.create(credentials.access()).expectNextCount(1).expectComplete().verify(LIMIT);
		PortalTokens later = this.portal.expiredTokens();
		PortalTokens old = new PortalTokens(later.memberId(), later.portal(), later.accessToken(), later.refreshToken(),
				Instant.now().minusSeconds(1), null, Set.of(), null, null, null, false);
		StepVerifier
			.create(this.portal.store.save(this.portal.key(), old)
				.then(credentials.invalidate(before.access()))
				.then(Mono.defer(credentials::access)))
			.assertNext((access) -> assertThat(access.accessToken()).isNotEqualTo(old.accessToken()))
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.portal.refreshes()).isEqualTo(1);
	}

	@Test
	void portalThatWasForgottenNeedsAuthorization() {
		Bitrix24Credentials credentials = this.portal.oauth().credentials(this.portal.expiredTokens());
		StepVerifier
			.create(credentials.access()
				.flatMap((access) -> this.portal.store.remove(this.portal.key())
					.then(credentials.invalidate(access))
					.then(Mono.defer(credentials::access))))
			.expectError(Bitrix24ReauthorizationRequiredException.class)
			.verify(LIMIT);
		assertThat(this.portal.portal.oauth().statistics().requests()).isZero();
	}

	@Test
	void refusalsOfTheApplicationHaveExceptionsOfTheirOwn() {
		this.portal.installation.paid(false);
		StepVerifier.create(renewed(this.portal.oauth().credentials(this.portal.expiredTokens())))
			.expectError(Bitrix24PaymentRequiredException.class)
			.verify(LIMIT);
		this.portal.installation.uninstall();
		StepVerifier.create(renewed(this.portal.oauth().credentials(this.portal.expiredTokens())))
			.expectError(Bitrix24OAuthException.class)
			.verify(LIMIT);
	}

	@Test
	void serverThatIsOutOfOrderIsAskedAgain() {
		Bitrix24Credentials credentials = this.portal.oauth().credentials(this.portal.expiredTokens());
		this.portal.portal.oauthFaults().next(Fault.html(502), Fault.RESET);
		StepVerifier.create(this.portal.client(credentials).call("profile").retrieve(Object.class))
			.expectNextCount(1)
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.portal.refreshes()).isEqualTo(1);
	}

	@Test
	void waitsForTheProcessThatRenewsUntilItsTimeIsOver() {
		VirtualTimeScheduler clock = VirtualTimeScheduler.create();
		Bitrix24OAuth oauth = this.portal.oauth((builder) -> builder.timing(Timing.of(clock)));
		Bitrix24Credentials credentials = oauth.credentials(this.portal.expiredTokens());
		CompletableFuture<PortalAccess> renewal = this.portal.store
			.tryLock(this.portal.key(), "other", Duration.ofHours(1))
			.then(renewed(credentials))
			.toFuture();
		await().atMost(LIMIT).pollInterval(Duration.ofMillis(5)).until(() -> {
			clock.advanceTimeBy(Duration.ofSeconds(1));
			return renewal.isDone();
		});
		assertThat(renewal).isCompletedExceptionally();
		assertThatExceptionOfType(CompletionException.class).isThrownBy(renewal::join)
			.withCauseInstanceOf(Bitrix24TimeoutException.class);
		StepVerifier.create(this.portal.store.unlock(this.portal.key(), "other").then(credentials.access()))
			.expectNextCount(1)
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.portal.refreshes()).isEqualTo(1);
	}

	@Test
	void credentialsThatShareAStoreRenewOnce() {
		this.portal.portal.oauth().delay((number) -> Duration.ofMillis(200));
		PortalTokens tokens = this.portal.expiredTokens();
		StepVerifier
			.create(Flux.range(0, 20)
				.flatMap((number) -> renewed(this.portal.oauth().credentials(tokens)), 20)
				.map(PortalAccess::secret)
				.distinct()
				.count())
			.expectNext(1L)
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.portal.portal.oauth().statistics().requests()).isEqualTo(1);
	}

	@Test
	void secretOfEventsThatChangesWhileTokensAreRenewedIsKept() {
		TokenStore store = new TokenStores.Delegating(this.portal.store) {

			@Override
			public Mono<Boolean> replace(TokenKey key, PortalTokens found, PortalTokens tokens) {
				return (found.applicationToken() == null) ? super.replace(key, found, found.withApplicationToken("new"))
					.then(super.replace(key, found, tokens)) : super.replace(key, found, tokens);
			}

		};
		PortalTokens before = this.portal.expiredTokens();
		StepVerifier.create(renewed(this.portal.oauth((builder) -> builder.tokenStore(store)).credentials(before)))
			.expectNextCount(1)
			.expectComplete()
			.verify(LIMIT);
		StepVerifier.create(this.portal.store.find(this.portal.key())).assertNext((kept) -> {
			assertThat(kept.applicationToken()).isEqualTo("new");
			assertThat(kept.refreshToken()).isNotEqualTo(before.refreshToken());
		}).expectComplete().verify(LIMIT);
		assertThat(this.portal.portal.oauth().statistics().requests()).isEqualTo(1);
	}

	@Test
	void tokensOfTheSettingsDoNotReplaceThoseThatAnotherProcessHasRenewedFirst() {
		PortalTokens initial = this.portal.expiredTokens();
		PortalTokens renewed = this.portal.tokens();
		TokenStore store = new TokenStores.Delegating(this.portal.store) {

			@Override
			public Mono<Boolean> saveIfAbsent(TokenKey key, PortalTokens tokens) {
				return super.save(key, renewed).then(super.saveIfAbsent(key, tokens));
			}

		};
		StepVerifier.create(this.portal.oauth((builder) -> builder.tokenStore(store)).credentials(initial).access())
			.assertNext((access) -> assertThat(access.accessToken()).isEqualTo(renewed.accessToken()))
			.expectComplete()
			.verify(LIMIT);
		StepVerifier.create(this.portal.store.find(this.portal.key()))
			.expectNext(renewed)
			.expectComplete()
			.verify(LIMIT);
	}

	private static Mono<PortalAccess> renewed(Bitrix24Credentials credentials) {
		return Mono.defer(credentials::access)
			.flatMap((access) -> credentials.invalidate(access).then(Mono.defer(credentials::access)));
	}

	/**
	 * A store that can be out of order when tokens are to be replaced.
	 */
	private static class FailingStore extends TokenStores.Delegating {

		final AtomicInteger failures = new AtomicInteger();

		final AtomicInteger finds = new AtomicInteger();

		FailingStore(TokenStore store) {
			super(store);
		}

		@Override
		public Mono<Boolean> replace(TokenKey key, PortalTokens found, PortalTokens tokens) {
			return (this.failures.getAndDecrement() > 0)
					? Mono.error(new IOException("t0p-s3cret " + found.refreshToken()))
					: super.replace(key, found, tokens);
		}

	}

}
