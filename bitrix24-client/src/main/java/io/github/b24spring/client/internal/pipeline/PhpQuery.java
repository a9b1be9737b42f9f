package io.github.b24spring.client.internal.pipeline;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

import io.github.b24spring.client.batch.BatchReference;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.CollectionUtils;

/**
 * Writes the parameters of a call as the query string of a batch command, such as
 * {@code filter[>ID]=100&select[0]=ID}, which the portal reads with PHP's
 * {@code parse_str}.
 * <p>
 * Parameters are a {@link Map}, or a {@link Collection} or array for the methods that
 * take them by position; either can be nested in the other. Everything but letters,
 * digits and {@code -._~} is percent-encoded as UTF-8, except for the brackets of the
 * structure and of {@linkplain BatchReference references}, which are bare as in the
 * Bitrix24 REST documentation.
 * <table>
 * <caption>Values</caption>
 * <tr>
 * <th>Value</th>
 * <th>Written</th>
 * </tr>
 * <tr>
 * <td>text, {@link Character}, {@link UUID}, enum</td>
 * <td>as text; enums by {@link Object#toString()}, as Jackson does</td>
 * </tr>
 * <tr>
 * <td>{@link Boolean}</td>
 * <td>{@code 1} or {@code 0}</td>
 * </tr>
 * <tr>
 * <td>numbers</td>
 * <td>in digits, without an exponent</td>
 * </tr>
 * <tr>
 * <td>dates and times</td>
 * <td>in ISO form, as in JSON</td>
 * </tr>
 * <tr>
 * <td>{@link BatchReference}</td>
 * <td>its {@linkplain BatchReference#expression() expression}; also inside a text</td>
 * </tr>
 * <tr>
 * <td>an empty map, collection or array</td>
 * <td>not at all, as with PHP's {@code http_build_query}: the query syntax has no form
 * for it</td>
 * </tr>
 * </table>
 * <p>
 * Nothing else can be written: a command knows neither {@code null} nor types beyond
 * these, bytes for instance. The same holds for names that PHP would change or read as
 * structure: blank ones, those with a bracket or a null character, and on the top level
 * those with a space or a dot.
 */
public final class PhpQuery {

	private static final String RESULT = "$result";

	private static final String REFERENCE = RESULT + "[";

	private static final int MAX_DEPTH = 64;

	private static final int MAX_VARIABLES = 1000;

	private static final int INEXPRESSIBLE = -1;

	private static final char[] HEX = "0123456789ABCDEF".toCharArray();

	private static final BitSet UNRESERVED = unreserved();

	private final StringBuilder query;

	private final int start;

	private final StringBuilder name = new StringBuilder();

	private PhpQuery(StringBuilder query) {
		this.query = query;
		this.start = query.length();
	}

	/**
	 * Write a call as a batch command.
	 * @param method the name of the method
	 * @param params the parameters: a map, or a collection or array if they go by
	 * position
	 * @return {@code method?query}, or the method alone if there is nothing to be said in
	 * the query
	 * @throws IllegalArgumentException if a parameter cannot be written
	 */
	public static String command(String method, Object params) {
		Assert.hasText(method, "'method' must not be empty");
		StringBuilder command = new StringBuilder(128).append(method).append('?');
		PhpQuery query = new PhpQuery(command);
		query.writeAll(params);
		return (command.length() > query.start) ? command.toString() : method;
	}

	/**
	 * Write parameters as a query string.
	 * @param params the parameters: a map, or a collection or array if they go by
	 * position
	 * @return the query string, empty if there is nothing to be said
	 * @throws IllegalArgumentException if a parameter cannot be written
	 */
	public static String encode(Object params) {
		StringBuilder query = new StringBuilder(128);
		new PhpQuery(query).writeAll(params);
		return query.toString();
	}

	/**
	 * Whether a call that was made on its own means the same as a batch command. Stricter
	 * than {@link #encode(Object)}, which leaves out what is empty and trusts texts:
	 * <ul>
	 * <li>nothing but the parameters as a whole may be empty;</li>
	 * <li>no text may contain {@code $result}, since the portal would put the result of
	 * another command, maybe of another caller, in its place; a {@link BatchReference}
	 * may occur;</li>
	 * <li>there may be at most 1,000 values, PHP's default limit, beyond which it ignores
	 * the rest.</li>
	 * </ul>
	 * @param params the parameters
	 * @return whether a command string can carry the parameters
	 */
	public static boolean expressible(@Nullable Object params) {
		if (params == null || !isContainer(params)) {
			return false;
		}
		if (elements(params).isEmpty()) {
			return true;
		}
		int variables = variables(params, 0);
		return variables != INEXPRESSIBLE && variables <= MAX_VARIABLES;
	}

