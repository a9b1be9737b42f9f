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
 * @param next where the next page starts; {@code null} on the last page
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
