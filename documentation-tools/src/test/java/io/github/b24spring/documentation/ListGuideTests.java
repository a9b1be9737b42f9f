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
import java.nio.file.Path;
import java.util.List;

import io.github.b24spring.client.list.ListMethod;
import io.github.b24spring.client.list.catalog.ListCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ListGuideTests {

	private static final Path PROJECT = Path.of("..");

	@Test
	void guideHasTheTableOfTheCatalog() throws IOException {
		assertThat(ListGuide.of(PROJECT).table()).as("make it again, see documentation-tools/README.md")
			.isEqualTo(GuideTable.of(ListTableFile.of(PROJECT).lines()));
	}

	@Test
	void guideTellsHowTheClientReads() throws IOException {
		List<ListLine> lines = ListTableFile.of(PROJECT).lines();
		assertThat(lines).hasSize(ListCatalog.rest2().lists().size() + ListCatalog.rest3().lists().size());
		assertThat(lines).filteredOn((line) -> line.get("version").equals("2"))
			.isNotEmpty()
			.allSatisfy(
					(line) -> assertThat(line.isWalkable()).isEqualTo(ListMethod.of(line.get("method")).walkable()));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			textBlock = """
					a.list,2,items,ID:id,filter,sort:order,select,offset:start:-:-,50,> <,isg; | `a.list` | `items` | `ID`, `id` | `filter` with groups | `sort` and `order` | `select` | `start` | id |
					a.list,2,-,-,.,-,-,offset:START:-:-,50,-,n; | `a.list` | the result |  | each condition a parameter |  |  | `START` (not documented) | page |
					a.list,2,-,ID,-,-,-,offset:o:l:-,20,-,-; | `a.list` | the result | `ID` |  |  |  | `o`, 20 rows | page |
					a.list,2,-,ID,-,-,-,-,50,-,-; | `a.list` | the result | `ID` |  |  |  |  | one answer |
					""")
	void row(String line, String row) {
		assertThat(GuideTable.of(List.of(ListLine.parse(line.replace(',', '\t')))).lines()).contains(row);
	}

}
