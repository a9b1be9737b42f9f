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
package io.github.b24spring.testportal;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.github.b24spring.testportal.method.MethodResult;
import io.github.b24spring.testportal.oauth.Application;
import io.github.b24spring.testportal.oauth.Installation;
import io.github.b24spring.testportal.oauth.TokenPair;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the OAuth server of test portals, over HTTP.
 *
 * @author The b24spring maintainers
 */
class OAuthPortalTests {

	private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

	private final Application application = Application.local("local.1", "secret.1")
		.withScope("crm", "user")
		.withRedirectUri("http://localhost:1/callback?x=1");

	private final PortalClock clock = PortalClock.stoppedAt(NOON);

	private final Bitrix24TestPortal portal = Bitrix24TestPortal.builder()
		.clock(this.clock)
		.rest3Method("crm.form.get", (request) -> MethodResult.of(Map.of("item", request.parameters())))
		.start();

	private final Installation installation = this.portal.install(this.application);

	@AfterEach
	void closePortal() {
		this.portal.close();
	}

	@Test
	void tokenCallsTheSecondVersionFromJsonFormAndQuery() throws Exception {
		String token = this.installation.tokens(7).accessToken();
		String address = this.portal.url() + "/rest/user.current";
		assertThat(Http.json(address, Map.of("auth", token)).resultMap()).containsEntry("ID", "7");
		assertThat(Http.form(address, Map.of("auth", token)).status()).isEqualTo(200);
		assertThat(Http.get(address, Map.of("auth", token)).status()).isEqualTo(200);
		assertThat(Http.json(address, Map.of(), "Authorization", "Bearer " + token).error())
			.isEqualTo("401 NO_AUTH_FOUND");
		assertThat(Http.json(address, Map.of("auth", "a" + token.substring(1))).error()).isEqualTo("401 NO_AUTH_FOUND");
	}

	@Test
	void tokenCallsTheThirdVersionFromTheHeader() throws Exception {
		String token = this.installation.tokens().accessToken();
		String address = this.portal.url() + "/rest/api/crm.form.get";
		assertThat(Http.json(address, Map.of("id", 5), "Authorization", "Bearer " + token).resultMap())
			.isEqualTo(Map.of("item", Map.of("id", 5)));
		assertThat(Http.get(address, Map.of("auth", token)).error()).isEqualTo("401 NO_AUTH_FOUND");
	}

	@Test
	void tokenExpiresByTheClockOfThePortal() throws Exception {
		this.portal.oauth().accessTokenLife(Duration.ofSeconds(2));
		String token = this.installation.tokens().accessToken();
		this.clock.advance(Duration.ofMillis(1_999));
		assertThat(call("profile", token).status()).isEqualTo(200);
		this.clock.advance(Duration.ofMillis(1));
		assertThat(call("profile", token).error()).isEqualTo("401 expired_token");
	}

	@Test
	void allAccessTokensExpireAtOnce() throws Exception {
		TokenPair tokens = this.installation.tokens();
		this.installation.expireAccessTokens();
		assertThat(call("profile", tokens.accessToken()).error()).isEqualTo("401 expired_token");
		assertThat(call("profile", refresh(tokens.refreshToken()).string("access_token")).status()).isEqualTo(200);
	}

	@Test
	void scopeOfTheApplicationLimitsCallsAndCommands() throws Exception {
		String token = this.installation.tokens().accessToken();
		assertThat(call("tasks.task.list", token).error()).isEqualTo("403 insufficient_scope");
		assertThat(call("crm.activity.fields", token).status()).isEqualTo(200);
		Map<String, Object> batch = Http
			.json(this.portal.url() + "/rest/batch",
					Map.of("auth", token, "cmd", Map.of("a", "tasks.task.list", "b", "profile")))
			.resultMap();
		assertThat(batch.get("result_error").toString()).contains("a=").contains("insufficient_scope");
		assertThat(batch.get("result").toString()).contains("b=");
	}

	@Test
	void refreshTokenRotatesAndIsUsedOnce() throws Exception {
		String refreshToken = this.installation.tokens(7).refreshToken();
		Http.Answer first = refresh(refreshToken);
		assertThat(first.body()).containsEntry("expires_in", 3600)
			.containsEntry("expires", (int) NOON.getEpochSecond() + 3600)
			.containsEntry("client_endpoint", this.portal.url() + "/rest/")
			.containsEntry("server_endpoint", this.portal.oauth().url() + "/rest/")
			.containsEntry("domain", this.portal.oauth().url().substring("http://".length()))
			.containsEntry("member_id", this.portal.memberId())
			.containsEntry("scope", "crm,user")
			.containsEntry("status", "L")
			.containsEntry("user_id", 7);
		assertThat(first.string("refresh_token")).isNotEqualTo(refreshToken);
		assertThat(refresh(refreshToken).error()).isEqualTo("400 invalid_grant");
		assertThat(refresh(first.string("refresh_token")).status()).isEqualTo(200);
		assertThat(this.portal.oauth().statistics().refreshes()).isEqualTo(2);
		assertThat(this.installation.refreshes()).isEqualTo(2);
		assertThat(this.portal.oauth().statistics().refusals()).isEqualTo(1);
	}

