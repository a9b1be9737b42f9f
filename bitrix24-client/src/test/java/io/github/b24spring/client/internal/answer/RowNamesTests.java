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
 * Which ids of rows are found, and which names the parser but compares.
 */
class RowNamesTests {

	private final RowNames names = new RowNames();

	private final List<String> compared = new ArrayList<>();

	private final List<Integer> members = new ArrayList<>();

	@Test
	void namesOfTheFirstRowAreComparedInThoseThatFollow() {
		assertThat(ids(list("{'ID':1,'x':2}", "{'ID':3,'x':4}"))).containsExactly("1", "3");
		assertThat(this.compared).containsExactly("ID", "x");
		assertThat(this.members).containsExactly(2, 2);
	}

	@Test
	void rowWithOtherNamesIsNoExampleForThoseThatFollow() {
		assertThat(ids(list("{'ID':1,'x':2}", "{'y':3}", "{}", "{'x':1,'ID':2,'y':7}", "{'ID':4,'x':5}")))
			.containsExactly("1", "2", "4");
		assertThat(this.compared).containsExactly("ID", "x");
		assertThat(this.members).containsExactly(2, 1, 0, 3, 2);
	}

	@Test
	void firstRowOfAnotherListIsTheExampleForIt() {
		ids(list("{'ID':1,'x':2,'z':0}", "{'ID':3}"));
		assertThat(ids(list("{'ID':1,'y':2}", "{'ID':3,'y':4,'z':5}"))).containsExactly("1", "3");
		assertThat(this.compared).containsExactly("ID", "ID", "ID", "y", "z");
	}

	@Test
	void placeOfTheIdIsThatOfTheListsFirstRow() {
		assertThat(ids(list("{'x':1,'ID':2}", "{'x':3,'ID':4}"))).containsExactly("2", "4");
		assertThat(ids(list("{'id':5,'x':6}", "{'id':7,'x':8}"))).containsExactly("5", "7");
	}

	@Test
	void allIdsOfARowAreFound() {
		assertThat(ids(list("{'ID':1,'id':2,'iD':3,'Idx':4}", "{'ID':5,'id':6}"))).containsExactly("1", "2", "3", "5",
				"6");
	}

	@Test
	void idsWithinTheMembersOfARowAreNoneOfTheRow() {
		assertThat(ids(list("{'x':{'ID':1},'ID':2}", "{'x':[{'ID':3}],'ID':4}", "{'x':{'ID':5}}"))).containsExactly("2",
				"4");
	}

	@Test
	void namesAreComparedAsTheyAreWritten() {
		assertThat(ids(list("{'a/b':1,'\u0444':2,'ID':3}", "{'a\\/b':3,'\\u0444':4,'\\u0049D':5}",
				"{'a/b':1,'\u0444':2,'ID':6}")))
			.containsExactly("3", "5", "6");
		assertThat(this.members).containsExactly(3, 3, 3);
	}

	@Test
	void namesAreNotNotedWithoutEnd() {
		String row = IntStream.range(0, 600)
			.mapToObj((i) -> "'f" + i + "':1")
			.collect(Collectors.joining(",", "{", ",'ID':7}"));
		assertThat(ids(list(row, row))).containsExactly("7", "7");
		assertThat(this.compared).hasSize(500).endsWith("f499");
		assertThat(this.members).containsExactly(601, 601);
	}

	private static String list(String... rows) {
		return "[" + String.join(",", rows) + "]";
	}

	private List<String> ids(String list) {
		List<String> found = new ArrayList<>();
		byte[] json = list.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
		try (JsonParser parser = new Recorder(JsonText.parser(json, 0, json.length))) {
			parser.nextToken();
			this.names.startList();
			while (parser.nextToken() == JsonToken.START_OBJECT) {
				this.names.startRow();
				while (this.names.nextId(parser)) {
					found.add(parser.getString());
				}
				assertThat(parser.currentToken()).isEqualTo(JsonToken.END_OBJECT);
				this.members.add(this.names.members());
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
