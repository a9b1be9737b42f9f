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
package io.github.b24spring.testportal.oauth;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * Writes and reads access tokens. A token holds what is to be known of it, so that none
 * is kept, however many are issued.
 *
 * @author The b24spring maintainers
 */
final class AccessTokens {

	private static final HexFormat HEX = HexFormat.of();

	private static final int CONTENT = Long.BYTES * 3 + Integer.BYTES;

	private static final int SEAL = 8;

	private final byte[] key = new byte[32];

	AccessTokens() {
		new SecureRandom().nextBytes(this.key);
	}

	String write(Content content) {
		byte[] bytes = ByteBuffer.allocate(CONTENT)
			.putLong(content.expiresAt)
			.putInt(content.installation)
			.putLong(content.userId)
			.putLong(content.serial)
			.array();
		return HEX.formatHex(bytes) + HEX.formatHex(seal(bytes));
	}

	/**
	 * Read a token.
	 * @param token any text
	 * @return what it holds, or {@code null} if it was not written here
	 */
	@Nullable Content read(String token) {
		if (token.length() != (CONTENT + SEAL) * 2) {
			return null;
		}
		try {
			byte[] bytes = HEX.parseHex(token, 0, CONTENT * 2);
			if (!MessageDigest.isEqual(seal(bytes), HEX.parseHex(token, CONTENT * 2, token.length()))) {
				return null;
			}
			ByteBuffer buffer = ByteBuffer.wrap(bytes);
			return new Content(buffer.getLong(), buffer.getInt(), buffer.getLong(), buffer.getLong());
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private byte[] seal(byte[] content) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			digest.update(this.key);
			return java.util.Arrays.copyOf(digest.digest(content), SEAL);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("This Java has no SHA-256", ex);
		}
	}

	/**
	 * What a token holds.
	 *
	 * @param expiresAt when it expires, in milliseconds since 1970
	 * @param installation the number of the installation
	 * @param userId the id of the user
	 * @param serial the number of the token
	 */
	record Content(long expiresAt, int installation, long userId, long serial) {

	}

}
