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

import io.github.b24spring.client.oauth.request.ApplicationUninstalled;
import io.github.b24spring.client.oauth.request.RefusalReason;
import io.github.b24spring.client.oauth.request.RefusedRequestException;
import io.github.b24spring.testportal.event.FormPost;
import io.github.b24spring.testportal.oauth.Installation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A portal that removes the application, and what happens to its tokens while that is
 * carried out.
 */
class RemovalRaceTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	@RegisterExtension
	private final OAuthPortal portal = new OAuthPortal();

	private FormPost removal;

	@BeforeEach
	void install() {
		verify(this.portal.oauth().install(OAuthPortal.read(this.portal.posts().installed())).then());
		this.removal = this.portal.posts().uninstalled(true);
	}

	@ParameterizedTest
	@EnumSource
	void newInstallationStaysWheneverItComes(Step step) {
		Installation[] again = new Installation[1];
		Mono<?> reinstallation = Mono.defer(() -> {
			this.portal.installation.uninstall();
			again[0] = this.portal.portal.install(OAuthPortal.APPLICATION);
			return this.portal.oauth().install(OAuthPortal.read(this.portal.portal.posts(again[0]).installed()));
		});
		Mono<Void> uninstalled = uninstall(step, reinstallation);
		switch (step) {
			case STARTED -> refuse(uninstalled, RefusalReason.WRONG_APPLICATION_TOKEN);
			case READ -> refuse(uninstalled, RefusalReason.INSTALLED_AGAIN);
			case REMOVED -> verify(uninstalled);
		}
		assertThat(this.portal.portal.calls("app.info")).isEmpty();
		StepVerifier.create(this.portal.store.find(this.portal.key()))
			.assertNext((kept) -> assertThat(kept.applicationToken()).isEqualTo(again[0].applicationToken()))
			.expectComplete()
			.verify(LIMIT);
	}

	@ParameterizedTest
	@EnumSource
	void renewalOfTheSameInstallationDoesNotKeepTheTokens(Step step) {
		this.portal.installation.uninstall();
		verify(uninstall(step, changed("renewed")));
		if (step != Step.REMOVED) {
			assertNothingIsKept();
			assertThat(this.portal.news).last().isEqualTo("forgotten " + this.portal.key());
		}
	}

	/**
	 * A portal may give the secret of the former installation again.
	 */
	@Test
	void tokensThatThePortalAcceptsStayAlthoughTheSecretIsTheSame() {
		PortalTokens fresh = this.portal.tokens().withApplicationToken(this.portal.installation.applicationToken());
		refuse(uninstall(Step.READ, this.portal.store.save(this.portal.key(), fresh)), RefusalReason.INSTALLED_AGAIN);
		StepVerifier.create(this.portal.store.find(this.portal.key())).expectNext(fresh).expectComplete().verify(LIMIT);
	}

	@ParameterizedTest
	@EnumSource(names = { "READ", "REMOVED" })
	void repetitionThatAnotherProcessCarriesOutEndsWell(Step step) {
		this.portal.installation.uninstall();
		verify(uninstall(step, this.portal.store.remove(this.portal.key())));
		assertNothingIsKept();
		assertThat(this.portal.news).last().isEqualTo("forgotten " + this.portal.key());
	}

	private Mono<PortalTokens> changed(String refreshToken) {
		return this.portal.store.find(this.portal.key())
			.flatMap(
					(kept) -> this.portal.store
						.replace(this.portal.key(), kept,
								PortalTokens.of(kept.memberId(), kept.portal(), refreshToken, refreshToken)
									.withApplicationToken(kept.applicationToken()))
						.thenReturn(kept));
	}

	private Mono<Void> uninstall(Step step, Mono<?> other) {
		return this.portal.oauth((builder) -> builder.tokenStore(new RemovingStore(this.portal.store, step, other)))
			.uninstall((ApplicationUninstalled) OAuthPortal.read(this.removal));
	}

	private void assertNothingIsKept() {
		StepVerifier.create(this.portal.store.find(this.portal.key())).expectComplete().verify(LIMIT);
	}

	private static void verify(Mono<Void> work) {
		StepVerifier.create(work).expectComplete().verify(LIMIT);
	}

	private static void refuse(Mono<Void> work, RefusalReason reason) {
		StepVerifier.create(work)
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOfSatisfying(RefusedRequestException.class,
					(refused) -> assertThat(refused.reason()).isEqualTo(reason)))
			.verify(LIMIT);
	}

	/**
	 * The moments of a removal.
	 */
	enum Step {

		STARTED, READ, REMOVED

	}

	/**
	 * A store during whose removal something else happens once.
	 */
	private static final class RemovingStore extends TokenStores.Delegating {

		private final Step step;

		private final Mono<?> other;

		private boolean happened;

		private RemovingStore(TokenStore store, Step step, Mono<?> other) {
			super(store);
			this.step = step;
			this.other = other;
		}

		@Override
		public Mono<PortalTokens> find(TokenKey key) {
			return at(Step.STARTED).then(super.find(key)).delayUntil((found) -> at(Step.READ));
		}

		@Override
		public Mono<Boolean> remove(TokenKey portal, PortalTokens found) {
			return super.remove(portal, found).delayUntil((removed) -> at(Step.REMOVED));
		}

		private Mono<Void> at(Step reached) {
			return Mono.defer(() -> {
				if (reached != this.step || this.happened) {
					return Mono.empty();
				}
				this.happened = true;
				return this.other.then();
			});
		}

	}

}
