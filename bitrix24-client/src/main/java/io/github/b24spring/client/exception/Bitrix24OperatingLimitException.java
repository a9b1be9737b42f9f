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

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The method has used up its share of the portal's time for this application or webhook
 * ({@code OPERATION_TIME_LIMIT}, or {@code …RATELIMITEXCEPTION} of REST 3.0). The call
 * did not run, but for a batch of REST 3.0, whose other commands may have; other methods
 * go on.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Bitrix24OperatingLimitException extends Bitrix24Exception {

	private static final long serialVersionUID = 1L;

	private final @Nullable Instant resetAt;

	/**
	 * Create an exception.
	 * @param error what is known of the failed call
	 * @param resetAt when the portal last said that time becomes free again, if it did
	 */
	public Bitrix24OperatingLimitException(Bitrix24Error error, @Nullable Instant resetAt) {
		super(FailureKind.OPERATING_LIMIT, error,
				"The method's time budget (about 480 s in 10 minutes) is used up"
						+ ((resetAt != null) ? "; time becomes free at " + resetAt + "." : ": wait some minutes."),
				null);
		this.resetAt = resetAt;
	}

	/**
	 * Return when the portal last said that time becomes free again.
	 * @return the moment, or {@code null} if the portal never said
	 */
	public @Nullable Instant resetAt() {
		return this.resetAt;
	}

	/**
	 * Return the same failure with a moment at which time becomes free.
	 * @param resetAt the moment, or {@code null} if the portal never said
	 * @return an exception with the moment, whose cause is that of this one
	 */
	public Bitrix24OperatingLimitException withResetAt(@Nullable Instant resetAt) {
		return Objects.equals(resetAt, this.resetAt) ? this : new Bitrix24OperatingLimitException(error(), resetAt);
	}

	@Override
	Bitrix24Exception with(Bitrix24Error error) {
		return new Bitrix24OperatingLimitException(error, this.resetAt);
	}

}
