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
package io.github.b24spring.client.form;

/**
 * A form that is not read: it is larger or deeper than the limits, or no form at all. The
 * message repeats nothing of the form.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class InvalidFormException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final boolean tooLarge;

	InvalidFormException(String message, boolean tooLarge) {
		super(message);
		this.tooLarge = tooLarge;
	}

	/**
	 * Return whether the form exceeds a limit, rather than being malformed.
	 * @return whether status 413 fits better than 400
	 */
	public boolean isTooLarge() {
		return this.tooLarge;
	}

}
