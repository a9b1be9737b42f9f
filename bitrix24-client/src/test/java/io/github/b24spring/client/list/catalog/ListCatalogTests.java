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
package io.github.b24spring.client.list.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.github.b24spring.client.RestVersion;
import io.github.b24spring.client.catalog.MethodCatalog;
import io.github.b24spring.client.catalog.MethodDescription;
import io.github.b24spring.client.list.catalog.ListPaging.Style;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ListCatalogTests {

	/**
	 * They are named like lists and read, but answer with something else.
	 */
	private static final Set<String> NO_LISTS = Set.of("imconnector.list", "rest.scope.list",
			"humanresources.node.communication.list");

	private final ListCatalog rest2 = ListCatalog.rest2();

	private final ListCatalog rest3 = ListCatalog.rest3();

	@Nested
	class Documented {

		@Test
		void holdsWhatTheDocumentationCounts() {
			assertThat(ListCatalogTests.this.rest2.lists()).hasSize(217);
			assertThat(ListCatalogTests.this.rest3.lists()).hasSize(34);
			assertThat(pagedByStart()).hasSize(138);
			assertThat(pagedByStart()).filteredOn((list) -> !list.has(ListTrait.START_UNDOCUMENTED)).hasSize(108);
			assertThat(pagedByStart()).filteredOn(ListShape::isWalkable).hasSize(77);
			assertThat(pagedByStart()).filteredOn((list) -> list.rows() != null).hasSize(72);
		}

		@Test
		void everyMethodThatIsNamedLikeAListIsOne() {
			assertThat(MethodCatalog.documented().methods()).filteredOn(MethodDescription::reading)
				.filteredOn(
						(method) -> verb(method).matches("(get)?list.*|.*list") && !NO_LISTS.contains(method.name()))
				.hasSizeGreaterThan(190)
				.allSatisfy((method) -> assertThat(method.versions())
					.allSatisfy((version) -> assertThat(catalog(version).find(method.name())).isPresent()));
		}

		@ParameterizedTest
		@ValueSource(strings = { "imconnector.list", "rest.scope.list", "humanresources.node.communication.list",
				"crm.deal.get", "crm.deal.fields", "event.offline.get", "my.module.list", "", "crm.deal.list " })
		void knowsNoOther(String method) {
			assertThat(ListCatalogTests.this.rest2.find(method)).isEmpty();
			assertThat(ListCatalogTests.this.rest3.find(method)).isEmpty();
		}

		@Test
		void everyListIsADocumentedMethodThatReads() {
			assertThat(lists(RestVersion.V2)).allSatisfy((list) -> assertReads(list, RestVersion.V2));
			assertThat(lists(RestVersion.V3)).allSatisfy((list) -> assertReads(list, RestVersion.V3));
		}

		@Test
		void isInTheOrderOfNames() {
			Comparator<String> order = Comparator.comparing((name) -> name.toLowerCase(Locale.ROOT));
			assertThat(lists(RestVersion.V2)).extracting(ListShape::method).isSortedAccordingTo(order);
			assertThat(lists(RestVersion.V3)).extracting(ListShape::method).isSortedAccordingTo(order);
		}

		@Test
		void whatCanBeWalkedHasAnIdAFilterAndAnOrder() {
			assertThat(Stream.of(RestVersion.values()).flatMap((version) -> lists(version).stream()))
				.filteredOn(ListShape::isWalkable)
				.allSatisfy((list) -> {
					assertThat(list.filterId()).isEqualToIgnoringCase("id");
					assertThat(list.rowId()).isEqualToIgnoringCase("id");
					assertThat(list.parameters().filter()).isNotNull();
					assertThat(list.parameters().order()).isNotNull();
					assertThat(list.operators()).contains(">", "<");
				});
		}

		@Test
		void operatorsAreThoseThatFiltersKnow() {
			assertThat(lists(RestVersion.V2)).flatExtracting(ListShape::operators)
				.isSubsetOf("=", "!", "!=", ">", ">=", "<", "<=", "@", "!@", "%", "=%", "%=", "!%", "!=%", "!%=", "><",
						"!><", "?");
		}

		@Test
		void isLoadedOnce() {
			assertThat(ListCatalog.rest2()).isSameAs(ListCatalogTests.this.rest2).isNotSameAs(ListCatalog.rest3());
		}

		@Test
		void cannotBeChanged() {
			assertThatExceptionOfType(UnsupportedOperationException.class)
				.isThrownBy(() -> ListCatalogTests.this.rest2.lists().clear());
		}

		@Test
		void resourceLiesInThePackage() throws IOException {
			String path = "io/github/b24spring/client/list/catalog/lists.tsv";
			try (InputStream resource = ListCatalog.class.getClassLoader().getResourceAsStream(path)) {
				assertThat(resource).isNotNull();
				assertThat(new String(resource.readAllBytes(), StandardCharsets.UTF_8)).startsWith("# ")
					.doesNotContain("\r")
					.isASCII();
			}
		}

		private void assertReads(ListShape list, RestVersion version) {
			assertThat(MethodCatalog.documented().find(list.method())).hasValueSatisfying((method) -> {
				assertThat(method.name()).isEqualTo(list.method());
				assertThat(method.reading()).isTrue();
				assertThat(method.versions()).contains(version);
			});
		}

		private static String verb(MethodDescription method) {
			return method.name().substring(method.name().lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
		}

	}

	@Nested
	class Shapes {

		@ParameterizedTest
		@CsvSource(nullValues = "-",
				textBlock = """
						crm.deal.list,                     -,            ID, ID, filter,        -,    order,         select,        start
						crm.item.list,                     items,        id, id, filter,        -,    order,         select,        start
						CRM.ITEM.LIST,                     items,        id, id, filter,        -,    order,         select,        start
						crm.item.productrow.list,          productRows,  id, id, filter,        -,    order,         -,             start
						crm.stagehistory.list,             items,        ID, ID, filter,        -,    order,         select,        start
						crm.automatedsolution.list,        automatedSolutions, id, id, filter,  -,    order,         -,             start
						crm.documentgenerator.document.list, documents,  id, id, filter,        -,    order,         select,        start
						crm.address.list,                  -,            -,  -,  filter,        -,    order,         select,        start
						crm.category.list,                 categories,   id, id, -,             -,    -,             -,             start
						userfieldconfig.list,              fields,       id, id, filter,        -,    order,         select,        start
						socialnetwork.api.workgroup.list,  workgroups,   ID, id, filter,        -,    order,         select,        start
						sonet_group.get,                   -,            ID, ID, FILTER,        -,    ORDER,         -,             start
						catalog.price.list,                prices,       id, id, filter,        -,    order,         select,        start
						catalog.product.sku.list,          units,        id, id, filter,        -,    order,         select,        start
						catalog.extra.list,                extras,       id, id, filter,        -,    order,         select,        start
						sale.shipmentproperty.list,        properties,   id, id, filter,        -,    order,         select,        start
						sale.paymentitembasket.list,       paymentItemsBasket, id, id, filter,  -,    order,         select,        start
						tasks.task.list,                   tasks,        ID, id, filter,        -,    order,         select,        start
						task.elapseditem.getlist,          -,            ID, ID, FILTER,        -,    ORDER,         SELECT,        PARAMS.NAV_PARAMS.iNumPage
						bizproc.task.list,                 -,            ID, ID, FILTER,        -,    ORDER,         SELECT,        START
						bizproc.workflow.instances,        -,            ID, ID, FILTER,        -,    ORDER,         SELECT,        start
						entity.item.get,                   -,            ID, ID, FILTER,        -,    SORT,          -,             start
						lists.element.get,                 -,            ID, ID, FILTER,        -,    ELEMENT_ORDER, SELECT,        start
						lists.get,                         -,            ID, ID, -,             -,    IBLOCK_ORDER,  -,             start
						disk.file.search,                  -,            ID, ID, FILTER,        -,    -,             -,             start
						user.get,                          -,            ID, ID, FILTER,        sort, order,         select,        start
						voximplant.statistic.get,          -,            ID, ID, FILTER,        SORT, ORDER,         -,             start
						department.get,                    -,            ID, ID, .,             sort, order,         -,             START
						landing.site.getList,              -,            ID, ID, params.filter, -,    params.order,  params.select, params.offset
						imopenlines.config.list.get,       -,            ID, ID, PARAMS.filter, -,    PARAMS.order,  PARAMS.select, PARAMS.offset
						biconnector.source.list,           -,            id, id, filter,        -,    order,         select,        page
						crm.activity.badge.list,           badges,       -,  -,  -,             -,    -,             -,             -
						sale.paysystem.list,               -,            ID, ID, FILTER,        -,    ORDER,         SELECT,        -
						""")
		void namesOfRest2(String method, @Nullable String rows, @Nullable String filterId, @Nullable String rowId,
				@Nullable String filter, @Nullable String sort, @Nullable String order, @Nullable String select,
				@Nullable String position) {
			ListShape list = find(method);
			assertThat(list.rows()).isEqualTo(rows);
			assertThat(list.filterId()).isEqualTo(filterId);
			assertThat(list.rowId()).isEqualTo(rowId);
			assertThat(list.parameters()).isEqualTo(new ListShape.Parameters(filter, sort, order, select));
			assertThat(list.paging().position()).isEqualTo(position);
		}

		@ParameterizedTest
		@ValueSource(strings = { "bizproc.task.list", "bizproc.workflow.instances", "bizproc.workflow.template.list",
				"disk.file.search", "entity.item.get", "entity.section.get", "lists.section.get",
				"task.elapseditem.getlist", "task.item.userfield.getlist", "voximplant.sip.get",
				"voximplant.statistic.get" })
		void filterInUpperCase(String method) {
			assertThat(find(method).parameters().filter()).isEqualTo("FILTER");
		}

		@ParameterizedTest
		@ValueSource(strings = { "crm.timeline.comment.list", "crm.address.list", "bizproc.workflow.instances",
				"sale.status.list", "user.search", "department.get", "disk.file.search", "userfieldconfig.list",
				"lists.get", "crm.deal.userfield.list", "log.blogpost.get", "landing.site.getList" })
		void cannotBeReadById(String method) {
			assertThat(find(method).isWalkable()).isFalse();
		}

		@Test
		void groupsAreKnownWhereThePageTellsThem() {
			assertThat(lists(RestVersion.V2)).filteredOn((list) -> list.has(ListTrait.GROUPS))
				.extracting(ListShape::method)
				.containsExactly("crm.automatedsolution.list", "crm.item.list", "crm.type.list", "rpa.item.list");
		}

		@Test
		void rowsAreTheValuesOfAnObject() {
			assertThat(lists(RestVersion.V2)).filteredOn((list) -> list.has(ListTrait.KEYED_ROWS))
				.extracting(ListShape::method)
				.containsExactly("crm.documentgenerator.template.list", "documentgenerator.region.list",
						"documentgenerator.template.list", "im.search.user.list", "imbot.bot.list",
						"landing.demos.getPageList", "landing.demos.getSiteList", "tasks.template.checklist.list");
		}

		@ParameterizedTest
		@CsvSource({ "crm.item.list, true", "crm.deal.list, true", "user.get, true", "catalog.product.list, false",
				"sonet_group.get, false", "tasks.task.list, false", "bizproc.task.list, false" })
		void arraysBehindAnOperatorOfTheirOwn(String method, boolean in) {
			assertThat(find(method).operators().contains("@")).isEqualTo(in);
		}

		@Test
		void pageOfOtherSize() {
			assertThat(find("crm.timeline.logmessage.list").paging().pageSize()).isEqualTo(10);
			assertThat(find("sign.b2e.mysafe.tail").paging())
				.isEqualTo(new ListPaging(Style.OFFSET, "offset", "limit", null, 20));
		}

		@ParameterizedTest
		@CsvSource(nullValues = "-", textBlock = """
				tasks.task.list,         PAGE,   pagination.page,        pagination.limit, -,           50
				mail.message.list,       PAGE,   pagination.page,        pagination.limit, -,           25
				main.eventlog.tail,      CURSOR, cursor,                 cursor.limit,     -,           50
				call.followup.list,      CURSOR, pagination.afterCursor, pagination.limit, afterCursor, 50
				note.collection.list,    CURSOR, pagination.afterCursor, pagination.limit, nextCursor,  50
				note.document.tree.list, NONE,   -,                      -,                -,           50
				tasks.task.field.list,   NONE,   -,                      -,                -,           50
				""")
		void pagingOfRest3(String method, Style style, @Nullable String position, @Nullable String size,
				@Nullable String next, int pageSize) {
			assertThat(ListCatalogTests.this.rest3.find(method)).hasValueSatisfying((list) -> {
				assertThat(list.rows()).isEqualTo("items");
				assertThat(list.paging()).isEqualTo(new ListPaging(style, position, size, next, pageSize));
			});
		}

		@Test
		void methodOfBothVersionsDiffers() {
			assertThat(find("tasks.task.list").rows()).isEqualTo("tasks");
			assertThat(ListCatalogTests.this.rest3.find("tasks.task.list"))
				.hasValueSatisfying((list) -> assertThat(list.has(ListTrait.CONDITION_ARRAYS)).isTrue());
		}

	}

	@Nested
	class Parse {

		private static final String LINE = "a.list\t2\titems\tID:id\tFILTER\tSORT:ORDER\tSELECT\toffset:start:-:-\t20\t= !=\tisc";

		@Test
		void readsColumns() throws IOException {
			ListCatalog catalog = parse("# head\n\n" + LINE.replace("\t2\t", "\t3\t") + "\n" + LINE + "\n");
			assertThat(catalog.lists()).containsExactly(new ListShape("a.list", "items", "ID", "id",
					new ListShape.Parameters("FILTER", "SORT", "ORDER", "SELECT"),
					new ListPaging(Style.OFFSET, "start", null, null, 20), Set.of("=", "!="),
					Set.of(ListTrait.ID_FILTERABLE, ListTrait.ID_SORTABLE, ListTrait.COUNTED)));
		}

		@Test
		void readsWhatIsAbsent() throws IOException {
			assertThat(parse("a.list\t2" + "\t-".repeat(6) + "\t50\t-\t-").lists()).containsExactly(
					new ListShape("a.list", null, null, null, new ListShape.Parameters(null, null, null, null),
							new ListPaging(Style.NONE, null, null, null, 50), Set.of(), Set.of()));
		}

		@ParameterizedTest
		@CsvSource(textBlock = """
				offset:start:-:-, offset:start
				offset:start:-:-, walk:start:-:-
				offset:start:-:-, page:-:-:-
				\t20\t,           \ttwenty\t
				\t20\t,           \t0\t
				= !=,             ~
				isc,              isx
				FILTER,           ''
				\tisc,            \tisc\t-
				\tisc,            ''
				""")
		void malformedTableIsRefused(String part, String replacement) {
			String line = LINE.replace(part.translateEscapes(), replacement.translateEscapes());
			assertThat(line).isNotEqualTo(LINE);
			assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> parse("# head\n" + line))
				.withMessageStartingWith("The table of lists lists.tsv is malformed in line 2: ");
		}

		@Test
		void sameMethodTwiceIsRefused() {
			assertThatExceptionOfType(IllegalStateException.class)
				.isThrownBy(() -> parse(LINE + '\n' + LINE.replace("a.list", "A.List")))
				.withMessage("The table of lists lists.tsv is malformed in line 2: A.List is there already");
		}

		@Test
		void emptyTableIsRefused() {
			assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> parse("# nothing"))
				.withMessageEndingWith("line 1: there are no lists");
		}

		@Test
		void idNeedsBothNames() {
			assertThatIllegalArgumentException().isThrownBy(
					() -> new ListShape("a.list", null, "ID", null, new ListShape.Parameters(null, null, null, null),
							new ListPaging(Style.NONE, null, null, null, 50), Set.of(), Set.of()));
		}

		private ListCatalog parse(String table) throws IOException {
			return ListCatalog.parse(new StringReader(table), "2");
		}

	}

	private ListCatalog catalog(RestVersion version) {
		return (version == RestVersion.V2) ? this.rest2 : this.rest3;
	}

	private List<ListShape> lists(RestVersion version) {
		return List.copyOf(catalog(version).lists());
	}

	private List<ListShape> pagedByStart() {
		Predicate<ListShape> start = (list) -> "start".equalsIgnoreCase(list.paging().position());
		return this.rest2.lists().stream().filter(start).toList();
	}

	private ListShape find(String method) {
		return this.rest2.find(method).orElseThrow();
	}

}
