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
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReferencePagesTests {

	private static final Path PROJECT = Path.of("..");

	@Test
	void pagesSayWhatStandsElsewhere() throws IOException {
		for (Map.Entry<Path, String> page : ReferencePages.pages(PROJECT).entrySet()) {
			assertThat(Files.readString(page.getKey())).as("make it again, see documentation-tools/README.md")
				.isEqualTo(page.getValue());
		}
	}

	@Test
	void everyPageOfTheDocumentationIsListed() throws IOException {
		String list = ReadingList.page(PROJECT);
		try (var pages = Files.list(PROJECT.resolve("docs"))) {
			assertThat(pages.map((page) -> page.getFileName().toString())
				.filter((name) -> name.endsWith(".md") && !name.equals("README.md"))).isNotEmpty()
				.allSatisfy((name) -> assertThat(list).contains("/docs/" + name + "): "));
		}
		assertThat(list.lines()).allSatisfy((line) -> assertThat(line).doesNotEndWith(" "));
	}

	@Test
	void propertiesTellTypesAndDefaults() throws IOException {
		assertThat(PropertyReference.page().lines()).contains("## `bitrix24.rate-limit.*`")
			.anyMatch((line) -> line
				.startsWith("| `bitrix24.rate-limit.plan` | `standard`, `enterprise`, `unlimited` | `standard` | "))
			.anyMatch((line) -> line.startsWith("| `bitrix24.http.connect-timeout` | duration | `10s` | "))
			.anyMatch((line) -> line
				.startsWith("| `bitrix24.oauth.allowed-hosts` | list | `oauth.bitrix.info`, `oauth.bitrix24.tech` | "));
	}

}
