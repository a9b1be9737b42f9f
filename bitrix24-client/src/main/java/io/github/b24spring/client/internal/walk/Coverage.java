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

import org.jspecify.annotations.Nullable;

/**
 * Which parts of a list were read, and how dense they are.
 */
final class Coverage {

	private static final int SMALLEST_HALF = 10;

	/**
	 * How many times as dense as another a part of the list must be to count as
	 * different.
	 */
	static final double DIFFERENT = 12;

	private static final int REMEMBERED = 200;

	private static final long NARROW_IDS = 100_000;

	private final TreeMap<Long, Stretch> stretches = new TreeMap<>();

	private long frontier;

	private long rows;

	private long end = Long.MAX_VALUE;

	private long span = Long.MAX_VALUE;

	private double ids;

	private final Unevenness unevenness = new Unevenness();

	private final WideDistances wideDistances = new WideDistances();

	/**
	 * The number of stretches up to the frontier.
	 */
	private int passed;

	private int changes;

	/**
	 * What was read; {@code null} until it is asked for after a change.
	 */
	private @Nullable List<Range> read;

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
	 * A part of the list.
	 *
	 * @param after the position before it
	 * @param upTo its last position
	 */
	record Range(long after, long upTo) {
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
		this.changes++;
		this.read = null;
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
	 * Two halves tell better than a whole where density changes, and two parts that
	 * differ better than halves.
	 */
	private void add(Part part, long[] positions, boolean jumped) {
		this.rows += part.to() - part.from();
		this.ids += Math.max(Math.min(part.upTo(), this.end) - part.after(), 0);
		int middle = (part.from() + part.to()) / 2;
		if (middle - part.from() < SMALLEST_HALF) {
			put(Stretch.of(part.after(), part.upTo(), positions, part.from(), part.to(), jumped));
			return;
		}
		Stretch first = first(part, middle, positions, jumped);
		Stretch second = second(part, middle, positions);
		this.unevenness.add(Unevenness.between(first.density(), second.density()));
		int border = PageBorder.find(part, positions);
		if (border == 0) {
			this.wideDistances.compare(first, second);
		}
		put((border > 0) ? first(part, border, positions, jumped) : first);
		put((border > 0) ? second(part, border, positions) : second);
	}

	private static Stretch first(Part part, int to, long[] positions, boolean jumped) {
		return Stretch.of(part.after(), positions[to - 1], positions, part.from(), to, jumped);
	}

	private static Stretch second(Part part, int from, long[] positions) {
		return Stretch.of(positions[from - 1], part.upTo(), positions, from, part.to(), false);
	}

	/**
	 * By how much the number of rows differs on the length of a page, as a share of it.
	 */
	double deviation() {
		return this.unevenness.deviation();
	}

	WideDistances wideDistances() {
		return this.wideDistances;
	}

	private void put(Stretch stretch) {
		this.stretches.put(stretch.after(), stretch);
	}

	private void advance() {
		Map.Entry<Long, Stretch> next = this.stretches.floorEntry(this.frontier);
		while (next != null && next.getValue().upTo() > this.frontier) {
			this.frontier = next.getValue().upTo();
			this.passed++;
			next = this.stretches.floorEntry(this.frontier);
		}
		for (; this.passed > REMEMBERED; this.passed--) {
			this.stretches.pollFirstEntry();
		}
	}

	/**
	 * How often more became known: what follows from it is the same until then.
	 */
	int changes() {
		return this.changes;
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
	 * There are no rows after a position.
	 */
	void endsAt(long position) {
		this.changes++;
		this.end = position;
		this.span = position - this.frontier;
	}

	/**
	 * Whether so few ids were unread at first that dense parts cannot be long.
	 */
	boolean isNarrow() {
		return this.span <= NARROW_IDS;
	}

	/**
	 * The number of positions that were unread at first.
	 */
	long span() {
		return this.span;
	}

	/**
	 * The number of positions of the list that were read, with a row or without.
	 */
	double ids() {
		return this.ids;
	}

	/**
	 * The parts that are unread.
	 * @param busy the ends of parts that do not count, by the positions before them
	 * @param limit the position behind which none counts
	 */
	List<Range> unread(Map<Long, Long> busy, long limit) {
		TreeMap<Long, Long> known = new TreeMap<>(busy);
		read().forEach((part) -> known.merge(part.after(), part.upTo(), Math::max));
		List<Range> ranges = new ArrayList<>();
		long position = this.frontier;
		for (Map.Entry<Long, Long> part : known.entrySet()) {
			if (part.getKey() > position && position < limit) {
				ranges.add(new Range(position, Math.min(part.getKey(), limit)));
			}
			position = Math.max(position, part.getValue());
		}
		if (position < limit) {
			ranges.add(new Range(position, limit));
		}
		return ranges;
	}

	/**
	 * The parts behind the frontier that were read, each as long as nothing is unread.
	 */
	private List<Range> read() {
		if (this.read != null) {
			return this.read;
		}
		List<Range> parts = new ArrayList<>();
		for (Stretch stretch : from(this.frontier).values()) {
			Range last = parts.isEmpty() ? null : parts.get(parts.size() - 1);
			if (last != null && last.upTo() >= stretch.after()) {
				parts.set(parts.size() - 1, new Range(last.after(), Math.max(last.upTo(), stretch.upTo())));
			}
			else {
				parts.add(new Range(stretch.after(), stretch.upTo()));
			}
		}
		this.read = parts;
		return parts;
	}

	/**
	 * Whether all of a part was read, and there is a row at every position.
	 */
	boolean isSolid(long after, long upTo) {
		return this.stretches.subMap(after, true, upTo, false).values().stream().mapToLong(Stretch::rows).sum() == upTo
				- after;
	}

	/**
	 * Whether something was read that begins at a position or after it, and before
	 * another.
	 */
	boolean beginsWithin(long from, long to) {
		return from < to && !this.stretches.subMap(from, true, to, false).isEmpty();
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
