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
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import io.github.b24spring.client.credentials.PortalAccess;
import io.github.b24spring.client.credentials.PortalAddress;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * An access token, the refresh token that renews it once, and what came with them.
 * Immutable; {@link #toString()} shows neither token. Instances with the same values are
 * equal.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class PortalTokens {

	/**
	 * How long an access token lives.
	 */
	static final Duration LIFE = Duration.ofHours(1);

	private final String memberId;

	private final PortalAddress portal;

	private final String accessToken;

	private final String refreshToken;

	private final @Nullable Instant expiresAt;

	private final @Nullable Long userId;

	private final Set<String> scopes;

	private final @Nullable String status;

	private final @Nullable String serverHost;

	private final @Nullable String applicationToken;

	private final boolean systemUser;

	PortalTokens(String memberId, PortalAddress portal, String accessToken, String refreshToken,
			@Nullable Instant expiresAt, @Nullable Long userId, Set<String> scopes, @Nullable String status,
			@Nullable String serverHost, @Nullable String applicationToken, boolean systemUser) {
		Assert.hasText(memberId, "'memberId' must not be empty");
		Assert.hasText(accessToken, "'accessToken' must not be empty");
		Assert.hasText(refreshToken, "'refreshToken' must not be empty");
		this.memberId = memberId;
		this.portal = portal;
		this.accessToken = accessToken;
		this.refreshToken = refreshToken;
		this.expiresAt = expiresAt;
		this.userId = userId;
		this.scopes = Set.copyOf(scopes);
		this.status = status;
		this.serverHost = serverHost;
		this.applicationToken = applicationToken;
		this.systemUser = systemUser;
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
	 * Change where the portal answers.
	 * @param portal the address
	 * @return a changed copy
	 */
	public PortalTokens withPortal(PortalAddress portal) {
		return new PortalTokens(this.memberId, portal, this.accessToken, this.refreshToken, this.expiresAt, this.userId,
				this.scopes, this.status, this.serverHost, this.applicationToken, this.systemUser);
	}

	/**
	 * Change when the access token expires.
	 * @param expiresAt the time; {@code null} if unknown
	 * @return a changed copy
	 */
	public PortalTokens withExpiresAt(@Nullable Instant expiresAt) {
		return new PortalTokens(this.memberId, this.portal, this.accessToken, this.refreshToken, expiresAt, this.userId,
				this.scopes, this.status, this.serverHost, this.applicationToken, this.systemUser);
	}

	/**
	 * Change whom the tokens belong to.
	 * @param userId the id of the user; {@code null} if unknown
	 * @return a changed copy
	 */
	public PortalTokens withUserId(@Nullable Long userId) {
		return new PortalTokens(this.memberId, this.portal, this.accessToken, this.refreshToken, this.expiresAt, userId,
				this.scopes, this.status, this.serverHost, this.applicationToken, this.systemUser);
	}

	/**
	 * Change the granted scopes.
	 * @param scopes the scopes, empty if unknown
	 * @return a changed copy
	 */
	public PortalTokens withScopes(Set<String> scopes) {
		return new PortalTokens(this.memberId, this.portal, this.accessToken, this.refreshToken, this.expiresAt,
				this.userId, scopes, this.status, this.serverHost, this.applicationToken, this.systemUser);
	}

	/**
	 * Change the letter of the application's status.
	 * @param status the letter; {@code null} if unknown
	 * @return a changed copy
	 */
	public PortalTokens withStatus(@Nullable String status) {
		return new PortalTokens(this.memberId, this.portal, this.accessToken, this.refreshToken, this.expiresAt,
				this.userId, this.scopes, status, this.serverHost, this.applicationToken, this.systemUser);
	}

	/**
	 * Change the host of the OAuth server.
	 * @param serverHost the host, which is used if it is among those that are allowed;
	 * {@code null} if unknown
	 * @return a changed copy
	 */
	public PortalTokens withServerHost(@Nullable String serverHost) {
		return new PortalTokens(this.memberId, this.portal, this.accessToken, this.refreshToken, this.expiresAt,
				this.userId, this.scopes, this.status, serverHost, this.applicationToken, this.systemUser);
	}

	/**
	 * Change the secret of the portal's events.
	 * @param applicationToken the {@code application_token}; {@code null} if unknown
	 * @return a changed copy
	 */
	public PortalTokens withApplicationToken(@Nullable String applicationToken) {
		return new PortalTokens(this.memberId, this.portal, this.accessToken, this.refreshToken, this.expiresAt,
				this.userId, this.scopes, this.status, this.serverHost, applicationToken, this.systemUser);
	}

	/**
	 * Change whether the tokens belong to the user that the application itself has on the
	 * portal.
	 * @param systemUser whether they do
	 * @return a changed copy
	 */
	public PortalTokens withSystemUser(boolean systemUser) {
		return new PortalTokens(this.memberId, this.portal, this.accessToken, this.refreshToken, this.expiresAt,
				this.userId, this.scopes, this.status, this.serverHost, this.applicationToken, systemUser);
	}

	/**
	 * Return the same tokens with the latest time at which they can expire, if nothing
	 * better is known.
	 */
	PortalTokens expiringBy(Instant latest) {
		return (this.expiresAt != null) ? this : withExpiresAt(latest);
	}

	/**
	 * Return the portal's {@code member_id}.
	 * @return the {@code member_id}
	 */
	public String memberId() {
		return this.memberId;
	}

	/**
	 * Return where the portal answers, the host of its {@code client_endpoint}.
	 * @return the address
	 */
	public PortalAddress portal() {
		return this.portal;
	}

	/**
	 * Return the access token, which lives an hour.
	 * @return the access token, a secret
	 */
	public String accessToken() {
		return this.accessToken;
	}

	/**
	 * Return the refresh token, which lives 180 days.
	 * @return the refresh token, a secret
	 */
	public String refreshToken() {
		return this.refreshToken;
	}

	/**
	 * Return when the access token expires, by the clock of the process that received it.
	 * @return the time; {@code null} if unknown
	 */
	public @Nullable Instant expiresAt() {
		return this.expiresAt;
	}

	/**
	 * Return the id of the user whom the tokens belong to.
	 * @return the id; {@code null} if unknown
	 */
	public @Nullable Long userId() {
		return this.userId;
	}

	/**
	 * Return the granted scopes.
	 * @return the scopes, empty if unknown
	 */
	public Set<String> scopes() {
		return this.scopes;
	}

	/**
	 * Return the letter of the application's status.
	 * @return the letter; {@code null} if unknown
	 */
	public @Nullable String status() {
		return this.status;
	}

	/**
	 * Return the host of the OAuth server that the portal names.
	 * @return the host; {@code null} if unknown
	 */
	public @Nullable String serverHost() {
		return this.serverHost;
	}

	/**
	 * Return the secret by which the portal's events show where they come from.
	 * @return the {@code application_token}, a secret; {@code null} if unknown
	 */
	public @Nullable String applicationToken() {
		return this.applicationToken;
	}

	/**
	 * Return whether the tokens belong to the user that the application itself has on the
	 * portal, as {@code ONAPPUSERREADY} brings them.
	 * @return whether they do
	 */
	public boolean systemUser() {
		return this.systemUser;
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
	public boolean equals(@Nullable Object other) {
		return other instanceof PortalTokens tokens && values().equals(tokens.values());
	}

	@Override
	public int hashCode() {
		return values().hashCode();
	}

	private List<@Nullable Object> values() {
		return Arrays.asList(this.memberId, this.portal, this.accessToken, this.refreshToken, this.expiresAt,
				this.userId, this.scopes, this.status, this.serverHost, this.applicationToken, this.systemUser);
	}

	@Override
	public String toString() {
		return "tokens of " + this.memberId + " at " + this.portal.host();
	}

}
