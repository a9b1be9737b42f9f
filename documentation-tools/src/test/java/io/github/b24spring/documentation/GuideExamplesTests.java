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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The guides show code that is compiled and run elsewhere in the project, and lead to
 * pages that are there.
 */
class GuideExamplesTests {

	private static final Path PROJECT = Path.of("..");

	private static final Pattern CODE = Pattern.compile("```(?:java|kotlin)\n(.*?)```", Pattern.DOTALL);

	private static final Pattern IMPORT = Pattern.compile("(?m)^(?:import|package) .*$");

	private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

	/**
	 * The walk-throughs make applications of the first one as it is; the examples of the
	 * other are cut for the page.
	 */
	private static final Set<String> NOT_QUOTED = Set.of("README.md", "testing.md");

	private static List<String> sources = List.of();

	@BeforeAll
	static void readSources() throws IOException {
		try (Stream<Path> files = Files.walk(PROJECT)) {
			sources = files.filter((file) -> file.toString().endsWith(".java") || file.toString().endsWith(".kt"))
				.filter((file) -> !file.toString().contains("/target/"))
				.map(GuideExamplesTests::read)
				.map(GuideExamplesTests::words)
				.toList();
		}
	}

	static List<Path> guides() throws IOException {
		try (Stream<Path> pages = Files.list(PROJECT.resolve("docs"))) {
			return Stream.concat(Stream.of(PROJECT.resolve("README.md")), pages)
				.filter((page) -> page.toString().endsWith(".md"))
				.sorted()
				.toList();
		}
	}

	static List<Path> quotingGuides() throws IOException {
		return guides().stream().filter((page) -> !NOT_QUOTED.contains(page.getFileName().toString())).toList();
	}

	@ParameterizedTest
	@MethodSource("quotingGuides")
	void codeOfAGuideIsCodeOfTheProject(Path guide) {
		List<String> missing = CODE.matcher(read(guide))
			.results()
			.map(GuideExamplesTests::code)
			.filter((code) -> sources.stream().noneMatch((source) -> source.contains(words(code))))
			.toList();
		assertThat(missing).as("examples that no source has").isEmpty();
	}

	@ParameterizedTest
	@MethodSource("guides")
	void linksOfAGuideLeadToFiles(Path guide) {
		Path folder = guide.getParent();
		List<String> broken = LINK.matcher(read(guide))
			.results()
			.map((link) -> link.group(1))
			.filter((link) -> !Files.exists(folder.resolve(link)))
			.toList();
		assertThat(broken).isEmpty();
	}

	private static String code(MatchResult block) {
		return IMPORT.matcher(block.group(1)).replaceAll("");
	}

	private static String words(String code) {
		return code.strip().replaceAll("\\s+", " ");
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
