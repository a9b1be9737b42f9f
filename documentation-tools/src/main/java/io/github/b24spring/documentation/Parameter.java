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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row of a table of parameters.
 *
 * @param name the name
 * @param type the documented type, in lower case; empty if there is none
 * @param description what the row says of it, as Markdown
 */
record Parameter(String name, String type, String description) {

	private static final Pattern TABLE = Pattern.compile("#\\|(.*?)\\|#", Pattern.DOTALL);

	private static final Pattern ROW = Pattern.compile("(?m)^[ \\t]*\\|\\|");

	private static final Pattern NAME = Pattern.compile("\\s*\\*\\*\\s*([\\w.]+)");

	private static final Pattern TYPE = Pattern.compile("^[^|\\n]*\\n\\s*\\[?`([^`|]+)`", Pattern.DOTALL);

	/**
	 * The parameters of each table in a text, one list a table.
	 */
	static List<Table> tables(String text) {
		List<Table> tables = new ArrayList<>();
		Matcher matcher = TABLE.matcher(text);
		int end = 0;
		while (matcher.find()) {
			tables.add(new Table(text.substring(end, matcher.start()), rows(matcher.group(1))));
			end = matcher.end();
		}
		return tables;
	}

	private static List<Parameter> rows(String table) {
		List<Parameter> rows = new ArrayList<>();
		for (String row : ROW.split(table)) {
			Matcher name = NAME.matcher(row);
			if (name.lookingAt() && !isHead(row)) {
				Matcher type = TYPE.matcher(row);
				rows.add(new Parameter(name.group(1), type.find() ? type.group(1).toLowerCase() : "", row));
			}
		}
		return rows;
	}

	private static boolean isHead(String row) {
		return row.contains("`type`") && row.contains("**Description**");
	}

	/**
	 * A table and the text between it and the one before.
	 */
	record Table(String before, List<Parameter> rows) {

		boolean names(String parameter) {
			return this.rows.stream().anyMatch((row) -> row.name().equals(parameter));
		}

		boolean namesIgnoringCase(String parameter) {
			return this.rows.stream().anyMatch((row) -> row.name().equalsIgnoreCase(parameter));
		}

		/**
		 * Whether the last heading before the table has a word in it.
		 */
		boolean isHeadedBy(String word) {
			int heading = this.before.lastIndexOf("\n#");
			return heading != -1 && Pattern.compile("(?i)(^|\\W)" + Pattern.quote(word) + "(\\W|$)")
				.matcher(this.before.substring(heading))
				.find();
		}

	}

}
