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
 * No answer came in time. Unless {@link #mayHaveRun()} is {@code false}, the portal may
 * still execute the call.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Bitrix24TimeoutException extends Bitrix24Exception {

	private static final long serialVersionUID = 1L;

	private final String advice;

	/**
	 * Create an exception.
	 * @param error what is known of the failed call
	 * @param cause what went wrong below HTTP
	 */
	public Bitrix24TimeoutException(Bitrix24Error error, @Nullable Throwable cause) {
		this(error, "The portal allows a request 60 seconds; the time-outs of the connection should not be shorter.",
				cause);
	}

	private Bitrix24TimeoutException(Bitrix24Error error, String advice, @Nullable Throwable cause) {
		super(FailureKind.TIMEOUT, error, advice, cause);
		this.advice = advice;
	}

	/**
	 * Create an exception for a call that did not end before the deadline of its caller.
	 * @param error what is known of the failed call
	 * @param cause the signal of the deadline
	 * @return the exception
	 */
	public static Bitrix24TimeoutException ofDeadline(Bitrix24Error error, Throwable cause) {
		return new Bitrix24TimeoutException(error, "Set a later deadline, or make the call when the portal has time.",
				cause);
	}

	@Override
	Bitrix24Exception with(Bitrix24Error error) {
		return new Bitrix24TimeoutException(error, this.advice, getCause());
	}

}
