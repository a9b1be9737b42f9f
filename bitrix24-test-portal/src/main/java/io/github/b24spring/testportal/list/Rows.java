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

import java.util.PrimitiveIterator;

import org.jspecify.annotations.Nullable;

/**
 * The rows of a list in the order of their ids, as they are at one moment.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public interface Rows {

	/**
	 * Return the number of rows.
	 * @return the number of rows
	 */
	long count();

	/**
	 * Return the number of rows whose id is smaller than the given one.
	 * @param id any number
	 * @return the number of rows
	 */
	long rank(long id);

	/**
	 * Return the ids from a position on.
	 * @param position the position of the first id
	 * @param ascending whether to go up or down from there
	 * @return the ids
	 */
	PrimitiveIterator.OfLong ids(long position, boolean ascending);

	/**
	 * Return the row with an id.
	 * @param id the id
	 * @return the row, or {@code null} if there is none
	 */
	@Nullable Row row(long id);

}
