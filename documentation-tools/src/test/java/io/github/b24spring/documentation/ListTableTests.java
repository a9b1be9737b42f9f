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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ListTableTests {

	private static final String TABLE = "bitrix24-client/src/main/resources/io/github/b24spring/client/list/catalog/lists.tsv";

	@TempDir
	private Path documentation;

	@TempDir
	private Path project;

	@BeforeEach
	void createProject() throws IOException {
		write(this.project.resolve(TABLE), "# the head\na.list\t2\t-\t-\t-\t-\t-\t-\t50\t-\t-\n");
		write(this.project.resolve("docs/lists.md"),
				"before\n<!-- lists: made by documentation-tools -->\nold\n<!-- end of lists -->\nafter\n");
		write(this.documentation.resolve("api-reference/catalog/price-list.md"), Pages.PRICES);
	}

	@Test
	void makesTableAndGuide() throws IOException {
		assertThat(make()).contains("+ catalog.price.list\t2\tprices\t")
			.contains("- a.list\t2\t")
			.contains("The override 'filter=.' of department.get 2 changes nothing");
		assertThat(Files.readString(this.project.resolve(TABLE))).startsWith("# the head\n")
			.contains("\ncatalog.price.list\t2\tprices\tid\t")
			.doesNotContain("a.list")
			.endsWith("\n");
		assertThat(Files.readString(this.project.resolve("docs/lists.md")))
			.startsWith("before\n<!-- lists: made by documentation-tools -->\n")
			.contains("| `catalog.price.list` | `prices` | `id` | `filter` | `order` | `select` | `start` | id |\n")
			.doesNotContain("old")
			.endsWith("<!-- end of lists -->\nafter\n");
	}

	@Test
	void tellsWhatChanged() throws IOException {
		make();
		assertThat(make()).doesNotContain("catalog.price.list").endsWith(" lists\n");
		write(this.documentation.resolve("api-reference/catalog/price-list.md"),
				Pages.PRICES.replace("\"prices\"", "\"items\""));
		assertThat(make()).contains("~ catalog.price.list, REST 2: rows was prices, is items\n");
	}

	@Test
	void asksForAnOverrideWhereRowsAreUnknown() throws IOException {
		write(this.documentation.resolve("api-reference/deals.md"),
				Pages.of("crm.deal.list", Pages.table("start|integer|Offset"), "", "none"));
		assertThat(make()).contains("Nothing tells where crm.deal.list, REST 2, has its rows: add an override");
		assertThat(Files.readString(this.project.resolve(TABLE))).doesNotContain("crm.deal.list");
	}

	@Test
	void namesPagesOfTheSameMethod() throws IOException {
		write(this.documentation.resolve("api-reference/catalog/price-old.md"), Pages.PRICES);
		assertThat(make()).contains("Another page describes catalog.price.list: api-reference/catalog/price-old.md");
	}

	@Test
	void columnsAreNamedWhenTheyChange() {
		ListLine line = ListLine.parse("a.list\t2\t-\t-\t-\t-\t-\t-\t50\t-\t-");
		assertThat(ListTableFile.changes(List.of(line), List.of(line))).isEmpty();
		assertThat(ListTableFile.changes(List.of(line), List.of(line.with("size", "10").with("filter", "FILTER"))))
			.containsExactly("~ a.list, REST 2: filter was -, is FILTER", "~ a.list, REST 2: size was 50, is 10");
		assertThat(ListTableFile.changes(List.of(line), List.of(line.with("version", "3"))))
			.containsExactly("+ a.list\t3\t-\t-\t-\t-\t-\t-\t50\t-\t-", "- a.list\t2\t-\t-\t-\t-\t-\t-\t50\t-\t-");
	}

	private String make() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
			ListTable.make(this.documentation, this.project, out);
		}
		return bytes.toString(StandardCharsets.UTF_8);
	}

	private static void write(Path file, String text) throws IOException {
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
	}

}
