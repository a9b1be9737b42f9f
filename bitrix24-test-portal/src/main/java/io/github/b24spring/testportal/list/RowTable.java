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

import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * A table of rows: generated ones, which take no memory, and over them those that were
 * put into the table or taken away. Can be used by many threads.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class RowTable {

	private final IdSequence sequence;

	private final long generated;

	private final RowGenerator generator;

	private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

	private final Map<Long, Row> stored = new HashMap<>();

	private final SortedLongs storedIds = new SortedLongs();

	private final SortedLongs hidden = new SortedLongs();

	private final View view = new View();

	private long lastId;

	/**
	 * Create a table.
	 * @param sequence the ids of the generated rows
	 * @param generated the number of generated rows
	 * @param generator makes the generated rows
	 */
	public RowTable(IdSequence sequence, long generated, RowGenerator generator) {
		this.sequence = sequence;
		this.generated = generated;
		this.generator = generator;
		this.lastId = (generated > 0) ? sequence.id(generated - 1) : 0;
	}

	/**
	 * Return a table without generated rows.
	 * @return the table
	 */
	public static RowTable empty() {
		return new RowTable(IdSequence.dense(1), 0, (position, id) -> {
			throw new NoSuchElementException("No row " + id);
		});
	}

	/**
	 * Read rows while nobody changes them.
	 * @param <T> the type of what is read
	 * @param reader reads the rows
	 * @return what was read
	 */
	public <T> T read(Function<Rows, T> reader) {
		this.lock.readLock().lock();
		try {
			return reader.apply(this.view);
		}
		finally {
			this.lock.readLock().unlock();
		}
	}

	/**
	 * Return the row with an id.
	 * @param id the id
	 * @return the row, or {@code null} if there is none
	 */
	public @Nullable Row get(long id) {
		this.lock.readLock().lock();
		try {
			return this.view.row(id);
		}
		finally {
			this.lock.readLock().unlock();
		}
	}

	/**
	 * Add a row with the id after the greatest that was ever used.
	 * @param factory makes the row
	 * @return the id
	 */
	public long add(LongFunction<? extends Row> factory) {
		this.lock.writeLock().lock();
		try {
			long id = this.lastId + 1;
			store(factory.apply(id));
			return id;
		}
		finally {
			this.lock.writeLock().unlock();
		}
	}

	/**
	 * Put a row in the place of the one with the same id, if there is one.
	 * @param row the row
	 */
	public void put(Row row) {
		this.lock.writeLock().lock();
		try {
			store(row);
		}
		finally {
			this.lock.writeLock().unlock();
		}
	}

	/**
	 * Change a row.
	 * @param id the id
	 * @param change makes the new row of the old one, with the same id
	 * @return whether there is such a row
	 */
	public boolean update(long id, UnaryOperator<Row> change) {
		this.lock.writeLock().lock();
		try {
			Row row = this.view.row(id);
			if (row == null) {
				return false;
			}
			store(change.apply(row));
			return true;
		}
		finally {
			this.lock.writeLock().unlock();
		}
	}

	/**
	 * Remove a row.
	 * @param id the id
	 * @return whether there was such a row
	 */
	public boolean remove(long id) {
		this.lock.writeLock().lock();
		try {
			if (this.stored.remove(id) != null) {
				this.storedIds.remove(id);
				return true;
			}
			return isGenerated(id) && this.hidden.add(id);
		}
		finally {
			this.lock.writeLock().unlock();
		}
	}

	private void store(Row row) {
		long id = row.id();
		if (isGenerated(id)) {
			this.hidden.add(id);
		}
		this.stored.put(id, row);
		this.storedIds.add(id);
		this.lastId = Math.max(this.lastId, id);
	}

	private boolean isGenerated(long id) {
		long position = this.sequence.rank(id);
		return position < this.generated && this.sequence.id(position) == id;
	}

	private long generatedRank(long id) {
		return Math.min(this.generated, this.sequence.rank(id));
	}

	/**
	 * Makes the generated rows.
	 */
	@FunctionalInterface
	public interface RowGenerator {

		/**
		 * Make a row, the same whenever it is called.
		 * @param position the position of the row among the generated ones
		 * @param id the id of the row
		 * @return the row
		 */
		Row row(long position, long id);

	}

	private final class View implements Rows {

		@Override
		public long count() {
			return RowTable.this.generated - RowTable.this.hidden.size() + RowTable.this.storedIds.size();
		}

		@Override
		public long rank(long id) {
			return generatedRank(id) - RowTable.this.hidden.rank(id) + RowTable.this.storedIds.rank(id);
		}

		@Override
		public PrimitiveIterator.OfLong ids(long position, boolean ascending) {
			if (position < 0 || position >= count()) {
				return new Merge(0, 0, ascending, 0);
			}
			long start = idAt(position);
			if (ascending) {
				return new Merge(generatedRank(start), RowTable.this.storedIds.rank(start), true, count() - position);
			}
			return new Merge(generatedRank(start + 1) - 1, RowTable.this.storedIds.rank(start + 1) - 1, false,
					position + 1);
		}

		@Override
		public @Nullable Row row(long id) {
			Row row = RowTable.this.stored.get(id);
			if (row != null) {
				return row;
			}
			if (!isGenerated(id) || RowTable.this.hidden.contains(id)) {
				return null;
			}
			return RowTable.this.generator.row(RowTable.this.sequence.rank(id), id);
		}

		private long idAt(long position) {
			if (RowTable.this.hidden.size() == 0 && RowTable.this.storedIds.size() == 0) {
				return RowTable.this.sequence.id(position);
			}
			long low = 0;
			long high = RowTable.this.lastId;
			while (low < high) {
				long middle = (low + high) >>> 1;
				if (rank(middle + 1) > position) {
					high = middle;
				}
				else {
					low = middle + 1;
				}
			}
			return low;
		}

	}

	private final class Merge implements PrimitiveIterator.OfLong {

		private final boolean ascending;

		private long generatedPosition;

		private int storedIndex;

		private long left;

		Merge(long generatedPosition, int storedIndex, boolean ascending, long left) {
			this.generatedPosition = generatedPosition;
			this.storedIndex = storedIndex;
			this.ascending = ascending;
			this.left = left;
		}

		@Override
		public boolean hasNext() {
			return this.left > 0;
		}

		@Override
		public long nextLong() {
			if (this.left-- <= 0) {
				throw new NoSuchElementException();
			}
			int step = this.ascending ? 1 : -1;
			boolean storedLeft = this.storedIndex >= 0 && this.storedIndex < RowTable.this.storedIds.size();
			long storedId = storedLeft ? RowTable.this.storedIds.get(this.storedIndex) : 0;
			while (this.generatedPosition >= 0 && this.generatedPosition < RowTable.this.generated) {
				long id = RowTable.this.sequence.id(this.generatedPosition);
				if (storedLeft && (this.ascending ? storedId < id : storedId > id)) {
					break;
				}
				this.generatedPosition += step;
				if (RowTable.this.hidden.size() == 0 || !RowTable.this.hidden.contains(id)) {
					return id;
				}
			}
			this.storedIndex += step;
			return storedId;
		}

	}

}
