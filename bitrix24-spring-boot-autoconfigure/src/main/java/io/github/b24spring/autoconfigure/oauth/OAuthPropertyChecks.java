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

import java.time.Duration;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.StringUtils;

/**
 * Refuses values that cannot work, by the name of their property and without a secret.
 *
 * @param names makes the name of a property of what follows its prefix
 */
record OAuthPropertyChecks(UnaryOperator<String> names) {

	/**
	 * Five quarters of it are less than what a refresh token lives.
	 */
	private static final int LIFE_DAYS = 144;

	void checkApplication(Bitrix24OAuthProperties properties) {
		checkSet("oauth.client-id", properties.getClientId(), "the application has 'client-secret' or tokens");
		check(String.valueOf(properties.getClientId()).matches("[A-Za-z0-9._:-]{1,64}"), "oauth.client-id",
				properties.getClientId(),
				"It must be the 'client_id' that the application's card shows, such as 'local.5f3b6c0d2b2e98.12345678'.");
		checkSet("oauth.client-secret", properties.getClientSecret(), "the application has a 'client-id'");
		for (String host : properties.getAllowedHosts()) {
			check(host.matches("[^\\s/:@?#]+"), "oauth.allowed-hosts", host,
					"Each must be the name of a host, without scheme, port and path.");
		}
		for (String domain : properties.getPortalDomains()) {
			check(domain.matches("[^\\s/:@?#]+"), "oauth.portal-domains", domain,
					"Each must be the name of a domain, such as 'bitrix24.com'.");
		}
		check(!properties.getAllowedHosts().isEmpty(), "oauth.allowed-hosts", null,
				"It must name the hosts of the OAuth servers.");
		checkTimeout("oauth.connect-timeout", properties.getConnectTimeout());
		checkTimeout("oauth.response-timeout", properties.getResponseTimeout());
		check(properties.getRenewalTimeout().compareTo(properties.getResponseTimeout()) >= 0, "oauth.renewal-timeout",
				properties.getRenewalTimeout(),
				"It must not be shorter than '" + this.names.apply("oauth.response-timeout") + "'.");
		checkTimeout("oauth.renewal-timeout", properties.getRenewalTimeout());
		checkIdleRenewal(properties.getIdleRenewal());
		String localServer = properties.getLocalServerUrl();
		check(localServer == null || localServer.matches("https?://(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?/?"),
				"oauth.local-server-url", localServer, "It must be an address of this machine, without a path.");
	}

	void checkIdleRenewal(Bitrix24OAuthProperties.IdleRenewal properties) {
		if (!properties.isEnabled()) {
			return;
		}
		check(properties.getAge().toMillis() > 0 && properties.getAge()
			.toDays() < LIFE_DAYS, "oauth.idle-renewal.age", properties.getAge(), "It must be positive and less than "
					+ LIFE_DAYS
					+ " days, since a refresh token lives no longer than 180 and renewals are spread by a quarter.");
		checkTimeout("oauth.idle-renewal.interval", properties.getInterval());
	}

	void checkTokens(Bitrix24OAuthProperties properties, @Nullable String portalUrl) {
		String reason = "tokens of an application are configured";
		checkSet("portal-url", portalUrl, reason);
		checkSet("oauth.member-id", properties.getMemberId(), reason);
		checkSet("oauth.access-token", properties.getAccessToken(), reason);
		checkSet("oauth.refresh-token", properties.getRefreshToken(), reason);
		String memberId = properties.getMemberId();
		check(memberId != null && memberId.matches("[A-Za-z0-9._:-]{1,64}"), "oauth.member-id", memberId,
				"It must be the 'member_id' that came with the tokens, letters and digits.");
	}

	private void checkSet(String suffix, @Nullable String value, String reason) {
		check(StringUtils.hasText(value), suffix, null, "It must be set, since " + reason + ".");
	}

	private void checkTimeout(String suffix, Duration timeout) {
		check(timeout.compareTo(Duration.ofMillis(1)) >= 0 && timeout.compareTo(Duration.ofDays(1)) <= 0, suffix,
				timeout, "It must be at least 1 ms and at most 1 day.");
	}

	private void check(boolean valid, String suffix, @Nullable Object value, String reason) {
		if (!valid) {
			throw new InvalidConfigurationPropertyValueException(this.names.apply(suffix), value, reason);
		}
	}

}
