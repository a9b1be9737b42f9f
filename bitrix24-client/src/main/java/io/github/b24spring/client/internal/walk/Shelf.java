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

import java.util.List;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * Rows that wait for those before them and for the subscriber.
 */
final class Shelf {

	private final TreeMap<Long, Slice> slices = new TreeMap<>();

	private long position;

	private int pages;

	private long bytes;

	/**
	 * Slices that are on their way to the subscriber.
	 */
	private int polled;

	/**
	 * Create a shelf.
	 * @param after the position before the list
	 */
	Shelf(long after) {
		this.position = after;
	}

	/**
	 * Add rows.
	 * @param after the position before them
	 */
	void add(long after, Slice slice) {
		this.slices.put(after, slice);
		if (slice.load().slices++ == 0) {
			this.pages += slice.load().room;
			this.bytes += slice.load().bytes;
		}
	}

	/**
	 * Return the rows that come next; {@code null} if they are not there yet.
	 */
	@Nullable Slice poll() {
		Slice next = this.slices.remove(this.position);
		if (next != null) {
			this.position = next.upTo();
			this.polled++;
		}
		return next;
	}

	/**
	 * The subscriber took rows.
	 * @return whether they were the last that came with them
	 */
	boolean taken(Slice slice) {
		this.polled--;
		boolean last = --slice.load().slices == 0;
		if (last) {
			this.pages -= slice.load().room;
			this.bytes -= slice.load().bytes;
		}
		return last;
	}

	/**
	 * Whether the subscriber has all rows that are there, and waits for the next.
	 */
	boolean isBare() {
		return this.polled == 0 && !hasNext();
	}

	/**
	 * Whether the rows are there that come next.
	 */
	boolean hasNext() {
		return this.slices.containsKey(this.position);
	}

	/**
	 * The room that the pages take which are kept in memory, in pages.
	 */
	int pages() {
		return this.pages;
	}

	/**
	 * The size of the pages that are kept in memory.
	 */
	long bytes() {
		return this.bytes;
	}

	/**
	 * Consecutive rows of a page.
	 *
	 * @param load what they came with
	 * @param upTo the position up to which there are no other rows
	 * @param page the page
	 * @param rows the numbers of the page's rows
	 * @param from the first that counts
	 * @param to the one after the last
	 */
	record Slice(Load load, long upTo, RowPage page, int[] rows, int from, int to) {
	}

	/**
	 * Pages that came together and share their memory.
	 */
	static final class Load {

		private final int pages;

		private final int room;

		private final long bytes;

		private int slices;

		/**
		 * Create a load.
		 * @param pages the pages
		 */
		Load(List<RowPage> pages) {
			long length = pages.stream().mapToLong(RowPage::bytes).sum();
			this.pages = pages.size();
			this.bytes = pages.stream().mapToLong(RowPage::heldBytes).sum();
			this.room = (int) Math.ceil(this.pages * this.bytes / (double) Math.max(length, 1));
		}

		int pages() {
			return this.pages;
		}

	}

}
