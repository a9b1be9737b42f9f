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

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What the documentation says of a list: how it is asked for, and what it answers.
 *
 * @param method the name of the method
 * @param place the name in the result under which the rows are; {@code null} if they are
 * the result
 * @param keyed whether the rows are an object with their ids as names, not an array
 * @param idInRequest the name of the id in filter, order and selection; {@code null} if
 * there is no id
 * @param idInRow the name of the id in a row; {@code null} if there is no id
 * @param parameters how the parameters are spelled
 * @param idFilter whether the filter knows the id
 * @param idOrder whether rows can be sorted by the id
 * @param groups whether the filter knows groups with a logic of their own
 * @param operators what may stand before the name of a field in the filter, the empty
 * text included
 * @param paging how the list comes in pages
 * @param defaultOrder the field that the rows are sorted by if the request says nothing,
 * after a hyphen if the other way round
 * @param filterFields the names of fields in the filter, beside that of the id, some of
 * them if {@code onlyFilterFields} is not set
 * @param onlyFilterFields whether the filter knows no other fields
 * @param fields the fields of a row, some of them
 * @param page the page of the documentation
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record ListShape(String method, @Nullable String place, boolean keyed, @Nullable String idInRequest,
		@Nullable String idInRow, ListParameters parameters, boolean idFilter, boolean idOrder, boolean groups,
		Set<String> operators, ListPaging paging, @Nullable String defaultOrder, List<String> filterFields,
		boolean onlyFilterFields, List<String> fields, String page) {

	/**
	 * Return the lists that the documentation describes.
	 * @return the lists, in the order of their names
	 */
	public static List<ListShape> documented() {
		return ListShapes.ALL;
	}

	/**
	 * Return what the documentation says of a list.
	 * @param method the name of the method, in any case
	 * @return the description
	 * @throws IllegalArgumentException if there is no such list
	 */
	public static ListShape of(String method) {
		return documented().stream()
			.filter((shape) -> shape.method.equalsIgnoreCase(method))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(
					"The documentation describes no list '" + method + "': describe its shape"));
	}

	/**
	 * Return whether all rows can be found by conditions on the id: the list can be
	 * filtered by what is greater and sorted.
	 * @return whether it can be walked
	 */
	public boolean isWalkable() {
		return this.idFilter && this.idOrder && this.operators.contains(">");
	}

}
