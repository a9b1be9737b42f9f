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
package io.github.b24spring.testportal.crm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

import io.github.b24spring.testportal.list.IdSequence;
import io.github.b24spring.testportal.list.ListCost;
import io.github.b24spring.testportal.method.MethodResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

class ActivityListTests {

	private static final Map<String, Object> BY_ID = Map.of("ID", "ASC");

	private final ActivityMethods methods = ActivityMethods.of(ActivityData.generated(120, IdSequence.dense(1)));

	private final Calls calls = Calls.webhook(this.methods);

	@Test
	void pagesHaveFiftyRowsWithTotalAndNext() {
		MethodResult first = this.calls.call("crm.activity.list", Map.of("order", BY_ID));
		assertThat(Calls.rows(first.result())).hasSize(50).first().satisfies((row) -> assertThat(row).hasSize(39));
		assertThat(first.total()).isEqualTo(120);
		assertThat(first.next()).isEqualTo(50);
		MethodResult last = this.calls.call("crm.activity.list", Map.of("order", BY_ID, "start", "100"));
		assertThat(Calls.rows(last.result())).hasSize(20);
		assertThat(last.next()).isNull();
	}

	@Test
	void minusOneDoesNotCount() {
		MethodResult result = this.calls.call("crm.activity.list", Map.of("order", BY_ID, "start", "-1"));
		assertThat(Calls.rows(result.result())).hasSize(50);
		assertThat(result.total()).isNull();
		assertThat(result.next()).isNull();
	}

	@Test
	void offsetsReadEachRowOnceUpAndDown() {
		for (String direction : List.of("ASC", "desc")) {
			List<Long> ids = new ArrayList<>();
			for (int start = 0; start < 120; start += 50) {
				ids.addAll(this.calls.ids(Map.of("order", Map.of("ID", direction), "start", start)));
			}
			assertThat(ids).hasSize(120).doesNotHaveDuplicates();
			assertThat(ids.get(0)).isEqualTo(direction.equals("ASC") ? 1 : 120);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "ID|7|7", "=ID|7|7", ">ID|118|119,120", ">=ID|119|119,120", "<ID|3|1,2", "<=ID|2|1,2",
					">ID|118.5|119,120", ">ID|1e30|''", "<=ID|-1e30|''",
					"%SUBJECT|call 11|11,110,111,112,113,114,115,116,117,118,119", "=%SUBJECT|Call 1_|''",
					"%=SUBJECT|%ll 12%|12,120", "=%SUBJECT|Call 12|12" })
	void operators(String key, String value, String expected) {
		assertThat(this.calls.ids(Map.of("order", BY_ID, "filter", Map.of(key, value))))
			.isEqualTo(Arrays.stream(expected.split(",")).filter((id) -> !id.isEmpty()).map(Long::valueOf).toList());
	}

	@Test
	void negatedOperators() {
		assertThat(total(Map.of("!ID", 7))).isEqualTo(119);
		assertThat(total(Map.of("!=ID", "7"))).isEqualTo(119);
		assertThat(total(Map.of("!@ID", List.of(1, "2", 500)))).isEqualTo(118);
		assertThat(total(Map.of("!%SUBJECT", "Call 11"))).isEqualTo(109);
		assertThat(total(Map.of("!=%SUBJECT", "%12"))).isEqualTo(118);
		assertThat(total(Map.of("!%=SUBJECT", "%12"))).isEqualTo(118);
		assertThat(total(Map.of("COMPLETED", "Y")) + total(Map.of("!COMPLETED", "Y"))).isEqualTo(120);
	}

	@Test
	void addedRowsAreFilteredLikeGeneratedOnes() {
		long id = this.methods.store().put(Map.of("SUBJECT", "Written", "OWNER_ID", "77"));
		assertThat(id).isEqualTo(121);
		assertThat(this.calls.ids(Map.of("filter", Map.of("OWNER_ID", 77)))).containsExactly(121L);
		assertThat(this.calls.ids(Map.of("filter", Map.of("%SUBJECT", "RITT")))).containsExactly(121L);
		assertThat(this.calls.ids(Map.of("filter", Map.of(">ID", 119), "order", BY_ID))).containsExactly(120L, 121L);
		assertThat(
				this.calls.ids(Map.of("filter", Map.of("@ID", List.of("121", 3, 999)), "order", Map.of("ID", "DESC"))))
			.containsExactly(121L, 3L);
	}

	@Test
	void unresolvedReferenceStartsAtTheFirstRow() {
		assertThat(
				this.calls.ids(Map.of("order", BY_ID, "start", "-1", "filter", Map.of(">ID", "$result[c0][49][ID]"))))
			.startsWith(1L, 2L)
			.hasSize(50);
		assertThat(
				this.calls.ids(Map.of("order", BY_ID, "start", "-1", "filter", Map.of("<ID", "$result[c0][49][ID]"))))
			.isEmpty();
	}

