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
	 * The number of rows.
	 * @return the number of rows
	 */
	long count();

	/**
	 * The number of rows whose id is smaller than the given one.
	 * @param id any number
	 * @return the number of rows
	 */
	long rank(long id);

	/**
	 * The ids from a position on.
	 * @param position the position of the first id
	 * @param ascending whether to go up or down from there
	 * @return the ids
	 */
	PrimitiveIterator.OfLong ids(long position, boolean ascending);

	/**
	 * The row with an id.
	 * @param id the id
	 * @return the row, or {@code null} if there is none
	 */
	@Nullable Row row(long id);

}
