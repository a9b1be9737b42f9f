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

import java.util.Optional;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ListReaderTests {

	private static final String ROWS = "{\"result\": [{\"ID\": \"7\"}], \"total\": 1}";

	private static final String START = "start|integer|Offset";

	@Test
	void readsAPage() {
		assertThat(read(Pages.PRICES)).hasToString(
				"catalog.price.list\t2\tprices\tid\tfilter\torder\tselect\toffset:start:-:-\t50\t>= > < @\tisc");
	}

	@Nested
	class Methods {

		@Test
		void nameIsTheOneOfTheTitleThatIsKnown() {
			assertThat(page("# Rows of crm.deal.list or crm.deal.lists crm.lead.list\n"))
				.hasValueSatisfying((page) -> assertThat(page.method().name()).isEqualTo("crm.lead.list"));
		}

		@Test
		void nameIsTheOneOfTheExampleIfTheTitleIsWrong() {
			assertThat(page("# Rows of crm.deals.list\n\n    https://**p**/rest/**u**/**c**/crm.deal.list\n"))
				.hasValueSatisfying((page) -> assertThat(page.method().name()).isEqualTo("crm.deal.list"));
		}

		@ParameterizedTest
		@ValueSource(strings = { "# About lists\n", "# Rows of my.module.list\n", "" })
		void otherPagesAreLeftOut(String text) {
			assertThat(page(text)).isEmpty();
		}

		@ParameterizedTest
		@ValueSource(strings = { "event.offline.get", "crm.deal.add" })
		void methodsThatDoNotReadAreLeftOut(String method) {
			String text = Pages.of(method, Pages.table(START), "", ROWS);
			assertThat(page(text).flatMap(ListReader::read)).isEmpty();
		}

		@ParameterizedTest
		@ValueSource(strings = { "crm.deal.get", "crm.deal.fields", "crm.activity.call.getTranscript" })
		void methodsWithoutPagesAndCountAreLeftOut(String method) {
			String text = Pages.of(method, Pages.table("id|integer|Id"), "", "{\"result\": [{\"ID\": 1}]}");
			assertThat(page(text).flatMap(ListReader::read)).isEmpty();
		}

		@ParameterizedTest
		@CsvSource({ "/rest/, api-reference/tasks/tasks-task-list.md, 2",
				"/rest/, api-reference/tasks/tasks-task-list-rest-v3.md, 3",
				"/rest/api/, api-reference/tasks/tasks-task-list.md, 3" })
		void versionIsTheOneThatTheExamplesCall(String url, String path, String version) {
			String text = Pages.of("tasks.task.list", Pages.table(START, "pagination|object|Pages"),
					"https://p" + url + "tasks.task.list", ROWS);
			assertThat(Page.read(path, text).flatMap(ListReader::read))
				.hasValueSatisfying((line) -> assertThat(line.get("version")).isEqualTo(version));
		}

	}

	@Nested
	class Rows {

		@ParameterizedTest
		@CsvSource(delimiter = ';', textBlock = """
				{"result": [{"ID": "7"}]};                                        -;        ID; false
				{"result": {"items": [{"id": 7}]}};                               items;    id; false
				{"result": {"names": ["a"], "items": [{"id": 7}]}};               items;    id; false
				{"result": {"items": [{"id": 7}], "users": [{"ID": 1}]}};         items;    id; false
				{"result": {"items": {"7": {"id": 7}, "9": {"id": 9}}}};          items;    id; true
				{"result": {"7": {"id": 7}}};                                     -;        id; true
				{"items": [{"id": 7}], "time": {}};                               items;    id; false
				{"result": [{"name": "a"}]};                                      -;        -;  false
				{"result": [1, 2]};                                               -;        -;  false
				{"result": {"items": [{"id": 7, }], }};                           items;    id; false
				{"result": {"items": [{"id": 7} ... ]}};                          items;    id; false
				{"result": [{"ID": 7} ... ]};                                     -;        ID; false
				{"result": {"items": {"7": {"id": 7} ... }}};                     items;    id; true
				""")
		void areFoundInTheSample(String sample, String rows, String id, boolean keyed) {
			ListLine line = read(Pages.of("crm.deal.list", Pages.table(START), "", sample));
			assertThat(line.get("rows")).isEqualTo(rows);
			assertThat(line.get("id")).isEqualTo(id);
			assertThat(line.hasTrait('k')).isEqualTo(keyed);
		}

		@Test
		void areFoundInTheTableIfThereIsNoSample() {
			String text = Pages.of("crm.deal.list", Pages.table(START), "", "none")
					+ Pages.table("result|object|Root", "prices|catalog_price[]|Rows");
			assertThat(read(text).get("rows")).isEqualTo("prices");
		}

		@ParameterizedTest
		@CsvSource(delimiter = ';', quoteCharacter = '`', value = { "'ID'; -; ID", "'id', 'items'; items; id" })
		void areFoundInTheExampleIfThereIsNothingElse(String arguments, String rows, String id) {
			String example = "$b24.fetchListMethod('crm.deal.list', {\n  filter: {}\n}, " + arguments.replace("\"", "")
					+ ")";
			ListLine line = read("# Rows crm.deal.list\n\n## Code Examples\n\n" + example + "\n");
			assertThat(line.get("rows")).isEqualTo(rows);
			assertThat(line.get("id")).isEqualTo(id);
			assertThat(line.get("paging")).isEqualTo("offset:start:-:-");
			assertThat(line.hasTrait('n')).isTrue();
		}

		@Test
		void areUnknownOtherwise() {
			assertThat(read(Pages.of("crm.deal.list", Pages.table(START), "", "none")).get("rows"))
				.isEqualTo(ListReader.UNKNOWN);
		}

	}

	@Nested
	class Parameters {

		@ParameterizedTest
		@CsvSource(delimiter = ';', textBlock = """
				start|integer|Offset;                                       offset:start:-:-
				START|integer|Offset;                                       offset:START:-:-
				OFFSET|integer|Offset, LIMIT|integer|Rows;                  offset:OFFSET:LIMIT:-
				page|integer|Number;                                        page:page:-:-
				limit|integer|Rows;                                         -
				""")
		void pagingOfRest2(String rows, String paging) {
			assertThat(read(Pages.of("crm.deal.list", Pages.table(rows.split(", ")), "", "{\"result\": [{}]}"))
				.get("paging")).isEqualTo(paging);
		}

		@Test
		void pagingOfAPageThatRefersToLists() {
			String text = Pages.of("crm.deal.list", "See [lists](../settings/list-methods-pecularities.md)", "", ROWS);
			assertThat(read(text).get("paging")).isEqualTo("offset:start:-:-");
			assertThat(read(text).hasTrait('n')).isFalse();
		}

		@Test
		void pagingOfAListThatCountsOnly() {
			ListLine line = read(Pages.of("crm.deal.list", Pages.table("filter|object|Conditions"), "", ROWS));
			assertThat(line.get("paging")).isEqualTo("offset:start:-:-");
			assertThat(line.get("traits")).isEqualTo("cn");
		}

		@ParameterizedTest
		@CsvSource({ "page, page:pagination.page:pagination.limit:-, items",
				"afterCursor, cursor:pagination.afterCursor:pagination.limit:nextCursor, items", "limit, -, items" })
		void pagingOfRest3(String member, String paging, String rows) {
			String text = Pages.of("note.collection.list",
					Pages.table("pagination|object|Pages") + "\n### Parameter Pagination {#pagination}\n\n"
							+ Pages.table("limit|integer|Default: `20`", member + "|object|Place"),
					"", "{\"result\": {\"items\": [{\"id\": 1}], \"nextCursor\": {\"id\": 1}}}");
			ListLine line = read(text);
			assertThat(line.get("paging")).isEqualTo(paging);
			assertThat(line.get("rows")).isEqualTo(rows);
			assertThat(line.get("size")).isEqualTo("20");
		}

		@Test
		void namesInsideOfParams() {
			String text = Pages.of("landing.site.getList",
					Pages.table("params|object|Options") + "\n### Parameter params {#params}\n\n"
							+ Pages.table("filter|object|Conditions", "select|array|Fields", "limit|integer|Rows",
									"offset|integer|Skip"),
					"", "{\"result\": [{\"ID\": \"1\"}]}");
			assertThat(read(text)).hasToString("landing.site.getList\t2\t-\tID\tparams.filter\t-\tparams.select\t"
					+ "offset:params.offset:params.limit:-\t50\t-\t-");
		}

		@ParameterizedTest
		@CsvSource({ "ORDER, ORDER", "SORT, SORT", "ELEMENT_ORDER, ELEMENT_ORDER" })
		void order(String parameter, String order) {
			assertThat(read(Pages.of("crm.deal.list", Pages.table(START, parameter + "|object|Order"), "", ROWS))
				.get("order")).isEqualTo(order);
		}

		@Test
		void fieldAndDirectionApart() {
			assertThat(read(
					Pages.of("user.get", Pages.table(START, "sort|string|Field", "order|string|Direction"), "", ROWS))
				.get("order")).isEqualTo("sort:order");
		}

		@Test
		void namesOfTheExampleIfThereIsNoTable() {
			ListLine line = read(
					Pages.of("crm.deal.list", "", "-d '{\"FILTER\":{\"A\":1},\"select\":[\"ID\"]}' \\", ROWS));
			assertThat(line.get("filter")).isEqualTo("FILTER");
			assertThat(line.get("select")).isEqualTo("select");
		}

	}

	@Nested
	class Ids {

		private static final String FILTER = "filter|object|Conditions `>` `<`";

		@ParameterizedTest
		@CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
				-d '{"filter":{">ID":1}}';                ID:id
				'order' => ['ID' => 'DESC'];              ID:id
				select: ['NAME', 'ID'];                   ID:id
				filter: { GUID: 1 };                      id
				nothing;                                  id
				""")
		void nameInTheRequestIsThatOfTheExamples(String example, String id) {
			String text = Pages.of("tasks.task.list", Pages.table(START, FILTER, "order|object|Order"), example,
					"{\"result\": {\"tasks\": [{\"id\": \"7\"}]}, \"total\": 1}");
			assertThat(read(text).get("id")).isEqualTo(id);
		}

		@Test
		void filtersByIdWhereItIsANumberAndAllFieldsAreTaken() {
			assertThat(traits(FILTER, "order|object|Order", ROWS)).isEqualTo("isc");
		}

		@ParameterizedTest
		@CsvSource(delimiter = ';',
				textBlock = """
						filter|object|Conditions `=`;                     order|object|Order;          {"result": [{"ID": "7"}]}; s
						filter|object|Conditions `>`;                     order|object|Order;          {"result": [{"ID": "7"}]}; s
						filter|object|Conditions `>` `<`;                 other|object|Order;          {"result": [{"ID": "7"}]}; i
						filter|object|Conditions `>` `<`;                 order|object|Order;          {"result": [{"ID": "N"}]}; s
						filter|object|Conditions `>` `<`;                 order|object|Order;          {"result": [{"XML": "7"}]}; -
						other|object|Conditions `>` `<`;                  order|object|Order;          {"result": [{"ID": "7"}]}; s
						""")
		void doesNotOtherwise(String filter, String order, String answer, String traits) {
			assertThat(traits(filter, order, answer)).isEqualTo(traits);
		}

		@Test
		void listOfFieldsHasToHaveTheId() {
			String without = FILTER + "\n- `NAME` — name\n- `CODE` — code";
			assertThat(traits(without, "order|object|Order:\n- `ID` — id", ROWS)).isEqualTo("sc");
			assertThat(traits(without + "\n- `ID` — id", "order|object|Order:\n- `NAME` — name", ROWS)).isEqualTo("ic");
			assertThat(traits(FILTER + "\n- `field_1` — a field", "order|object|Order:\n- `ASC` — up", ROWS))
				.isEqualTo("isc");
		}

		@Test
		void tableOfFieldsHasToHaveTheId() {
			String parameters = Pages.table(START, FILTER, "order|object|Order")
					+ "\n### FILTER Parameter {#filter}\n\n";
			assertThat(read(Pages.of("crm.deal.list", parameters + Pages.table("NAME|string|Name"), "", ROWS))
				.get("traits")).isEqualTo("sc");
			assertThat(
					read(Pages.of("crm.deal.list", parameters + Pages.table("ID|integer|Id"), "", ROWS)).get("traits"))
				.isEqualTo("isc");
		}

		private String traits(String filter, String order, String answer) {
			return read(Pages.of("crm.deal.list", Pages.table(START, filter, order), "", answer)).get("traits");
		}

	}

	@ParameterizedTest
	@CsvSource({ "pass a special key `logic`, true", "the `logic` key is not supported, false" })
	void groups(String text, boolean groups) {
		assertThat(read(Pages.of("crm.deal.list", Pages.table(START, "filter|object|" + text), "", ROWS)).hasTrait('g'))
			.isEqualTo(groups);
	}

	@ParameterizedTest
	@CsvSource({ "`start = -1`, true", "start: -1, true", "start = 10, false" })
	void countingCanBeSwitchedOff(String text, boolean uncounted) {
		assertThat(read(Pages.of("crm.deal.list", Pages.table(START + ' ' + text), "", ROWS)).hasTrait('u'))
			.isEqualTo(uncounted);
	}

	@ParameterizedTest
	@CsvSource({ "The page size of results is always static: 10 entries., 10", "By default 20 rows., 20",
			"Offset., 50" })
	void sizeOfAPage(String text, String size) {
		assertThat(read(Pages.of("crm.deal.list", Pages.table("start|integer|" + text), "", ROWS)).get("size"))
			.isEqualTo(size);
	}

	private static Optional<Page> page(String text) {
		return Page.read("api-reference/page.md", text);
	}

	private static ListLine read(String text) {
		return page(text).flatMap(ListReader::read).orElseThrow();
	}

}