	/**
	 * Whether a value is written as a text, as opposed to a container or something that
	 * cannot be written.
	 * @param value the value
	 * @return whether there is a text for it
	 */
	public static boolean isText(Object value) {
		return text(value) != null;
	}

	private static int variables(@Nullable Object value, int depth) {
		if (value == null) {
			return INEXPRESSIBLE;
		}
		if (!isContainer(value)) {
			return isPlainText(value) ? 1 : INEXPRESSIBLE;
		}
		if (value instanceof Map<?, ?> map) {
			for (Object key : map.keySet()) {
				String name = key(key);
				if (name == null || !isLegible(name, depth)) {
					return INEXPRESSIBLE;
				}
			}
		}
		Collection<?> elements = elements(value);
		if (elements.isEmpty() || depth == MAX_DEPTH) {
			return INEXPRESSIBLE;
		}
		int sum = 0;
		for (Object element : elements) {
			int variables = variables(element, depth + 1);
			if (variables == INEXPRESSIBLE) {
				return INEXPRESSIBLE;
			}
			sum += variables;
		}
		return sum;
	}

	private static boolean isPlainText(Object value) {
		String text = text(value);
		return text != null && isWellFormed(text) && (value instanceof BatchReference || !text.contains(RESULT));
	}

	private void writeAll(Object params) {
		Assert.isTrue(isContainer(params), "'params' must be a map, a collection or an array");
		write(params, 0);
	}

	private void write(@Nullable Object value, int depth) {
		if (depth > MAX_DEPTH) {
			throw new IllegalArgumentException("Parameters are nested too deeply: " + this.name);
		}
		if (value instanceof Map<?, ?> map) {
			for (Map.Entry<?, ?> entry : map.entrySet()) {
				int end = this.name.length();
				appendName(checkedKey(entry.getKey(), depth), depth);
				write(entry.getValue(), depth + 1);
				this.name.setLength(end);
			}
		}
		else if (value != null && isContainer(value)) {
			int index = 0;
			for (Object element : elements(value)) {
				int end = this.name.length();
				appendIndex(index++, depth);
				write(element, depth + 1);
				this.name.setLength(end);
			}
		}
		else {
			writeVariable(value);
		}
	}

	private void appendIndex(int index, int depth) {
		if (depth == 0) {
			this.name.append(index);
		}
		else {
			this.name.append('[').append(index).append(']');
		}
	}

	private void appendName(String key, int depth) {
		if (depth == 0) {
			appendEncoded(this.name, key, 0, key.length());
		}
		else {
			this.name.append('[');
			appendEncoded(this.name, key, 0, key.length());
			this.name.append(']');
		}
	}

	private void writeVariable(@Nullable Object value) {
		String text = (value != null) ? text(value) : null;
		if (text == null) {
			throw new IllegalArgumentException("A batch command cannot carry %s: %s"
				.formatted((value != null) ? value.getClass().getName() : "null", this.name));
		}
		if (!isWellFormed(text)) {
			throw new IllegalArgumentException("A batch command cannot carry half a surrogate pair: " + this.name);
		}
		if (this.query.length() > this.start) {
			this.query.append('&');
		}
		this.query.append(this.name).append('=');
		appendText(text);
	}

	private void appendText(String text) {
		int position = 0;
		int reference = text.indexOf(REFERENCE);
		while (reference != -1) {
			appendEncoded(this.query, text, position, reference);
			this.query.append(RESULT);
			position = appendBracketed(text, reference + RESULT.length());
			reference = text.indexOf(REFERENCE, position);
		}
		appendEncoded(this.query, text, position, text.length());
	}

	private int appendBracketed(String text, int start) {
		int position = start;
		while (position < text.length() && text.charAt(position) == '[') {
			int end = text.indexOf(']', position);
			if (end == -1) {
				break;
			}
			this.query.append('[');
			appendEncoded(this.query, text, position + 1, end);
			this.query.append(']');
			position = end + 1;
		}
		return position;
	}

	private static boolean isContainer(Object value) {
		return value instanceof Map || value instanceof Collection
				|| (value.getClass().isArray() && !(value instanceof byte[]) && !(value instanceof char[]));
	}

	private static Collection<?> elements(Object container) {
		if (container instanceof Map<?, ?> map) {
			return map.values();
		}
		if (container instanceof Collection<?> collection) {
			return collection;
		}
		return CollectionUtils.arrayToList(container);
	}

