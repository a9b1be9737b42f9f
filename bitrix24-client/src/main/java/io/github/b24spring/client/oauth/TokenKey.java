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
 * one of the portal's users.
 *
 * @param memberId the portal's {@code member_id}, which outlives its address
 * @param user the id of the user, empty for the portal's own tokens
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record TokenKey(String memberId, String user) {

	private static final int MAX_LENGTH = 64;

	public TokenKey {
		Assert.hasText(memberId, "'memberId' must not be empty");
		Assert.isTrue(memberId.length() <= MAX_LENGTH && user.length() <= MAX_LENGTH,
				"'memberId' and 'user' must not be longer than 64 characters");
		Assert.isTrue(isPlain(memberId) && isPlain(user),
				"'memberId' and 'user' must consist of letters, digits, '.', '_', ':' and '-'");
	}

	/**
	 * Name the tokens of a portal that the application works with by itself.
	 * @param memberId the portal's {@code member_id}
	 * @return the key
	 */
	public static TokenKey of(String memberId) {
		return new TokenKey(memberId, "");
	}

	/**
	 * Name the tokens of a user.
	 * @param memberId the portal's {@code member_id}
	 * @param userId the id of the user
	 * @return the key
	 */
	public static TokenKey of(String memberId, long userId) {
		return new TokenKey(memberId, Long.toString(userId));
	}

	private static boolean isPlain(String text) {
		return text.chars()
			.allMatch((letter) -> letter < 128 && (Character.isLetterOrDigit(letter) || ".:_-".indexOf(letter) >= 0));
	}

	@Override
	public String toString() {
		return this.user.isEmpty() ? this.memberId : this.memberId + "/" + this.user;
	}

}
