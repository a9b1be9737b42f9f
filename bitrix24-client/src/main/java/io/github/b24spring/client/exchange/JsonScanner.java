package io.github.b24spring.client.exchange;

/**
 * Finds the ends of JSON values that a parser has gone over before, so that they need not
 * be tokenized again.
 */
final class JsonScanner {

	private static final boolean[] DELIMITER = new boolean[256];

	private static final boolean[] STRUCTURAL = new boolean[256];

	static {
		for (char c : new char[] { ',', ']', '}', ' ', '\t', '\r', '\n', ':' }) {
			DELIMITER[c] = true;
		}
		for (char c : new char[] { '"', '[', ']', '{', '}' }) {
			STRUCTURAL[c] = true;
		}
	}

	private JsonScanner() {
	}

	static int skipSpace(byte[] json, int position) {
		int i = position;
		while (json[i] == ' ' || json[i] == '\n' || json[i] == '\r' || json[i] == '\t') {
			i++;
		}
		return i;
	}

	/**
	 * Finds the end of a value.
	 * @param json the bytes
	 * @param start the first byte of the value
	 * @param limit where the bytes end
	 * @return the position behind the value
	 */
	static int endOfValue(byte[] json, int start, int limit) {
		if (json[start] == '"') {
			return endOfString(json, start);
		}
		if (json[start] == '{' || json[start] == '[') {
			return endOfContainer(json, start);
		}
		int i = start;
		while (i < limit && !DELIMITER[json[i] & 0xFF]) {
			i++;
		}
		return i;
	}

	private static int endOfContainer(byte[] json, int start) {
		int depth = 0;
		int i = start;
		while (true) {
			byte c = json[i];
			if (!STRUCTURAL[c & 0xFF]) {
				i++;
			}
			else if (c == '"') {
				i = endOfString(json, i);
			}
			else {
				depth += (c == '{' || c == '[') ? 1 : -1;
				i++;
				if (depth == 0) {
					return i;
				}
			}
		}
	}

	static int endOfString(byte[] json, int start) {
		int i = start + 1;
		while (json[i] != '"') {
			i += (json[i] == '\\') ? 2 : 1;
		}
		return i + 1;
	}

}
