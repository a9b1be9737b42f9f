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

import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class AesTokenCipherTests {

	private static final byte[] OLD = new byte[16];

	private static final byte[] NEW = new byte[32];

	static {
		OLD[0] = 1;
		NEW[0] = 2;
	}

	private final AesTokenCipher before = AesTokenCipher.of(Map.of("old", OLD));

	private final AesTokenCipher after = AesTokenCipher.of(keys());

	@Test
	void decryptsWhatItEncryptedForTheSameOwnerAlone() {
		String encrypted = this.before.encrypt("t0ken é", "m1");
		assertThat(encrypted).doesNotContain("t0ken").isNotEqualTo(this.before.encrypt("t0ken é", "m1"));
		assertThat(this.before.decrypt(encrypted, "m1")).isEqualTo("t0ken é");
		refuses(this.before, encrypted, "m2");
		refuses(this.before, encrypted.substring(0, encrypted.length() - 8), "m1");
		refuses(this.before, "old:", "m1");
		refuses(this.before, "old:###", "m1");
		refuses(this.before, "t0ken", "m1");
	}

	@Test
	void encryptsWithTheFirstKeyAndDecryptsWithAll() {
		String encrypted = this.after.encrypt("t0ken", "m1");
		assertThat(encrypted).startsWith("new:");
		assertThat(this.after.decrypt(this.before.encrypt("t0ken", "m1"), "m1")).isEqualTo("t0ken");
		refuses(this.before, encrypted, "m1");
	}

	@Test
	void refusesKeysOfAnotherLength() {
		assertThatIllegalArgumentException().isThrownBy(() -> AesTokenCipher.of(Map.of("short", new byte[15])))
			.withMessageContaining("'short'");
		assertThatIllegalArgumentException().isThrownBy(() -> AesTokenCipher.of(Map.of()));
	}

	private static void refuses(AesTokenCipher cipher, String encrypted, String owner) {
		assertThatIllegalStateException().isThrownBy(() -> cipher.decrypt(encrypted, owner))
			.satisfies((failure) -> assertThat(failure.getMessage()).doesNotContain("t0ken"));
	}

	private static Map<String, byte[]> keys() {
		Map<String, byte[]> keys = new LinkedHashMap<>();
		keys.put("new", NEW);
		keys.put("old", OLD);
		return keys;
	}

}
