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
package io.github.b24spring.testportal;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.common.Json;
import io.github.b24spring.testportal.crm.ActivityData;
import io.github.b24spring.testportal.list.IdSequence;
import io.github.b24spring.testportal.list.ListFault;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ListFault}, over HTTP.
 *
 * @author The b24spring maintainers
 */
class ListFaultTests {

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private static Bitrix24TestPortal portal;

	@BeforeAll
	static void startPortal() {
		portal = Bitrix24TestPortal.builder().activities(ActivityData.generated(130, IdSequence.dense(1))).start();
	}

	@AfterAll
	static void stopPortal() {
		portal.close();
	}

	@AfterEach
	void clear() {
		portal.faults().clear();
	}

	static Stream<@Nullable Object> jsonValues() {
		return Stream.of(null, "", "x", false, true, -50, 0, 50, 0.5, 1_000_000_000_000L, 9_223_372_036_854_775_807L,
				List.of(), Map.of("a", 1));
	}

	@ParameterizedTest
	@MethodSource("jsonValues")
	void nextAndTotalAreWhateverIsSaid(@Nullable Object value) throws Exception {
		portal.faults().list("crm.deal.list", ListFault.next(value).and(ListFault.total(value)));
		Object expected = Json.read(Json.write(Collections.singletonList(value)), List.class).get(0);
		assertThat(call("crm.deal.list", 100)).containsEntry("next", expected).containsEntry("total", expected);
		Map<?, ?> batch = (Map<?, ?>) call("batch", Map.of("cmd", Map.of("a", "crm.deal.list?start=100")))
			.get("result");
		assertThat(batch.get("result_next")).isEqualTo(Collections.singletonMap("a", expected));
		assertThat(batch.get("result_total")).isEqualTo(Collections.singletonMap("a", expected));
	}

	@Test
	void nextAndTotalAreLeftOut() throws Exception {
		portal.faults().list("CRM.item.list", ListFault.withoutNext());
		assertThat(call("crm.item.list", 0)).containsKey("total").doesNotContainKey("next");
		portal.faults().list("crm.item.list", ListFault.withoutTotal());
		assertThat(call("crm.item.list", 0)).containsKey("next").doesNotContainKey("total");
		portal.faults().list("crm.address.list", ListFault.pageLooksWhole());
		assertThat(call("crm.address.list", 50)).containsEntry("total", 50).doesNotContainKey("next");
		portal.faults().clear();
		assertThat(call("crm.item.list", 0)).containsEntry("total", 130).containsEntry("next", 50);
	}

	@Test
	void pageInTheMiddleIsEmpty() throws Exception {
		portal.faults().list("crm.item.list", ListFault.emptyPage(50));
		assertThat(rows(call("crm.item.list", 0))).hasSize(50);
		Map<String, Object> empty = call("crm.item.list", 50);
		assertThat(empty).containsEntry("result", Map.of("items", List.of())).containsEntry("next", 100);
		assertThat(rows(call("crm.item.list", 100))).hasSize(30);
	}

	@Test
	void listsHaveNoEnd() throws Exception {
		portal.faults().list("crm.deal.list", ListFault.emptyPagesForEver());
		assertThat(call("crm.deal.list", 5000)).containsEntry("result", List.of()).containsEntry("next", 5050);
		portal.faults().list("crm.deal.list", ListFault.samePageForEver());
		Map<String, Object> page = call("crm.deal.list", 5000);
		assertThat(ids(page)).startsWith(1L).hasSize(50);
		assertThat(page).containsEntry("next", 5050);
		portal.faults().list("crm.deal.list", ListFault.nextGrowsByOne());
		assertThat(call("crm.deal.list", 7)).containsEntry("next", 8);
		assertThat(call("crm.deal.list", 5000)).containsEntry("result", List.of()).containsEntry("next", 5001);
	}

	@Test
	void partsOfTheRequestAreIgnored() throws Exception {
		portal.faults().list("crm.deal.list", ListFault.startIgnored());
		Map<String, Object> page = call("crm.deal.list", 50);
		assertThat(ids(page)).startsWith(1L).hasSize(50);
		assertThat(page).containsEntry("next", 100).containsEntry("total", 130);
		Map<String, Object> walk = Map.of("filter", Map.of(">ID", 120), "order", Map.of("ID", "DESC"), "start", -1);
		assertThat(ids(call("crm.deal.list", walk))).hasSize(10).startsWith(130L);
		portal.faults().list("crm.deal.list", ListFault.filterIgnored());
		assertThat(ids(call("crm.deal.list", walk))).hasSize(50).startsWith(130L);
		portal.faults().list("crm.deal.list", ListFault.orderIgnored());
		assertThat(ids(call("crm.deal.list", walk))).hasSize(10).startsWith(121L);
	}

	@Test
	void rowsAreNone() throws Exception {
		for (Object row : Arrays.asList(null, false, List.of(), "x")) {
			portal.faults().list("crm.item.list", ListFault.rows(row));
			assertThat(rows(call("crm.item.list", 100))).hasSize(30).allMatch((each) -> Objects.equals(each, row));
			portal.faults().list("crm.deal.list", ListFault.rows(row));
			assertThat(rows(call("crm.deal.list", 100))).hasSize(30).allMatch((each) -> Objects.equals(each, row));
		}
		portal.faults().list("crm.item.list", ListFault.changedRows((row) -> Map.of("id", "x")));
		assertThat(rows(call("crm.item.list", 100))).containsOnly(Map.of("id", "x"));
	}

	private static List<Long> ids(Map<String, Object> answer) {
		List<Long> ids = new ArrayList<>();
		rows(answer).forEach((row) -> ids.add(Long.valueOf(String.valueOf(((Map<?, ?>) row).get("ID")))));
		return ids;
	}

	private static List<@Nullable Object> rows(Map<String, Object> answer) {
		Object result = answer.get("result");
		if (result instanceof Map<?, ?> map) {
			result = map.get("items");
		}
		return new ArrayList<>(assertThat(result).asInstanceOf(InstanceOfAssertFactories.LIST).actual());
	}

	private static Map<String, Object> call(String method, long start) throws Exception {
		return call(method, Map.of("start", start));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> call(String method, Map<String, ?> parameters) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create(portal.webhookUrl() + method))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(Json.write(parameters)))
			.build();
		HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
		assertThat(response.statusCode()).isEqualTo(200);
		return new LinkedHashMap<>(Json.read(response.body(), Map.class));
	}

}
