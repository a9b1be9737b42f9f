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
package io.github.b24spring.autoconfigure.oauth;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.b24spring.client.oauth.AesTokenCipher;
import io.github.b24spring.client.oauth.TokenCipher;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Makes a cipher of the keys that are configured, none of which is ever repeated.
 */
record EncryptionKeys(Bitrix24OAuthProperties.Encryption properties) {

	private static final String PREFIX = "bitrix24.oauth.token-store.encryption.";

	TokenCipher cipher() {
		if (this.properties.getKeys().isEmpty()) {
			check(this.properties.getCurrentKey() == null, "current-key", this.properties.getCurrentKey(),
					"There are no keys: set '" + PREFIX + "keys.<name>'.");
			return TokenCipher.none();
		}
		String currentKey = currentKey();
		Map<String, byte[]> keys = new LinkedHashMap<>();
		keys.put(currentKey, key(currentKey));
		this.properties.getKeys().keySet().forEach((name) -> keys.computeIfAbsent(name, this::key));
		return AesTokenCipher.of(keys);
	}

	private String currentKey() {
		Map<String, String> keys = this.properties.getKeys();
		String currentKey = this.properties.getCurrentKey();
		if (currentKey == null) {
			check(keys.size() == 1, "current-key", null,
					"It must name the one of the keys " + keys.keySet() + " that encrypts.");
			return keys.keySet().iterator().next();
		}
		check(keys.containsKey(currentKey), "current-key", currentKey, "It must be one of " + keys.keySet() + ".");
		return currentKey;
	}

	private byte[] key(String name) {
		check(name.matches("[A-Za-z0-9_-]+"), "keys", name,
				"The name of a key must consist of letters, digits and '-'.");
		byte[] key = decode(this.properties.getKeys().getOrDefault(name, ""));
		if (key == null || (key.length != 16 && key.length != 24 && key.length != 32)) {
			throw new InvalidEncryptionKeyException(PREFIX + "keys." + name);
		}
		return key;
	}

	private static byte @Nullable [] decode(String text) {
		try {
			return Base64.getDecoder().decode(text.strip());
		}
		catch (IllegalArgumentException ex) {
			// Its message may repeat a part of the key.
			return null;
		}
	}

	private static void check(boolean valid, String suffix, @Nullable Object value, String reason) {
		if (!valid) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + suffix, value, reason);
		}
	}

}
