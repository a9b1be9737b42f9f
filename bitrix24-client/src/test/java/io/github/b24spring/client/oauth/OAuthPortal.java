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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.connect.PortalLimits;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.credentials.PortalAddress;
import io.github.b24spring.client.exception.Bitrix24ReauthorizationRequiredException;
import io.github.b24spring.client.form.BracketForm;
import io.github.b24spring.client.oauth.request.ApplicationRequest;
import io.github.b24spring.client.settings.RateLimitSettings;
import io.github.b24spring.testportal.Bitrix24TestPortal;
import io.github.b24spring.testportal.Bitrix24TestPortalBuilder;
import io.github.b24spring.testportal.event.ApplicationPosts;
import io.github.b24spring.testportal.event.FormPost;
import io.github.b24spring.testportal.oauth.Application;
import io.github.b24spring.testportal.oauth.Installation;
import io.github.b24spring.testportal.oauth.TokenPair;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A portal with an application on it.
 */
final class OAuthPortal implements AfterEachCallback {

	static final String CLIENT_SECRET = "cl1ents3cret";

	static final Application APPLICATION = Application.local("local.5f3b6c0d2b2e98.12345678", CLIENT_SECRET);

	final Bitrix24TestPortal portal;

	final Installation installation;

	final TokenStore store = TokenStore.inMemory();

	final List<String> news = new CopyOnWriteArrayList<>();

	final List<String> secrets = new ArrayList<>();

	OAuthPortal() {
		this(Bitrix24TestPortal.builder());
	}

	OAuthPortal(Bitrix24TestPortalBuilder builder) {
		this.portal = builder.start();
		this.installation = this.portal.install(APPLICATION);
		this.secrets.add(CLIENT_SECRET);
	}

	Bitrix24OAuth oauth() {
		return oauth((builder) -> builder);
	}

	Bitrix24OAuth oauth(UnaryOperator<Bitrix24OAuth.Builder> change) {
		Bitrix24OAuth.Builder builder = Bitrix24OAuth
			.builder(OAuthApplication.of(APPLICATION.clientId(), CLIENT_SECRET))
			.settings(settings())
			.tokenStore(this.store)
			.listener(listener());
		return change.apply(builder).build();
	}

	OAuthSettings settings() {
		return OAuthSettings.defaults().withLocalServer(this.portal.oauth().url());
	}

	TokenListener listener() {
		return new TokenListener() {

			@Override
			public void renewed(TokenKey key) {
				OAuthPortal.this.news.add("renewed " + key);
			}

			@Override
			public void installed(TokenKey key) {
				OAuthPortal.this.news.add("installed " + key);
			}

			@Override
			public void forgotten(TokenKey portal) {
				OAuthPortal.this.news.add("forgotten " + portal);
			}

			@Override
			public void reauthorizationRequired(TokenKey key, Bitrix24ReauthorizationRequiredException failure) {
				OAuthPortal.this.news.add("lost " + key);
			}

		};
	}

	TokenKey key() {
		return TokenKey.of(APPLICATION.clientId(), this.portal.memberId());
	}

	PortalTokens tokens() {
		TokenPair pair = this.installation.tokens();
		this.secrets.add(pair.accessToken());
		this.secrets.add(pair.refreshToken());
		return PortalTokens.of(this.portal.memberId(), PortalAddress.of(URI.create(this.portal.url())),
				pair.accessToken(), pair.refreshToken());
	}

	PortalTokens expiredTokens() {
		PortalTokens tokens = tokens();
		this.installation.expireAccessTokens();
		return tokens;
	}

	Bitrix24Client client(Bitrix24Credentials credentials) {
		return client(credentials, (builder) -> builder);
	}

	Bitrix24Client client(Bitrix24Credentials credentials, UnaryOperator<Bitrix24ClientBuilder> change) {
		return change
			.apply(Bitrix24ClientBuilder.create(credentials)
				.limits(PortalLimits.create())
				.rateLimitSettings((settings) -> RateLimitSettings.unlimited()))
			.build();
	}

	ApplicationPosts posts() {
		return this.portal.posts(this.installation);
	}

	/**
	 * An installation with valid tokens of a user who makes up all else.
	 */
	FormPost forgedInstallation(long userId) {
		TokenPair tokens = this.installation.tokens(userId);
		return posts().installed()
			.with("auth[access_token]", tokens.accessToken())
			.with("auth[refresh_token]", tokens.refreshToken())
			.with("auth[application_token]", "made up");
	}

	static ApplicationRequest read(FormPost post) {
		String query = post.to("http://127.0.0.1/").address().getRawQuery();
		return ApplicationRequest.read(BracketForm.parse(post.body().getBytes(StandardCharsets.UTF_8)),
				BracketForm.parse(((query != null) ? query : "").getBytes(StandardCharsets.UTF_8)));
	}

	long refreshes() {
		return this.installation.refreshes();
	}

	@Override
	public void afterEach(ExtensionContext context) {
		this.portal.close();
	}

}
