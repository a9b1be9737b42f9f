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
package io.github.b24spring.client.internal.answer;

import java.util.ArrayList;
import java.util.List;

import io.github.b24spring.client.exception.Bitrix24ValidationException.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * The error part of an answer, of either REST version, as it came.
 *
 * @param code the code, possibly empty
 * @param description the portal's words
 * @param fieldErrors what is wrong with which field
 */
record ErrorBody(@Nullable String code, @Nullable String description, List<FieldError> fieldErrors) {

	static final ErrorBody NONE = new ErrorBody(null, null, List.of());

	/**
	 * More fields than this are not worth reading in a message.
	 */
	private static final int MAX_FIELD_ERRORS = 20;

	/**
	 * Read an error.
	 * @param error a code, or an object with code, description and fields
	 */
	static ErrorBody parse(JsonPart error) {
		if (!error.isObject()) {
			return new ErrorBody(error.text(), null, List.of());
		}
		String code = null;
		String description = null;
		List<FieldError> fieldErrors = List.of();
		for (JsonPart member : error.members()) {
			switch (member.name()) {
				case "code", "error" -> code = member.text();
				case "message", "error_description" -> description = member.text();
				case "validation" -> fieldErrors = fieldErrors(member);
				default -> {
				}
			}
		}
		return new ErrorBody(code, description, fieldErrors);
	}

	private static List<FieldError> fieldErrors(JsonPart validation) {
		List<FieldError> fieldErrors = new ArrayList<>();
		for (JsonPart element : validation.members()) {
			if (element.isObject() && fieldErrors.size() < MAX_FIELD_ERRORS) {
				fieldErrors.add(new FieldError(text(element.member("field")), text(element.member("message"))));
			}
		}
		return fieldErrors;
	}

	private static String text(@Nullable JsonPart part) {
		String text = (part != null) ? part.text() : null;
		return (text != null) ? text : "";
	}

	ErrorBody withDefaultDescription(@Nullable String description) {
		return (this.description != null || description == null) ? this
				: new ErrorBody(this.code, description, this.fieldErrors);
	}

	/**
	 * Whether this tells of a failure, as {@code null}, {@code false}, {@code ""} and
	 * {@code []} do not.
	 */
	boolean saysSomething() {
		boolean code = this.code != null && !this.code.isBlank() && !this.code.equals("false");
		return code || (this.description != null && !this.description.isBlank()) || !this.fieldErrors.isEmpty();
	}

}
