package io.github.b24spring.client.oauth;

import io.github.b24spring.client.exception.Bitrix24Error;

/**
 * The OAuth server knows the refresh token no longer. Somebody else may have used it.
 */
final class InvalidGrantException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Bitrix24Error error;

	InvalidGrantException(Bitrix24Error error) {
		super("invalid_grant", null, false, false);
		this.error = error;
	}

	Bitrix24Error error() {
		return this.error;
	}

}
