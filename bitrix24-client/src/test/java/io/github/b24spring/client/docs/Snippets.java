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
