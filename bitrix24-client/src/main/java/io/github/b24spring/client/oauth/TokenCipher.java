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

/**
 * Encrypts tokens before they are kept, so that whoever reads the store cannot use them.
 * An implementation is safe for use by many threads.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 * @see AesTokenCipher
 */
public interface TokenCipher {

	/**
	 * Encrypt a text.
	 * @param text the text
	 * @param owner whose text it is, which has to be given again to decrypt it
	 * @return printable text
	 */
	String encrypt(String text, String owner);

	/**
	 * Decrypt a text.
	 * @param encrypted what {@link #encrypt(String, String)} returned
	 * @param owner whose text it is
	 * @return the text
	 * @throws IllegalStateException if it cannot be decrypted; the message repeats
	 * neither text nor key
	 */
	String decrypt(String encrypted, String owner);

	/**
	 * Return a cipher that leaves texts as they are.
	 * @return no encryption
	 */
	static TokenCipher none() {
		return new TokenCipher() {

			@Override
			public String encrypt(String text, String owner) {
				return text;
			}

			@Override
			public String decrypt(String encrypted, String owner) {
				return encrypted;
			}

		};
	}

}
