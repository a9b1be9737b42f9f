package io.github.b24spring.autoconfigure;

import io.github.b24spring.client.credentials.Bitrix24Credentials;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.MutuallyExclusiveConfigurationPropertiesException;

/**
 * Turns connection details into credentials.
 */
final class ConnectionCredentials {

	private ConnectionCredentials() {
	}

	static Bitrix24Credentials of(Bitrix24ConnectionDetails details) {
		String webhookUrl = details.getWebhookUrl();
		MutuallyExclusiveConfigurationPropertiesException.throwIfMultipleNonNullValuesIn((entries) -> {
			entries.put("bitrix24.webhook-url", webhookUrl);
			entries.put("bitrix24.portal-url", details.getPortalUrl());
		});
		MutuallyExclusiveConfigurationPropertiesException.throwIfMultipleNonNullValuesIn((entries) -> {
			entries.put("bitrix24.webhook-url", webhookUrl);
			entries.put("bitrix24.access-token", details.getAccessToken());
		});
		if (webhookUrl == null && details.getPortalUrl() == null && details.getAccessToken() == null) {
			throw new PortalNotConfiguredException();
		}
		return (webhookUrl != null) ? Bitrix24Credentials.webhook(webhookUrl)
				: Bitrix24Credentials.accessToken(orEmpty(details.getPortalUrl()), orEmpty(details.getAccessToken()));
	}

	private static String orEmpty(@Nullable String value) {
		return (value != null) ? value : "";
	}

}
