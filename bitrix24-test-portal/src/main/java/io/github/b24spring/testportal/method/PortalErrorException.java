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
package io.github.b24spring.testportal.method;

/**
 * A refusal of the portal, in the form that it has on the wire.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class PortalErrorException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final int status;

	private final transient Object code;

	/**
	 * Create a refusal.
	 * @param status the HTTP status of a call that is not in a batch
	 * @param code the value of {@code error}: a text, possibly empty, or a number
	 * @param description the value of {@code error_description}
	 */
	public PortalErrorException(int status, Object code, String description) {
		super(description);
		this.status = status;
		this.code = code;
	}

	/**
	 * Return the HTTP status of a call that is not in a batch.
	 * @return the status
	 */
	public int status() {
		return this.status;
	}

	/**
	 * Return the value of {@code error}.
	 * @return a text, possibly empty, or a number
	 */
	public Object code() {
		return this.code;
	}

	/**
	 * Return the value of {@code error_description}.
	 * @return the description, possibly empty
	 */
	public String description() {
		return String.valueOf(getMessage());
	}

}
