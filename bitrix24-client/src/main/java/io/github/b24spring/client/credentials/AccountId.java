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

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Identifies the holder of credentials, whose execution time a portal counts together.
 * Keeps a hash alone, so that it may be shown and be stored.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see <a href="https://apidocs.bitrix24.com/limits.html">Limits</a>
 */
public final class AccountId {

	private static final int LENGTH = 16;

	private final String hash;

	private AccountId(String hash) {
		this.hash = hash;
	}

	/**
	 * Make an identity of what tells accounts apart, such as the portal's
	 * {@code member_id}, the application and the user.
	 * @param parts the parts, which may be secret
	 * @return the identity, the same for the same parts
	 */
	public static AccountId of(String... parts) {
		Assert.notEmpty(parts, "'parts' must not be empty");
		MessageDigest digest = sha256();
		for (String part : parts) {
			digest.update(part.getBytes(StandardCharsets.UTF_8));
			digest.update((byte) 0);
		}
		return new AccountId(HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH));
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof AccountId account && account.hash.equals(this.hash);
	}

	@Override
	public int hashCode() {
		return this.hash.hashCode();
	}

	/**
	 * Return the hash.
	 */
	@Override
	public String toString() {
		return this.hash;
	}

}
