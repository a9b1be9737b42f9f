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
 * A command of a batch referred to the result of another that failed or that has no such
 * part. The portal then takes the text of the reference for the value, so whatever it
 * answered is not what was asked for.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Bitrix24UnresolvedReferenceException extends Bitrix24Exception {

	private static final long serialVersionUID = 1L;

	private final String reference;

	/**
	 * Create an exception.
	 * @param error what is known of the command
	 * @param reference the reference as it was written
	 * @param cause the failure of the command that it refers to, if it failed
	 */
	public Bitrix24UnresolvedReferenceException(Bitrix24Error error, String reference, @Nullable Throwable cause) {
		super(FailureKind.INVALID_REQUEST, error,
				"The portal used the text of the reference as the value; stop the batch at the first failure to avoid that.",
				cause);
		this.reference = reference;
	}

	/**
	 * Return the reference without a value.
	 * @return the reference as it was written, such as {@code $result[user][ID]}
	 */
	public String reference() {
		return this.reference;
	}

	@Override
	Bitrix24Exception with(Bitrix24Error error) {
		return new Bitrix24UnresolvedReferenceException(error, this.reference, getCause());
	}

}
