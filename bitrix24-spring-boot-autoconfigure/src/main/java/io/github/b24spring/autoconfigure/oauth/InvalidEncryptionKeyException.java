package io.github.b24spring.autoconfigure.oauth;

/**
 * Thrown when a key cannot be used. Boot's own exception for invalid properties has its
 * analysis show the value.
 */
final class InvalidEncryptionKeyException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String property;

	InvalidEncryptionKeyException(String property) {
		super("The property '" + property + "' is not a key of 16, 24 or 32 bytes in Base64");
		this.property = property;
	}

	String property() {
		return this.property;
	}

}
