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
package io.github.b24spring.autoconfigure.oauth;

import java.util.concurrent.atomic.AtomicInteger;

import io.github.b24spring.client.oauth.TokenKey;
import io.github.b24spring.testportal.Bitrix24TestPortal;
import io.github.b24spring.testportal.oauth.Application;
import io.github.b24spring.testportal.oauth.Installation;
import io.github.b24spring.testportal.oauth.TokenPair;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A portal with a local application on it, and the properties of that application.
 */
public final class OAuthPortal implements AfterEachCallback {

	public static final String CLIENT_ID = "local.5f3b6c0d2b2e98.12345678";

	public static final String CLIENT_SECRET = "cl1ents3cret";

	private static final AtomicInteger numbers = new AtomicInteger();

	private final Bitrix24TestPortal portal;

	private final Installation installation;

	private final TokenPair tokens;

	public OAuthPortal() {
		this.portal = Bitrix24TestPortal.builder().memberId("%032x".formatted(numbers.incrementAndGet())).start();
		this.installation = this.portal.install(Application.local(CLIENT_ID, CLIENT_SECRET));
		this.tokens = this.installation.tokens();
	}

	public Bitrix24TestPortal portal() {
		return this.portal;
	}

	public Installation installation() {
		return this.installation;
	}

	public TokenPair tokens() {
		return this.tokens;
	}

	public TokenKey key() {
		return TokenKey.of(CLIENT_ID, this.portal.memberId());
	}

	/**
	 * The properties of the application itself.
	 */
	public String[] application() {
		return new String[] { "bitrix24.oauth.client-id=" + CLIENT_ID, "bitrix24.oauth.client-secret=" + CLIENT_SECRET,
				"bitrix24.oauth.local-server-url=" + this.portal.oauth().url() };
	}

	/**
	 * The properties of the application's tokens.
	 */
	public String[] firstTokens() {
		return firstTokens("bitrix24.");
	}

	public String[] firstTokens(String prefix) {
		return new String[] { prefix + "portal-url=" + this.portal.url(),
				prefix + "oauth.member-id=" + this.portal.memberId(),
				prefix + "oauth.access-token=" + this.tokens.accessToken(),
				prefix + "oauth.refresh-token=" + this.tokens.refreshToken() };
	}

	@Override
	public void afterEach(ExtensionContext context) {
		this.portal.close();
	}

}
