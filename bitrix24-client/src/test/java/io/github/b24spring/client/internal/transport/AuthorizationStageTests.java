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
package io.github.b24spring.client.internal.transport;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import io.github.b24spring.client.Bitrix24ClientListener;
import io.github.b24spring.client.RestVersion;
import io.github.b24spring.client.credentials.AccountId;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.credentials.PortalAccess;
import io.github.b24spring.client.credentials.PortalAddress;
import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24ExpiredTokenException;
import io.github.b24spring.client.exception.Bitrix24PortalMovedException;
import io.github.b24spring.client.internal.answer.Envelope;
import io.github.b24spring.client.internal.answer.TestAnswers;
import io.github.b24spring.client.internal.pipeline.Call;
import io.github.b24spring.client.internal.pipeline.CallParameters;
import io.github.b24spring.client.internal.pipeline.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AuthorizationStage}, with {@link Authorization} and
 * {@link RedirectPolicy}.
 */
class AuthorizationStageTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final String OLD = "https://old.bitrix24.com";

	private static final Call CALL = Call.of("crm.deal.get");

	private final RotatingCredentials credentials = new RotatingCredentials(OLD);

	private final List<String> sent = new ArrayList<>();

	private final List<String> renamed = new ArrayList<>();

	private final SecretRedactor redactor = new SecretRedactor();

	private Envelope answer = TestAnswers.read("{\"result\":1}");

	private AuthorizationStage stage(Bitrix24Credentials credentials, Stage portal) {
		Bitrix24ClientListener listener = new Bitrix24ClientListener() {

			@Override
			public void portalRenamed(String previousHost, String host) {
				AuthorizationStageTests.this.renamed.add(previousHost + " -> " + host);
			}

		};
		return new AuthorizationStage(portal, new Authorization(credentials, this.redactor, listener),
				new RedirectPolicy(new AllowedHosts("hosts", Set.of("allowed.example")), this.redactor));
	}

	private Stage portal(Function<Authorized, Mono<Envelope>> answers) {
		return (call) -> Mono.deferContextual((context) -> {
			Authorized authorized = Authorized.from(context);
			this.sent.add(authorized.access().accessToken() + " @ " + authorized.portal().host());
			return answers.apply(authorized);
		});
	}

	@Test
	void callCarriesTheAccessInHandWhichIsRedactedFromThenOn() {
		AuthorizationStage stage = stage(this.credentials, portal((authorized) -> Mono.just(this.answer)));
		StepVerifier.create(stage.exchange(CALL)).expectNext(this.answer).expectComplete().verify(LIMIT);
		assertThat(this.sent).containsExactly(RotatingCredentials.token(1) + " @ old.bitrix24.com");
		assertThat(this.redactor.finds(RotatingCredentials.token(1))).isTrue();
	}

	@Test
	void refusedAccessIsRenewedOnce() {
		AuthorizationStage stage = stage(this.credentials, portal((authorized) -> Mono.error(expired())));
		StepVerifier.create(stage.exchange(CALL)).expectError(Bitrix24ExpiredTokenException.class).verify(LIMIT);
		assertThat(this.sent).containsExactly(RotatingCredentials.token(1) + " @ old.bitrix24.com",
				RotatingCredentials.token(2) + " @ old.bitrix24.com");
		assertThat(this.credentials.renewals).hasValue(1);
	}

	@Test
	void accessThatWasRenewedMeanwhileIsNotRenewedAgain() {
		AuthorizationStage stage = stage(this.credentials, portal((authorized) -> {
			if (this.sent.size() > 1) {
				return Mono.just(this.answer);
			}
			return this.credentials.invalidate(authorized.access()).then(Mono.error(expired()));
		}));
		StepVerifier.create(stage.exchange(CALL)).expectNext(this.answer).expectComplete().verify(LIMIT);
		assertThat(this.sent).last().isEqualTo(RotatingCredentials.token(2) + " @ old.bitrix24.com");
		assertThat(this.credentials.renewals).hasValue(1);
	}

	@Test
	void accessThatNobodyRenewsFailsTheCall() {
		Bitrix24Credentials fixed = Bitrix24Credentials.accessToken(OLD, "t0ken");
		Bitrix24ExpiredTokenException expired = expired();
		AuthorizationStage stage = stage(fixed, portal((authorized) -> Mono.error(expired)));
		StepVerifier.create(stage.exchange(CALL)).expectErrorMatches((failure) -> failure == expired).verify(LIMIT);
		assertThat(this.sent).hasSize(1);
	}

	@Test
	void callWithoutAnAccessIsNoSuccess() {
		Bitrix24Credentials empty = new RotatingCredentials(OLD) {

			@Override
			public Mono<PortalAccess> access() {
				return Mono.empty();
			}

		};
		AuthorizationStage stage = stage(empty, portal((authorized) -> Mono.just(this.answer)));
		StepVerifier.create(stage.exchange(CALL))
			.expectErrorMessage(empty + " gave neither an access nor a reason why not")
			.verify(LIMIT);
		assertThat(this.sent).isEmpty();
	}

	@Test
	void renamedPortalIsFollowedAndRemembered() {
		AuthorizationStage stage = stage(this.credentials, portal(redirectingTo("https://new.bitrix24.com")));
		StepVerifier.create(stage.exchange(CALL)).expectNext(this.answer).expectComplete().verify(LIMIT);
		StepVerifier.create(stage.exchange(CALL)).expectNext(this.answer).expectComplete().verify(LIMIT);
		assertThat(this.sent).extracting((sent) -> sent.substring(sent.indexOf('@') + 2))
			.containsExactly("old.bitrix24.com", "new.bitrix24.com", "new.bitrix24.com");
		assertThat(this.renamed).containsExactly("old.bitrix24.com -> new.bitrix24.com");
		assertThat(this.credentials.moves).hasSize(1);
	}

	@Test
	void addressThatCannotBeNotedFailsNoCall() {
		Bitrix24Credentials forgetful = new ForgetfulCredentials(this.credentials);
		AuthorizationStage stage = stage(forgetful, portal(redirectingTo("https://new.bitrix24.com")));
		StepVerifier.create(stage.exchange(CALL)).expectNext(this.answer).expectComplete().verify(LIMIT);
	}

	@Test
	void portalThatDoesNotAnswerWhereItPointsToIsNotRemembered() {
		AuthorizationStage stage = stage(this.credentials, portal(
				(authorized) -> Mono.error(redirect("https://" + (this.sent.size() + 1) + ".bitrix24.com", 308))));
		StepVerifier.create(stage.exchange(CALL))
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(Bitrix24PortalMovedException.class)
				.hasMessageContaining("redirected again after it had redirected to '2.bitrix24.com'"))
			.verify(LIMIT);
		assertThat(this.sent).hasSize(2);
		assertThat(this.renamed).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "https://newest.bitrix24.com/rest/crm.deal.get, 301",
			"https://new.bitrix24.com/rest/crm.deal.get, 302", "https://new.bitrix24.com/rest/crm.deal.get, 307",
			"https://allowed.example/rest/crm.deal.get, 308" })
	void redirectOfTheSamePathToAnAddressThatMayBeThePortalsIsFollowed(String location, int status) {
		AuthorizationStage stage = stage(this.credentials, portal((authorized) -> (this.sent.size() > 1)
				? Mono.just(this.answer) : Mono.error(new PortalRedirectException(location, status))));
		StepVerifier.create(stage.exchange(CALL)).expectNext(this.answer).expectComplete().verify(LIMIT);
		assertThat(this.sent).last().asString().endsWith(URI.create(location).getHost());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', value = {
			"https://new.bitrix24.com/rest/crm.deal.get | 303 | in a way that is not followed", " | 308 | to nowhere",
			"\"\" | 308 | to nowhere", "https://[ | 308 | to nowhere", "mailto:a@b | 308 | to nowhere",
			"http://new.bitrix24.com/rest/crm.deal.get | 308 | to 'new.bitrix24.com' without https",
			"https://new.bitrix24.com/rest/crm.deal.add | 308 | to another path on 'new.bitrix24.com'",
			"https://new.bitrix24.com:8443/rest/crm.deal.get | 308 | 'new.bitrix24.com:8443', which is not allowed",
			"https://evil.example/rest/crm.deal.get | 308 | to 'evil.example', which is not allowed" })
	void otherRedirectsAreNotFollowed(@Nullable String location, int status, String reason) {
		AuthorizationStage stage = stage(this.credentials,
				portal((authorized) -> Mono.error(new PortalRedirectException(location, status))));
		StepVerifier.create(stage.exchange(CALL))
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(Bitrix24PortalMovedException.class)
				.hasMessageContaining("redirected " + (reason.startsWith("'") ? "to " : "") + reason))
			.verify(LIMIT);
		assertThat(this.sent).hasSize(1);
	}

	@Test
	void tokenIsAParameterOfRest2AndAHeaderOfRest3() {
		Authorized token = authorized(PortalAccess.accessToken(this.credentials.portal(), "t0ken"));
		CallParameters parameters = CallParameters.NONE.and("id", 7);
		assertThat(token.body(parameters, RestVersion.V2)).isEqualTo(Map.of("id", 7, "auth", "t0ken"));
		assertThat(token.secret(RestVersion.V2)).isSameAs(RequestSecret.NONE);
		assertThat(token.body(parameters, RestVersion.V3)).isEqualTo(Map.of("id", 7));
		assertThat(token.secret(RestVersion.V3).authorization()).isEqualTo("Bearer t0ken");
		assertThat(token.toString()).doesNotContain("t0ken");
	}

	@Test
	void webhookIsPartOfThePathOfBoth() {
		Authorized webhook = authorized(PortalAccess.webhook(this.credentials.portal(), "1/c0de"));
		CallParameters parameters = CallParameters.NONE.and("id", 7);
		for (RestVersion version : RestVersion.values()) {
			assertThat(webhook.body(parameters, version)).isEqualTo(Map.of("id", 7));
			assertThat(webhook.secret(version).insert("/rest/m")).isEqualTo("/rest/1/c0de/m");
		}
	}

	private Authorized authorized(PortalAccess access) {
		return new Authorized(access, this.credentials.portal());
	}

	private Function<Authorized, Mono<Envelope>> redirectingTo(String url) {
		PortalAddress to = PortalAddress.of(URI.create(url));
		return (authorized) -> authorized.portal().equals(to) ? Mono.just(this.answer) : Mono.error(redirect(url, 308));
	}

	private static PortalRedirectException redirect(String url, int status) {
		return new PortalRedirectException(url + "/rest/crm.deal.get", status);
	}

	private static Bitrix24ExpiredTokenException expired() {
		return new Bitrix24ExpiredTokenException(
				new Bitrix24Error("expired_token", "expired", "crm.deal.get", 401, false));
	}

	/**
	 * Credentials that cannot note where the portal is now.
	 *
	 * @param delegate the others
	 */
	private record ForgetfulCredentials(Bitrix24Credentials delegate) implements Bitrix24Credentials {

		@Override
		public PortalAddress portal() {
			return this.delegate.portal();
		}

		@Override
		public AccountId account() {
			return this.delegate.account();
		}

		@Override
		public Mono<PortalAccess> access() {
			return this.delegate.access();
		}

		@Override
		public Mono<Void> moved(PortalAddress from, PortalAddress to) {
			return Mono.error(new IllegalStateException("no connection"));
		}

	}

}