	@Test
	void otherOrders() {
		Map<String, Object> order = new LinkedHashMap<>();
		order.put("RESPONSIBLE_ID", "DESC");
		order.put("ID", "ASC");
		List<Map<String, Object>> rows = new ArrayList<>();
		for (int start = 0; start < 120; start += 50) {
			this.calls.rows("crm.activity.list", Map.of("order", order, "start", start))
				.forEach((row) -> rows.add(Map.of("R", Long.valueOf(String.valueOf(row.get("RESPONSIBLE_ID"))), "ID",
						Long.valueOf(String.valueOf(row.get("ID"))))));
		}
		assertThat(rows).hasSize(120).doesNotHaveDuplicates();
		for (int i = 1; i < rows.size(); i++) {
			long before = (long) rows.get(i - 1).get("R");
			long after = (long) rows.get(i).get("R");
			assertThat(before).isGreaterThanOrEqualTo(after);
			if (before == after) {
				assertThat((long) rows.get(i).get("ID")).isGreaterThan((long) rows.get(i - 1).get("ID"));
			}
		}
	}

	@Test
	void dates() {
		assertThat(
				total(Map.of(">=START_TIME", "2025-01-01T05:00:00+00:00", "<START_TIME", "2025-01-01T09:37:00+03:00")))
			.isEqualTo(1);
		assertThat(total(Map.of(">START_TIME", "2025-01-02"))).isEqualTo(110);
	}

	@Test
	void selection() {
		assertThat(this.calls.rows("crm.activity.list",
				Map.of("select", List.of("ID", "SUBJECT", "NOTHING"), "filter", Map.of("ID", 5))))
			.containsExactly(Map.of("ID", "5", "SUBJECT", "Call 5"));
		assertThat(this.calls.rows("crm.activity.list",
				Map.of("select", List.of("*", "COMMUNICATIONS"), "filter", Map.of("ID", 5))))
			.first()
			.satisfies((row) -> assertThat(row).hasSize(40).containsKey("COMMUNICATIONS"));
	}

	@ParameterizedTest
	@CsvSource({ "dense", "far", "sparse", "clustered" })
	void millionRowsAreFoundById(String kind) {
		IdSequence ids = switch (kind) {
			case "dense" -> IdSequence.dense(1);
			case "far" -> IdSequence.dense(900_000_000);
			case "sparse" -> IdSequence.sparse(1000, 4);
			default -> IdSequence.clustered(700, 100_000, 4);
		};
		ActivityMethods many = ActivityMethods.of(ActivityData.generated(1_000_000, ids));
		Calls portal = Calls.webhook(many);
		long middle = ids.id(500_000);
		assertThat(portal.ids(Map.of("order", BY_ID, "filter", Map.of(">ID", middle), "start", -1)))
			.isEqualTo(LongStream.range(500_001, 500_051).map(ids::id).boxed().toList());
		assertThat(portal.ids(Map.of("order", Map.of("ID", "DESC"), "filter", Map.of("<ID", middle), "start", -1)))
			.startsWith(ids.id(499_999), ids.id(499_998));
		assertThat(portal.ids(Map.of("order", BY_ID, "filter", Map.of(">ID", ids.id(999_999)), "start", -1))).isEmpty();
		assertThat(portal.call("crm.activity.list", Map.of("order", BY_ID, "start", 999_950)).total())
			.isEqualTo(1_000_000);
	}

	@Test
	void cost() {
		ListCost cost = new ListCost(Duration.ofMillis(30), Duration.ofMillis(5), Duration.ofMillis(10));
		Calls portal = Calls
			.webhook(ActivityMethods.of(ActivityData.generated(5000, IdSequence.dense(1)).withCost(cost)));
		assertThat(portal.call("crm.activity.list", Map.of("start", -1)).cost()).hasMillis(30);
		assertThat(portal.call("crm.activity.list", Map.of("order", BY_ID)).cost()).hasMillis(35);
		assertThat(portal.call("crm.activity.list", Map.of("order", BY_ID, "start", 4000)).cost()).hasMillis(75);
	}

	@Test
	void changesAreInTheLedger() {
		ActivityMethods changing = ActivityMethods
			.of(ActivityData.generated(1000, IdSequence.sparse(3, 1)).withChangeEvery(2, 6));
		Calls portal = Calls.webhook(changing);
		Set<Long> before = new LinkedHashSet<>(changing.store().ids().boxed().toList());
		Set<Long> read = new LinkedHashSet<>();
		long last = 0;
		while (true) {
			List<Long> page = portal.ids(Map.of("order", BY_ID, "filter", Map.of(">ID", last), "start", -1));
			read.addAll(page);
			if (page.size() < 50) {
				break;
			}
			last = page.get(49);
		}
		assertThat(changing.store().vanished()).hasSize(10);
		assertThat(changing.store().appeared()).hasSize(10);
		before.removeAll(changing.store().vanished());
		assertThat(read).containsAll(before);
		assertThat(changing.store().count()).isEqualTo(1000);
	}

	@Test
	void generatedRowsAreFiledAgainWhenChanged() {
		this.calls.call("crm.activity.update", Map.of("id", 5, "fields", Map.of("SUBJECT", "Changed")));
		assertThat(this.calls.ids(Map.of("filter", Map.of("SUBJECT", "Changed")))).containsExactly(5L);
		assertThat(this.methods.store().count()).isEqualTo(120);
		assertThatNoException().isThrownBy(() -> this.calls.call("crm.activity.delete", Map.of("id", 5)));
		assertThat(this.methods.store().count()).isEqualTo(119);
		assertThat(this.calls.ids(Map.of("order", BY_ID))).startsWith(1L, 2L, 3L, 4L, 6L);
	}

	private long total(Map<String, Object> filter) {
		Long total = this.calls.call("crm.activity.list", Map.of("filter", filter, "order", BY_ID)).total();
		return (total != null) ? total : -1;
	}

}
