package io.github.b24spring.client.exchange;

import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;

/**
 * Finds the members of a JSON object, or the elements of an array, that a parser has gone
 * over before.
 */
final class JsonMembers {

	private JsonMembers() {
	}

	/**
	 * Finds the values of a container.
	 * @param container the container; any other value has no members
	 * @param member takes the name of a member, as it is written, or the position of an
	 * element, and the value
	 */
	static void forEach(JsonSlice container, BiConsumer<String, JsonSlice> member) {
		byte[] json = container.bytes();
		boolean object = json[container.offset()] == '{';
		if (!object && json[container.offset()] != '[') {
			return;
		}
		int limit = container.offset() + container.length();
		int position = JsonScanner.skipSpace(json, container.offset() + 1);
		for (int index = 0; position < limit - 1; index++) {
			String name = Integer.toString(index);
			if (object) {
				int end = JsonScanner.endOfString(json, position);
				name = new String(json, position + 1, end - position - 2, StandardCharsets.UTF_8);
				position = JsonScanner.skipSpace(json, JsonScanner.skipSpace(json, end) + 1);
			}
			int end = JsonScanner.endOfValue(json, position, limit);
			member.accept(name, new JsonSlice(json, position, end - position));
			position = JsonScanner.skipSpace(json, end);
			position = (position < limit - 1) ? JsonScanner.skipSpace(json, position + 1) : position;
		}
	}

}
