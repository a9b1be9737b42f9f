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
package io.github.b24spring.testportal.list;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The values of a row as an unmodifiable map. A batch can have 2,500 rows of 44 fields: a
 * hash table for each would cost more than all the rest of its answer.
 *
 * @author The b24spring maintainers
 */
final class RowValues extends AbstractMap<String, @Nullable Object> {

	private final List<String> fields;

	private final @Nullable Object[] values;

	private final int size;

	private RowValues(List<String> fields, @Nullable Object[] values, int size) {
		this.fields = fields;
		this.values = values;
		this.size = size;
	}

	/**
	 * Read the row.
	 * @param row the row
	 * @param fields the names of the fields, each once
	 * @return the values of those fields that the row has
	 */
	static RowValues of(Row row, List<String> fields) {
		@Nullable Object[] values = new @Nullable Object[fields.size()];
		int size = 0;
		for (int i = 0; i < values.length; i++) {
			values[i] = row.value(fields.get(i));
			if (values[i] != Row.ABSENT) {
				size++;
			}
		}
		return new RowValues(fields, values, size);
	}

	@Override
	public int size() {
		return this.size;
	}

	@Override
	public boolean containsKey(@Nullable Object key) {
		return value(key) != Row.ABSENT;
	}

	@Override
	public @Nullable Object get(@Nullable Object key) {
		Object value = value(key);
		return (value != Row.ABSENT) ? value : null;
	}

	private @Nullable Object value(@Nullable Object key) {
		int index = this.fields.indexOf(key);
		return (index < 0) ? Row.ABSENT : this.values[index];
	}

	@Override
	public Set<Map.Entry<String, @Nullable Object>> entrySet() {
		return new Entries();
	}

	private final class Entries extends AbstractSet<Map.Entry<String, @Nullable Object>> {

		@Override
		public int size() {
			return RowValues.this.size;
		}

		@Override
		public Iterator<Map.Entry<String, @Nullable Object>> iterator() {
			return new EntryIterator();
		}

	}

	private final class EntryIterator implements Iterator<Map.Entry<String, @Nullable Object>> {

		private int next = presentFrom(0);

		@Override
		public boolean hasNext() {
			return this.next < RowValues.this.values.length;
		}

		@Override
		public Map.Entry<String, @Nullable Object> next() {
			if (!hasNext()) {
				throw new NoSuchElementException();
			}
			int index = this.next;
			this.next = presentFrom(index + 1);
			return new SimpleImmutableEntry<>(RowValues.this.fields.get(index), RowValues.this.values[index]);
		}

		private int presentFrom(int index) {
			int present = index;
			while (present < RowValues.this.values.length && RowValues.this.values[present] == Row.ABSENT) {
				present++;
			}
			return present;
		}

	}

}