	@Test
	void refreshTokenMayBeReusable() throws Exception {
		this.portal.oauth().reusableRefreshTokens(true);
		String refreshToken = this.installation.tokens().refreshToken();
		assertThat(refresh(refreshToken).status()).isEqualTo(200);
		assertThat(refresh(refreshToken).status()).isEqualTo(200);
	}

	@Test
	void refreshTokenExpiresOrIsRevoked() throws Exception {
		TokenPair tokens = this.installation.tokens();
		this.installation.revokeRefreshTokens();
		assertThat(refresh(tokens.refreshToken()).error()).isEqualTo("400 invalid_grant");
		assertThat(call("profile", tokens.accessToken()).status()).isEqualTo(200);
		String later = this.installation.tokens().refreshToken();
		this.clock.advance(Duration.ofDays(180));
		assertThat(refresh(later).error()).isEqualTo("400 invalid_grant");
	}

	@Test
	void codeIsExchangedOnceWithin30Seconds() throws Exception {
		Http.Answer page = authorize(Map.of("client_id", "local.1", "state", "s&1"));
		assertThat(page.status()).isEqualTo(302);
		assertThat(page.location()).startsWith("http://localhost:1/callback?x=1&code=");
		assertThat(page.query()).containsEntry("state", "s&1")
			.containsEntry("domain", this.portal.url().substring("http://".length()))
			.containsEntry("member_id", this.portal.memberId())
			.containsEntry("scope", "crm,user")
			.containsEntry("server_domain", this.portal.oauth().url().substring("http://".length()));
		String code = String.valueOf(page.query().get("code"));
		Http.Answer tokens = exchange(code);
		assertThat(tokens.body()).containsEntry("expires_in", 3600).doesNotContainKeys("expires", "user_id");
		assertThat(call("profile", tokens.string("access_token")).status()).isEqualTo(200);
		assertThat(exchange(code).error()).isEqualTo("400 invalid_grant");
		String late = String.valueOf(authorize(Map.of("client_id", "local.1")).query().get("code"));
		this.clock.advance(Duration.ofSeconds(30));
		assertThat(exchange(late).error()).isEqualTo("400 invalid_grant");
		assertThat(this.portal.oauth().statistics().exchanges()).isEqualTo(1);
	}

	@Test
	void authorizationPageSendsNobodyToAnUnknownApplication() throws Exception {
		Http.Answer page = authorize(Map.of("client_id", "local.9", "redirect_uri", "http://localhost:1/"));
		assertThat(page.status()).isEqualTo(400);
		assertThat(page.location()).isEmpty();
		this.portal.install(Application.local("local.2", "secret.2"));
		assertThat(authorize(Map.of("client_id", "local.2")).text()).containsPattern("[0-9a-f]{64}");
	}

	@Test
	void requestsForTokensAreRefusedByDocumentedCodes() throws Exception {
		String refreshToken = this.installation.tokens().refreshToken();
		assertThat(token(Map.of("client_id", "local.1", "client_secret", "secret.1")).error())
			.isEqualTo("400 invalid_request");
		assertThat(token(refreshParameters(refreshToken, "secret.2")).error()).isEqualTo("401 invalid_client");
		assertThat(token(Map.of("grant_type", "password", "client_id", "local.1", "client_secret", "secret.1")).error())
			.isEqualTo("400 invalid_request");
		this.portal.oauth().register(Application.local("local.2", "secret.1"));
		assertThat(token(Map.of("grant_type", "refresh_token", "client_id", "local.2", "client_secret", "secret.1",
				"refresh_token", refreshToken))
			.error()).isEqualTo("400 invalid_grant");
		assertThat(token(Map.of("grant_type", "refresh_token", "client_id", "local.1", "client_secret", "secret.1",
				"refresh_token", refreshToken, "scope", "crm,disk"))
			.error()).isEqualTo("400 invalid_scope");
		this.installation.paid(false);
		assertThat(refresh(refreshToken).error()).isEqualTo("402 PAYMENT_REQUIRED");
		this.installation.uninstall();
		assertThat(refresh(refreshToken).error()).isEqualTo("401 invalid_client");
	}

