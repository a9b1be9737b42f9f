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
	 * @param owner whose text it is, which decrypting must be told again
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
