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

/**
 * What a request asks of a list.
 *
 * @param filter which rows
 * @param orders in which order, the first that makes a difference deciding; none for that
 * of the ids
 * @param selected the fields of a row, as rows call them
 * @param counted whether the rows are counted
 * @param offset the number of rows before the page
 * @param size the number of rows of the page
 * @author The b24spring maintainers
 */
record ListQuery(Filter filter, List<Order> orders, List<String> selected, boolean counted, long offset, int size) {

	/**
	 * A key to sort by.
	 *
	 * @param field the field, as rows call it
	 * @param kind how its values are compared
	 * @param id whether it is the id
	 * @param ascending the direction
	 */
	record Order(String field, Condition.Kind kind, boolean id, boolean ascending) {
	}

}
