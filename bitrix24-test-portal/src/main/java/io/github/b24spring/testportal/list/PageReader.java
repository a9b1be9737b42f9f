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

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.PriorityQueue;

import org.jspecify.annotations.Nullable;

/**
 * Finds a page. One in the order of the ids is found without looking at the rows before
 * it, unless the filter asks for other fields.
 *
 * @author The b24spring maintainers
 */
final class PageReader {

	private final Rows rows;

	private final ListQuery query;

	private final List<Map<String, @Nullable Object>> page = new ArrayList<>();

	private long total;

	private PageReader(Rows rows, ListQuery query) {
		this.rows = rows;
		this.query = query;
	}

	static Page read(Rows rows, ListQuery query) {
		PageReader reader = new PageReader(rows, query);
		List<Long> candidates = query.filter().candidates();
		if (candidates != null) {
			reader.sorted(candidates.stream().mapToLong(Long::longValue).iterator());
		}
		else if (query.orders().isEmpty() || query.orders().get(0).id()) {
			reader.walk(query.orders().isEmpty() || query.orders().get(0).ascending());
		}
		else {
			reader.sorted(reader.between(true));
		}
		return new Page(reader.page, reader.total);
	}

	private PrimitiveIterator.OfLong between(boolean ascending) {
		long first = this.rows.rank(this.query.filter().from());
		long end = this.rows.rank(this.query.filter().to());
		return new Bounded(this.rows.ids(ascending ? first : end - 1, ascending), end - first);
	}

	private void walk(boolean ascending) {
		Filter filter = this.query.filter();
		if (filter.isRange()) {
			long first = this.rows.rank(filter.from());
			long end = this.rows.rank(filter.to());
			this.total = end - first;
			long skipped = Math.min(this.query.offset(), this.total);
			long size = Math.min(this.query.size(), this.total - skipped);
			PrimitiveIterator.OfLong ids = this.rows.ids(ascending ? first + skipped : end - 1 - skipped, ascending);
			for (long i = 0; i < size; i++) {
				this.page.add(RowValues.of(row(ids.nextLong()), this.query.selected()));
			}
			return;
		}
		PrimitiveIterator.OfLong ids = between(ascending);
		while (ids.hasNext() && (this.query.counted() || this.page.size() < this.query.size())) {
			Row row = row(ids.nextLong());
			add(row, filter.count(row));
		}
	}

	private void sorted(PrimitiveIterator.OfLong ids) {
		Filter filter = this.query.filter();
		Comparator<SortedRow> comparator = comparator(this.query.orders());
		long wanted = this.query.offset() + this.query.size();
		PriorityQueue<SortedRow> best = new PriorityQueue<>(comparator.reversed());
		long all = 0;
		while (ids.hasNext()) {
			Row row = this.rows.row(ids.nextLong());
			if (row == null || row.id() < filter.from() || row.id() >= filter.to()) {
				continue;
			}
			int count = filter.count(row);
			all += count;
			if (count > 0) {
				best.add(new SortedRow(row, keys(row, this.query.orders()), count));
				if (best.size() > wanted) {
					best.poll();
				}
			}
		}
		List<SortedRow> sorted = new ArrayList<>(best);
		sorted.sort(comparator);
		sorted.forEach((row) -> add(row.row, row.count));
		this.total = all;
	}

	private void add(Row row, int count) {
		for (int i = 0; i < count; i++) {
			if (this.total >= this.query.offset() && this.page.size() < this.query.size()) {
				this.page.add(RowValues.of(row, this.query.selected()));
			}
			this.total++;
		}
	}

	private Row row(long id) {
		Row row = this.rows.row(id);
		if (row == null) {
			throw new IllegalStateException("No row " + id);
		}
		return row;
	}

	private static List<Object> keys(Row row, List<ListQuery.Order> orders) {
		return orders.stream().map((order) -> order.kind().comparable(row.value(order.field()))).toList();
	}

	private static Comparator<SortedRow> comparator(List<ListQuery.Order> orders) {
		return (left, right) -> {
			for (int i = 0; i < orders.size(); i++) {
				int order = Condition.Kind.compare(left.keys.get(i), right.keys.get(i));
				if (order != 0) {
					return orders.get(i).ascending() ? order : -order;
				}
			}
			return Long.compare(left.row.id(), right.row.id());
		};
	}

	/**
	 * A page.
	 *
	 * @param rows its rows
	 * @param total the number of rows of the list, if they were counted
	 */
	record Page(List<Map<String, @Nullable Object>> rows, long total) {
	}

	private record SortedRow(Row row, List<Object> keys, int count) {
	}

	private static final class Bounded implements PrimitiveIterator.OfLong {

		private final PrimitiveIterator.OfLong ids;

		private long left;

		Bounded(PrimitiveIterator.OfLong ids, long left) {
			this.ids = ids;
			this.left = left;
		}

		@Override
		public boolean hasNext() {
			return this.left > 0 && this.ids.hasNext();
		}

		@Override
		public long nextLong() {
			this.left--;
			return this.ids.nextLong();
		}

	}

}
