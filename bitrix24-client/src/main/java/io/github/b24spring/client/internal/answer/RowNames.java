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

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.io.SerializedString;

/**
 * The names of the members of rows. All rows of a list have the same names in the same
 * order, so that the parser need but compare each with that of the first row, which costs
 * it less than to look it up.
 */
final class RowNames {

	private static final int MOST = 500;

	private final List<SerializedString> names = new ArrayList<>();

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
	 * Let the parser go on to the next name.
	 * @return the name, or {@code null} if the row has no more
	 */
	@Nullable String next(JsonParser parser) {
		int position = this.position++;
		SerializedString expected = (position < this.names.size()) ? this.names.get(position) : null;
		if (expected != null && parser.nextName(expected)) {
			return expected.getValue();
		}
		String name = (expected == null) ? parser.nextName() : currentName(parser);
		if (name != null && this.rows == 1 && position < MOST) {
			note(position, new SerializedString(name));
		}
		return name;
	}

	private static @Nullable String currentName(JsonParser parser) {
		return parser.hasToken(JsonToken.PROPERTY_NAME) ? parser.currentName() : null;
	}

	private void note(int position, SerializedString name) {
		if (position < this.names.size()) {
			this.names.set(position, name);
		}
		else {
			this.names.add(name);
		}
	}

}
