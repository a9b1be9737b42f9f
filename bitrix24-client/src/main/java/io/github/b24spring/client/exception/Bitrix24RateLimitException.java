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

import org.jspecify.annotations.Nullable;

/**
 * The portal refused the call because this address sent requests too fast
 * ({@code QUERY_LIMIT_EXCEEDED}), or a proxy before the portal did (status 429). The call
 * did not run.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Bitrix24RateLimitException extends Bitrix24Exception {

	private static final long serialVersionUID = 1L;

	private final @Nullable Duration retryAfter;

	/**
	 * Create an exception.
	 * @param error what is known of the failed call
	 */
	public Bitrix24RateLimitException(Bitrix24Error error) {
		this(error, null);
	}

	/**
	 * Create an exception.
	 * @param error what is known of the failed call
	 * @param retryAfter for how long the other side wants no request, or {@code null} if
	 * it did not say
	 */
	public Bitrix24RateLimitException(Bitrix24Error error, @Nullable Duration retryAfter) {
		super(FailureKind.RATE_LIMIT, error,
				"The call did not run; other programs on this address may be using the same portal: send less, or later.",
				null);
		this.retryAfter = retryAfter;
	}

	/**
	 * Return for how long the other side wants no request. The portal itself never says
	 * so; a proxy before it may.
	 * @return the time from the answer on, or {@code null} if it did not say
	 */
	public @Nullable Duration retryAfter() {
		return this.retryAfter;
	}

	@Override
	Bitrix24Exception with(Bitrix24Error error) {
		return new Bitrix24RateLimitException(error, this.retryAfter);
	}

}
