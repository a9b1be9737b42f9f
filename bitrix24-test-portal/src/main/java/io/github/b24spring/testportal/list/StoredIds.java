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
 * Ids that are kept, and after the last of them all numbers.
 */
final class StoredIds implements IdSequence {

	private final long[] ids;

	StoredIds(long[] ids) {
		this.ids = ids;
	}

	@Override
	public long id(long position) {
		return (position < this.ids.length) ? this.ids[(int) position] : afterLast() + position - this.ids.length;
	}

	@Override
	public long rank(long id) {
		if (id >= afterLast()) {
			return this.ids.length + id - afterLast();
		}
		int index = Arrays.binarySearch(this.ids, id);
		return (index >= 0) ? index : -index - 1;
	}

	private long afterLast() {
		return (this.ids.length > 0) ? this.ids[this.ids.length - 1] + 1 : 1;
	}

}
