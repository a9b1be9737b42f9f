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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24UnreadableResponseException;
import io.github.b24spring.client.internal.answer.JsonPart;
import io.github.b24spring.client.internal.answer.PackedJson;
import io.github.b24spring.client.list.ListMethod;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;

/**
 * The rows of a page, found but not decoded.
 */
final class RowPage {

	/**
	 * Rows per page, the same for every method.
	 */
	static final int SIZE = 50;

	private static final long UNKNOWN = Long.MIN_VALUE;

	private final boolean array;

	private final int length;

	private @Nullable JsonPart rows;

	private @Nullable PackedJson packed;

	private JsonPart[] parts = new JsonPart[SIZE];

	private long[] ids = new long[SIZE];

	private int size;

	private @Nullable MappingIterator<?> iterator;

	private int decoded;

	private RowPage(JsonPart rows) {
		this.rows = rows;
		this.array = rows.isArray();
		this.length = rows.length();
	}

	/**
	 * Find the rows in a result.
	 * @param method the REST method
	 * @param result its result
	 * @param form where the method puts rows and ids
	 * @param shown makes texts of the answer fit to be shown
	 * @return the rows
	 * @throws Bitrix24UnreadableResponseException if there is no place for rows
	 */
	static RowPage read(String method, @Nullable JsonPart result, ListMethod form, UnaryOperator<String> shown) {
		JsonPart rows = new RowPlace(method, form, shown).rows(result);
		RowPage page = new RowPage(rows);
		rows.members().forEach((row) -> page.add(row, id(row.member(form.rowId()))));
		return page;
	}

	static Bitrix24UnreadableResponseException unreadable(String method, String description) {
		return new Bitrix24UnreadableResponseException(new Bitrix24Error(null, description, method, 200, true), null);
	}

	private void add(JsonPart row, long id) {
		if (this.size == this.ids.length) {
			this.ids = Arrays.copyOf(this.ids, 2 * this.size);
			this.parts = Arrays.copyOf(this.parts, 2 * this.size);
		}
		this.ids[this.size] = id;
		this.parts[this.size] = row;
		this.size++;
	}

	private static long id(@Nullable JsonPart id) {
		Long value = (id != null) ? id.digits() : null;
		return (value != null) ? value : UNKNOWN;
	}

	int size() {
		return this.size;
	}

	/**
	 * Whether the next command of a batch finds the id of the last row where it looks for
	 * it.
	 */
	boolean isChainable() {
		return this.array && this.size == SIZE;
	}

	int bytes() {
		return this.length;
	}

	/**
	 * Compress the rows until one of them is asked for.
	 */
	void pack() {
		if (this.rows != null) {
			this.packed = this.rows.pack();
			this.rows = null;
			this.parts = new JsonPart[0];
		}
	}

	/**
	 * How much memory the rows take now, in bytes.
	 */
	int heldBytes() {
		return (this.packed != null) ? this.packed.heldBytes() : this.length;
	}

	private JsonPart rows() {
		JsonPart rows = this.rows;
		if (rows == null) {
			rows = packed().unpack();
			this.rows = rows;
			List<JsonPart> parts = new ArrayList<>(this.size);
			rows.members().forEach(parts::add);
			this.parts = parts.toArray(new JsonPart[0]);
		}
		return rows;
	}

	private PackedJson packed() {
		return Objects.requireNonNull(this.packed, "Rows are packed or not");
	}

	/**
	 * Whether all rows have an id.
	 */
	boolean hasIds() {
		return Arrays.stream(this.ids, 0, this.size).allMatch((id) -> id != UNKNOWN);
	}

	/**
	 * What tells the page from others: the ids of its rows, or all that is in them.
	 */
	long content() {
		return hasIds() ? Arrays.stream(this.ids, 0, this.size).reduce(0, (content, id) -> 31 * content + id)
				: rows().contentHash();
	}

	boolean hasId(int row) {
		return this.ids[row] != UNKNOWN;
	}

	long id(int row) {
		return this.ids[row];
	}

	/**
	 * Decode a row. Rows that are asked for one after another share a parser. Parts of a
	 * page may be decoded by several threads.
	 */
	synchronized <T> @Nullable T decode(int row, ObjectReader reader) {
		if (this.array && row == this.decoded) {
			return next(rows(reader));
		}
		return part(row).decode(reader);
	}

	synchronized JsonPart part(int row) {
		rows();
		return this.parts[row];
	}

	/**
	 * A parser that is closed gives its buffers back, and what it learned of the names.
	 */
	private <T> @Nullable T next(MappingIterator<T> rows) {
		T value = rows.nextValue();
		this.decoded++;
		if (this.decoded == this.size) {
			rows.close();
		}
		return value;
	}

	@SuppressWarnings("unchecked")
	private <T> MappingIterator<T> rows(ObjectReader reader) {
		if (this.iterator == null) {
			this.iterator = (this.rows != null) ? this.rows.decodeElements(reader) : packed().decodeElements(reader);
		}
		return (MappingIterator<T>) this.iterator;
	}

}
