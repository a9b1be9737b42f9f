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

import java.io.Serializable;
import java.util.List;

/**
 * The portal did not accept the parameters.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class Bitrix24ValidationException extends Bitrix24Exception {

	private static final long serialVersionUID = 1L;

	@SuppressWarnings("serial") // lists made by List.copyOf are serializable
	private final List<FieldError> fieldErrors;

	/**
	 * Create an exception.
	 * @param error what is known of the failed call
	 * @param fieldErrors what is wrong with which field, as far as the portal reported it
	 */
	public Bitrix24ValidationException(Bitrix24Error error, List<FieldError> fieldErrors) {
		super(FailureKind.INVALID_REQUEST, error,
				fieldErrors.isEmpty() ? "Correct the parameters." : "Correct the fields: " + fieldErrors + ".", null);
		this.fieldErrors = List.copyOf(fieldErrors);
	}

	/**
	 * Return what is wrong with which field.
	 * @return the fields, empty if the portal named none
	 */
	public List<FieldError> fieldErrors() {
		return this.fieldErrors;
	}

	@Override
	Bitrix24Exception with(Bitrix24Error error) {
		return new Bitrix24ValidationException(error, this.fieldErrors);
	}

	/**
	 * A field that the portal did not accept.
	 *
	 * @param field the name of the field
	 * @param message the portal's words, in the portal's language
	 */
	public record FieldError(String field, String message) implements Serializable {

		@Override
		public String toString() {
			return this.field + " (" + this.message + ")";
		}

	}

}
