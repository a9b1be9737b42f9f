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
package io.github.b24spring.client;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param <T> the type of a row
 * @param rows the rows
 * @param total the number of rows that match the filter; {@code null} if the portal did
 * not count
 * @param next where the next page starts, by the portal or, if it does not tell, after a
 * full page of a method whose pages are documented; {@code null} on the last page
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record ListPage<T>(List<T> rows, @Nullable Long total, @Nullable Long next) {

	/**
	 * Creates a page.
	 */
	public ListPage {
		rows = List.copyOf(rows);
	}

}
