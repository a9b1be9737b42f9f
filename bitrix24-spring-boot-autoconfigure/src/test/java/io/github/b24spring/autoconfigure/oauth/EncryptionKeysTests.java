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

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.b24spring.client.oauth.TokenCipher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EncryptionKeysTests {

	private static final String OLD = key("0123456789abcdef");

	private static final String NEW = key("0123456789abcdef0123456789ABCDEF");

	private static String key(String bytes) {
		return Base64.getEncoder().encodeToString(bytes.getBytes(StandardCharsets.US_ASCII));
	}

	private static TokenCipher cipher(@Nullable String currentKey, Map<String, String> keys) {
		Bitrix24OAuthProperties.Encryption properties = new Bitrix24OAuthProperties.Encryption();
		properties.setKeys(new LinkedHashMap<>(keys));
		properties.setCurrentKey(currentKey);
		return new EncryptionKeys(properties).cipher();
	}

	@Test
	void withoutKeysNothingIsEncrypted() {
		assertThat(cipher(null, Map.of()).encrypt("t0ken", "portal")).isEqualTo("t0ken");
	}

	@Test
	void singleKeyEncrypts() {
		TokenCipher cipher = cipher(null, Map.of("a", OLD));
		String encrypted = cipher.encrypt("t0ken", "portal");
		assertThat(encrypted).doesNotContain("t0ken");
		assertThat(cipher.decrypt(encrypted, "portal")).isEqualTo("t0ken");
	}

	@Test
	void changedKeyDecryptsWhatTheOldOneEncrypted() {
		String before = cipher(null, Map.of("a", OLD)).encrypt("t0ken", "portal");
		TokenCipher rotated = cipher("b", Map.of("a", OLD, "b", NEW));
		assertThat(rotated.decrypt(before, "portal")).isEqualTo("t0ken");
		assertThat(cipher(null, Map.of("b", NEW)).decrypt(rotated.encrypt("t0ken", "portal"), "portal"))
			.isEqualTo("t0ken");
	}

	@Test
	void severalKeysNeedACurrentOne() {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> cipher(null, Map.of("a", OLD, "b", NEW)))
			.satisfies((failure) -> assertThat(failure.getName())
				.isEqualTo("bitrix24.oauth.token-store.encryption.current-key"));
	}

	@Test
	void currentKeyMustBeAmongThem() {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> cipher("c", Map.of("a", OLD)))
			.withMessageContaining("[a]");
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> cipher("c", Map.of()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "s3cretKey", "!!s3cretKey!!", "c2hvcnQ=" })
	void unusableKeyIsNamedAndNotRepeated(String key) {
		assertThatExceptionOfType(InvalidEncryptionKeyException.class).isThrownBy(() -> cipher(null, Map.of("a", key)))
			.withMessageContaining("'bitrix24.oauth.token-store.encryption.keys.a'")
			.withNoCause()
			.satisfies((failure) -> assertThat(failure.getMessage()).doesNotContain("s3cretKey"));
	}

}
