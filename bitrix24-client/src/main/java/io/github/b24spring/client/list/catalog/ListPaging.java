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
package io.github.b24spring.client.list.catalog;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * How a list method is asked for the next page. Names of parameters are paths: a dot
 * leads into an object, as in {@code pagination.limit}.
 *
 * @param style how a page is named
 * @param position the parameter that names the page; {@code null} if there is none
 * @param size the parameter with the wanted number of rows; {@code null} if it cannot be
 * chosen
 * @param next the key in {@code result} with the value of {@code position} for the next
 * page or, of methods of REST 2 that are read by offset, with whether there is one;
 * {@code null} if it is not there. Most of those have the offset beside the result.
 * @param pageSize how many rows a page has unless {@code size} asks for another number
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record ListPaging(Style style, @Nullable String position, @Nullable String size, @Nullable String next,
		int pageSize) {

	/**
	 * Create a description.
	 */
	public ListPaging {
		Assert.isTrue(pageSize > 0, "'pageSize' must be positive");
		Assert.isTrue((style == Style.NONE || style == Style.LIMIT) == (position == null),
				"a page needs a parameter that names it");
		Assert.isTrue(style != Style.LIMIT || size != null, "a limit needs a parameter that sets it");
	}

	/**
	 * How a page is named.
	 */
	public enum Style {

		/**
		 * By the number of rows before it.
		 */
		OFFSET,

		/**
		 * By its number, from one.
		 */
		PAGE,

		/**
		 * By a position in the order of the rows: what the answer before contains, or
		 * values of its last row.
		 */
		CURSOR,

		/**
		 * Not at all, but the number of rows is limited: those beyond {@code pageSize},
		 * the greatest that may be asked for, cannot be read.
		 */
		LIMIT,

		/**
		 * Not at all: the documentation knows no pages, the answer is the list.
		 */
		NONE

	}

}
