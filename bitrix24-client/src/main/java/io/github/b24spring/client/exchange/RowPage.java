package io.github.b24spring.client.exchange;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.github.b24spring.client.Bitrix24Error;
import io.github.b24spring.client.Bitrix24UnreadableResponseException;
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
		this.array = slice.bytes()[slice.offset()] == '[';
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
		page.find(rows, ('"' + form.rowId() + '"').getBytes(StandardCharsets.UTF_8));
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
		byte first = result.bytes()[result.offset()];
		boolean empty = first == '['
				&& result.bytes()[JsonScanner.skipSpace(result.bytes(), result.offset() + 1)] == ']';
		if (key != null && !empty) {
			return (first == '{') ? container(member(result, ('"' + key + '"').getBytes(StandardCharsets.UTF_8)))
					: null;
		}
		return container(result);
	}

	private static @Nullable JsonSlice container(@Nullable JsonSlice value) {
		boolean container = value != null
				&& (value.bytes()[value.offset()] == '[' || value.bytes()[value.offset()] == '{');
		return container ? value : null;
	}

	private static @Nullable JsonSlice member(JsonSlice object, byte[] quotedName) {
		byte[] json = object.bytes();
		int limit = object.offset() + object.length();
		int i = JsonScanner.skipSpace(json, object.offset() + 1);
		while (json[i] != '}') {
			int endOfName = JsonScanner.endOfString(json, i);
			boolean found = Arrays.equals(json, i, endOfName, quotedName, 0, quotedName.length);
			int value = JsonScanner.skipSpace(json, JsonScanner.skipSpace(json, endOfName) + 1);
			int end = JsonScanner.endOfValue(json, value, limit);
			if (found) {
				return new JsonSlice(json, value, end - value);
			}
			i = JsonScanner.skipSpace(json, end);
			i = (json[i] == ',') ? JsonScanner.skipSpace(json, i + 1) : i;
		}
		return null;
	}

	/**
	 * PHP writes a list with gaps as an object, whose names are passed over.
	 */
	private void find(JsonSlice rows, byte[] quotedId) {
		int limit = rows.offset() + rows.length();
		int i = JsonScanner.skipSpace(this.json, rows.offset() + 1);
		while (i < limit - 1) {
			if (!this.array) {
				i = JsonScanner.skipSpace(this.json, JsonScanner.endOfString(this.json, i));
				i = JsonScanner.skipSpace(this.json, i + 1);
			}
			int end = JsonScanner.endOfValue(this.json, i, limit);
			add(i, end, id(new JsonSlice(this.json, i, end - i), quotedId));
			i = JsonScanner.skipSpace(this.json, end);
			i = (i < limit - 1) ? JsonScanner.skipSpace(this.json, i + 1) : i;
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

	private static long id(JsonSlice row, byte[] quotedId) {
		JsonSlice id = (row.bytes()[row.offset()] == '{') ? member(row, quotedId) : null;
		if (id == null) {
			return UNKNOWN;
		}
		int quote = (id.bytes()[id.offset()] == '"') ? 1 : 0;
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
			MappingIterator<T> rows = rows(reader);
			this.decoded++;
			return rows.nextValue();
		}
		int start = this.bounds[2 * row];
		return reader.readValue(this.json, start, this.bounds[2 * row + 1] - start);
	}

	@SuppressWarnings("unchecked")
	private <T> MappingIterator<T> rows(ObjectReader reader) {
		if (this.iterator == null) {
			this.iterator = reader.readValues(this.json, this.offset, this.bytes);
		}
		return (MappingIterator<T>) this.iterator;
	}

}
