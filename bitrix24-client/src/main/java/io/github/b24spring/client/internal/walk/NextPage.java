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

import io.github.b24spring.client.internal.answer.Envelope;
import io.github.b24spring.client.internal.answer.JsonPart;
import io.github.b24spring.client.list.ListMethod;
import io.github.b24spring.client.list.catalog.ListPaging;
import io.github.b24spring.client.list.catalog.ListPaging.Style;
import org.jspecify.annotations.Nullable;

/**
 * What an answer tells of the page after it.
 */
final class NextPage {

	private NextPage() {
	}

	/**
	 * Return whether a page follows, where the method tells it beside its rows.
	 * @return whether one does; {@code null} if the method does not tell it there
	 */
	static @Nullable Boolean isThere(Envelope envelope, ListMethod form) {
		String key = form.paging().next();
		JsonPart result = envelope.result();
		JsonPart told = (key != null && result != null) ? result.member(key) : null;
		return (told != null) ? "true".equals(told.text()) : null;
	}

	/**
	 * Return where the next page starts. Where nothing tells it, a full page of a method
	 * whose pages are documented may have one after it.
	 * @param start the number of rows before the page
	 * @param rows the number of its rows
	 * @return the number of rows before the next one; {@code null} if there is none
	 */
	static @Nullable Long after(long start, int rows, Envelope envelope, ListMethod form) {
		ListPaging paging = form.paging();
		boolean paged = form.documented() != null && form.hasDocumentedPages()
				&& (paging.style() == Style.OFFSET || paging.style() == Style.PAGE);
		if (envelope.next() != null || !paged) {
			return envelope.next();
		}
		Boolean more = isThere(envelope, form);
		Long total = envelope.total();
		if (more == null) {
			more = (total != null && total >= start + rows) ? total > start + rows : rows == paging.pageSize();
		}
		return (more && rows > 0) ? Long.valueOf(start + paging.pageSize()) : null;
	}

}
