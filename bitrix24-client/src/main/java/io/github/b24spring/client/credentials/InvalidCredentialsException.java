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
package io.github.b24spring.client.credentials;

/**
 * Credentials that cannot work as they are written. The message says what is wrong with
 * them and never repeats them.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class InvalidCredentialsException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final String advice;

	InvalidCredentialsException(String message, String advice) {
		super(message + " " + advice);
		this.advice = advice;
	}

	/**
	 * Return what to do about it.
	 * @return one sentence
	 */
	public String advice() {
		return this.advice;
	}

}
