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

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How the parameters of a list are spelled. A dot leads into a parameter. What a request
 * calls otherwise is not seen.
 *
 * @param filter the filter; {@value #TOP_LEVEL} if the parameters themselves are it;
 * {@code null} if there is none, as everywhere here
 * @param order the order: a map, or a direction if {@code sort} is there
 * @param sort the field to sort by, where it has a parameter of its own
 * @param select the selection of fields
 * @param start the offset or number of a page
 * @param limit the size of a page
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record ListParameters(@Nullable String filter, @Nullable String order, @Nullable String sort,
		@Nullable String select, @Nullable String start, @Nullable String limit) {

	/**
	 * The parameters of a request are its filter.
	 */
	public static final String TOP_LEVEL = "*";

	@Nullable Object filter(Map<String, @Nullable Object> parameters) {
		return TOP_LEVEL.equals(this.filter) ? parameters : find(parameters, this.filter);
	}

	static @Nullable Object find(Map<String, @Nullable Object> parameters, @Nullable String path) {
		if (path == null) {
			return null;
		}
		Object value = parameters;
		for (String name : path.split("\\.")) {
			Map<String, @Nullable Object> entries = PhpValues.map(value);
			value = (entries != null) ? entries.get(name) : null;
		}
		return value;
	}

}
