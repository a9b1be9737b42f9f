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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;

import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.credentials.PortalAccess;
import io.github.b24spring.client.credentials.PortalAddress;
import io.github.b24spring.client.exception.Bitrix24AuthenticationException;
import io.github.b24spring.client.exception.Bitrix24ConnectionException;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24ReauthorizationRequiredException;
import io.github.b24spring.client.exception.Bitrix24UnreadableResponseException;
import io.github.b24spring.client.form.BracketForm;
import io.github.b24spring.client.oauth.request.ApplicationOpened;
import io.github.b24spring.client.oauth.request.ApplicationRequest;
import io.github.b24spring.client.oauth.request.ApplicationUninstalled;
import io.github.b24spring.client.oauth.request.AuthorizationCode;
import io.github.b24spring.client.oauth.request.RefusalReason;
import io.github.b24spring.client.oauth.request.RefusedRequestException;
import io.github.b24spring.testportal.Bitrix24TestPortal;
import io.github.b24spring.testportal.Fault;
import io.github.b24spring.testportal.event.ApplicationPosts;
import io.github.b24spring.testportal.event.FormPost;
import io.github.b24spring.testportal.oauth.Installation;
import io.github.b24spring.testportal.oauth.TokenPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What portals and browsers bring, and what is kept of it.
 */
class PortalRequestsTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	@RegisterExtension
	private final OAuthPortal portal = new OAuthPortal();

	private final Bitrix24OAuth oauth = this.portal.oauth();

	@Test
	void installationIsKeptWithAPairThatTheOAuthServerGave() {
		FormPost post = this.portal.posts().installed();
		StepVerifier.create(this.oauth.install(OAuthPortal.read(post))).assertNext((tokens) -> {
			assertThat(tokens.refreshToken()).isNotEqualTo(post.fields().get("auth[refresh_token]"));
			assertThat(tokens.applicationToken()).isEqualTo(this.portal.installation.applicationToken());
			assertThat(tokens.userId()).isEqualTo(this.portal.installation.userId());
		}).expectComplete().verify(LIMIT);
		assertThat(this.portal.news).containsExactly("installed " + this.portal.key());
		assertThat(this.portal.portal.oauth().statistics().secretsAtPortals()).isZero();
		assertThat(this.portal.portal.calls()).isEmpty();
		assertCallsWork();
	}

	@Test
	void pageOfTheInstallationIsKept() {
		install(this.portal.posts().page(7));
		assertCallsWork();
	}

	@Test
	void ownUserOfTheApplicationTakesThePlaceOfTheInstaller() {
		install(this.portal.posts().installed());
		StepVerifier.create(this.oauth.install(OAuthPortal.read(this.portal.posts().userReady())))
			.assertNext((tokens) -> {
				assertThat(tokens.userId()).isEqualTo(this.portal.installation.systemUserId());
				assertThat(tokens.applicationToken()).isEqualTo(this.portal.installation.applicationToken());
			})
			.expectComplete()
			.verify(LIMIT);
		assertCallsWork();
	}

	@Test
	void credentialsInUseGoOnWithTheTokensOfANewInstallation() {
		install(this.portal.posts().installed());
		Bitrix24Credentials credentials = credentials();
		StepVerifier.create(credentials.access()).expectNextCount(1).expectComplete().verify(LIMIT);
		this.portal.installation.uninstall();
		Installation again = this.portal.portal.install(OAuthPortal.APPLICATION);
		install(this.portal.portal.posts(again).installed());
		StepVerifier.create(this.portal.client(credentials).call("profile").retrieve(Object.class))
			.expectNextCount(1)
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void credentialsOfAnotherProcessGoOnAfterANewInstallation() {
		install(this.portal.posts().installed());
		Bitrix24Credentials[] others = new Bitrix24Credentials[1];
		StepVerifier.create(this.portal.oauth().credentials(this.portal.key()))
			.assertNext((credentials) -> others[0] = credentials)
			.expectComplete()
			.verify(LIMIT);
		this.portal.installation.uninstall();
		Mono<Object> call = this.portal.client(others[0]).call("profile").retrieve(Object.class);
		fail(call, Bitrix24AuthenticationException.class);
		install(this.portal.portal.posts(this.portal.portal.install(OAuthPortal.APPLICATION)).installed());
		long requests = this.portal.portal.oauth().statistics().requests();
		StepVerifier.create(call).expectNextCount(1).expectComplete().verify(LIMIT);
		assertThat(this.portal.portal.oauth().statistics().requests()).isEqualTo(requests);
	}

	@Test
	void updateBringsANewSecretOfEvents() {
		install(this.portal.posts().installed());
		this.portal.installation.update(OAuthPortal.APPLICATION.withVersion(2));
		ApplicationRequest opened = OAuthPortal.read(this.portal.posts().page(7));
		refuse(this.oauth.authenticate(opened), RefusalReason.WRONG_APPLICATION_TOKEN);
		install(this.portal.posts().updated(1));
		StepVerifier.create(this.oauth.authenticate(opened)).expectNextCount(1).expectComplete().verify(LIMIT);
	}

	@Test
	void tokensWithoutARefreshTokenAreProvenByThePortalThatIsKnown() {
		FormPost post = this.portal.posts().installed().without("auth[refresh_token]");
		refuse(this.oauth.install(OAuthPortal.read(post)), RefusalReason.INCOMPLETE);
		assertThat(this.portal.portal.calls()).isEmpty();
		install(this.portal.posts().installed());
		this.portal.installation.update(OAuthPortal.APPLICATION.withVersion(2));
		long requests = this.portal.portal.oauth().statistics().requests();
		StepVerifier
			.create(this.oauth.install(OAuthPortal.read(this.portal.posts().updated(1).without("auth[refresh_token]"))))
			.assertNext((tokens) -> assertThat(tokens.applicationToken())
				.isEqualTo(this.portal.installation.applicationToken()))
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.portal.portal.calls("app.info")).hasSize(1);
		assertThat(this.portal.portal.oauth().statistics().requests()).isEqualTo(requests);
		refuse(this.oauth.install(OAuthPortal
			.read(this.portal.posts().updated(1).without("auth[refresh_token]").with("auth[access_token]", "forged"))),
				RefusalReason.TOKENS_REFUSED);
	}

	@Test
	void portalThatDoesNotAnswerProvesNothing() {
		install(this.portal.posts().installed());
		this.portal.portal.faults().always(Fault.html(502));
		fail(this.oauth.install(OAuthPortal.read(this.portal.posts().updated(1).without("auth[refresh_token]"))),
				Bitrix24ConnectionException.class);
	}

	@Test
	void employeeDoesNotReplaceTheTokensOfThePortal() {
		install(this.portal.posts().installed());
		PortalTokens kept = kept();
		this.portal.portal.events().employee(7);
		refuse(withTokensOf(7, this.portal.posts().installed()).with("auth[application_token]", "made up"),
				RefusalReason.NO_ADMINISTRATOR);
		refuse(withTokensOf(7, this.portal.posts().installed()).without("auth[application_token]"),
				RefusalReason.NO_ADMINISTRATOR);
		refuse(withTokensOf(7, this.portal.posts().updated(1)).without("auth[refresh_token]")
			.with("auth[application_token]", "made up"), RefusalReason.NO_ADMINISTRATOR);
		assertThat(kept()).isEqualTo(kept);
		assertThat(this.portal.news).hasSize(1);
		assertCallsWork();
	}

	private FormPost withTokensOf(long userId, FormPost post) {
		TokenPair tokens = this.portal.installation.tokens(userId);
		return post.with("auth[access_token]", tokens.accessToken()).with("auth[refresh_token]", tokens.refreshToken());
	}

	@Test
	void employeeDoesNotReplaceTheTokensByACodeOfHisOwn() {
		StepVerifier.create(this.oauth.exchange(code())).expectNextCount(1).expectComplete().verify(LIMIT);
		PortalTokens kept = withUser(kept(), 99);
		StepVerifier.create(this.portal.store.save(this.portal.key(), kept)).expectComplete().verify(LIMIT);
		AuthorizationCode others = code();
		this.portal.portal.events().employee(1);
		refuse(this.oauth.exchange(others), RefusalReason.NO_ADMINISTRATOR);
		assertThat(kept()).isEqualTo(kept);
	}

	private static PortalTokens withUser(PortalTokens tokens, long userId) {
		return new PortalTokens(tokens.memberId(), tokens.portal(), tokens.accessToken(), tokens.refreshToken(),
				tokens.expiresAt(), userId, tokens.scopes(), tokens.status(), tokens.serverHost(),
				tokens.applicationToken(), tokens.systemUser());
	}

	@Test
	void whoKnowsTheSecretNeedsNoAdministrator() {
		install(this.portal.posts().installed());
		this.portal.portal.events().employee(7);
		install(withTokensOf(7, this.portal.posts().installed()));
		assertThat(kept().userId()).isEqualTo(7);
		assertThat(this.portal.portal.calls("profile")).isEmpty();
	}

	@Test
	void administratorInstallsAgainWithoutTheEventOfTheRemoval() {
		install(this.portal.posts().installed());
		install(this.portal.posts().userReady());
		this.portal.installation.uninstall();
		Installation again = this.portal.portal.install(OAuthPortal.APPLICATION);
		install(this.portal.portal.posts(again).installed());
		assertThat(kept().applicationToken()).isEqualTo(again.applicationToken());
		assertThat(kept().systemUser()).isFalse();
		assertCallsWork();
	}

	@Test
	void ownUserOfANewInstallationIsVouchedForByTheInstaller() {
		install(this.portal.posts().installed());
		this.portal.installation.uninstall();
		Installation again = this.portal.portal.install(OAuthPortal.APPLICATION);
		this.portal.portal.events().employee(again.systemUserId());
		install(this.portal.portal.posts(again).userReady());
		assertThat(kept().userId()).isEqualTo(again.systemUserId());
		this.portal.portal.events().employee(again.userId());
		Installation third = this.portal.portal.install(OAuthPortal.APPLICATION);
		this.portal.portal.events().employee(third.systemUserId());
		refuse(this.portal.portal.posts(third).userReady().with("auth[application_token]", "made up"),
				RefusalReason.NO_ADMINISTRATOR);
	}

	@Test
	void lateInstallationLeavesTheTokensOfTheOwnUser() {
		FormPost late = this.portal.posts().installed();
		install(this.portal.posts().userReady());
		PortalTokens kept = kept();
		assertThat(kept.systemUser()).isTrue();
		long requests = this.portal.portal.oauth().statistics().requests();
		StepVerifier.create(this.oauth.install(OAuthPortal.read(late))).expectNext(kept).expectComplete().verify(LIMIT);
		assertThat(kept()).isEqualTo(kept);
		assertThat(this.portal.portal.oauth().statistics().requests()).isEqualTo(requests);
	}

	@Test
	void installationThatIsOvertakenLeavesTheTokensOfTheOwnUser() {
		FormPost ready = this.portal.posts().userReady();
		Mono<PortalTokens> slow = this.oauth.install(OAuthPortal.read(this.portal.posts().installed()));
		this.portal.portal.oauth().delay((number) -> (number == 1) ? Duration.ofMillis(600) : Duration.ZERO);
		Mono<PortalTokens> quick = Mono.delay(Duration.ofMillis(150))
			.then(Mono.defer(() -> this.oauth.install(OAuthPortal.read(ready))));
		StepVerifier.create(Flux.merge(slow, quick).last()).expectNextCount(1).expectComplete().verify(LIMIT);
		assertThat(kept().userId()).isEqualTo(this.portal.installation.systemUserId());
		assertThat(kept().systemUser()).isTrue();
	}

	@Test
	void updateLeavesTheTokensOfTheOwnUserAndBringsTheSecret() {
		install(this.portal.posts().installed());
		install(this.portal.posts().userReady());
		PortalTokens kept = kept();
		this.portal.installation.update(OAuthPortal.APPLICATION.withVersion(2));
		install(this.portal.posts().updated(1));
		assertThat(kept()).isEqualTo(kept.withApplicationToken(this.portal.installation.applicationToken()));
		assertCallsWork();
	}

	@Test
	void renewedTokensOfTheOwnUserAreStillItsOwn() {
		install(this.portal.posts().userReady());
		this.portal.installation.expireAccessTokens();
		assertCallsWork();
		assertThat(this.portal.refreshes()).isPositive();
		assertThat(kept().systemUser()).isTrue();
	}

	@Test
	void portalThatWasAuthorizedLearnsItsSecretFromTheFirstInstallation() {
		StepVerifier.create(this.oauth.exchange(code())).expectNextCount(1).expectComplete().verify(LIMIT);
		Installation installation = Objects.requireNonNull(this.portal.portal.oauth()
			.installation(OAuthPortal.APPLICATION.clientId(), this.portal.portal.memberId()));
		ApplicationPosts posts = this.portal.portal.posts(installation);
		ApplicationRequest opened = OAuthPortal.read(posts.page(7));
		refuse(this.oauth.authenticate(opened), RefusalReason.UNKNOWN_APPLICATION_TOKEN);
		this.portal.portal.events().employee(7);
		refuse(this.oauth.install(opened), RefusalReason.NO_ADMINISTRATOR);
		install(posts.installed());
		StepVerifier.create(this.oauth.authenticate(opened)).expectNextCount(1).expectComplete().verify(LIMIT);
	}

	@Test
	void forgedInstallationsAreRefusedAndNothingIsKept() {
		FormPost post = this.portal.posts().installed();
		refuse(post.with("auth[refresh_token]", "forged"), RefusalReason.TOKENS_REFUSED);
		refuse(post.with("auth[member_id]", "0123456789abcdef0123456789abcdef"), RefusalReason.FOREIGN_PORTAL);
		FormPost other = this.portal.posts().installed();
		refuse(other.with("auth[client_endpoint]", "http://localhost:1/rest/"), RefusalReason.FOREIGN_ENDPOINT);
		refuse(this.portal.posts().userReady().with("data[client_id]", "local.other"),
				RefusalReason.FOREIGN_APPLICATION);
		assertNothingIsKept();
	}

	@Test
	void replayedInstallationChangesNothing() {
		FormPost post = this.portal.posts().installed();
		install(post);
		PortalTokens kept = kept();
		install(post);
		assertThat(kept()).isEqualTo(kept);
		refuse(post.with("auth[application_token]", "another"), RefusalReason.TOKENS_REFUSED);
		assertThat(kept()).isEqualTo(kept);
	}

	@Test
	void tokensOfAnotherPortalDoNotReplaceThoseThatAreKept() {
		install(this.portal.posts().installed());
		PortalTokens kept = kept();
		try (Bitrix24TestPortal evil = Bitrix24TestPortal.builder()
			.memberId("0123456789abcdef0123456789abcdef")
			.start()) {
			FormPost post = evil.posts(evil.install(OAuthPortal.APPLICATION))
				.installed()
				.with("auth[member_id]", this.portal.portal.memberId());
			refuse(post, RefusalReason.FOREIGN_PORTAL);
		}
		assertThat(kept()).isEqualTo(kept);
	}

	@Test
	void addressesThatAreNotAllowedGetNothing() {
		FormPost post = this.portal.posts().installed();
		for (String endpoint : new String[] { "http://company.bitrix24.com/rest/", "https://10.0.0.1/rest/",
				"https://[fd00::1]/rest/", "https://169.254.169.254/rest/" }) {
			refuse(post.with("auth[client_endpoint]", endpoint), RefusalReason.ADDRESS_NOT_ALLOWED);
		}
		refuse(this.portal.posts().userReady().with("data[client_endpoint]", "https://192.168.1.1/rest/"),
				RefusalReason.ADDRESS_NOT_ALLOWED);
		assertThat(this.portal.portal.oauth().statistics().requests()).isZero();
		assertThat(this.portal.portal.calls()).isEmpty();
		assertNothingIsKept();
	}

	@Test
	void serverThatIsOutOfOrderProvesNothing() {
		this.portal.portal.oauthFaults().always(Fault.html(502));
		fail(this.oauth.install(OAuthPortal.read(this.portal.posts().installed())),
				Bitrix24UnreadableResponseException.class);
		assertNothingIsKept();
	}

	@Test
	void codeIsExchangedOnceForTokensThatAreKept() {
		AuthorizationCode code = code();
		StepVerifier.create(this.oauth.exchange(code)).expectNextCount(1).expectComplete().verify(LIMIT);
		assertCallsWork();
		PortalTokens kept = kept();
		refuse(this.oauth.exchange(code), RefusalReason.TOKENS_REFUSED);
		assertThat(kept()).isEqualTo(kept);
	}

	@Test
	void codeDoesNotLoseTheSecretOfEvents() {
		install(this.portal.posts().installed());
		StepVerifier.create(this.oauth.exchange(code()))
			.assertNext((tokens) -> assertThat(tokens.applicationToken())
				.isEqualTo(this.portal.installation.applicationToken()))
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void codeOfAnotherPortalIsRefused() {
		AuthorizationCode code = code();
		refuse(this.oauth.exchange(new AuthorizationCode(code.code(), null, code.portal(), "other", null)),
				RefusalReason.FOREIGN_PORTAL);
		refuse(this.oauth.exchange(new AuthorizationCode("c", null, PortalAddress.of(URI.create("https://10.0.0.1")),
				code.memberId(), null)), RefusalReason.ADDRESS_NOT_ALLOWED);
		assertNothingIsKept();
	}

	@Test
	void authorizationPageIsTheOneOfThePortal() {
		assertThat(this.oauth.authorizationUri(PortalAddress.of(URI.create("https://company.bitrix24.com")), "a b&c"))
			.hasToString("https://company.bitrix24.com/oauth/authorize/?client_id=" + OAuthPortal.APPLICATION.clientId()
					+ "&state=a+b%26c");
		assertThatExceptionOfType(RefusedRequestException.class).isThrownBy(() -> this.oauth
			.authorizationUri(PortalAddress.of(URI.create("http://company.bitrix24.com")), "state"));
	}

	@Test
	void removalNeedsTheSecretOfEvents() {
		install(this.portal.posts().installed());
		Bitrix24Credentials credentials = credentials();
		this.portal.installation.uninstall();
		FormPost post = this.portal.posts().uninstalled(true);
		refuse(this.oauth.uninstall((ApplicationUninstalled) OAuthPortal.read(post.forged())),
				RefusalReason.WRONG_APPLICATION_TOKEN);
		refuse(this.oauth.uninstall((ApplicationUninstalled) OAuthPortal.read(post.without("auth[application_token]"))),
				RefusalReason.WRONG_APPLICATION_TOKEN);
		refuse(this.oauth.uninstall((ApplicationUninstalled) OAuthPortal.read(post.with("auth[member_id]", "other"))),
				RefusalReason.UNKNOWN_PORTAL);
		assertThat(kept()).isNotNull();
		StepVerifier.create(this.oauth.uninstall((ApplicationUninstalled) OAuthPortal.read(post)))
			.expectComplete()
			.verify(LIMIT);
		assertNothingIsKept();
		assertThat(this.portal.news).last().isEqualTo("forgotten " + this.portal.key());
		fail(credentials.access(), Bitrix24ReauthorizationRequiredException.class);
	}

	@Test
	void removalIsNoInstallation() {
		install(this.portal.posts().installed());
		refuse(this.portal.posts().uninstalled(false), RefusalReason.INCOMPLETE);
	}

	@Test
	void visitorCallsThePortalThatIsKnown() {
		FormPost post = this.portal.posts().page(42);
		refuse(this.oauth.visitor((ApplicationOpened) OAuthPortal.read(post)), RefusalReason.UNKNOWN_PORTAL);
		install(this.portal.posts().installed());
		ApplicationOpened forged = (ApplicationOpened) OAuthPortal.read(post.forged());
		refuse(this.oauth.visitor(forged), RefusalReason.WRONG_APPLICATION_TOKEN);
		StepVerifier
			.create(this.oauth.visitor((ApplicationOpened) OAuthPortal.read(post))
				.flatMap((visitor) -> visitor.access().map(PortalAccess::secret)))
			.expectNext(Objects.requireNonNull(post.fields().get("AUTH_ID")))
			.expectComplete()
			.verify(LIMIT);
	}

	private AuthorizationCode code() {
		Installation installation = this.portal.portal
			.install(OAuthPortal.APPLICATION.withRedirectUri("http://127.0.0.1:1/callback"));
		assertThat(installation.isInstalled()).isTrue();
		String[] location = new String[1];
		StepVerifier
			.create(HttpClient.create()
				.get()
				.uri(this.oauth.authorizationUri(address(this.portal.portal.url()), "st4te"))
				.response())
			.assertNext((response) -> location[0] = response.responseHeaders().get("Location"))
			.expectComplete()
			.verify(LIMIT);
		AuthorizationCode code = AuthorizationCode
			.read(BracketForm.parse(URI.create(location[0]).getRawQuery().getBytes(StandardCharsets.UTF_8)));
		assertThat(code.state()).isEqualTo("st4te");
		return code;
	}

	private static PortalAddress address(String url) {
		return PortalAddress.of(URI.create(url));
	}

	private void install(FormPost post) {
		StepVerifier.create(this.oauth.install(OAuthPortal.read(post)))
			.expectNextCount(1)
			.expectComplete()
			.verify(LIMIT);
	}

	private void refuse(FormPost post, RefusalReason reason) {
		refuse(this.oauth.install(OAuthPortal.read(post)), reason);
	}

	private static void refuse(Mono<?> source, RefusalReason reason) {
		StepVerifier.create(source.then()).expectErrorSatisfies((failure) -> {
			assertThat(failure).isInstanceOf(RefusedRequestException.class);
			assertThat(((RefusedRequestException) failure).reason()).as(failure.getMessage()).isEqualTo(reason);
		}).verify(LIMIT);
	}

	private static void fail(Mono<?> source, Class<? extends Bitrix24Exception> type) {
		StepVerifier.create(source.then()).expectError(type).verify(LIMIT);
	}

	private Bitrix24Credentials credentials() {
		Bitrix24Credentials[] found = new Bitrix24Credentials[1];
		StepVerifier.create(this.oauth.credentials(this.portal.key()))
			.assertNext((credentials) -> found[0] = credentials)
			.expectComplete()
			.verify(LIMIT);
		return found[0];
	}

	private PortalTokens kept() {
		PortalTokens[] found = new PortalTokens[1];
		StepVerifier.create(this.portal.store.find(this.portal.key()))
			.assertNext((tokens) -> found[0] = tokens)
			.expectComplete()
			.verify(LIMIT);
		return found[0];
	}

	private void assertNothingIsKept() {
		StepVerifier.create(this.portal.store.find(this.portal.key())).expectComplete().verify(LIMIT);
		assertThat(this.portal.store).hasToString("tokens of 0 holders in memory");
	}

	private void assertCallsWork() {
		StepVerifier.create(this.portal.client(credentials()).call("profile").retrieve(Object.class))
			.expectNextCount(1)
			.expectComplete()
			.verify(LIMIT);
	}

}
