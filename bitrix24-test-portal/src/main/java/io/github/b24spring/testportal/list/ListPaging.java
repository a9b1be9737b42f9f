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

import org.jspecify.annotations.Nullable;

/**
 * How a list comes in pages, and what it tells of them.
 *
 * @param size the rows of a page, {@link #ALL} if all come at once
 * @param mostRows the most rows that a request may ask for
 * @param numbers whether pages are asked for by their number, from 1, not by an offset
 * @param mostStart the greatest offset; what is beyond is taken for it
 * @param total whether the number of rows is told
 * @param zeroTotal whether 0 is told in its place
 * @param next whether the start of the next page is told
 * @param more the name in the result under which it tells whether there is a next page;
 * {@code null} if it does not
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record ListPaging(int size, int mostRows, boolean numbers, long mostStart, boolean total, boolean zeroTotal,
		boolean next, @Nullable String more) {

	/**
	 * The size of a page that has all rows.
	 */
	public static final int ALL = Integer.MAX_VALUE;

}