	@Test
	void tokensOfARemovedApplicationAreInvalidAndAnewInstalledOneWorks() throws Exception {
		TokenPair before = this.installation.tokens();
		this.installation.uninstall();
		assertThat(call("profile", before.accessToken()).error()).isEqualTo("401 invalid_token");
		Installation again = this.portal.install(this.application);
		assertThat(again.applicationToken()).isNotEqualTo(this.installation.applicationToken());
		assertThat(call("profile", again.tokens().accessToken()).status()).isEqualTo(200);
		assertThat(call("profile", before.accessToken()).error()).isEqualTo("401 invalid_token");
	}

	@Test
	void portalsOfOneProcessHaveTheirOwnTokensAndData() throws Exception {
		Bitrix24TestPortal other = this.portal.portal("acme");
		Installation there = other.install(this.application);
		assertThat(other.memberId()).matches("[0-9a-f]{32}").isNotEqualTo(this.portal.memberId());
		String address = other.url() + "/rest/crm.activity.todo.add";
		Map<String, Object> todo = Map.of("auth", there.tokens().accessToken(), "ownerTypeId", 2, "ownerId", 1,
				"deadline", "2027-01-15T12:00:00+03:00", "title", "Call");
		assertThat(Http.json(address, todo).status()).isEqualTo(200);
		assertThat(other.activities().count()).isEqualTo(1);
		assertThat(this.portal.activities().count()).isZero();
		assertThat(call("profile", there.tokens().accessToken()).error()).isEqualTo("401 NO_AUTH_FOUND");
		assertThat(refresh(there.tokens().refreshToken()).body()).containsEntry("client_endpoint",
				other.url() + "/rest/");
		assertThat(Http.json(other.webhookUrl() + "profile", Map.of()).status()).isEqualTo(200);
		other.close();
		assertThat(Http.json(address, todo).status()).isEqualTo(404);
		assertThat(Http.json(this.portal.webhookUrl() + "profile", Map.of()).status()).isEqualTo(200);
	}

	@Test
	void thousandsOfPortalsTakeNoThreads() throws Exception {
		call("profile", this.installation.tokens().accessToken());
		int threads = Thread.activeCount();
		for (int i = 0; i < 10_000; i++) {
			this.portal.portal("portal-" + i).install(this.application);
		}
		assertThat(Thread.activeCount()).isLessThan(threads + 100);
		Bitrix24TestPortal last = this.portal.portal("portal-9999");
		Installation there = this.portal.oauth().installation("local.1", last.memberId());
		assertThat(there).isNotNull();
		assertThat(Http.json(last.url() + "/rest/profile", Map.of("auth", there.tokens().accessToken())).status())
			.isEqualTo(200);
		assertThat(last.statistics().requests()).isEqualTo(1);
	}

	@Test
	void oauthServerTellsOfApplicationsOnAnyPortal() throws Exception {
		Installation there = this.portal.portal("acme").install(this.application.withStatus("F"));
		String address = this.portal.oauth().url() + "/rest/app.info";
		assertThat(Http.json(address, Map.of("auth", there.tokens().accessToken())).resultMap())
			.containsEntry("CODE", "local.1")
			.containsEntry("STATUS", "F")
			.containsEntry("INSTALLED", true);
		assertThat(call("app.info", this.installation.tokens().accessToken()).resultMap()).containsEntry("STATUS", "L");
		assertThat(call("app.info", there.tokens().accessToken()).error()).isEqualTo("401 NO_AUTH_FOUND");
		assertThat(Http.json(this.portal.webhookUrl() + "app.info", Map.of()).error()).isEqualTo("403 WRONG_AUTH_TYPE");
	}

	@Test
	void renamedPortalRedirectsToItsNewAddress() throws Exception {
		Bitrix24TestPortal other = this.portal.portal("acme");
		Installation there = other.install(this.application);
		String before = other.url();
		other.rename("umbrella");
		assertThat(Http.json(before + "/rest/profile", Map.of("auth", there.tokens().accessToken())))
			.satisfies((answer) -> {
				assertThat(answer.status()).isEqualTo(302);
				assertThat(answer.location()).isEqualTo(other.url() + "/rest/profile");
			});
		assertThat(other.url()).endsWith("/portals/umbrella");
		assertThat(Http.json(other.url() + "/rest/profile", Map.of("auth", there.tokens().accessToken())).status())
			.isEqualTo(200);
		assertThat(refresh(there.tokens().refreshToken()).body()).containsEntry("client_endpoint",
				other.url() + "/rest/");
		String first = this.portal.url();
		this.portal.rename("first");
		assertThat(Http.json(first + "/rest/profile", Map.of()).location())
			.isEqualTo(first + "/portals/first/rest/profile");
		assertThat(refresh(this.installation.tokens().refreshToken()).body()).containsEntry("client_endpoint",
				first + "/portals/first/rest/");
		assertThat(
				Http.json(this.portal.url() + "/rest/profile", Map.of("auth", this.installation.tokens().accessToken()))
					.status())
			.isEqualTo(200);
	}

