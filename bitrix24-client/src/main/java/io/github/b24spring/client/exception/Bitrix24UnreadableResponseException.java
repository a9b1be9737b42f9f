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

import org.jspecify.annotations.Nullable;

/**
 * The answer is not what the Bitrix24 REST API sends: HTML, an empty or truncated body,
 * or more than the response limit; or it does not fit the type that was asked for
 * ({@link Bitrix24DecodingException}). The call may have run.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public class Bitrix24UnreadableResponseException extends Bitrix24Exception {

	private static final long serialVersionUID = 1L;

	/**
	 * Create an exception.
	 * @param error what is known of the failed call
	 * @param cause what went wrong below HTTP
	 */
	public Bitrix24UnreadableResponseException(Bitrix24Error error, @Nullable Throwable cause) {
		this(error,
				"Something between the portal and this machine may have answered; there is a limit to the size of an answer, too.",
				cause);
	}

	Bitrix24UnreadableResponseException(Bitrix24Error error, String advice, @Nullable Throwable cause) {
		super(FailureKind.UNREADABLE_RESPONSE, error, advice, cause);
	}

	@Override
	Bitrix24Exception with(Bitrix24Error error) {
		return new Bitrix24UnreadableResponseException(error, getCause());
	}

}
