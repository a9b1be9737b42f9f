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

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;

/**
 * Makes ids of a given unevenness.
 */
final class UnevenIds {

	private static final int RUN = 24;

	private final int rows;

	private final Random random;

	UnevenIds(int rows, long seed) {
		if (rows < 0) {
			throw new IllegalArgumentException("'rows' must not be negative");
		}
		this.rows = rows;
		this.random = new Random(seed);
	}

	/**
	 * Gaps with a heavy tail.
	 * @param widths how many times as wide they are in each of the equal parts
	 */
	IdSequence heavyTail(int... widths) {
		long[] ids = new long[this.rows];
		long id = 1;
		for (int i = 0; i < ids.length; i++) {
			ids[i] = id;
			id += 1 + heavyTailGap() * widths[(int) ((long) i * widths.length / ids.length)];
		}
		return new StoredIds(ids);
	}

	private long heavyTailGap() {
		int permille = this.random.nextInt(1000);
		if (permille < 620) {
			return 0;
		}
		if (permille < 880) {
			return between(1, 3);
		}
		return (permille < 998) ? between(4, 20) : between(120, 900);
	}

	IdSequence bursts() {
		int inBlocks = (int) Math.round(this.rows * 0.95);
		int others = this.rows - inBlocks;
		// The blocks are a twentieth of the span
		long outside = Math.max(1, inBlocks * 19L);
		long[] strays = scattered(others, outside);
		int blocks = (int) Math.min(outside, between(8, 40));
		long[] starts = scattered(blocks, outside);
		int[] sizes = sizes(inBlocks, blocks);
		long[] ids = new long[this.rows];
		int row = 0;
		int stray = 0;
		long before = 0;
		for (int block = 0; block < blocks; block++) {
			while (stray < others && strays[stray] < starts[block]) {
				ids[row++] = strays[stray++] + before;
			}
			for (int i = 0; i < sizes[block]; i++) {
				ids[row++] = starts[block] + before + i;
			}
			before += sizes[block];
		}
		while (stray < others) {
			ids[row++] = strays[stray++] + before;
		}
		return new StoredIds(ids);
	}

	IdSequence growingDensity() {
		long[] ids = new long[this.rows];
		long id = 1;
		for (int i = 0; i < ids.length; i++) {
			ids[i] = id;
			double mean = 20 * Math.pow(10, -(double) i / ids.length);
			// Any distance from one to twice the mean: the fraction decides by chance
			double distance = 1 + this.random.nextDouble() * 2 * (mean - 1);
			id += (long) (distance + this.random.nextDouble());
		}
		return new StoredIds(ids);
	}

	IdSequence farBlock() {
		int strays = this.rows / 100;
		long start = this.rows * between(200, 5000);
		LongStream block = LongStream.range(0, this.rows - strays).map((i) -> start + 1 + i);
		return new StoredIds(LongStream.concat(Arrays.stream(scattered(strays, start)), block).toArray());
	}

	IdSequence filteredRuns() {
		long[] ids = new long[this.rows];
		long id = between(1, 40);
		int left = (int) between(1, RUN);
		int run = left;
		for (int i = 0; i < ids.length; i++) {
			ids[i] = id++;
			if (--left == 0) {
				// Thirty-nine other rows for each of the run, on the average
				id += between(run, 77L * run);
				run = (int) between(1, RUN);
				left = run;
			}
		}
		return new StoredIds(ids);
	}

	/**
	 * Different numbers from 1 to the given one, ascending.
	 */
	private long[] scattered(int count, long span) {
		return this.random.longs(1, Math.max(1, span) + 1).distinct().limit(count).sorted().toArray();
	}

	/**
	 * Parts of a number, of which the greatest can be seven times the smallest.
	 */
	private int[] sizes(int total, int parts) {
		double[] weights = this.random.doubles(parts, 0.25, 1.75).toArray();
		double sum = Arrays.stream(weights).sum();
		int[] sizes = new int[parts];
		double reached = 0;
		int given = 0;
		for (int i = 0; i < parts; i++) {
			reached += weights[i];
			sizes[i] = (i == parts - 1) ? total - given : (int) (total * reached / sum) - given;
			given += sizes[i];
		}
		return sizes;
	}

	private long between(long from, long to) {
		return this.random.nextLong(from, to + 1);
	}

}
