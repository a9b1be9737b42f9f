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

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import io.github.b24spring.client.credentials.PortalAccess;
import io.github.b24spring.client.credentials.PortalAddress;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * An access token, the refresh token that renews it once, and what came with them.
 * {@link #toString()} tells neither.
 *
 * @param memberId the portal's {@code member_id}
 * @param portal where the portal answers, the host of its {@code client_endpoint}
 * @param accessToken the access token, which lives an hour
 * @param refreshToken the refresh token, which lives 180 days
 * @param expiresAt when the access token expires, by the clock of the process that
 * received it; {@code null} if unknown
 * @param userId the id of the user whom the tokens belong to; {@code null} if unknown
 * @param scopes the granted scopes, empty if unknown
 * @param status the letter of the application's status, {@code null} if unknown
 * @param serverHost the host of the OAuth server that the portal names, {@code null} if
 * unknown
 * @param applicationToken the secret by which the portal's events show where they come
 * from, {@code null} if unknown
 * @param systemUser whether the tokens belong to the user that the application itself has
 * on the portal, as {@code ONAPPUSERREADY} brings them
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record PortalTokens(String memberId, PortalAddress portal, String accessToken, String refreshToken,
		@Nullable Instant expiresAt, @Nullable Long userId, Set<String> scopes, @Nullable String status,
		@Nullable String serverHost, @Nullable String applicationToken, boolean systemUser) {

	/**
	 * How long an access token lives.
	 */
	static final Duration LIFE = Duration.ofHours(1);

	public PortalTokens {
		Assert.hasText(memberId, "'memberId' must not be empty");
		Assert.hasText(accessToken, "'accessToken' must not be empty");
		Assert.hasText(refreshToken, "'refreshToken' must not be empty");
		scopes = Set.copyOf(scopes);
	}

	/**
	 * Describe a pair of which nothing else is known.
	 * @param memberId the portal's {@code member_id}
	 * @param portal where the portal answers
	 * @param accessToken the access token
	 * @param refreshToken the refresh token
	 * @return the tokens
	 */
	public static PortalTokens of(String memberId, PortalAddress portal, String accessToken, String refreshToken) {
		return new PortalTokens(memberId, portal, accessToken, refreshToken, null, null, Set.of(), null, null, null,
				false);
	}

	/**
	 * Return the same tokens for a portal that answers elsewhere.
	 * @param portal where the portal answers
	 * @return changed tokens
	 */
	public PortalTokens withPortal(PortalAddress portal) {
		return new PortalTokens(this.memberId, portal, this.accessToken, this.refreshToken, this.expiresAt, this.userId,
				this.scopes, this.status, this.serverHost, this.applicationToken, this.systemUser);
	}

	/**
	 * Return the same tokens with the host of the OAuth server.
	 * @param serverHost the host, which is used if it is among those that are allowed
	 * @return changed tokens
	 */
	public PortalTokens withServerHost(@Nullable String serverHost) {
		return new PortalTokens(this.memberId, this.portal, this.accessToken, this.refreshToken, this.expiresAt,
				this.userId, this.scopes, this.status, serverHost, this.applicationToken, this.systemUser);
	}

	/**
	 * Return the same tokens with the secret of the portal's events.
	 * @param applicationToken the {@code application_token}
	 * @return changed tokens
	 */
	public PortalTokens withApplicationToken(@Nullable String applicationToken) {
		return new PortalTokens(this.memberId, this.portal, this.accessToken, this.refreshToken, this.expiresAt,
				this.userId, this.scopes, this.status, this.serverHost, applicationToken, this.systemUser);
	}

	/**
	 * Return the same tokens with the latest time at which they can expire, if nothing
	 * better is known.
	 */
	PortalTokens expiringBy(Instant latest) {
		return (this.expiresAt != null) ? this
				: new PortalTokens(this.memberId, this.portal, this.accessToken, this.refreshToken, latest, this.userId,
						this.scopes, this.status, this.serverHost, this.applicationToken, this.systemUser);
	}

	/**
	 * Mark the same tokens as those of the application's own user.
	 */
	PortalTokens ofSystemUser() {
		return new PortalTokens(this.memberId, this.portal, this.accessToken, this.refreshToken, this.expiresAt,
				this.userId, this.scopes, this.status, this.serverHost, this.applicationToken, true);
	}

	/**
	 * Return what calls are made with.
	 * @return the access
	 */
	public PortalAccess access() {
		return PortalAccess.accessToken(this.portal, this.accessToken);
	}

	/**
	 * Whether these are the tokens that were found earlier: nothing has changed of what
	 * changes by itself.
	 */
	boolean isUnchangedSince(PortalTokens found) {
		return revision().equals(found.revision());
	}

	/**
	 * What changes by itself, as one secret text. All else comes with another refresh
	 * token.
	 */
	String revision() {
		return this.refreshToken + '\n' + this.applicationToken + '\n' + this.portal.url();
	}

	boolean isExpiredAt(Instant now) {
		return this.expiresAt != null && !this.expiresAt.isAfter(now);
	}

	@Override
	public String toString() {
		return "tokens of " + this.memberId + " at " + this.portal.host();
	}

}
