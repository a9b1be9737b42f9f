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

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * An application as its card on the portal or in the Market names it. Its secret goes to
 * the OAuth server alone; {@link #toString()} does not tell it.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see <a href="https://apidocs.bitrix24.com/settings/oauth/index.html">OAuth 2.0</a>
 */
public final class OAuthApplication {

	private final String clientId;

	private final String clientSecret;

	private OAuthApplication(String clientId, String clientSecret) {
		Assert.hasText(clientId, "'clientId' must not be empty");
		Assert.isTrue(clientId.matches("[A-Za-z0-9._:-]{1,64}"),
				"'clientId' must be no longer than 64 characters, and consist of letters, digits, '.', '_', ':' and '-'");
		Assert.hasText(clientSecret, "'clientSecret' must not be empty");
		this.clientId = clientId;
		this.clientSecret = clientSecret;
	}

	/**
	 * Name an application.
	 * @param clientId the {@code client_id}, {@code local.…} or {@code app.…}
	 * @param clientSecret the {@code client_secret}
	 * @return the application
	 */
	public static OAuthApplication of(String clientId, String clientSecret) {
		return new OAuthApplication(clientId, clientSecret);
	}

	/**
	 * Return the identity of the application, which is no secret.
	 * @return the {@code client_id}
	 */
	public String clientId() {
		return this.clientId;
	}

	String clientSecret() {
		return this.clientSecret;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof OAuthApplication application && application.clientId.equals(this.clientId)
				&& application.clientSecret.equals(this.clientSecret);
	}

	@Override
	public int hashCode() {
		return this.clientId.hashCode();
	}

	@Override
	public String toString() {
		return "application " + this.clientId;
	}

}
