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

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The call was not sent, because too many calls wait for the limits of the portal
 * already, or it would have had to wait too long.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Bitrix24AdmissionException extends Bitrix24Exception {

	private static final long serialVersionUID = 1L;

	private final Duration estimatedWait;

	private final @Nullable Instant resetAt;

	private Bitrix24AdmissionException(Bitrix24Error error, Duration estimatedWait, @Nullable Instant resetAt) {
		super(FailureKind.ADMISSION, error,
				"It would have waited about " + estimatedWait.toMillis() + " ms: try later, or let calls wait longer.",
				null);
		this.estimatedWait = estimatedWait;
		this.resetAt = resetAt;
	}

	/**
	 * Create an exception.
	 * @param method the REST method
	 * @param description why the call may not wait
	 * @param estimatedWait how long the call would have waited
	 * @param resetAt when the method's execution time becomes free again; {@code null} if
	 * that is not what the call would have waited for
	 */
	public Bitrix24AdmissionException(String method, String description, Duration estimatedWait,
			@Nullable Instant resetAt) {
		this(Bitrix24Error.withoutAnswer(method, description, false), estimatedWait, resetAt);
	}

	/**
	 * Return how long the call would have waited for its turn.
	 * @return an estimate
	 */
	public Duration estimatedWait() {
		return this.estimatedWait;
	}

	/**
	 * Return when the method's execution time becomes free again, by this machine's
	 * clock.
	 * @return the moment; {@code null} if it is not known, or the call would have waited
	 * for something else
	 */
	public @Nullable Instant resetAt() {
		return this.resetAt;
	}

	@Override
	Bitrix24Exception with(Bitrix24Error error) {
		return new Bitrix24AdmissionException(error, this.estimatedWait, this.resetAt);
	}

}
