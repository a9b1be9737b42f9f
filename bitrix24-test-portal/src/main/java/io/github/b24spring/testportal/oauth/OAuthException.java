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
