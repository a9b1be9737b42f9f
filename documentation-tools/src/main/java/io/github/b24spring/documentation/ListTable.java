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
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Makes the client's table of lists, and the one in its guide, from a checkout of the
 * documentation, and prints what changed.
 *
 * @author The b24spring maintainers
 */
public final class ListTable {

	private static final String COMMAND = "java -jar documentation-tools/target/documentation-tools.jar ";

	private static final String REFERENCE = "api-reference";

	private ListTable() {
	}

	/**
	 * Make the tables.
	 * @param args the directory with the documentation (github.com/bitrix24/b24restdocs),
	 * and the directory with this project unless it is the current one
	 * @throws IOException if a file cannot be read or written
	 */
	public static void main(String[] args) throws IOException {
		if (args.length < 1 || args.length > 2 || !Files.isDirectory(Path.of(args[0], REFERENCE))) {
			System.err.println("Usage: " + COMMAND + "DOCUMENTATION [PROJECT]");
			System.err.println("DOCUMENTATION is a checkout of github.com/bitrix24/b24restdocs");
			System.exit(2);
		}
		make(Path.of(args[0]), Path.of((args.length == 2) ? args[1] : ""), System.out);
	}

	static void make(Path documentation, Path project, PrintStream out) throws IOException {
		List<String> remarks = new ArrayList<>();
		Map<String, ListLine> lines = read(documentation, remarks);
		remarks.addAll(Overrides.load().apply(lines));
		lines.values()
			.stream()
			.filter((line) -> line.get("rows").equals(ListReader.UNKNOWN))
			.forEach((line) -> remarks.add("Nothing tells where %s, REST %s, has its rows: add an override"
				.formatted(line.get("method"), line.get("version"))));
		lines.values().removeIf((line) -> line.get("rows").equals(ListReader.UNKNOWN));
		ListTableFile file = ListTableFile.of(project);
		remarks.addAll(file.replace(lines.values()));
		remarks.forEach(out::println);
		ListGuide.of(project).replace(lines.values());
		out.println(lines.size() + " lists");
	}

	private static Map<String, ListLine> read(Path documentation, Collection<String> remarks) throws IOException {
		Map<String, ListLine> lines = new TreeMap<>(Comparator.comparing((String key) -> key.toLowerCase(Locale.ROOT)));
		try (Stream<Path> files = Files.walk(documentation.resolve(REFERENCE))) {
			files.filter((file) -> file.toString().endsWith(".md")).sorted().forEach((file) -> {
				String path = documentation.relativize(file).toString().replace('\\', '/');
				Page.read(path, text(file)).flatMap(ListReader::read).ifPresent((line) -> {
					if (lines.putIfAbsent(line.key(), line) != null) {
						remarks.add("Another page describes " + line.get("method") + ": " + path);
					}
				});
			});
		}
		return lines;
	}

	private static String text(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
