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
 * Root of everything that a call can fail with. There is a subclass for each thing that a
 * caller can react to differently.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public abstract class Bitrix24Exception extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final FailureKind kind;

	private final Bitrix24Error error;

	private volatile @Nullable String hint;

	/**
	 * Create an exception.
	 * @param kind what kind of failure it is
	 * @param error what is known of the failed call
	 * @param advice what the reader of the message can do about it
	 * @param cause the cause, if it is not the portal's answer
	 */
	Bitrix24Exception(FailureKind kind, Bitrix24Error error, String advice, @Nullable Throwable cause) {
		super(message(error, advice), cause);
		this.kind = kind;
		this.error = error;
	}

	private static String message(Bitrix24Error error, String advice) {
		StringBuilder message = new StringBuilder("Bitrix24 method '").append(error.method()).append("' failed");
		if (error.code() != null && !error.code().isEmpty()) {
			message.append(" with ").append(error.code());
		}
		if (error.httpStatus() != null) {
			message.append(" (HTTP ").append(error.httpStatus()).append(')');
		}
		if (error.description() != null && !error.description().isBlank()) {
			message.append(": ").append(error.description().strip());
		}
		if (message.charAt(message.length() - 1) != '.') {
			message.append('.');
		}
		return message.append(' ').append(advice).toString();
	}

	/**
	 * Return the message: what failed, what the portal said, and what to do about it.
	 * @return the message, with the hint if there is one
	 */
	@Override
	public String getMessage() {
		String message = String.valueOf(super.getMessage());
		String hint = this.hint;
		return (hint != null) ? message + " " + hint : message;
	}

	/**
	 * Add what is known of the surroundings to the message, such as the name of the
	 * property that changes a limit.
	 * @param hint a sentence, which takes the place of an earlier one
	 */
	public void setHint(String hint) {
		this.hint = hint;
	}

	/**
	 * Return what kind of failure this is: the answer to whether it is worth a
	 * repetition, whose fault it is, and what it says of the portal's health.
	 * @return the kind
	 */
	public FailureKind kind() {
		return this.kind;
	}

	/**
	 * Return the same failure as that of another method, such as that of a call that
	 * shared the request that failed.
	 * @param method the REST method
	 * @return an exception of the same type, whose cause is that of this one
	 */
	public Bitrix24Exception withMethod(String method) {
		return with(new Bitrix24Error(this.error.code(), this.error.description(), method, this.error.httpStatus(),
				this.error.mayHaveRun()));
	}

	abstract Bitrix24Exception with(Bitrix24Error error);

	/**
	 * Return the portal's error code as it came. Compare it ignoring case.
	 * @return the code, possibly empty; {@code null} if the portal gave none
	 */
	public @Nullable String code() {
		return this.error.code();
	}

	/**
	 * Return the portal's own words, not meant for end users.
	 * @return the description, or {@code null} if there is none
	 */
	public @Nullable String description() {
		return this.error.description();
	}

	/**
	 * Return the REST method that failed.
	 * @return the name of the method
	 */
	public String method() {
		return this.error.method();
	}

	/**
	 * Return the HTTP status. It says little: Bitrix24 answers "not found" with 400 and
	 * some errors with 200.
	 * @return the status, or {@code null} if no answer came
	 */
	public @Nullable Integer httpStatus() {
		return this.error.httpStatus();
	}

	/**
	 * Whether the portal may have executed the call, fully or in part. {@code false}
	 * means that it certainly did not, so that a write can be sent again.
	 * @return whether the call may have run
	 */
	public boolean mayHaveRun() {
		return this.error.mayHaveRun();
	}

	/**
	 * Return what is known of the failed call.
	 * @return the details
	 */
	public Bitrix24Error error() {
		return this.error;
	}

}
