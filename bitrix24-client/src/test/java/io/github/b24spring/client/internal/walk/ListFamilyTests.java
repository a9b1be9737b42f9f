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
package io.github.b24spring.client.internal.walk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.b24spring.client.internal.transport.FakePortal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for lists of the families that put rows, ids and parameters elsewhere.
 */
class ListFamilyTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final int ROWS = 620;

	private final FakePortal portal = new FakePortal();

	private final List<Map<String, Object>> sent = new ArrayList<>();

	@ParameterizedTest
	@CsvSource({ "crm.item.list, filter, id, id, items", "tasks.task.list, filter, ID, id, tasks",
			"user.get, FILTER, ID, ID,", "sonet_group.get, FILTER, ID, ID,",
			"catalog.product.list, filter, id, id, products", "catalog.section.list, filter, id, id, sections",
			"sale.order.list, filter, id, id, orders", "crm.contact.list, filter, ID, ID,",
			"disk.folder.getChildren, filter, ID, ID,", "disk.storage.getChildren, filter, ID, ID,",
			"disk.storage.getList, filter, ID, ID,", "crm.type.list, filter, id, id, types",
			"catalog.price.list, filter, id, id, prices",
			"socialnetwork.api.workgroup.list, filter, ID, id, workgroups" })
	void familiesThatAreReadById(String method, String filter, String filterId, String rowId, @Nullable String rows) {
		FakeList list = FakeList.dense(ROWS).named(filter, filterId, rowId, rows);
		assertThat(read(method, list)).containsExactly(list.ids());
		assertThat(list.counted()).as("pages that were counted").isZero();
		assertThat(list.pages()).as("pages").isGreaterThan(ROWS / 50);
	}

	@ParameterizedTest
	@CsvSource({ "crm.calllist.list, FILTER, ID, ID,", "sale.propertygroup.list, filter, id, id, propertyGroups",
			"task.elapseditem.getlist, FILTER, ID, ID,", "biconnector.source.list, filter, id, id," })
	void familiesThatAreReadByIdDoNotHearOfAStartThatTheyDoNotDocument(String method, String filter, String filterId,
			String rowId, @Nullable String rows) {
		FakeList list = FakeList.dense(ROWS).named(filter, filterId, rowId, rows);
		assertThat(read(method, list)).containsExactly(list.ids());
		assertThat(this.sent).isNotEmpty()
			.allSatisfy((parameters) -> assertThat(parameters).doesNotContainKeys("start", "page", "PARAMS"));
	}

	@ParameterizedTest
	@CsvSource({ "lists.element.get, FILTER, ID, ID,", "department.get, FILTER, ID, ID,",
			"user.search, FILTER, ID, ID,", "crm.category.list, filter, id, id, categories",
			"crm.activity.badge.list, filter, ID, ID, badges", "crm.timeline.comment.list, filter, ID, ID,",
			"userfieldconfig.list, filter, id, id, fields" })
	void familiesThatAreReadByPage(String method, String filter, String filterId, String rowId, @Nullable String rows) {
		FakeList list = FakeList.dense(ROWS).named(filter, filterId, rowId, rows);
		assertThat(read(method, list)).containsExactly(list.ids());
		assertThat(list.pages()).as("pages").isEqualTo(ROWS / 50 + 1);
	}

	private long[] read(String method, FakeList list) {
		this.portal.on(method, (params) -> {
			this.sent.add(params);
			return list.apply(params);
		});
		List<Row> rows = new ArrayList<>();
		StepVerifier
			.create(this.portal.client().list(method, Row.class).param("PARENT", 8).fetch().doOnNext(rows::add).then())
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.sent).allSatisfy((params) -> assertThat(params).containsEntry("PARENT", "8"));
		return rows.stream().mapToLong(Row::id).toArray();
	}

	private record Row(@JsonProperty("ID") @JsonAlias("id") long id) {
	}

}
