package io.github.b24spring.client.list;

/**
 * Direction of a sort.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public enum SortOrder {

	/**
	 * From the smallest to the largest.
	 */
	ASC,

	/**
	 * From the largest to the smallest.
	 */
	DESC

}
