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
import java.util.Collection;

/**
 * The table of lists in the guide, between two marks.
 *
 * @param file the guide
 */
record ListGuide(Path file) {

	private static final String START = "<!-- lists: made by documentation-tools -->\n";

	private static final String END = "<!-- end of lists -->";

	static ListGuide of(Path project) {
		return new ListGuide(project.resolve("docs/lists.md"));
	}

	void replace(Collection<ListLine> lines) throws IOException {
		String text = Files.readString(this.file);
		Files.writeString(this.file, before(text) + GuideTable.of(lines) + after(text));
	}

	/**
	 * The table as it is.
	 */
	String table() throws IOException {
		String text = Files.readString(this.file);
		return text.substring(before(text).length(), text.length() - after(text).length());
	}

	private static String before(String text) {
		return text.substring(0, index(text, START) + START.length());
	}

	private static String after(String text) {
		return text.substring(index(text, END));
	}

	private static int index(String text, String mark) {
		int index = text.indexOf(mark);
		if (index == -1) {
			throw new IllegalStateException("The guide has no mark " + mark.trim());
		}
		return index;
	}

}
