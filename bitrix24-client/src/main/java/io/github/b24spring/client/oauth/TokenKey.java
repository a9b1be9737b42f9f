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

import org.springframework.util.Assert;

/**
 * Whose tokens: those of a portal that the application works with by itself, or those of
 * one of the portal's users. Several applications on one portal have tokens of their own.
 *
 * @param clientId the {@code client_id} of the application
 * @param memberId the portal's {@code member_id}, which outlives its address
 * @param user the id of the user, empty for the portal's own tokens
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record TokenKey(String clientId, String memberId, String user) {

	private static final int MAX_LENGTH = 64;

	private static final String PLAIN = " must be no longer than 64 characters, and consist of letters, digits, '.',"
			+ " '_', ':' and '-'";

	public TokenKey {
		check(clientId, "clientId");
		check(memberId, "memberId");
		Assert.isTrue(isPlain(user), "'user'" + PLAIN);
	}

	/**
	 * Name the tokens of a portal that the application works with by itself.
	 * @param clientId the {@code client_id} of the application
	 * @param memberId the portal's {@code member_id}
	 * @return the key
	 */
	public static TokenKey of(String clientId, String memberId) {
		return new TokenKey(clientId, memberId, "");
	}

	/**
	 * Name the tokens of a user.
	 * @param clientId the {@code client_id} of the application
	 * @param memberId the portal's {@code member_id}
	 * @param userId the id of the user
	 * @return the key
	 */
	public static TokenKey of(String clientId, String memberId, long userId) {
		return new TokenKey(clientId, memberId, Long.toString(userId));
	}

	/**
	 * Return the key of the tokens that the application works with by itself on the same
	 * portal.
	 * @return the key without a user
	 */
	public TokenKey ofPortal() {
		return this.user.isEmpty() ? this : of(this.clientId, this.memberId);
	}

	private static void check(String text, String name) {
		Assert.isTrue(!text.isEmpty() && isPlain(text), () -> "'" + name + "' must not be empty, and" + PLAIN);
	}

	private static boolean isPlain(String text) {
		return text.length() <= MAX_LENGTH && text.chars()
			.allMatch((letter) -> letter < 128 && (Character.isLetterOrDigit(letter) || ".:_-".indexOf(letter) >= 0));
	}

	@Override
	public String toString() {
		String portal = this.clientId + "/" + this.memberId;
		return this.user.isEmpty() ? portal : portal + "/" + this.user;
	}

}
