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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The client's table of lists.
 *
 * @param file the file
 */
record ListTableFile(Path file) {

	private static final String PATH = "bitrix24-client/src/main/resources/io/github/b24spring/client/list/catalog/lists.tsv";

	static ListTableFile of(Path project) {
		return new ListTableFile(project.resolve(PATH));
	}

	/**
	 * The lines of the table.
	 */
	List<ListLine> lines() throws IOException {
		return content().stream().filter((line) -> !isHead(line)).map(ListLine::parse).toList();
	}

	/**
	 * Replace the lines and keep the head.
	 * @param lines the new lines
	 * @return what changed
	 */
	List<String> replace(Collection<ListLine> lines) throws IOException {
		List<String> changes = changes(lines(), lines);
		List<String> content = new ArrayList<>(content().stream().filter(ListTableFile::isHead).toList());
		lines.forEach((line) -> content.add(line.toString()));
		Files.writeString(this.file, String.join("\n", content) + "\n");
		return changes;
	}

	private List<String> content() throws IOException {
		return Files.readAllLines(this.file);
	}

	private static boolean isHead(String line) {
		return line.startsWith("#");
	}

	static List<String> changes(Collection<ListLine> before, Collection<ListLine> after) {
		Map<String, ListLine> old = new LinkedHashMap<>();
		before.forEach((line) -> old.put(line.key(), line));
		List<String> changes = new ArrayList<>();
		for (ListLine line : after) {
			ListLine known = old.remove(line.key());
			if (known == null) {
				changes.add("+ " + line);
			}
			else {
				changes.addAll(changes(known, line));
			}
		}
		old.values().forEach((line) -> changes.add("- " + line));
		return changes;
	}

	private static List<String> changes(ListLine before, ListLine after) {
		return ListLine.NAMES.stream()
			.filter((column) -> !before.get(column).equals(after.get(column)))
			.map((column) -> "~ %s, REST %s: %s was %s, is %s".formatted(after.get("method"), after.get("version"),
					column, before.get(column), after.get(column)))
			.toList();
	}

}
