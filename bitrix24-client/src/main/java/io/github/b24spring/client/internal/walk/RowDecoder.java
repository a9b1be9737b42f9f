package io.github.b24spring.client.internal.walk;

import io.github.b24spring.client.exception.Bitrix24UnreadableResponseException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;

/**
 * Makes values of rows.
 *
 * @param <T> the type of a row
 */
final class RowDecoder<T> {

	private final String method;

	private final ObjectReader reader;

	RowDecoder(String method, ObjectReader reader) {
		this.method = method;
		this.reader = reader;
	}

	/**
	 * Decode a row.
	 * @param page the page
	 * @param row the number of the row
	 * @return the value
	 * @throws Bitrix24UnreadableResponseException if there is none, or it does not fit
	 */
	T decode(RowPage page, int row) {
		@Nullable T value;
		try {
			value = page.decode(row, this.reader);
		}
		catch (JacksonException ex) {
			throw RowPage.misfit(this.method, page.hasId(row) ? page.id(row) : null, this.reader, ex);
		}
		if (value == null) {
			throw RowPage.unreadable(this.method,
					"row " + row + " of a page has no value that fits " + this.reader.getValueType().toCanonical());
		}
		return value;
	}

}
