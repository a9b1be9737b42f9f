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
package io.github.b24spring.client.exception;

/**
 * The portal does not accept the credentials.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public class Bitrix24AuthenticationException extends Bitrix24Exception {

	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param error what is known of the failed call
	 */
	public Bitrix24AuthenticationException(Bitrix24Error error) {
		this(FailureKind.AUTHENTICATION, error,
				"Check the webhook or the access token: it may be mistyped, revoked or expired.");
	}

	/**
	 * Create an exception with an advice of its own.
	 * @param kind what kind of failure it is
	 * @param error what is known of the failed call
	 * @param advice what the reader of the message can do about it
	 */
	Bitrix24AuthenticationException(FailureKind kind, Bitrix24Error error, String advice) {
		super(kind, error, advice, null);
	}

	@Override
	Bitrix24Exception with(Bitrix24Error error) {
		return new Bitrix24AuthenticationException(error);
	}

}
