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

import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lists as a table in Markdown.
 */
final class GuideTable {

	private static final String HEAD = """
			| Method | Rows in | Id in request, in row | Filter | Order | Select | Paging | Read by |
			|---|---|---|---|---|---|---|---|
			""";

	private GuideTable() {
	}

	static String of(Collection<ListLine> lines) {
		return "\nREST 2:\n\n" + table(lines, "2") + "\nREST 3:\n\n" + table(lines, "3") + "\n";
	}

	private static String table(Collection<ListLine> lines, String version) {
		return HEAD + lines.stream()
			.filter((line) -> line.get("version").equals(version))
			.map(GuideTable::row)
			.collect(Collectors.joining());
	}

	private static String row(ListLine line) {
		return Stream
			.of(code(line.get("method")), line.has("rows") ? code(line.get("rows")) : "the result", id(line),
					filter(line), names(line.get("order")), names(line.get("select")), paging(line), readBy(line))
			.collect(Collectors.joining(" | ", "| ", " |\n"));
	}

	private static String id(ListLine line) {
		String[] names = line.get("id").split(":");
		return line.has("id") ? code(names[0]) + ((names.length == 2) ? ", " + code(names[1]) : "") : "";
	}

	private static String filter(ListLine line) {
		if (line.get("filter").equals(".")) {
			return "each condition a parameter";
		}
		return names(line.get("filter")) + (line.hasTrait('g') ? " with groups" : "");
	}

	private static String names(String column) {
		return column.equals(ListLine.ABSENT) ? ""
				: Stream.of(column.split(":")).map(GuideTable::code).collect(Collectors.joining(" and "));
	}

	private static String paging(ListLine line) {
		if (!line.has("paging")) {
			return "";
		}
		String[] parts = line.get("paging").split(":");
		if (isLimited(line)) {
			return code(parts[2]) + ", at most " + line.get("size") + " rows in all";
		}
		return code(parts[1]) + (line.hasTrait('n') ? " (not documented)" : "")
				+ (line.get("size").equals("50") ? "" : ", " + line.get("size") + " rows");
	}

	private static String readBy(ListLine line) {
		if (line.hasTrait('p') || line.get("version").equals("3")) {
			return "`call(…)` only";
		}
		if (!line.has("paging") || isLimited(line)) {
			return "one answer";
		}
		return line.isWalkable() ? "id" : "page";
	}

	private static boolean isLimited(ListLine line) {
		return line.get("paging").startsWith("limit:");
	}

	private static String code(String text) {
		return '`' + text + '`';
	}

}
