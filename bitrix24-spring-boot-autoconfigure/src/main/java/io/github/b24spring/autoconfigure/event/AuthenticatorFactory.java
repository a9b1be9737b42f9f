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
