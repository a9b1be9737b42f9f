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

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;

import io.github.b24spring.client.internal.walk.Shelf.Slice;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;

/**
 * The values of a part of a page, decoded before they are taken or one by one. A row that
 * cannot be decoded fails when its turn comes.
 *
 * @param <T> the type of a row
 */
final class SliceRows<T> implements Iterator<T> {

	private final Slice slice;

	private final RowDecoder<T> decoder;

	private final @Nullable Object[] values;

	private int decoded;

	private int position;

	private @Nullable Throwable failure;

	SliceRows(Slice slice, RowDecoder<T> decoder) {
		this.slice = slice;
		this.decoder = decoder;
		this.values = new Object[slice.to() - slice.from()];
	}

	Slice slice() {
		return this.slice;
	}

	/**
	 * Decode all rows now.
	 */
	SliceRows<T> decoded() {
		try {
			while (this.decoded < this.values.length) {
				this.values[this.decoded] = decode(this.decoded);
				this.decoded++;
			}
		}
		catch (Throwable ex) {
			this.failure = ex;
		}
		return this;
	}

	private T decode(int number) {
		return this.decoder.decode(this.slice.page(), row(number));
	}

	private int row(int number) {
		return this.slice.rows()[this.slice.from() + number];
	}

	@Override
	public boolean hasNext() {
		return this.position < this.values.length;
	}

	@Override
	public T next() {
		if (!hasNext()) {
			throw new NoSuchElementException();
		}
		T value = (this.position < this.decoded) ? take() : decodeNext();
		this.position++;
		return value;
	}

	@SuppressWarnings("unchecked")
	private T take() {
		Object value = Objects.requireNonNull(this.values[this.position], "A row that was decoded has a value");
		this.values[this.position] = null;
		return (T) value;
	}

	private T decodeNext() {
		if (this.failure != null) {
			throw Exceptions.propagate(this.failure);
		}
		return decode(this.position);
	}

	/**
	 * Return the id of the row that was taken last.
	 */
	long lastId() {
		return this.slice.page().id(row(this.position - 1));
	}

}
