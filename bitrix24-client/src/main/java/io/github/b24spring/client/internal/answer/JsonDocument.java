package io.github.b24spring.client.internal.answer;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * A JSON object and where its objects and arrays end. One pass over the bytes finds that
 * and checks the structure, so that whoever looks for a member, a row or the result of a
 * command need neither tokenize the bytes again nor doubt them. What strings and numbers
 * hold is checked when they are decoded.
 */
public final class JsonDocument {

	private static final int EXPECTED_CONTAINERS = 4;

	private static final int NONE = -1;

	private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private static final long ONES = 0x0101010101010101L;

	private static final long QUOTATION_MARKS = '"' * ONES;

	private static final long BACKSLASHES = '\\' * ONES;

	private static final byte[] TRUE = { 't', 'r', 'u', 'e' };

	private static final byte[] FALSE = { 'f', 'a', 'l', 's', 'e' };

	private static final byte[] NULL = { 'n', 'u', 'l', 'l' };

	private static final boolean[] IN_NUMBER = new boolean[256];

	static {
		for (char c : "+-.0123456789Ee".toCharArray()) {
			IN_NUMBER[c] = true;
		}
	}

	private final byte[] bytes;

	private int[] starts = new int[EXPECTED_CONTAINERS];

	private int[] ends = new int[EXPECTED_CONTAINERS];

	private int containers;

	private JsonDocument(byte[] bytes) {
		this.bytes = bytes;
	}

	/**
	 * Reads a document.
	 * @param bytes the document in UTF-8, with or without a byte order mark
	 * @return the object, or {@code null} if the bytes are not one whole JSON object
	 */
	public static @Nullable JsonSlice read(byte[] bytes) {
		JsonDocument document = new JsonDocument(bytes);
		try {
			int start = document.skipSpace(hasByteOrderMark(bytes) ? 3 : 0);
			if (bytes[start] != '{') {
				return null;
			}
			int end = document.scan(start);
			return document.isBlankFrom(end) ? new JsonSlice(document, start, end - start) : null;
		}
		catch (MalformedException | ArrayIndexOutOfBoundsException ex) {
			// What is cut off ends where the bytes do.
			return null;
		}
	}

	private static boolean hasByteOrderMark(byte[] bytes) {
		return bytes.length > 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
	}

	private boolean isBlankFrom(int position) {
		for (int i = position; i < this.bytes.length; i++) {
			if (!isSpace(this.bytes[i])) {
				return false;
			}
		}
		return true;
	}

	private int scan(int start) {
		int container = NONE;
		boolean object = false;
		int i = start;
		while (true) {
			byte c = this.bytes[i];
			if (c == '{' || c == '[') {
				container = add(i, container);
				object = c == '{';
				i = skipSpace(i + 1);
				if (this.bytes[i] != c + 2) {
					i = object ? skipName(i) : i;
					continue;
				}
			}
			else {
				i = skipSpace(endOfScalar(i));
			}
			while (this.bytes[i] != ',') {
				expect(i, object ? '}' : ']');
				int parent = this.ends[container];
				this.ends[container] = ++i;
				if (parent == NONE) {
					return i;
				}
				container = parent;
				object = this.bytes[this.starts[parent]] == '{';
				i = skipSpace(i);
			}
			i = skipSpace(i + 1);
			i = object ? skipName(i) : i;
		}
	}

	/**
	 * Adds a container, which has its parent in place of its end as long as it is open.
	 */
	private int add(int start, int parent) {
		if (this.containers == this.starts.length) {
			this.starts = Arrays.copyOf(this.starts, 2 * this.containers);
			this.ends = Arrays.copyOf(this.ends, 2 * this.containers);
		}
		this.starts[this.containers] = start;
		this.ends[this.containers] = parent;
		return this.containers++;
	}

	private int skipName(int position) {
		expect(position, '"');
		int colon = skipSpace(endOfString(position));
		expect(colon, ':');
		return skipSpace(colon + 1);
	}

	private void expect(int position, int expected) {
		if (this.bytes[position] != expected) {
			throw MalformedException.INSTANCE;
		}
	}

	public int endOfScalar(int start) {
		if (this.bytes[start] == '"') {
			return endOfString(start);
		}
		int end = start;
		while (IN_NUMBER[this.bytes[end] & 0xFF]) {
			end++;
		}
		return (end > start) ? end : endOfLiteral(start);
	}

	private int endOfLiteral(int start) {
		byte[] literal = switch (this.bytes[start]) {
			case 't' -> TRUE;
			case 'f' -> FALSE;
			default -> NULL;
		};
		for (int i = 0; i < literal.length; i++) {
			expect(start + i, literal[i]);
		}
		return start + literal.length;
	}

	public byte[] bytes() {
		return this.bytes;
	}

	public int skipSpace(int position) {
		int i = position;
		while (isSpace(this.bytes[i])) {
			i++;
		}
		return i;
	}

	private static boolean isSpace(byte c) {
		return c <= ' ' && (c == ' ' || c == '\n' || c == '\r' || c == '\t');
	}

	public int endOfString(int start) {
		int i = skipText(start + 1);
		while (this.bytes[i] != '"') {
			i = skipText((this.bytes[i] == '\\') ? i + 2 : i + 1);
		}
		return i + 1;
	}

	/**
	 * Goes to the next quotation mark or backslash, or near to it, sixteen bytes at a
	 * time, because most bytes of an answer are text and most texts are no longer.
	 */
	private int skipText(int position) {
		int i = position;
		while (i + 2 * Long.BYTES <= this.bytes.length) {
			long first = marks((long) WORDS.get(this.bytes, i));
			long second = marks((long) WORDS.get(this.bytes, i + Long.BYTES));
			if ((first | second) != 0) {
				int start = (first != 0) ? i : i + Long.BYTES;
				return start + Long.numberOfTrailingZeros((first != 0) ? first : second) / Byte.SIZE;
			}
			i += 2 * Long.BYTES;
		}
		return i;
	}

	private static long marks(long word) {
		return zeroes(word ^ QUOTATION_MARKS) | zeroes(word ^ BACKSLASHES);
	}

	/**
	 * Marks the first byte that is zero, and perhaps some behind it.
	 */
	private static long zeroes(long word) {
		return (word - ONES) & ~word & (ONES << 7);
	}

	/**
	 * Finds a container.
	 * @param start its first byte
	 * @param from the number of a container that comes no later
	 * @return the number of the container
	 */
	public int container(int start, int from) {
		int container = from;
		while (this.starts[container] < start) {
			container++;
		}
		return container;
	}

	/**
	 * Finds a container.
	 * @param start its first byte
	 * @return the number of the container
	 */
	public int container(int start) {
		return Arrays.binarySearch(this.starts, 0, this.containers, start);
	}

	public int endOfContainer(int container) {
		return this.ends[container];
	}

	/**
	 * Ends a scan, and costs no stack trace, because nobody gets to see it.
	 */
	private static final class MalformedException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private static final MalformedException INSTANCE = new MalformedException();

		private MalformedException() {
			super("The bytes are not JSON", null, false, false);
		}

	}

}
