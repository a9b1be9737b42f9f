package io.github.b24spring.client.internal.answer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Goes over the members of a JSON object, or the elements of an array. PHP writes one for
 * the other: a map as an array if it is empty or if its keys are 0, 1, …, a list with
 * gaps as an object.
 */
public final class JsonMembers {

	private static final String[] USUAL_NAMES = { "result", "time", "start", "finish", "duration", "processing",
			"date_start", "date_finish", "operating", "operating_reset_at", "total", "next" };

	private final JsonDocument document;

	private final byte[] json;

	private final boolean object;

	private final int limit;

	private int container;

	private int position;

	private int index = -1;

	private int name;

	private int endOfName;

	private int start;

	private int end;

	private JsonMembers(JsonDocument document, int start, int container) {
		this.document = document;
		this.json = document.bytes();
		this.object = this.json[start] == '{';
		this.limit = document.endOfContainer(container) - 1;
		this.container = container;
		this.position = document.skipSpace(start + 1);
	}

	/**
	 * Starts before the first member.
	 * @param container an object or an array
	 * @return the members
	 */
	public static JsonMembers of(JsonSlice container) {
		JsonDocument document = container.document();
		return new JsonMembers(document, container.offset(), document.container(container.offset()));
	}

	/**
	 * Starts before the first member of this member.
	 * @return the members, or {@code null} if this member is no object
	 */
	public @Nullable JsonMembers ofObject() {
		return (this.json[this.start] == '{') ? new JsonMembers(this.document, this.start, this.container) : null;
	}

	/**
	 * Finds a member.
	 * @param quotedName the name as it is written, with its quotes
	 * @return the value, or {@code null} if there is no such member
	 */
	public @Nullable JsonSlice find(byte[] quotedName) {
		while (next()) {
			if (isNamed(quotedName)) {
				return value();
			}
		}
		return null;
	}

	public boolean next() {
		if (this.position >= this.limit) {
			return false;
		}
		this.index++;
		this.start = this.position;
		if (this.object) {
			this.name = this.position;
			this.endOfName = this.document.endOfString(this.position);
			this.start = this.document.skipSpace(this.document.skipSpace(this.endOfName) + 1);
		}
		this.end = endOfValue();
		this.position = this.document.skipSpace(this.end);
		if (this.position < this.limit) {
			this.position = this.document.skipSpace(this.position + 1);
		}
		return true;
	}

	private int endOfValue() {
		if (this.json[this.start] != '{' && this.json[this.start] != '[') {
			return this.document.endOfScalar(this.start);
		}
		this.container = this.document.container(this.start, this.container);
		return this.document.endOfContainer(this.container);
	}

	private boolean isNamed(byte[] quotedName) {
		return Arrays.equals(this.json, this.name, this.endOfName, quotedName, 0, quotedName.length);
	}

	/**
	 * The name of the member, as it is written, or the position of the element.
	 */
	public String name() {
		if (!this.object) {
			return Integer.toString(this.index);
		}
		int length = this.endOfName - this.name - 2;
		String usual = usualName(length);
		return (usual != null) ? usual : new String(this.json, this.name + 1, length, StandardCharsets.UTF_8);
	}

	/**
	 * Every answer has the same few names, which need not be made again.
	 */
	private @Nullable String usualName(int length) {
		for (String candidate : USUAL_NAMES) {
			if (candidate.length() == length && isName(candidate)) {
				return candidate;
			}
		}
		return null;
	}

	private boolean isName(String candidate) {
		for (int i = 0; i < candidate.length(); i++) {
			if (this.json[this.name + 1 + i] != candidate.charAt(i)) {
				return false;
			}
		}
		return true;
	}

	public @Nullable String text() {
		return JsonScalars.text(this.json, this.start, this.end);
	}

	public @Nullable Double number() {
		return JsonScalars.number(this.json, this.start, this.end);
	}

	public JsonSlice value() {
		return new JsonSlice(this.document, this.start, this.end - this.start);
	}

}
