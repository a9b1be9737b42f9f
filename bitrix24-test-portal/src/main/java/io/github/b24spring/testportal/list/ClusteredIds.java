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

/**
 * Blocks of ids without gaps, each at a random place of a stretch of its own.
 */
record ClusteredIds(long first, long block, long hole, long seed) implements IdSequence {

	ClusteredIds {
		if (block < 1 || hole < 0) {
			throw new IllegalArgumentException("'block' must be at least 1 and 'hole' at least 0");
		}
	}

	@Override
	public long id(long position) {
		return start(position / this.block) + position % this.block;
	}

	@Override
	public long rank(long id) {
		if (id <= this.first) {
			return 0;
		}
		if (this.block == Long.MAX_VALUE) {
			return id - this.first;
		}
		long number = (id - this.first) / (this.block + this.hole);
		long inBlock = Math.max(0, Math.min(this.block, id - start(number)));
		return number * this.block + inBlock;
	}

	private long start(long number) {
		if (number == 0 && this.hole == 0) {
			return this.first;
		}
		return this.first + number * (this.block + this.hole) + Mixer.below(this.seed, number, this.hole + 1);
	}

}
