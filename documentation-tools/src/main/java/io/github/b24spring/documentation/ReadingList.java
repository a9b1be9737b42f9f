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
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a language model is to read, in the form of
 * <a href="https://llmstxt.org">llmstxt.org</a>: the pages of the index, each with what
 * it is about.
 */
final class ReadingList {

	private static final String ADDRESS = "https://raw.githubusercontent.com/b24spring/bitrix24-spring-boot/main/";

	private static final Pattern ENTRY = Pattern
		.compile("(?m)^\\d+\\. \\[([^]]+)]\\(([^)]+)\\): ((?:.+\\n?(?! *\\d+\\. |\\n))*.*)$");

	private static final Pattern TITLE = Pattern.compile("^# (.+)\n\n((?:.+\n)+)");

	private ReadingList() {
	}

	static String page(Path project) throws IOException {
		String readme = Files.readString(project.resolve("README.md"));
		String head = TITLE.matcher(readme)
			.results()
			.findFirst()
			.map((title) -> "# " + title.group(1) + "\n\n> " + oneLine(title.group(2)) + "\n")
			.orElseThrow(() -> new IllegalStateException("README.md does not begin with a title and a paragraph"));
		String entries = ENTRY.matcher(Files.readString(project.resolve("docs/README.md")))
			.results()
			.map((entry) -> "- [%s](%sdocs/%s): %s\n".formatted(entry.group(1), ADDRESS, entry.group(2),
					oneLine(entry.group(3))))
			.collect(Collectors.joining());
		return head + "\n## Documentation\n\n- [README](" + ADDRESS
				+ "README.md): what it is, dependencies, the first service\n" + entries;
	}

	private static String oneLine(String text) {
		return text.strip().replaceAll("\\s+", " ");
	}

}