	private String checkedKey(@Nullable Object key, int depth) {
		String text = key(key);
		if (text == null) {
			throw new IllegalArgumentException(
					"The name of a parameter must be a text, a whole number or an enum, not '%s'%s".formatted(key,
							inName()));
		}
		if (!isLegible(text, depth)) {
			throw new IllegalArgumentException(
					"PHP cannot read '%s' as the name of a parameter%s".formatted(text, inName()));
		}
		return text;
	}

	private String inName() {
		return this.name.isEmpty() ? "" : " in " + this.name;
	}

	private static @Nullable String key(@Nullable Object key) {
		if (key instanceof String text) {
			return text;
		}
		if (key instanceof Integer || key instanceof Long || key instanceof Short || key instanceof Byte
				|| key instanceof BigInteger || key instanceof Enum) {
			return key.toString();
		}
		return null;
	}

	private static boolean isLegible(String key, int depth) {
		for (int i = 0; i < key.length(); i++) {
			char c = key.charAt(i);
			if (c == '[' || c == ']' || c == 0 || (depth == 0 && (c == ' ' || c == '.'))) {
				return false;
			}
		}
		return !key.isBlank() && isWellFormed(key);
	}

	private static @Nullable String text(Object value) {
		if (value instanceof CharSequence || value instanceof Character || value instanceof Integer
				|| value instanceof Long || value instanceof Short || value instanceof Byte
				|| value instanceof BigInteger || value instanceof BatchReference || value instanceof Enum
				|| value instanceof UUID) {
			return value.toString();
		}
		if (value instanceof Boolean bool) {
			return bool ? "1" : "0";
		}
		if (value instanceof BigDecimal number) {
			return number.toPlainString();
		}
		if (value instanceof Double number) {
			return Double.isFinite(number) ? decimal(number.toString()) : null;
		}
		if (value instanceof Float number) {
			return Float.isFinite(number) ? decimal(number.toString()) : null;
		}
		return time(value);
	}

	private static String decimal(String number) {
		return new BigDecimal(number).stripTrailingZeros().toPlainString();
	}

	private static @Nullable String time(Object value) {
		if (value instanceof OffsetDateTime time) {
			return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.truncatedTo(ChronoUnit.SECONDS));
		}
		if (value instanceof ZonedDateTime time) {
			return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.truncatedTo(ChronoUnit.SECONDS));
		}
		if (value instanceof LocalDateTime time) {
			return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time.truncatedTo(ChronoUnit.SECONDS));
		}
		if (value instanceof LocalTime time) {
			return DateTimeFormatter.ISO_LOCAL_TIME.format(time.truncatedTo(ChronoUnit.SECONDS));
		}
		if (value instanceof Instant time) {
			return DateTimeFormatter.ISO_INSTANT.format(time.truncatedTo(ChronoUnit.SECONDS));
		}
		return (value instanceof LocalDate) ? value.toString() : null;
	}

	private static boolean isWellFormed(String text) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (Character.isSurrogate(c)) {
				if (Character.isLowSurrogate(c) || i + 1 == text.length()
						|| !Character.isLowSurrogate(text.charAt(i + 1))) {
					return false;
				}
				i++;
			}
		}
		return true;
	}

	private static void appendEncoded(StringBuilder target, String text, int start, int end) {
		for (int i = start; i < end; i++) {
			char c = text.charAt(i);
			if (UNRESERVED.get(c)) {
				target.append(c);
			}
			else if (c < 0x80) {
				appendByte(target, c);
			}
			else if (c < 0x800) {
				appendByte(target, 0xC0 | c >> 6);
				appendByte(target, 0x80 | c & 0x3F);
			}
			else if (!Character.isHighSurrogate(c)) {
				appendByte(target, 0xE0 | c >> 12);
				appendByte(target, 0x80 | c >> 6 & 0x3F);
				appendByte(target, 0x80 | c & 0x3F);
			}
			else {
				int codePoint = Character.toCodePoint(c, text.charAt(++i));
				appendByte(target, 0xF0 | codePoint >> 18);
				appendByte(target, 0x80 | codePoint >> 12 & 0x3F);
				appendByte(target, 0x80 | codePoint >> 6 & 0x3F);
				appendByte(target, 0x80 | codePoint & 0x3F);
			}
		}
	}

	private static void appendByte(StringBuilder target, int value) {
		target.append('%').append(HEX[value >> 4 & 0xF]).append(HEX[value & 0xF]);
	}

	private static BitSet unreserved() {
		BitSet unreserved = new BitSet(128);
		unreserved.set('a', 'z' + 1);
		unreserved.set('A', 'Z' + 1);
		unreserved.set('0', '9' + 1);
		"-._~".chars().forEach(unreserved::set);
		return unreserved;
	}

}
