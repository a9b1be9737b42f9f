package io.github.b24spring.testportal.list;

import org.jspecify.annotations.Nullable;

/**
 * A row of a list.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public interface Row {

	/**
	 * A value that says that a row does not have a field at all.
	 */
	Object ABSENT = new Object();

	/**
	 * The id of the row.
	 * @return the id
	 */
	long id();

	/**
	 * The value of a field, in the form that it has on the wire.
	 * @param field the name of the field
	 * @return the value, or {@link #ABSENT}
	 */
	@Nullable Object value(String field);

}
