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
