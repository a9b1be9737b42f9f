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
package io.github.b24spring.client.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The Java code of a page of the documentation.
 */
final class Snippets {

	private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

	private Snippets() {
	}

	/**
	 * Expects that a test contains every example of a page, indentation aside.
	 */
	static void assertThatExamplesAreThoseOf(String page, Class<?> test) {
		List<String> examples = SNIPPET.matcher(read(Path.of("..", "docs", page)))
			.results()
			.map((match) -> unindented(match.group(1)))
			.toList();
		String source = unindented(
				read(Path.of("src", "test", "java").resolve(test.getName().replace('.', '/') + ".java")));
		assertThat(examples).isNotEmpty().allSatisfy((example) -> assertThat(source).contains(example));
	}

	private static String unindented(String code) {
		return code.lines().map(String::strip).filter((line) -> !line.isEmpty()).collect(Collectors.joining("\n"));
	}

	private static String read(Path path) {
		try {
			return Files.readString(path);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
