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
package io.github.b24spring.client.internal.answer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.SerializableString;
import tools.jackson.core.util.JsonParserDelegate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which names of rows the parser looks up, and which it but compares.
 */
class RowNamesTests {

	private final RowNames names = new RowNames();

	private final List<String> compared = new ArrayList<>();

	@Test
	void namesOfTheFirstRowAreComparedInThoseThatFollow() {
		assertThat(read(list("{'ID':1,'x':2}", "{'ID':3,'x':4}"))).containsExactly("ID", "x", "ID", "x");
		assertThat(this.compared).containsExactly("ID", "x");
	}

	@Test
	void rowWithOtherNamesIsNoExampleForThoseThatFollow() {
		assertThat(read(list("{'ID':1,'x':2}", "{'y':3}", "{}", "{'x':1,'ID':2,'y':7}", "{'ID':4,'x':5}")))
			.containsExactly("ID", "x", "y", "x", "ID", "y", "ID", "x");
		assertThat(this.compared).containsExactly("ID", "x");
	}

	@Test
	void firstRowOfAnotherListIsTheExampleForIt() {
		read(list("{'ID':1,'x':2,'z':0}", "{'ID':3}"));
		assertThat(read(list("{'ID':1,'y':2}", "{'ID':3,'y':4,'z':5}"))).containsExactly("ID", "y", "ID", "y", "z");
		assertThat(this.compared).containsExactly("ID", "ID", "ID", "y", "z");
	}

	@Test
	void namesAreComparedAsTheyAreWritten() {
		assertThat(read(list("{'a/b':1,'\u0444':2}", "{'a\\/b':3,'\\u0444':4}", "{'a/b':1,'\u0444':2}")))
			.containsExactly("a/b", "\u0444", "a/b", "\u0444", "a/b", "\u0444");
	}

	@Test
	void namesAreNotNotedWithoutEnd() {
		String row = IntStream.range(0, 600)
			.mapToObj((i) -> "'f" + i + "':1")
			.collect(Collectors.joining(",", "{", "}"));
		assertThat(read(list(row, row))).hasSize(1200).endsWith("f598", "f599");
		assertThat(this.compared).hasSize(500).endsWith("f499");
	}

	private static String list(String... rows) {
		return "[" + String.join(",", rows) + "]";
	}

	private List<String> read(String list) {
		List<String> found = new ArrayList<>();
		byte[] json = list.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
		try (JsonParser parser = new Recorder(JsonText.parser(json, 0, json.length))) {
			parser.nextToken();
			this.names.startList();
			while (parser.nextToken() == JsonToken.START_OBJECT) {
				this.names.startRow();
				for (String name = this.names.next(parser); name != null; name = this.names.next(parser)) {
					found.add(name);
					parser.nextToken();
				}
			}
			assertThat(parser.nextToken()).isNull();
		}
		return found;
	}

	private final class Recorder extends JsonParserDelegate {

		private Recorder(JsonParser parser) {
			super(parser);
		}

		@Override
		public boolean nextName(SerializableString name) {
			boolean same = super.nextName(name);
			if (same) {
				RowNamesTests.this.compared.add(name.getValue());
			}
			return same;
		}

	}

}
