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
package io.github.b24spring.client.credentials;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A secret, and where it may be sent to: the path of a webhook or an access token.
 * {@link #toString()} tells the host alone.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class PortalAccess {

	private final PortalAddress portal;

	private final @Nullable String webhookPath;

	private final @Nullable String accessToken;

	private PortalAccess(PortalAddress portal, @Nullable String webhookPath, @Nullable String accessToken) {
		this.portal = portal;
		this.webhookPath = webhookPath;
		this.accessToken = accessToken;
	}

	/**
	 * Use an inbound webhook.
	 * @param portal where the portal answers
	 * @param path user id and code, {@code 1/code}
	 * @return the access
	 */
	public static PortalAccess webhook(PortalAddress portal, String path) {
		Assert.isTrue(path.indexOf('/') > 0, "'path' must be the user's id and the code, parted by '/'");
		return new PortalAccess(portal, path, null);
	}

	/**
	 * Use an access token of an application.
	 * @param portal where the portal answers, the host of its {@code client_endpoint}
	 * @param accessToken the token
	 * @return the access
	 */
	public static PortalAccess accessToken(PortalAddress portal, String accessToken) {
		Assert.hasText(accessToken, "'accessToken' must not be empty");
		return new PortalAccess(portal, null, accessToken);
	}

	/**
	 * Return where the portal answers.
	 * @return the address
	 */
	public PortalAddress portal() {
		return this.portal;
	}

	/**
	 * Return what a webhook puts into the path of each request.
	 * @return user id and code, {@code 1/code}; {@code null} if this is a token
	 */
	public @Nullable String webhookPath() {
		return this.webhookPath;
	}

	/**
	 * Return the access token.
	 * @return the token; {@code null} if this is a webhook
	 */
	public @Nullable String accessToken() {
		return this.accessToken;
	}

	/**
	 * Return what nobody may see.
	 * @return the code of the webhook, or the token
	 */
	public String secret() {
		if (this.accessToken != null) {
			return this.accessToken;
		}
		String path = Objects.requireNonNull(this.webhookPath);
		return path.substring(path.indexOf('/') + 1);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof PortalAccess access && access.portal.equals(this.portal)
				&& Objects.equals(access.webhookPath, this.webhookPath)
				&& Objects.equals(access.accessToken, this.accessToken);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.portal, this.webhookPath, this.accessToken);
	}

	@Override
	public String toString() {
		return ((this.webhookPath != null) ? "webhook of " : "access token for ") + this.portal.host();
	}

}
