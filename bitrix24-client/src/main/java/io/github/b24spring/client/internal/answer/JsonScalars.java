package io.github.b24spring.client.internal.answer;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads texts and numbers where they are, whichever of both the portal wrote.
 */
final class JsonScalars {

	private static final JsonFactory JSON = JsonFactory.builder().build();

	private static final long MAX_EXACT = 1L << 53;

	/**
	 * So many digits never exceed a {@code long}.
	 */
	private static final int MAX_LENGTH = 18;

	private static final double[] POWERS_OF_TEN = { 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12,
			1e13, 1e14, 1e15, 1e16, 1e17 };

	private JsonScalars() {
	}

	/**
	 * Reads a text.
	 * @param json the bytes
	 * @param start the first byte of a value
	 * @param end the position behind the value
	 * @return the text; {@code null} if the value is {@code null}, an object or an array
	 */
	static @Nullable String text(byte[] json, int start, int end) {
		return switch (json[start]) {
			case '{', '[', 'n' -> null;
			case '"' -> isEscaped(json, start, end) ? unescaped(json, start, end) : string(json, start + 1, end - 1);
			default -> string(json, start, end);
		};
	}

	private static String string(byte[] json, int start, int end) {
		return new String(json, start, end - start, StandardCharsets.UTF_8);
	}

	private static boolean isEscaped(byte[] json, int start, int end) {
		for (int i = start; i < end; i++) {
			if (json[i] == '\\') {
				return true;
			}
		}
		return false;
	}

	/**
	 * A text that breaks the rules of JSON still says more than none.
	 */
	private static String unescaped(byte[] json, int start, int end) {
		try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json, start, end - start)) {
			parser.nextToken();
			return parser.getString();
		}
		catch (JacksonException ex) {
			return string(json, start, end);
		}
	}

	/**
	 * Reads a number.
	 * @param json the bytes
	 * @param start the first byte of a value
	 * @param end the position behind the value
	 * @return the number; {@code null} if the value is none
	 */
	static @Nullable Double number(byte[] json, int start, int end) {
		double exact = exactNumber(json, start, end);
		if (!Double.isNaN(exact)) {
			return exact;
		}
		String text = text(json, start, end);
		try {
			return (text != null) ? Double.valueOf(text) : null;
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	/**
	 * Reads a decimal fraction, as most numbers are, without making objects. Its digits
	 * and the power of ten are exact, so their quotient is the nearest number there is.
	 * @return the number, or {@code NaN} if it takes more than that
	 */
	private static double exactNumber(byte[] json, int start, int end) {
		long digits = 0;
		int fraction = -1;
		if (end - start > MAX_LENGTH || json[start] == '.') {
			return Double.NaN;
		}
		for (int i = start; i < end; i++) {
			int digit = json[i] - '0';
			if (digit >= 0 && digit <= 9) {
				digits = 10 * digits + digit;
				fraction += (fraction >= 0) ? 1 : 0;
			}
			else if (json[i] == '.' && fraction < 0) {
				fraction = 0;
			}
			else {
				return Double.NaN;
			}
		}
		return (digits <= MAX_EXACT) ? digits / POWERS_OF_TEN[Math.max(fraction, 0)] : Double.NaN;
	}

}
