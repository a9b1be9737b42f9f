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
