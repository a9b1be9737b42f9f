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
package io.github.b24spring.autoconfigure;

import java.util.Objects;

import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.credentials.InvalidCredentialsException;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.source.MutuallyExclusiveConfigurationPropertiesException;

/**
 * Finds the credentials of a portal.
 */
record PortalCredentials(PortalConfiguration portal, ObjectProvider<Bitrix24CredentialsProvider> providers) {

	/**
	 * Details of a service that is there, such as a container, go before properties.
	 */
	Bitrix24Credentials of(Bitrix24ConnectionDetails details) {
		try {
			return find(details);
		}
		catch (InvalidCredentialsException ex) {
			throw (this.portal.name() != null) ? new InvalidPortalException(this.portal, ex) : ex;
		}
	}

	private Bitrix24Credentials find(Bitrix24ConnectionDetails details) {
		if (details instanceof PropertiesBitrix24ConnectionDetails) {
			Bitrix24Credentials provided = this.providers.orderedStream()
				.map((provider) -> provider.credentialsFor(this.portal))
				.filter(Objects::nonNull)
				.findFirst()
				.orElse(null);
			if (provided != null) {
				return provided;
			}
		}
		return parse(details);
	}

	private Bitrix24Credentials parse(Bitrix24ConnectionDetails details) {
		String webhookUrl = details.getWebhookUrl();
		checkExclusive(webhookUrl, "portal-url", details.getPortalUrl());
		checkExclusive(webhookUrl, "access-token", details.getAccessToken());
		if (webhookUrl == null && details.getPortalUrl() == null && details.getAccessToken() == null) {
			throw new PortalNotConfiguredException(this.portal);
		}
		return (webhookUrl != null) ? Bitrix24Credentials.webhook(webhookUrl)
				: Bitrix24Credentials.accessToken(orEmpty(details.getPortalUrl()), orEmpty(details.getAccessToken()));
	}

	private void checkExclusive(@Nullable String webhookUrl, String other, @Nullable String value) {
		MutuallyExclusiveConfigurationPropertiesException.throwIfMultipleNonNullValuesIn((entries) -> {
			entries.put(this.portal.ownProperty("webhook-url"), webhookUrl);
			entries.put(this.portal.ownProperty(other), value);
		});
	}

	private static String orEmpty(@Nullable String value) {
		return (value != null) ? value : "";
	}

}
