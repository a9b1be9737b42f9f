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
 * Ascending ids that can be told from their position, and back.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public interface IdSequence {

	/**
	 * Return the id at a position.
	 * @param position the position, from 0
	 * @return the id
	 */
	long id(long position);

	/**
	 * Return the number of ids that are smaller than the given one.
	 * @param id any number
	 * @return the number of smaller ids, which is the position of the id if it is one of
	 * the sequence
	 */
	long rank(long id);

	/**
	 * Return ids without gaps.
	 * @param first the first id
	 * @return the sequence
	 */
	static IdSequence dense(long first) {
		return new ClusteredIds(first, Long.MAX_VALUE, 0, 0);
	}

	/**
	 * One id in each stretch of numbers of the given length, anywhere in it.
	 * @param step the length of the stretches: 1,000 makes one row in 1,000 ids
	 * @param seed decides where in its stretch an id lies
	 * @return the sequence
	 */
	static IdSequence sparse(long step, long seed) {
		return new JitteredIds(step, seed);
	}

	/**
	 * Return blocks of ids without gaps, and a hole of a random length before each of
	 * them.
	 * @param block the number of ids of a block
	 * @param hole the greatest length of a hole
	 * @param seed decides how long a hole is
	 * @return the sequence
	 */
	static IdSequence clustered(long block, long hole, long seed) {
		return new ClusteredIds(1, block, hole, seed);
	}

	/**
	 * Return ids that lie as those of a table that has been in use.
	 * @param profile how they lie
	 * @param rows the number of rows that the profile is laid over
	 * @param seed decides the ids
	 * @return the sequence
	 */
	static IdSequence uneven(IdProfile profile, int rows, long seed) {
		return profile.ids(rows, seed);
	}

}
