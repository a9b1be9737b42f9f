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
 * One id in each stretch of numbers.
 */
record JitteredIds(long step, long seed) implements IdSequence {

	JitteredIds {
		if (step < 1) {
			throw new IllegalArgumentException("'step' must be at least 1");
		}
	}

	@Override
	public long id(long position) {
		return 1 + position * this.step + Mixer.below(this.seed, position, this.step);
	}

	@Override
	public long rank(long id) {
		if (id <= 1) {
			return 0;
		}
		long position = (id - 1) / this.step;
		return (id(position) < id) ? position + 1 : position;
	}

}
