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

import java.util.Objects;

import io.github.b24spring.autoconfigure.Bitrix24CredentialsProvider;
import io.github.b24spring.autoconfigure.Bitrix24Properties;
import io.github.b24spring.autoconfigure.PortalConfiguration;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.credentials.PortalAddress;
import io.github.b24spring.client.oauth.Bitrix24OAuth;
import io.github.b24spring.client.oauth.PortalTokens;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.source.MutuallyExclusiveConfigurationPropertiesException;

/**
 * Makes credentials of the tokens of a local application.
 */
record OAuthCredentialsProvider(ObjectProvider<Bitrix24OAuth> oauth,
		OAuthFactory factory) implements Bitrix24CredentialsProvider {

	@Override
	public @Nullable Bitrix24Credentials credentialsFor(PortalConfiguration portal) {
		Bitrix24OAuthProperties properties = portal.bind("oauth", new Bitrix24OAuthProperties(), (inherited) -> {
			inherited.setAccessToken(null);
			inherited.setRefreshToken(null);
			inherited.setMemberId(null);
		});
		if (properties.getAccessToken() == null && properties.getRefreshToken() == null
				&& properties.getMemberId() == null) {
			return null;
		}
		Bitrix24Properties others = portal.properties();
		checkExclusive(portal, properties, "webhook-url", others.getWebhookUrl());
		checkExclusive(portal, properties, "access-token", others.getAccessToken());
		new OAuthPropertyChecks(portal::ownProperty).checkTokens(properties, others.getPortalUrl());
		return oauth(portal, properties).credentials(tokens(properties, others.getPortalUrl()));
	}

	/**
	 * A bean of the application may take the place of the auto-configured one.
	 */
	private Bitrix24OAuth oauth(PortalConfiguration portal, Bitrix24OAuthProperties properties) {
		Bitrix24OAuth shared = (portal.name() == null) ? this.oauth.getIfAvailable() : null;
		return (shared != null) ? shared : this.factory.oauth(properties, portal::property);
	}

	/**
	 * The token is not used here: what this does is to check the address as that of a
	 * static token is checked.
	 */
	private static PortalTokens tokens(Bitrix24OAuthProperties properties, @Nullable String portalUrl) {
		String accessToken = Objects.requireNonNull(properties.getAccessToken());
		PortalAddress address = Bitrix24Credentials.accessToken(Objects.requireNonNull(portalUrl), accessToken)
			.portal();
		return PortalTokens.of(Objects.requireNonNull(properties.getMemberId()), address, accessToken,
				Objects.requireNonNull(properties.getRefreshToken()));
	}

	private static void checkExclusive(PortalConfiguration portal, Bitrix24OAuthProperties properties, String other,
			@Nullable String value) {
		MutuallyExclusiveConfigurationPropertiesException.throwIfMultipleNonNullValuesIn((entries) -> {
			entries.put(portal.ownProperty(other), value);
			String ofApplication = (properties.getAccessToken() != null) ? "oauth.access-token"
					: (properties.getRefreshToken() != null) ? "oauth.refresh-token" : "oauth.member-id";
			entries.put(portal.ownProperty(ofApplication), "set");
		});
	}

}