	@Test
	void eachOfTwoOAuthServersKnowsItsOwnPortals() throws Exception {
		Bitrix24TestPortal other = this.portal.portal("acme");
		String refreshToken = other.install(this.application).tokens().refreshToken();
		String server = other.useOtherOAuthServer();
		assertThat(refresh(refreshToken).error()).isEqualTo("401 invalid_client");
		assertThat(Http.form(server + "/oauth/token/", refreshParameters(refreshToken, "secret.1")).body())
			.containsEntry("server_endpoint", server + "/rest/");
		assertThat(Http
			.form(server + "/oauth/token/", refreshParameters(this.installation.tokens().refreshToken(), "secret.1"))
			.error()).isEqualTo("401 invalid_client");
		this.portal.oauth().announce("https://oauth.bitrix24.tech/rest/");
		assertThat(refresh(this.installation.tokens().refreshToken()).body())
			.containsEntry("server_endpoint", "https://oauth.bitrix24.tech/rest/")
			.containsEntry("domain", "oauth.bitrix24.tech");
	}

	@Test
	void secretsThatPortalsSeeAreCounted() throws Exception {
		refresh(this.installation.tokens().refreshToken());
		assertThat(this.portal.oauth().statistics().secretsAtPortals()).isZero();
		Map<String, String> parameters = refreshParameters(this.installation.tokens().refreshToken(), "secret.1");
		assertThat(Http.form(this.portal.url() + "/oauth/token/", parameters).status()).isEqualTo(200);
		assertThat(this.portal.oauth().statistics().secretsAtPortals()).isEqualTo(1);
	}

	@Test
	void answerWithTokensCanBeSlowOrLost() throws Exception {
		this.portal.oauth().delay((number) -> Duration.ofMillis(200 * number));
		long start = System.nanoTime();
		Http.Answer answer = refresh(this.installation.tokens().refreshToken());
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(190));
		this.portal.oauth().delay((number) -> Duration.ZERO);
		this.portal.oauthFaults().next("refresh_token", Fault.RESET_AFTER_EXECUTION);
		String refreshToken = answer.string("refresh_token");
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> refresh(refreshToken));
		assertThat(refresh(refreshToken).error()).isEqualTo("400 invalid_grant");
	}

	@Test
	void applicationOfAPortalIsChargedWhateverItsToken() throws Exception {
		try (Bitrix24TestPortal limited = Bitrix24TestPortal.builder()
			.operatingLimit(Duration.ofMillis(15))
			.methodLatency("profile", Duration.ofMillis(10))
			.start()) {
			Installation there = limited.install(this.application);
			String address = limited.url() + "/rest/profile";
			assertThat(Http.json(address, Map.of("auth", there.tokens().accessToken())).status()).isEqualTo(200);
			assertThat(Http.json(address, Map.of("auth", there.tokens(2).accessToken())).status()).isEqualTo(200);
			assertThat(Http.json(address, Map.of("auth", there.tokens().accessToken())).error())
				.isEqualTo("429 OPERATION_TIME_LIMIT");
		}
	}

	private Http.Answer call(String method, String token) throws Exception {
		return Http.json(this.portal.url() + "/rest/" + method, Map.of("auth", token));
	}

	private Http.Answer authorize(Map<String, String> query) throws Exception {
		return Http.get(this.portal.url() + "/oauth/authorize/", query);
	}

	private Http.Answer exchange(String code) throws Exception {
		return Http.get(this.portal.oauth().url() + "/oauth/token/", Map.of("grant_type", "authorization_code",
				"client_id", "local.1", "client_secret", "secret.1", "code", code));
	}

	private Http.Answer refresh(String refreshToken) throws Exception {
		return token(refreshParameters(refreshToken, "secret.1"));
	}

	private Http.Answer token(Map<String, String> parameters) throws Exception {
		return Http.form(this.portal.oauth().url() + "/oauth/token/", parameters);
	}

	private static Map<String, String> refreshParameters(String refreshToken, String secret) {
		return Map.of("grant_type", "refresh_token", "client_id", "local.1", "client_secret", secret, "refresh_token",
				refreshToken);
	}

}
