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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.LongStream;

import io.github.b24spring.client.internal.transport.FakePortal.Page;
import org.jspecify.annotations.Nullable;

/**
 * A list method over rows that have an id and nothing else, with filters on it, order,
 * and counting.
 */
public final class FakeList implements Function<Map<String, Object>, Object> {

	private static final int PAGE = 50;

	private final AtomicInteger pages = new AtomicInteger();

	private final AtomicInteger counted = new AtomicInteger();

	private volatile long[] ids;

	private String filterParameter = "filter";

	private String filterId = "ID";

	private String rowId = "ID";

	private @Nullable String rowsKey;

	private Function<Integer, @Nullable Object> faults = (page) -> null;

	public FakeList(long... ids) {
		this.ids = ids;
	}

	public static FakeList dense(int count) {
		return new FakeList(LongStream.rangeClosed(1, count).toArray());
	}

	public FakeList named(String filterParameter, String filterId, String rowId, @Nullable String rowsKey) {
		this.filterParameter = filterParameter;
		this.filterId = filterId;
		this.rowId = rowId;
		this.rowsKey = rowsKey;
		return this;
	}

	/**
	 * Lets pages be something else, by their number, the first being 1.
	 */
	public FakeList failing(Function<Integer, @Nullable Object> faults) {
		this.faults = faults;
		return this;
	}

	public void ids(long... ids) {
		this.ids = ids;
	}

	public long[] ids() {
		return this.ids;
	}

	public int pages() {
		return this.pages.get();
	}

	public int counted() {
		return this.counted.get();
	}

	@Override
	public Object apply(Map<String, Object> params) {
		Object fault = this.faults.apply(this.pages.incrementAndGet());
		if (fault != null) {
			return fault;
		}
		Map<?, ?> filter = (Map<?, ?>) params.getOrDefault(this.filterParameter, Map.of());
		long from = Math.max(bound(filter, ">") + 1, bound(filter, ">="));
		long to = Math.min(filter.containsKey("<" + this.filterId) ? bound(filter, "<") - 1 : Long.MAX_VALUE,
				filter.containsKey("<=" + this.filterId) ? bound(filter, "<=") : Long.MAX_VALUE);
		int low = position(from);
		int high = position((to < Long.MAX_VALUE) ? to + 1 : to);
		long start = Long.parseLong((String) params.getOrDefault("start", params.getOrDefault("START", "0")));
		int offset = (int) Math.max(start, 0);
		boolean descending = params.toString().contains("DESC");
		List<Object> rows = new ArrayList<>();
		for (int i = offset; i < Math.min(offset + PAGE, high - low); i++) {
			rows.add(row(this.ids[descending ? high - 1 - i : low + i]));
		}
		Object result = (this.rowsKey != null) ? Map.of(this.rowsKey, rows) : rows;
		if (start < 0) {
			return new Page(result, null, null);
		}
		this.counted.incrementAndGet();
		long total = Math.max(high - low, 0);
		return new Page(result, total, (offset + PAGE < total) ? (Long) (long) (offset + PAGE) : null);
	}

	private Map<String, Object> row(long id) {
		Map<String, Object> row = new LinkedHashMap<>();
		row.put("TITLE", "a \"b\" [" + id + "]");
		row.put(this.rowId, Long.toString(id));
		return row;
	}

	private int position(long id) {
		int position = Arrays.binarySearch(this.ids, id);
		return (position < 0) ? -position - 1 : position;
	}

	/**
	 * A text that is no number is 0 to PHP.
	 */
	private long bound(Map<?, ?> filter, String prefix) {
		Object value = filter.get(prefix + this.filterId);
		return (value != null && value.toString().matches("-?[0-9]+")) ? Long.parseLong(value.toString()) : 0;
	}

}
