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

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.util.Assert;

/**
 * Encrypts with AES in Galois/Counter Mode. To change the key, put the new one first and
 * keep the old one until all tokens have been renewed, within 180 days.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class AesTokenCipher implements TokenCipher {

	private static final int IV_LENGTH = 12;

	private static final int TAG_BITS = 128;

	private final Map<String, SecretKey> keys = new LinkedHashMap<>();

	private final String currentName;

	private final SecureRandom random = new SecureRandom();

	private AesTokenCipher(Map<String, byte[]> keys) {
		Assert.notEmpty(keys, "'keys' must not be empty");
		keys.forEach((name, key) -> {
			Assert.isTrue(name.matches("[A-Za-z0-9_-]+"),
					"The name of a key must consist of letters, digits, '_' and '-'");
			Assert.isTrue(key.length == 16 || key.length == 24 || key.length == 32,
					() -> "The key '" + name + "' must have 16, 24 or 32 bytes");
			this.keys.put(name, new SecretKeySpec(key, "AES"));
		});
		this.currentName = this.keys.keySet().iterator().next();
	}

	/**
	 * Use keys.
	 * @param keys by name, the one that encrypts first; 16, 24 or 32 bytes each
	 * @return the cipher
	 */
	public static AesTokenCipher of(Map<String, byte[]> keys) {
		return new AesTokenCipher(keys);
	}

	@Override
	public String encrypt(String text, String owner) {
		byte[] iv = new byte[IV_LENGTH];
		this.random.nextBytes(iv);
		try {
			Cipher cipher = cipher(Cipher.ENCRYPT_MODE, this.currentName, iv, owner);
			byte[] encrypted = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
			byte[] all = Arrays.copyOf(iv, IV_LENGTH + encrypted.length);
			System.arraycopy(encrypted, 0, all, IV_LENGTH, encrypted.length);
			return this.currentName + ":" + Base64.getEncoder().encodeToString(all);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Tokens cannot be encrypted on this Java platform", ex);
		}
	}

	@Override
	public String decrypt(String encrypted, String owner) {
		int colon = encrypted.indexOf(':');
		String name = (colon > 0) ? encrypted.substring(0, colon) : "";
		if (!this.keys.containsKey(name)) {
			throw new IllegalStateException("Tokens were encrypted with a key that is not configured");
		}
		try {
			byte[] all = Base64.getDecoder().decode(encrypted.substring(colon + 1));
			Cipher cipher = cipher(Cipher.DECRYPT_MODE, name, Arrays.copyOf(all, IV_LENGTH), owner);
			return new String(cipher.doFinal(all, IV_LENGTH, all.length - IV_LENGTH), StandardCharsets.UTF_8);
		}
		catch (GeneralSecurityException | IllegalArgumentException ex) {
			throw new IllegalStateException("Tokens cannot be decrypted with the key '" + name + "'");
		}
	}

	private Cipher cipher(int mode, String name, byte[] iv, String owner) throws GeneralSecurityException {
		Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
		cipher.init(mode, this.keys.get(name), new GCMParameterSpec(TAG_BITS, iv));
		cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
		return cipher;
	}

	@Override
	public String toString() {
		return "AES with the keys " + this.keys.keySet();
	}

}
