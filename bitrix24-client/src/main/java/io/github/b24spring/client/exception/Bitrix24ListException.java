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
 * A list could not be read to its end. The rows that came before are complete and in
 * order; reading can be resumed after the last of them.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Bitrix24ListException extends Bitrix24Exception {

	private static final long serialVersionUID = 1L;

	private final @Nullable Long lastId;

	/**
	 * Create an exception.
	 * @param error what is known of the failed call
	 * @param lastId the id of the last row that was given to the subscriber
	 * @param cause why it cannot go on
	 */
	public Bitrix24ListException(Bitrix24Error error, @Nullable Long lastId, @Nullable Throwable cause) {
		super((cause instanceof Bitrix24Exception failure) ? failure.kind() : FailureKind.UNREADABLE_RESPONSE, error,
				(lastId != null)
						? "The last row has the id " + lastId + "; resume after it with fetchAfter(" + lastId + ")."
						: "No row with a known id was read before.",
				cause);
		this.lastId = lastId;
	}

	/**
	 * Create an exception for the failure of a part of a list.
	 * @param method the REST method
	 * @param lastId the id of the last row that was given to the subscriber
	 * @param cause the failure
	 * @return the exception
	 */
	public static Bitrix24ListException of(String method, @Nullable Long lastId, Bitrix24Exception cause) {
		Bitrix24Error error = cause.error();
		return new Bitrix24ListException(
				new Bitrix24Error(error.code(), error.description(), method, error.httpStatus(), error.mayHaveRun()),
				lastId, cause);
	}

	/**
	 * Return the id of the last row that was given to the subscriber.
	 * @return the id; {@code null} if there was none, or rows were not read by id
	 */
	public @Nullable Long lastId() {
		return this.lastId;
	}

	@Override
	Bitrix24Exception with(Bitrix24Error error) {
		return new Bitrix24ListException(error, this.lastId, getCause());
	}

}
