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

import io.github.b24spring.client.oauth.TokenStores.Step;
import io.github.b24spring.client.oauth.request.RefusalReason;
import io.github.b24spring.client.oauth.request.RefusedRequestException;
import io.github.b24spring.testportal.event.FormPost;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two processes that are told at once of a portal which neither knows: all that one of
 * them does happens at one moment of the other.
 */
class InstallationRaceTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final long EMPLOYEE = 7;

	@RegisterExtension
	private final OAuthPortal portal = new OAuthPortal();

	@BeforeEach
	void employ() {
		this.portal.portal.events().employee(EMPLOYEE);
	}

	@ParameterizedTest
	@EnumSource
	void employeeWhoComesSecondReplacesNothing(Step step) {
		Signal<PortalTokens> employee = install(this.portal.forgedInstallation(EMPLOYEE), step,
				this.portal.posts().installed());
		if (step == Step.KEPT) {
			assertThat(employee.get()).isNotNull();
		}
		else {
			assertThat(employee.getThrowable()).isInstanceOfSatisfying(RefusedRequestException.class,
					(refused) -> assertThat(refused.reason()).isEqualTo(RefusalReason.NO_ADMINISTRATOR));
		}
		assertKeptAre(this.portal.installation.userId());
	}

	@ParameterizedTest
	@EnumSource
	void administratorWhoComesSecondReplacesWhatAnEmployeeBrought(Step step) {
		Signal<PortalTokens> administrator = install(this.portal.posts().installed(), step,
				this.portal.forgedInstallation(EMPLOYEE));
		assertThat(administrator.getThrowable()).isNull();
		assertKeptAre(this.portal.installation.userId());
	}

	@ParameterizedTest
	@EnumSource
	void ownUserStaysWhenTheInstallerIsSlower(Step step) {
		assertThat(install(this.portal.posts().installed(), step, this.portal.posts().userReady()).getThrowable())
			.isNull();
		assertKeptAre(this.portal.installation.systemUserId());
	}

	@ParameterizedTest
	@EnumSource
	void ownUserTakesThePlaceOfTheInstallerWhoIsFaster(Step step) {
		assertThat(install(this.portal.posts().userReady(), step, this.portal.posts().installed()).getThrowable())
			.isNull();
		assertKeptAre(this.portal.installation.systemUserId());
	}

	@ParameterizedTest
	@EnumSource
	void secretThatIsProvenByAnAccessTokenIsNotThatOfTheInstallationBefore(Step step) {
		StepVerifier.create(this.portal.oauth().install(OAuthPortal.read(this.portal.posts().installed())))
			.expectNextCount(1)
			.expectComplete()
			.verify(LIMIT);
		FormPost late = this.portal.posts()
			.installed()
			.with("auth[access_token]", this.portal.installation.tokens(EMPLOYEE).accessToken())
			.without("auth[refresh_token]");
		this.portal.installation.update(OAuthPortal.APPLICATION.withVersion(2));
		install(late, step, this.portal.posts().updated(1));
		assertKeptAre(this.portal.installation.userId());
	}

	@Test
	void storeThatKeepsWhatItReportsAsFailedIsNotAskedForAnAdministrator() {
		TokenStore store = new TokenStores.Delegating(this.portal.store) {

			@Override
			public Mono<Boolean> saveIfAbsent(TokenKey key, PortalTokens tokens) {
				return super.saveIfAbsent(key, tokens).flatMap(
						(saved) -> saved ? Mono.error(new IllegalStateException("connection lost")) : Mono.just(false));
			}

		};
		FormPost post = this.portal.forgedInstallation(EMPLOYEE).without("auth[application_token]");
		StepVerifier.create(this.portal.oauth((builder) -> builder.tokenStore(store)).install(OAuthPortal.read(post)))
			.assertNext((tokens) -> assertThat(tokens.userId()).isEqualTo(EMPLOYEE))
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.portal.news).containsExactly("installed " + this.portal.key());
		assertThat(this.portal.portal.calls("profile")).isEmpty();
	}

	private Signal<PortalTokens> install(FormPost slow, Step step, FormPost fast) {
		Mono<PortalTokens> other = this.portal.oauth().install(OAuthPortal.read(fast));
		TokenStore store = new TokenStores.Interrupted(this.portal.store, step,
				other.onErrorComplete(RefusedRequestException.class));
		Signal<?>[] end = new Signal<?>[1];
		StepVerifier.create(
				this.portal.oauth((builder) -> builder.tokenStore(store)).install(OAuthPortal.read(slow)).materialize())
			.assertNext((signal) -> end[0] = signal)
			.expectComplete()
			.verify(LIMIT);
		@SuppressWarnings("unchecked")
		Signal<PortalTokens> installed = (Signal<PortalTokens>) end[0];
		return installed;
	}

	private void assertKeptAre(long userId) {
		StepVerifier.create(this.portal.store.find(this.portal.key())).assertNext((kept) -> {
			assertThat(kept.userId()).isEqualTo(userId);
			assertThat(kept.applicationToken()).isEqualTo(this.portal.installation.applicationToken());
		}).expectComplete().verify(LIMIT);
	}

}
