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

import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.credentials.PortalAccess;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A process that is killed while it renews, and the one that comes after it.
 */
class KilledProcessTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	@RegisterExtension
	private final OAuthPortal portal = new OAuthPortal();

	@ParameterizedTest
	@EnumSource
	void nextProcessHasANewPairOrAnOldOneThatIsValid(Step step) {
		// The portal has to take a refresh token again whose answer was lost before
		// anything could keep it.
		this.portal.portal.oauth().reusableRefreshTokens(step == Step.ANSWERED);
		PortalTokens tokens = this.portal.expiredTokens();
		StoppingStore store = new StoppingStore(this.portal.store, step);
		StepVerifier.create(Mono.firstWithSignal(renewed(oauth(store).credentials(tokens)), store.stopped.asMono()))
			.expectNextCount((step == Step.USED) ? 1 : 0)
			.expectComplete()
			.verify(LIMIT);
		StepVerifier
			.create(oauth(this.portal.store).credentials(this.portal.key())
				.flatMap((next) -> this.portal.client(next).call("profile").retrieve(Object.class)))
			.expectNextCount(1)
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.portal.refreshes()).isEqualTo((step == Step.ANSWERED) ? 2 : 1);
	}

	private Bitrix24OAuth oauth(TokenStore store) {
		return this.portal.oauth((builder) -> builder.tokenStore(store));
	}

	private static Mono<PortalAccess> renewed(Bitrix24Credentials credentials) {
		return Mono.defer(credentials::access)
			.flatMap((access) -> credentials.invalidate(access).then(Mono.defer(credentials::access)));
	}

	/**
	 * The moment after which nothing happens any more.
	 */
	enum Step {

		LOCKED, ANSWERED, KEPT, USED

	}

	/**
	 * A store that never answers from a step on, and keeps locks for a hundredth of their
	 * time.
	 */
	private static final class StoppingStore extends TokenStores.Delegating {

		private final Step step;

		private final Sinks.Empty<PortalAccess> stopped = Sinks.empty();

		private StoppingStore(TokenStore store, Step step) {
			super(store);
			this.step = step;
		}

		@Override
		public Mono<Boolean> replace(TokenKey key, PortalTokens found, PortalTokens tokens) {
			if (this.step == Step.ANSWERED) {
				return stop();
			}
			Mono<Boolean> replaced = super.replace(key, found, tokens);
			return (this.step == Step.KEPT) ? replaced.then(stop()) : replaced;
		}

		@Override
		public Mono<Boolean> tryLock(TokenKey key, String holder, Duration time) {
			Mono<Boolean> locked = super.tryLock(key, holder, time.dividedBy(100));
			return (this.step == Step.LOCKED) ? locked.then(stop()) : locked;
		}

		private Mono<Boolean> stop() {
			return Mono.<Boolean>never().doOnSubscribe((subscription) -> this.stopped.tryEmitEmpty());
		}

	}

}
