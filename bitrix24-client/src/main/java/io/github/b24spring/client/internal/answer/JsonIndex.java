/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.b24spring.client.internal.answer;

import java.util.Arrays;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/**
 * Where the values of a document are, found in one pass of the parser, so that a large
 * result is located once and decoded once. The pass goes over every byte, but keeps only
 * what answers are taken apart by: all values of the outer levels, then the rows of
 * lists, then their ids. A part that lies deeper has an index of its own made when
 * somebody asks for its members.
 */
final class JsonIndex {

	/**
	 * Far more than an answer has, but an end to what a hostile one takes.
	 */
	private static final int MAX_VALUES = 1 << 20;

	private static final int INITIAL_VALUES = 16;

	private static final int NONE = -1;

	private final byte[] json;

	private final byte[] checked;

	private final int offset;

	private final Reach reach;

	private final int limit;

	private int size;

	private int passedOver;

	private int[] starts = new int[INITIAL_VALUES];

	private int[] ends = new int[INITIAL_VALUES];

	/**
	 * For each value the number of the first one that is not inside it.
	 */
	private int[] followers = new int[INITIAL_VALUES];

	private @Nullable String[] names = new @Nullable String[INITIAL_VALUES];

	private final RowNames rowNames = new RowNames();

	private JsonIndex(byte[] json, byte[] checked, int offset, Reach reach, int limit) {
		this.json = json;
		this.checked = checked;
		this.offset = offset;
		this.reach = reach;
		this.limit = limit;
	}

	/**
	 * Make an index of a document.
	 * @param json the bytes in which values are to be found
	 * @param checked bytes of the same structure that are read in their place
	 * @param start the first byte of the document
	 * @param reach how far down values are kept
	 * @return the only value, or {@code null} if there is none or more than one
	 * @throws tools.jackson.core.JacksonException if the bytes are not JSON, or too deep
	 * @throws AnswerLimitException if there are too many values
	 */
	static @Nullable JsonPart read(byte[] json, byte[] checked, int start, Reach reach) {
		return new JsonIndex(json, checked, start, reach, MAX_VALUES).read(json.length);
	}

	private @Nullable JsonPart read(int end) {
		try (JsonParser parser = JsonText.parser(this.checked, this.offset, end - this.offset)) {
			for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
				add(parser, token, 0);
			}
		}
		return (this.size > 0 && this.followers[0] == this.size) ? new JsonPart(this, 0, 0) : null;
	}

	private void add(JsonParser parser, JsonToken token, int level) {
		int value = begin(parser);
		switch (token) {
			case START_OBJECT -> addMembers(parser, level, this.names[value] == null);
			case START_ARRAY -> addElements(parser, level);
			default -> parser.finishToken();
		}
		this.ends[value] = position(parser.currentLocation());
		this.followers[value] = this.size;
	}

	private int begin(JsonParser parser) {
		if (this.size == this.starts.length) {
			grow();
		}
		this.starts[this.size] = position(parser.currentTokenLocation());
		this.names[this.size] = parser.currentName();
		return this.size++;
	}

	private void addElements(JsonParser parser, int level) {
		if (level >= this.reach.rows) {
			parser.skipChildren();
			return;
		}
		this.rowNames.startList();
		for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
			add(parser, token, level + 1);
		}
	}

	private void addMembers(JsonParser parser, int level, boolean element) {
		if (level >= this.reach.rows || (element && level >= this.reach.all)) {
			addIds(parser, level + 1);
		}
		else {
			addMembers(parser, level + 1);
		}
	}

	private void addMembers(JsonParser parser, int level) {
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			JsonToken token = parser.nextToken();
			if (level <= this.reach.all || token.isStructStart() || RowNames.isId(name)) {
				add(parser, token, level);
			}
			else {
				passOver(level, 1);
			}
		}
	}

	private void addIds(JsonParser parser, int level) {
		this.rowNames.startRow();
		int ids = 0;
		for (; this.rowNames.nextId(parser); ids++) {
			add(parser, parser.currentToken(), level);
		}
		passOver(level, this.rowNames.members() - ids);
	}

	/**
	 * An index of the part alone would keep the values.
	 */
	private void passOver(int level, int values) {
		if (level <= Reach.BATCH.all) {
			this.passedOver += values;
			if (this.passedOver > this.limit) {
				throw tooMany();
			}
		}
	}

	private void grow() {
		if (this.size >= this.limit) {
			throw tooMany();
		}
		int length = 2 * this.size;
		this.starts = Arrays.copyOf(this.starts, length);
		this.ends = Arrays.copyOf(this.ends, length);
		this.followers = Arrays.copyOf(this.followers, length);
		this.names = Arrays.copyOf(this.names, length);
	}

	private AnswerLimitException tooMany() {
		return new AnswerLimitException("it has more than " + this.limit + " values");
	}

	private int position(TokenStreamLocation location) {
		return this.offset + (int) location.getByteOffset();
	}

	byte[] json() {
		return this.json;
	}

	/**
	 * Make an index of a value, so that all its members are found.
	 */
	JsonPart within(int value) {
		JsonPart part = new JsonIndex(this.json, this.checked, this.starts[value], this.reach, Integer.MAX_VALUE)
			.read(this.ends[value]);
		return Objects.requireNonNull(part, "The value was read before");
	}

	/**
	 * Whether all members of a container are kept.
	 */
	boolean isWhole(int value, int level) {
		return level < ((this.json[this.starts[value]] == '[') ? this.reach.rows : this.reach.all);
	}

	int start(int value) {
		return this.starts[value];
	}

	int end(int value) {
		return this.ends[value];
	}

	int follower(int value) {
		return this.followers[value];
	}

	@Nullable String name(int value) {
		return this.names[value];
	}

	/**
	 * How far down values are kept, which depends on what the document answers.
	 */
	enum Reach {

		/**
		 * The members of the answer, and the rows of a list that is the result or in a
		 * member of it.
		 */
		RESULT(1, 3),

		/**
		 * The results of a batch's commands, and the rows of a list that such a result is
		 * or has in a member.
		 */
		BATCH(3, 5);

		/**
		 * The level to which all values are kept.
		 */
		private final int all;

		/**
		 * The level to which objects, arrays and elements of arrays are kept, but for
		 * what is in rows.
		 */
		private final int rows;

		Reach(int all, int rows) {
			this.all = all;
			this.rows = rows;
		}

	}

}
