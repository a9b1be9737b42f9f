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

import java.util.List;
import java.util.function.UnaryOperator;

import io.github.b24spring.client.exception.Bitrix24ValidationException.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * The way of every text that came from outside to whoever reads it: without secrets, and
 * not longer than anybody reads.
 */
public final class OutsideText {

	/**
	 * The length of every text from outside, wherever it is shown.
	 */
	public static final int MAX_LENGTH = 300;

	/**
	 * As much of a text as is looked through for secrets. An escaped character takes up
	 * to eight.
	 */
	private static final int MAX_SOURCE_LENGTH = 16 * MAX_LENGTH;

	/**
	 * No secret is longer: what stands this near to a cut may be the start of one.
	 */
	private static final int MAX_SECRET_LENGTH = 2 * MAX_LENGTH;

	private final UnaryOperator<String> redaction;

	OutsideText(UnaryOperator<String> redaction) {
		this.redaction = redaction;
	}

	@Nullable String show(@Nullable String text) {
		return (text != null) ? shown(text) : null;
	}

	List<FieldError> show(List<FieldError> fieldErrors) {
		return fieldErrors.stream()
			.map((error) -> new FieldError(shown(error.field()), shown(error.message())))
			.toList();
	}

	String shown(String text) {
		return shown(text, this.redaction);
	}

	/**
	 * Make a text fit to be shown. One that is fit stays as it is.
	 * @param text the text
	 * @param redaction takes the secrets out of it
	 */
	public static String shown(String text, UnaryOperator<String> redaction) {
		if (text.length() <= MAX_SOURCE_LENGTH) {
			return cut(redaction.apply(text));
		}
		String redacted = redaction.apply(text.substring(0, MAX_SOURCE_LENGTH));
		return cut(redacted.substring(0, Math.max(0, redacted.length() - MAX_SECRET_LENGTH)) + "…");
	}

	private static String cut(String text) {
		if (text.length() <= MAX_LENGTH) {
			return text;
		}
		int end = Character.isHighSurrogate(text.charAt(MAX_LENGTH - 2)) ? MAX_LENGTH - 2 : MAX_LENGTH - 1;
		return text.substring(0, end) + "…";
	}

}
