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
package io.github.b24spring.client.internal.walk;

import java.lang.reflect.Type;

import io.github.b24spring.client.exception.Bitrix24UnreadableResponseException;
import io.github.b24spring.client.internal.answer.AnswerReader;
import io.github.b24spring.client.internal.answer.JsonPart;
import io.github.b24spring.client.list.ListMethod;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;

/**
 * Finds the rows of answers, and makes values of them.
 *
 * @param <T> the type of a row
 */
final class RowDecoder<T> {

	private final String method;

	private final AnswerReader answers;

	private final ObjectReader reader;

	RowDecoder(String method, AnswerReader answers, Type type) {
		this.method = method;
		this.answers = answers;
		this.reader = answers.readerFor(type);
	}

	/**
	 * Find the rows in a result.
	 * @param result the result
	 * @param form where the method puts rows and ids
	 * @return the rows
	 * @throws Bitrix24UnreadableResponseException if there is no place for rows
	 */
	RowPage page(@Nullable JsonPart result, ListMethod form) {
		return RowPage.read(this.method, result, form, this.answers::shown);
	}

	/**
	 * Decode a row.
	 * @param page the page
	 * @param row the number of the row
	 * @return the value
	 * @throws Bitrix24UnreadableResponseException if there is none, or it does not fit
	 */
	T decode(RowPage page, int row) {
		@Nullable T value;
		try {
			value = page.decode(row, this.reader);
		}
		catch (RuntimeException ex) {
			String what = page.hasId(row) ? "the row with the id " + page.id(row) : "a row";
			throw this.answers.misfit(this.method, what, page.part(row), this.reader, ex);
		}
		if (row == 0) {
			this.answers.compareNames(this.method, () -> page.part(row), this.reader);
		}
		if (value == null) {
			throw RowPage.unreadable(this.method,
					"row " + row + " of a page has no value that fits " + this.reader.getValueType().toCanonical());
		}
		return value;
	}

}
