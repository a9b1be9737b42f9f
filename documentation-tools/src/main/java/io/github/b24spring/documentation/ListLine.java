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
package io.github.b24spring.documentation;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of the table of lists. The head of the table explains its columns.
 *
 * @param columns the values, in the order of {@link #NAMES}
 */
record ListLine(List<String> columns) {

	static final List<String> NAMES = List.of("method", "version", "rows", "id", "filter", "order", "select", "paging",
			"size", "operators", "traits");

	static final String ABSENT = "-";

	ListLine {
		columns = List.copyOf(columns);
		if (columns.size() != NAMES.size()) {
			throw new IllegalArgumentException("Expected " + NAMES.size() + " columns in " + columns);
		}
	}

	static ListLine parse(String line) {
		return new ListLine(List.of(line.split("\t", -1)));
	}

	String get(String column) {
		return this.columns.get(index(column));
	}

	boolean has(String column) {
		return !get(column).equals(ABSENT);
	}

	boolean hasTrait(char trait) {
		return has("traits") && get("traits").indexOf(trait) != -1;
	}

	/**
	 * Whether the client reads the list by id.
	 */
	boolean isWalkable() {
		return hasTrait('i') && hasTrait('s') && !hasTrait('k') && has("paging") && get("size").equals("50");
	}

	/**
	 * Method and version: what a line is found by.
	 */
	String key() {
		return this.columns.get(0) + '\t' + this.columns.get(1);
	}

	ListLine with(String column, String value) {
		List<String> changed = new ArrayList<>(this.columns);
		changed.set(index(column), value);
		return new ListLine(changed);
	}

	private static int index(String column) {
		int index = NAMES.indexOf(column);
		if (index == -1) {
			throw new IllegalArgumentException("There is no column '" + column + "' among " + NAMES);
		}
		return index;
	}

	@Override
	public String toString() {
		return String.join("\t", this.columns);
	}

}
