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

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the documentation tells wrong or not at all, kept by hand: a line of the resource
 * {@code list-overrides.tsv} replaces a column of a line, adds a line or removes one.
 */
final class Overrides {

	static final String RESOURCE = "list-overrides.tsv";

	private final List<Override> overrides;

	private Overrides(List<Override> overrides) {
		this.overrides = overrides;
	}

	static Overrides load() throws IOException {
		try (InputStream resource = Overrides.class.getResourceAsStream(RESOURCE)) {
			if (resource == null) {
				throw new IOException(RESOURCE + " is missing");
			}
			return parse(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
		}
	}

	static Overrides parse(String table) {
		List<Override> overrides = new ArrayList<>();
		table.lines()
			.filter((line) -> !line.isBlank() && !line.startsWith("#"))
			.forEach((line) -> overrides.add(Override.parse(line)));
		return new Overrides(overrides);
	}

	/**
	 * Applies the overrides to what was read from the documentation.
	 * @param lines the lines by key, which are changed
	 * @return what is wrong with the overrides: those that change nothing any more
	 */
	List<String> apply(Map<String, ListLine> lines) {
		List<String> useless = new ArrayList<>();
		for (Override override : this.overrides) {
			if (!override.apply(lines)) {
				useless.add("The override '%s' of %s changes nothing"
					.formatted(override.column() + '=' + override.value(), override.key().replace('\t', ' ')));
			}
		}
		return useless;
	}

	List<Override> all() {
		return this.overrides;
	}

	/**
	 * A correction.
	 *
	 * @param method the method
	 * @param version the version of the API, 2 or 3
	 * @param column the column that is replaced; {@code +} to add a line, of which the
	 * other columns are absent; {@code x} to remove it
	 * @param value the value
	 * @param page the page on which it is wrong, or that tells it
	 * @param reason why
	 */
	record Override(String method, String version, String column, String value, String page, String reason) {

		private static final String ADD = "+";

		private static final String REMOVE = "x";

		static Override parse(String line) {
			String[] columns = line.split("\t", -1);
			if (columns.length != 6) {
				throw new IllegalArgumentException("Expected six columns in the override: " + line);
			}
			for (String column : columns) {
				if (column.isBlank()) {
					throw new IllegalArgumentException("A column is empty in the override: " + line);
				}
			}
			return new Override(columns[0], columns[1], columns[2], columns[3], columns[4], columns[5]);
		}

		String key() {
			return this.method + '\t' + this.version;
		}

		boolean apply(Map<String, ListLine> lines) {
			if (this.column.equals(REMOVE)) {
				return lines.remove(key()) != null;
			}
			if (this.column.equals(ADD)) {
				return lines.putIfAbsent(key(), empty()) == null;
			}
			ListLine line = lines.get(key());
			if (line == null || line.get(this.column).equals(this.value)) {
				return false;
			}
			lines.put(key(), line.with(this.column, this.value));
			return true;
		}

		private ListLine empty() {
			List<String> columns = new ArrayList<>(List.of(this.method, this.version));
			while (columns.size() < ListLine.NAMES.size()) {
				columns.add(ListLine.ABSENT);
			}
			return new ListLine(columns).with("size", "50");
		}

	}

}
