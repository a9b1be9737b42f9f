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
package io.github.b24spring.client.docs;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.credentials.PortalAddress;
import io.github.b24spring.client.form.BracketForm;
import io.github.b24spring.client.oauth.Bitrix24Clients;
import io.github.b24spring.client.oauth.Bitrix24OAuth;
import io.github.b24spring.client.oauth.OAuthApplication;
import io.github.b24spring.client.oauth.OAuthSettings;
import io.github.b24spring.client.oauth.PortalTokens;
import io.github.b24spring.client.oauth.TokenStore;
import io.github.b24spring.client.oauth.request.ApplicationOpened;
import io.github.b24spring.client.oauth.request.ApplicationRequest;
import io.github.b24spring.client.oauth.request.ApplicationUninstalled;
import io.github.b24spring.client.oauth.request.AuthorizationCode;
import io.github.b24spring.testportal.Bitrix24TestPortal;
import io.github.b24spring.testportal.Bitrix24TestPortalExtension;
import io.github.b24spring.testportal.event.FormPost;
import io.github.b24spring.testportal.oauth.Application;
import io.github.b24spring.testportal.oauth.Installation;
import io.github.b24spring.testportal.oauth.TokenPair;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.core.ParameterizedTypeReference;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The examples of {@code docs/oauth.md}, run.
 */
class OAuthExamplesTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final Application APPLICATION = Application.local("local.1", "s3cret")
		.withRedirectUri("http://127.0.0.1:1/callback");

	@RegisterExtension
	private final Bitrix24TestPortalExtension extension = new Bitrix24TestPortalExtension(Bitrix24TestPortal.builder());

	private final TokenStore tokenStore = TokenStore.inMemory();

	private Installation installation;

	private Bitrix24OAuth oauth;

	@BeforeEach
	void install() {
		this.installation = portal().install(APPLICATION);
		this.oauth = Bitrix24OAuth.builder(OAuthApplication.of("local.1", "s3cret"))
			.settings(OAuthSettings.defaults().withLocalServer(portal().oauth().url()))
			.tokenStore(this.tokenStore)
			.build();
	}

	private Bitrix24TestPortal portal() {
		return this.extension.portal();
	}

	Bitrix24Client localApplication(String clientId, String clientSecret, PortalTokens tokens) {
		Bitrix24OAuth oauth = Bitrix24OAuth.builder(OAuthApplication.of(clientId, clientSecret))
			.tokenStore(this.tokenStore)
			.build();
		return Bitrix24ClientBuilder.create(oauth.credentials(tokens)).build();
	}

	@Test
	void localApplicationCalls() {
		TokenPair pair = this.installation.tokens();
		PortalTokens tokens = PortalTokens.of(portal().memberId(), PortalAddress.of(URI.create(portal().url())),
				pair.accessToken(), pair.refreshToken());
		StepVerifier.create(localApplication("local.1", "s3cret", tokens).call("profile").retrieve(Map.class))
			.expectNextCount(1)
			.expectComplete()
			.verify(LIMIT);
	}

	URI authorize(PortalAddress portal, String state) {
		return this.oauth.authorizationUri(portal, state);
	}

	Mono<PortalTokens> callback(String query, String expectedState) {
		AuthorizationCode code = AuthorizationCode.read(BracketForm.parse(query.getBytes(StandardCharsets.UTF_8)));
		return expectedState.equals(code.state()) ? this.oauth.exchange(code)
				: Mono.error(new IllegalStateException("This is not the browser that was sent"));
	}

	@Test
	void browserAuthorizes() {
		URI page = authorize(PortalAddress.of(URI.create(portal().url())), "st4te");
		Mono<String> browser = reactor.netty.http.client.HttpClient.create()
			.get()
			.uri(page)
			.response()
			.map((response) -> URI.create(String.valueOf(response.responseHeaders().get("Location"))).getRawQuery());
		StepVerifier.create(browser.flatMap((query) -> callback(query, "another")))
			.expectError(IllegalStateException.class)
			.verify(LIMIT);
		StepVerifier.create(browser.flatMap((query) -> callback(query, "st4te")))
			.assertNext((tokens) -> assertThat(tokens.memberId()).isEqualTo(portal().memberId()))
			.expectComplete()
			.verify(LIMIT);
	}

	Mono<Void> received(byte[] body, String query) {
		BracketForm form = BracketForm.parse(body);
		ApplicationRequest request = ApplicationRequest.read(form,
				BracketForm.parse(query.getBytes(StandardCharsets.UTF_8)));
		if (request instanceof ApplicationUninstalled uninstalled) {
			return this.oauth.uninstall(uninstalled);
		}
		return this.oauth.install(request).then();
	}

	Mono<Bitrix24Client> openedBy(ApplicationOpened page) {
		return this.oauth.visitor(page).map((credentials) -> Bitrix24ClientBuilder.create(credentials).build());
	}

	Bitrix24Clients clients() {
		return Bitrix24Clients.builder(this.oauth, (credentials) -> Bitrix24ClientBuilder.create(credentials).build())
			.idleTime(Duration.ofMinutes(30))
			.build();
	}

	Mono<Map<String, Object>> profile(Bitrix24Clients clients, String memberId) {
		return clients.ofPortal(memberId)
			.flatMap((client) -> client.call("profile").retrieve(new ParameterizedTypeReference<Map<String, Object>>() {
			}));
	}

	@Test
	void portalInstallsCallsAndRemoves() {
		Bitrix24Clients clients = clients();
		receive(portal().posts(this.installation).installed());
		StepVerifier.create(profile(clients, portal().memberId())).expectNextCount(1).expectComplete().verify(LIMIT);
		FormPost page = portal().posts(this.installation).page(7).to("http://127.0.0.1/");
		ApplicationOpened opened = (ApplicationOpened) ApplicationRequest.read(
				BracketForm.parse(page.body().getBytes(StandardCharsets.UTF_8)),
				BracketForm.parse(page.address().getRawQuery().getBytes(StandardCharsets.UTF_8)));
		StepVerifier.create(openedBy(opened).flatMap((client) -> client.call("profile").retrieve(Map.class)))
			.expectNextCount(1)
			.expectComplete()
			.verify(LIMIT);
		receive(portal().posts(this.installation).uninstalled(true));
		StepVerifier.create(profile(clients, portal().memberId())).expectComplete().verify(LIMIT);
	}

	private void receive(FormPost post) {
		StepVerifier.create(received(post.body().getBytes(StandardCharsets.UTF_8), "")).expectComplete().verify(LIMIT);
	}

}
