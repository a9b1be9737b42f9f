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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.b24spring.client.oauth.TokenStores.Step;
import io.github.b24spring.testportal.event.FormPost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.util.context.Context;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A portal that repeats what it says before it was answered.
 */
class RepeatedInstallationTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	@RegisterExtension
	private final OAuthPortal portal = new OAuthPortal();

	@Test
	void sameProcessAnswersBothAlike() {
		TokenStore slow = new TokenStores.WithoutLocks(this.portal.store) {

			@Override
			public Mono<Boolean> saveIfAbsent(TokenKey key, PortalTokens tokens) {
				return super.saveIfAbsent(key, tokens).delaySubscription(Duration.ofMillis(300));
			}

		};
		Bitrix24OAuth oauth = this.portal.oauth((builder) -> builder.tokenStore(slow));
		FormPost post = this.portal.posts().installed();
		StepVerifier
			.create(Flux.range(0, 5)
				.flatMap((number) -> oauth.install(OAuthPortal.read(post)))
				.map(PortalTokens::refreshToken)
				.distinct()
				.count())
			.expectNext(1L)
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.portal.news).containsExactly("installed " + this.portal.key());
		assertKept();
	}

	@Test
	void pageIsRepeatedLikeAnEvent() {
		FormPost post = this.portal.posts().page(7);
		this.portal.portal.oauth().delay((number) -> Duration.ofMillis(100));
		Bitrix24OAuth oauth = this.portal.oauth();
		StepVerifier
			.create(Flux.merge(oauth.install(OAuthPortal.read(post)), oauth.install(OAuthPortal.read(post))).count())
			.expectNext(2L)
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.portal.news).hasSize(1);
	}

	@ParameterizedTest
	@EnumSource
	void anotherProcessFindsWhatTheFirstOneKept(Step step) {
		FormPost post = this.portal.posts().installed();
		CompletableFuture<PortalTokens> second = new CompletableFuture<>();
		Mono<?> start = Mono.fromRunnable(() -> this.portal.oauth()
			.install(OAuthPortal.read(post))
			.toFuture()
			.whenComplete((tokens, failure) -> complete(second, tokens, failure)));
		Bitrix24OAuth first = this.portal
			.oauth((builder) -> builder.tokenStore(new TokenStores.Interrupted(this.portal.store, step, start)));
		String[] kept = new String[1];
		StepVerifier.create(first.install(OAuthPortal.read(post)).map(PortalTokens::refreshToken))
			.consumeNextWith((token) -> kept[0] = token)
			.expectComplete()
			.verify(LIMIT);
		assertThat(second).succeedsWithin(LIMIT).extracting(PortalTokens::refreshToken).isEqualTo(kept[0]);
		assertThat(this.portal.news).containsExactly("installed " + this.portal.key());
		assertKept();
	}

	/**
	 * The refresh token is used up, and what it gave is nowhere yet.
	 */
	@Test
	void anotherProcessWaitsForWhatTheFirstOneIsAboutToKeep() {
		FormPost post = this.portal.posts().installed();
		Sinks.Empty<Void> waiting = Sinks.empty();
		TokenStore store = new TokenStores.Delegating(this.portal.store) {

			@Override
			public Mono<Boolean> tryLock(TokenKey key, String holder, Duration time) {
				return super.tryLock(key, holder, time).doOnNext((locked) -> {
					if (!locked) {
						waiting.tryEmitEmpty();
					}
				});
			}

		};
		CompletableFuture<PortalTokens> second = new CompletableFuture<>();
		Mono<Void> start = Mono.<Void>fromRunnable(() -> this.portal.oauth((builder) -> builder.tokenStore(store))
			.install(OAuthPortal.read(post))
			.toFuture()
			.whenComplete((tokens, failure) -> {
				complete(second, tokens, failure);
				waiting.tryEmitEmpty();
			}));
		Bitrix24OAuth first = this.portal.oauth((builder) -> builder
			.tokenStore(new TokenStores.Interrupted(this.portal.store, Step.DECIDED, start.then(waiting.asMono()))));
		StepVerifier.create(first.install(OAuthPortal.read(post))).expectNextCount(1).expectComplete().verify(LIMIT);
		assertThat(second).succeedsWithin(LIMIT);
		assertKept();
	}

	/**
	 * The portal goes away, and repeats what it said.
	 */
	@Test
	void whatWasUsedUpIsKeptAlthoughNobodyWaitsForIt() {
		FormPost post = this.portal.posts().installed();
		Sinks.Empty<Void> gone = Sinks.empty();
		TokenStore store = new TokenStores.Interrupted(this.portal.store, Step.DECIDED,
				Mono.fromRunnable(gone::tryEmitEmpty));
		StepVerifier
			.create(this.portal.oauth((builder) -> builder.tokenStore(store))
				.install(OAuthPortal.read(post))
				.takeUntilOther(gone.asMono()))
			.expectComplete()
			.verify(LIMIT);
		StepVerifier.create(this.portal.oauth().install(OAuthPortal.read(post)))
			.expectNextCount(1)
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.portal.news).containsExactly("installed " + this.portal.key());
		assertKept();
	}

	/**
	 * A caller's transaction may be rolled back after the refresh token was used up.
	 */
	@Test
	void whatIsKeptIsNoneOfTheCallersBusiness() {
		List<Boolean> lent = new CopyOnWriteArrayList<>();
		TokenStore store = new TokenStores.Delegating(this.portal.store) {

			@Override
			public Mono<Boolean> saveIfAbsent(TokenKey key, PortalTokens tokens) {
				return Mono.deferContextual((context) -> {
					lent.add(context.hasKey("transaction"));
					return super.saveIfAbsent(key, tokens);
				});
			}

		};
		StepVerifier
			.create(this.portal.oauth((builder) -> builder.tokenStore(store))
				.install(OAuthPortal.read(this.portal.posts().installed()))
				.contextWrite(Context.of("transaction", "of the caller")))
			.expectNextCount(1)
			.expectComplete()
			.verify(LIMIT);
		assertThat(lent).containsExactly(false);
	}

	/**
	 * The portal drops what was bound with every version, and may keep its secret.
	 */
	@Test
	void updateIsToldThoughTheTokensStay() {
		Bitrix24OAuth oauth = this.portal.oauth();
		StepVerifier
			.create(Flux
				.concat(oauth.install(OAuthPortal.read(this.portal.posts().userReady())),
						oauth.install(OAuthPortal.read(this.portal.posts().installed())),
						oauth.install(OAuthPortal.read(this.portal.posts().updated(1))))
				.map(PortalTokens::refreshToken)
				.distinct()
				.count())
			.expectNext(1L)
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.portal.news).containsExactly("installed " + this.portal.key(),
				"installed " + this.portal.key());
	}

	@Test
	void forgeryOfTheSameTokensGetsNothingByIt() {
		FormPost post = this.portal.posts().installed();
		this.portal.portal.oauth().delay((number) -> Duration.ofMillis(100));
		Bitrix24OAuth oauth = this.portal.oauth();
		Mono<PortalTokens> forged = oauth.install(OAuthPortal.read(post.with("auth[application_token]", "made up")));
		StepVerifier.create(Flux.mergeDelayError(2, oauth.install(OAuthPortal.read(post)), forged))
			.expectNextCount(1)
			.expectErrorMessage("The OAuth server does not know the tokens")
			.verify(LIMIT);
		assertKept();
	}

	private static <T> void complete(CompletableFuture<T> future, T value, Throwable failure) {
		if (failure != null) {
			future.completeExceptionally(failure);
		}
		else {
			future.complete(value);
		}
	}

	private void assertKept() {
		StepVerifier.create(this.portal.store.find(this.portal.key()))
			.assertNext((kept) -> assertThat(kept.applicationToken())
				.isEqualTo(this.portal.installation.applicationToken()))
			.expectComplete()
			.verify(LIMIT);
	}

}
