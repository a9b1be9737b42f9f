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

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.io.SerializedString;

/**
 * Finds the ids among the members of rows. All rows of a list have the same names in the
 * same order, so that the parser need but compare each with that of the first row, which
 * costs it less than to look it up. Most of an answer is read here.
 */
final class RowNames {

	private static final int MOST = 500;

	private static final int INITIAL = 32;

	private SerializedString[] names = {};

	private boolean[] ids = {};

	private int size;

	private int rows;

	private int position;

	void startList() {
		this.rows = 0;
	}

	void startRow() {
		this.rows++;
		this.position = 0;
	}

	/**
	 * Let the parser go on to the value of the next id of the row.
	 * @return whether there is one; if not, the parser is at the end of the row
	 */
	boolean nextId(JsonParser parser) {
		int position = this.position;
		while (true) {
			boolean expected = position < this.size;
			boolean id;
			if (expected && parser.nextName(this.names[position])) {
				id = this.ids[position];
			}
			else {
				String name = expected ? currentName(parser) : parser.nextName();
				if (name == null) {
					this.position = position;
					return false;
				}
				id = isId(name);
				note(position, name, id);
			}
			position++;
			JsonToken token = parser.nextToken();
			if (id) {
				this.position = position;
				return true;
			}
			if (token.isStructStart()) {
				parser.skipChildren();
			}
		}
	}

	private static @Nullable String currentName(JsonParser parser) {
		return parser.hasToken(JsonToken.PROPERTY_NAME) ? parser.currentName() : null;
	}

	private void note(int position, String name, boolean id) {
		if (this.rows > 1 || position >= MOST) {
			return;
		}
		if (position == this.names.length) {
			int length = Math.max(2 * position, INITIAL);
			this.names = Arrays.copyOf(this.names, length);
			this.ids = Arrays.copyOf(this.ids, length);
		}
		this.names[position] = new SerializedString(name);
		this.ids[position] = id;
		this.size = Math.max(this.size, position + 1);
	}

	/**
	 * Return how many members of the row were met.
	 */
	int members() {
		return this.position;
	}

	static boolean isId(String name) {
		return name.length() == 2 && name.equalsIgnoreCase("id");
	}

}
