package io.github.b24spring.testportal.oauth;

/**
 * A refusal of the OAuth server. Their statuses are not documented; a client decides by
 * the code.
 *
 * @author The b24spring maintainers
 */
final class OAuthException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final int status;

	private final String code;

	private OAuthException(int status, String code, String description) {
		super(description);
		this.status = status;
		this.code = code;
	}

	static OAuthException invalidRequest(String description) {
		return new OAuthException(400, "invalid_request", description);
	}

	static OAuthException invalidClient() {
		return new OAuthException(401, "invalid_client", "Unknown client");
	}

	static OAuthException invalidGrant() {
		return new OAuthException(400, "invalid_grant", "The code or token is unknown or no longer valid");
	}

	static OAuthException invalidScope() {
		return new OAuthException(400, "invalid_scope", "The application has no such permission");
	}

	static OAuthException paymentRequired() {
		return new OAuthException(402, "PAYMENT_REQUIRED", "Payment required");
	}

	int status() {
		return this.status;
	}

	String code() {
		return this.code;
	}

}
