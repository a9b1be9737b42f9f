package io.github.b24spring.client.internal.walk;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.github.b24spring.client.exception.Bitrix24Error;
import io.github.b24spring.client.exception.Bitrix24UnreadableResponseException;
import io.github.b24spring.client.internal.answer.JsonMembers;
import io.github.b24spring.client.internal.answer.JsonSlice;
import io.github.b24spring.client.list.ListMethod;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;

/**
 * The rows of a page, found but not decoded.
 */
final class RowPage {

	/**
	 * Rows per page, the same for every method.
	 */
	static final int SIZE = 50;

	private static final long UNKNOWN = Long.MIN_VALUE;

	private final byte[] json;

	private int size;

	private int[] bounds = new int[2 * SIZE];

	private long[] ids = new long[SIZE];

	private final int bytes;

	private final boolean array;

	private final int offset;

	private @Nullable MappingIterator<?> iterator;

	private int decoded;

	private RowPage(JsonSlice slice) {
		this.array = slice.first() == '[';
		this.json = slice.bytes();
		this.bytes = slice.length();
		this.offset = slice.offset();
	}

	/**
	 * Finds the rows in a result.
	 * @param method the REST method
	 * @param result its result
	 * @param form where the method puts rows and ids
	 * @return the rows
	 * @throws Bitrix24UnreadableResponseException if there is no place for rows
	 */
	static RowPage read(String method, @Nullable JsonSlice result, ListMethod form) {
		JsonSlice rows = (result != null) ? rows(result, form.rows()) : null;
		if (rows == null) {
			throw unreadable(method, "the result has no rows"
					+ ((form.rows() != null) ? " in '" + form.rows() + "'" : "") + ", not even an empty list of them");
		}
		RowPage page = new RowPage(rows);
		page.find(rows, quoted(form.rowId()));
		return page;
	}

	static Bitrix24UnreadableResponseException unreadable(String method, String description) {
		return new Bitrix24UnreadableResponseException(new Bitrix24Error(null, description, method, 200, true), null);
	}

	static Bitrix24UnreadableResponseException misfit(String method, @Nullable Long id, ObjectReader reader,
			JacksonException cause) {
		return new Bitrix24UnreadableResponseException(new Bitrix24Error(null,
				((id != null) ? "the row with the id " + id : "a row") + " does not fit "
						+ reader.getValueType().toCanonical() + ": " + cause.getOriginalMessage(),
				method, 200, true), cause);
	}

	private static @Nullable JsonSlice rows(JsonSlice result, @Nullable String key) {
		JsonSlice rows = result;
		if (key != null && !isEmptyArray(result)) {
			rows = (result.first() == '{') ? JsonMembers.of(result).find(quoted(key)) : null;
		}
		return (rows != null && rows.isContainer()) ? rows : null;
	}

	private static boolean isEmptyArray(JsonSlice value) {
		return value.first() == '[' && value.bytes()[value.document().skipSpace(value.offset() + 1)] == ']';
	}

	private static byte[] quoted(String name) {
		return ('"' + name + '"').getBytes(StandardCharsets.UTF_8);
	}

	private void find(JsonSlice rows, byte[] quotedId) {
		JsonMembers members = JsonMembers.of(rows);
		while (members.next()) {
			JsonSlice row = members.value();
			add(row.offset(), row.offset() + row.length(), id(members.ofObject(), quotedId));
		}
	}

	private void add(int start, int end, long id) {
		if (this.size == this.ids.length) {
			this.ids = Arrays.copyOf(this.ids, 2 * this.size);
			this.bounds = Arrays.copyOf(this.bounds, 4 * this.size);
		}
		this.ids[this.size] = id;
		this.bounds[2 * this.size] = start;
		this.bounds[2 * this.size + 1] = end;
		this.size++;
	}

	private static long id(@Nullable JsonMembers row, byte[] quotedId) {
		JsonSlice id = (row != null) ? row.find(quotedId) : null;
		if (id == null) {
			return UNKNOWN;
		}
		int quote = (id.first() == '"') ? 1 : 0;
		int digits = id.length() - 2 * quote;
		if (digits < 1 || digits > 18) {
			return UNKNOWN;
		}
		long value = 0;
		for (int i = 0; i < digits; i++) {
			int digit = id.bytes()[id.offset() + quote + i] - '0';
			if (digit < 0 || digit > 9) {
				return UNKNOWN;
			}
			value = 10 * value + digit;
		}
		return value;
	}

	int size() {
		return this.size;
	}

	/**
	 * Whether the next command of a batch finds the id of the last row where it looks for
	 * it.
	 */
	boolean isChainable() {
		return this.array && this.size == SIZE;
	}

	int bytes() {
		return this.bytes;
	}

	boolean hasId(int row) {
		return this.ids[row] != UNKNOWN;
	}

	long id(int row) {
		return this.ids[row];
	}

	/**
	 * Decodes a row. Rows that are asked for one after another share a parser.
	 */
	<T> T decode(int row, ObjectReader reader) {
		if (this.array && row == this.decoded) {
			return next(rows(reader));
		}
		int start = this.bounds[2 * row];
		return reader.readValue(this.json, start, this.bounds[2 * row + 1] - start);
	}

	/**
	 * A parser that is closed gives its buffers back, and what it learned of the names.
	 */
	private <T> T next(MappingIterator<T> rows) {
		T value = rows.nextValue();
		this.decoded++;
		if (this.decoded == this.size) {
			rows.close();
		}
		return value;
	}

	@SuppressWarnings("unchecked")
	private <T> MappingIterator<T> rows(ObjectReader reader) {
		if (this.iterator == null) {
			this.iterator = reader.readValues(this.json, this.offset, this.bytes);
		}
		return (MappingIterator<T>) this.iterator;
	}

}
