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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class OverridesTests {

	private final Map<String, ListLine> lines = new LinkedHashMap<>();

	OverridesTests() {
		this.lines.put("a.list\t2", ListLine.parse("a.list\t2\titems\tid\t-\t-\t-\t-\t50\t-\t-"));
	}

	@Test
	void columnIsReplaced() {
		assertThat(apply("a.list\t2\tfilter\tFILTER\tpage.md\tbecause")).isEmpty();
		assertThat(this.lines.get("a.list\t2")).hasToString("a.list\t2\titems\tid\tFILTER\t-\t-\t-\t50\t-\t-");
	}

	@Test
	void lineIsAddedAndRemoved() {
		assertThat(apply("# head\n\nb.list\t3\t+\t-\tpage.md\tbecause\nb.list\t3\trows\titems\tpage.md\tbecause\n"
				+ "a.list\t2\tx\t-\tpage.md\tbecause"))
			.isEmpty();
		assertThat(this.lines).containsOnlyKeys("b.list\t3");
		assertThat(this.lines.get("b.list\t3")).hasToString("b.list\t3\titems\t-\t-\t-\t-\t-\t50\t-\t-");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a.list\t2\trows\titems\tpage.md\tbecause", "b.list\t2\trows\titems\tpage.md\tbecause",
			"a.list\t3\trows\tother\tpage.md\tbecause", "a.list\t2\t+\t-\tpage.md\tbecause",
			"b.list\t2\tx\t-\tpage.md\tbecause" })
	void overrideThatChangesNothingIsTold(String override) {
		assertThat(apply(override)).singleElement().asString().endsWith("changes nothing");
		assertThat(this.lines).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a.list\t2\trows\titems\tpage.md", "a.list\t2\trows\titems\tpage.md\t ",
			"a.list\t2\tcolumn\titems\tpage.md\tbecause" })
	void malformedOverrideIsRefused(String override) {
		assertThatIllegalArgumentException().isThrownBy(() -> apply(override));
	}

	@Test
	void shippedOverridesAreInTheTable() throws IOException {
		Map<String, ListLine> table = new LinkedHashMap<>();
		ListTableFile.of(Path.of("..")).lines().forEach((line) -> table.put(line.key(), line));
		assertThat(Overrides.load().all()).isNotEmpty().allSatisfy((override) -> {
			assertThat(override.page()).endsWith(".md");
			assertThat(override.reason()).hasSizeGreaterThan(10);
			if (ListLine.NAMES.contains(override.column())) {
				assertThat(table.get(override.key()).get(override.column())).isEqualTo(override.value());
			}
			else {
				assertThat(table.containsKey(override.key())).isEqualTo(override.column().equals("+"));
			}
		});
	}

	private List<String> apply(String table) {
		return Overrides.parse(table).apply(this.lines);
	}

}
