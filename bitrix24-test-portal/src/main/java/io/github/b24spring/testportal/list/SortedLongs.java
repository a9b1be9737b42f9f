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

/**
 * A set of numbers that knows the position of each of them.
 */
final class SortedLongs {

	private long[] values = new long[16];

	private int size;

	int size() {
		return this.size;
	}

	long get(int index) {
		return this.values[index];
	}

	int rank(long value) {
		int index = Arrays.binarySearch(this.values, 0, this.size, value);
		return (index >= 0) ? index : -index - 1;
	}

	boolean contains(long value) {
		return Arrays.binarySearch(this.values, 0, this.size, value) >= 0;
	}

	boolean add(long value) {
		int index = rank(value);
		if (index < this.size && this.values[index] == value) {
			return false;
		}
		if (this.size == this.values.length) {
			this.values = Arrays.copyOf(this.values, this.size * 2);
		}
		System.arraycopy(this.values, index, this.values, index + 1, this.size - index);
		this.values[index] = value;
		this.size++;
		return true;
	}

	boolean remove(long value) {
		int index = Arrays.binarySearch(this.values, 0, this.size, value);
		if (index < 0) {
			return false;
		}
		System.arraycopy(this.values, index + 1, this.values, index, this.size - index - 1);
		this.size--;
		return true;
	}

}
