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

import io.github.b24spring.client.settings.RateLimitSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import org.springframework.boot.ssl.SslBundle;

/**
 * Where the portal is and what it lets the application in with: the address of an inbound
 * webhook, or the address of the portal and an access token.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public interface Bitrix24ConnectionDetails extends ConnectionDetails {

	/**
	 * Return the address of an inbound webhook, with its code.
	 * @return the address, or {@code null} if an access token is used
	 */
	default @Nullable String getWebhookUrl() {
		return null;
	}

	/**
	 * Return the address of the portal that an access token is for.
	 * @return the address without a path, or {@code null} if a webhook is used
	 */
	default @Nullable String getPortalUrl() {
		return null;
	}

	/**
	 * Return the access token of an application.
	 * @return the token, or {@code null} if a webhook is used
	 */
	default @Nullable String getAccessToken() {
		return null;
	}

	/**
	 * SSL bundle for connections to the portal.
	 * @return the bundle, or {@code null} for what the application's HTTP clients use
	 */
	default @Nullable SslBundle getSslBundle() {
		return null;
	}

	/**
	 * Rate limit of the portal, if the service knows it. Properties that tell the plan,
	 * the burst or the rate go before it.
	 * @return the limit, or {@code null} if the properties alone decide
	 */
	default @Nullable RateLimitSettings getRateLimitSettings() {
		return null;
	}

}
