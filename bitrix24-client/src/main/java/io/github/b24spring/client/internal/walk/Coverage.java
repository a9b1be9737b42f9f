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
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Which parts of a list were read, and how dense they are.
 */
final class Coverage {

	private static final int SMALLEST_HALF = 10;

	private static final int REMEMBERED = 200;

	private static final double MOST_UNEVEN = 0.5;

	private final TreeMap<Long, Stretch> stretches = new TreeMap<>();

	private long frontier;

	private long rows;

	private double unevenness;

	private int pairs;

	/**
	 * Create a coverage of nothing.
	 * @param after the position before the list
	 */
	Coverage(long after) {
		this.frontier = after;
	}

	/**
	 * A part of a page that nobody read before.
	 *
	 * @param after the position before it
	 * @param upTo its last position
	 * @param from the first of the page's rows in it
	 * @param to the row after the last
	 */
	record Part(long after, long upTo, int from, int to) {
	}

	/**
	 * Add a page.
	 * @param after the position before it
	 * @param upTo the last position of which it tells
	 * @param positions the positions of its rows
	 * @param jumped whether it began anywhere, not at a row
	 * @return the parts that are new
	 */
	List<Part> add(long after, long upTo, long[] positions, boolean jumped) {
		List<Part> parts = unread(after, upTo, positions);
		for (Part part : parts) {
			add(part, positions, jumped && part.after() == after);
		}
		advance();
		return parts;
	}

	private List<Part> unread(long after, long upTo, long[] positions) {
		List<Part> parts = new ArrayList<>();
		Map.Entry<Long, Stretch> before = this.stretches.floorEntry(after);
		long low = Math.max((before != null) ? Math.max(after, before.getValue().upTo()) : after, this.frontier);
		for (Stretch stretch : this.stretches.subMap(after, false, Math.max(after, upTo), false).values()) {
			if (stretch.after() > low) {
				parts.add(part(low, stretch.after(), positions));
			}
			low = Math.max(low, stretch.upTo());
		}
		if (upTo > low) {
			parts.add(part(low, upTo, positions));
		}
		return parts;
	}

	private static Part part(long after, long upTo, long[] positions) {
		return new Part(after, upTo, rowsUpTo(positions, after), rowsUpTo(positions, upTo));
	}

	private static int rowsUpTo(long[] positions, long position) {
		int found = Arrays.binarySearch(positions, position);
		return (found >= 0) ? found + 1 : -found - 1;
	}

	/**
	 * Two halves tell better than a whole where density changes.
	 */
	private void add(Part part, long[] positions, boolean jumped) {
		this.rows += part.to() - part.from();
		int middle = (part.from() + part.to()) / 2;
		if (middle - part.from() < SMALLEST_HALF) {
			put(Stretch.of(part.after(), part.upTo(), positions, part.from(), part.to(), jumped));
			return;
		}
		Stretch first = Stretch.of(part.after(), positions[middle - 1], positions, part.from(), middle, jumped);
		Stretch second = Stretch.of(positions[middle - 1], part.upTo(), positions, middle, part.to(), false);
		put(first);
		put(second);
		compare(first.ids() / (double) first.gaps(), second.ids() / (double) second.gaps());
	}

	private void compare(double distance, double other) {
		this.unevenness += Math.pow((distance - other) / (distance + other), 2);
		this.pairs++;
	}

	/**
	 * By how much the number of rows differs on the length of a page, as a share of it.
	 */
	double deviation() {
		double share = (this.pairs > 0) ? Math.min(this.unevenness / this.pairs, MOST_UNEVEN) : 0;
		return Math.sqrt(share / (1 - share));
	}

	private void put(Stretch stretch) {
		this.stretches.put(stretch.after(), stretch);
	}

	private void advance() {
		Map.Entry<Long, Stretch> next = this.stretches.floorEntry(this.frontier);
		while (next != null && next.getValue().upTo() > this.frontier) {
			this.frontier = next.getValue().upTo();
			next = this.stretches.floorEntry(this.frontier);
		}
		forget();
	}

	private void forget() {
		int kept = 0;
		for (Long key : this.stretches.headMap(this.frontier, false).descendingKeySet()) {
			if (++kept == REMEMBERED) {
				this.stretches.headMap(key, false).clear();
				return;
			}
		}
	}

	/**
	 * The position up to which all was read.
	 */
	long frontier() {
		return this.frontier;
	}

	long rows() {
		return this.rows;
	}

	/**
	 * The stretches that end before a position, the nearest first.
	 */
	NavigableMap<Long, Stretch> before(long position) {
		return this.stretches.headMap(position, false).descendingMap();
	}

	/**
	 * The stretches that begin at a position or after it, the nearest first.
	 */
	NavigableMap<Long, Stretch> from(long position) {
		return this.stretches.tailMap(position, true);
	}

}
