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
package io.github.b24spring.client.oauth.request;

import java.time.Duration;
import java.util.Set;

import io.github.b24spring.client.credentials.PortalAddress;
import org.jspecify.annotations.Nullable;

/**
 * Whom a request says that it comes from, and the tokens that it brings.
 * {@link #toString()} tells no token.
 *
 * @param memberId the portal's {@code member_id}
 * @param portal where the portal answers, the host of {@code client_endpoint} or
 * {@code DOMAIN}
 * @param accessToken the access token; {@code null} if there is none, as where a robot
 * has acted
 * @param refreshToken the refresh token; {@code null} if there is none, as in most events
 * @param life how long the access token lives, {@code null} if unknown
 * @param scopes the granted scopes, empty if unknown
 * @param status the letter of the application's status, {@code null} if unknown
 * @param serverHost the host of the OAuth server that is named, {@code null} if none is
 * @param applicationToken the secret by which requests show where they come from,
 * {@code null} if there is none
 * @param userId the id of the user whom the tokens belong to, {@code null} if unknown
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record PortalAuthorization(String memberId, PortalAddress portal, @Nullable String accessToken,
		@Nullable String refreshToken, @Nullable Duration life, Set<String> scopes, @Nullable String status,
		@Nullable String serverHost, @Nullable String applicationToken, @Nullable Long userId) {

	public PortalAuthorization {
		scopes = Set.copyOf(scopes);
	}

	@Override
	public String toString() {
		return "request of " + this.memberId + " at " + this.portal.host();
	}

}
