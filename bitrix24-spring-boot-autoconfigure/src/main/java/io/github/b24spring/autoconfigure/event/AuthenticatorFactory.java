package io.github.b24spring.autoconfigure.event;

import java.util.List;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.event.EventAuthenticator;
import io.github.b24spring.client.oauth.Bitrix24Clients;
import io.github.b24spring.client.oauth.Bitrix24OAuth;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.StringUtils;

/**
 * Makes what finds out whether a posted event is genuine: by what installations of the
 * application have brought, by a token that is configured, or by both.
 *
 * @param oauth the application's access to portals, {@code null} if there is none
 * @param clients the clients of its portals, {@code null} if there are none
 * @param client the client of the one portal that is configured, {@code null} if there is
 * none
 */
record AuthenticatorFactory(@Nullable Bitrix24OAuth oauth, @Nullable Bitrix24Clients clients,
		@Nullable Bitrix24Client client) {

	EventAuthenticator create(@Nullable String applicationToken) {
		EventAuthenticator configured = StringUtils.hasText(applicationToken)
				? EventAuthenticator.of(List.of(applicationToken), this.client) : null;
		if (this.oauth != null && this.clients != null) {
			EventAuthenticator installed = EventAuthenticator.of(this.oauth, this.clients);
			return (configured != null) ? installed.or(configured) : installed;
		}
		if (configured == null) {
			throw new InvalidConfigurationPropertyValueException("bitrix24.events.application-token", null,
					"It must be set, since events are posted to 'bitrix24.events.path' and there is no application"
							+ " whose installations would bring it. The settings of the outbound webhook show it.");
		}
		return configured;
	}

}
