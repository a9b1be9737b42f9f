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
package io.github.b24spring.testportal.list;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.b24spring.testportal.method.PortalMethod;
import org.jspecify.annotations.Nullable;

/**
 * A list of each family of methods: they differ in the names of their parameters and of
 * the id, and in the place of the rows.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class SampleLists {

	private static final List<String> DEAL = List.of("ID", "TITLE", "STAGE_ID", "OPPORTUNITY", "CURRENCY_ID",
			"ASSIGNED_BY_ID", "CLOSED", "DATE_CREATE");

	private static final List<String> ITEM = List.of("id", "title", "stageId", "opportunity", "currencyId",
			"assignedById", "closed", "createdTime");

	private static final List<String> TASK = List.of("id", "title", "status", "responsibleId", "createdBy", "deadline",
			"createdDate");

	private static final List<String> USER = List.of("ID", "ACTIVE", "NAME", "LAST_NAME", "EMAIL", "UF_DEPARTMENT");

	private static final List<String> DEPARTMENT = List.of("ID", "NAME", "SORT", "PARENT", "UF_HEAD");

	private static final List<String> STATUS = List.of("ID", "ENTITY_ID", "STATUS_ID", "NAME", "SORT");

	private static final String[] STAGES = { "NEW", "PREPARATION", "EXECUTING", "WON", "LOSE" };

	private static final String CREATED = "2025-03-01T10:00:00+03:00";

	private final Map<String, PortalMethod> methods = new LinkedHashMap<>();

	private SampleLists(long rows, IdSequence ids, ListCost cost) {
		RowTable deals = table(rows, ids, SampleLists::deal);
		RowTable items = table(rows, ids, SampleLists::item);
		RowTable tasks = table(rows, ids, SampleLists::task);
		RowTable users = table(rows, ids, SampleLists::user);
		RowTable departments = table(rows, ids, SampleLists::department);
		RowTable statuses = table(STAGES.length, IdSequence.dense(1), SampleLists::status);
		put("crm.deal.list", deals, DEAL, cost, List.of("OPPORTUNITY", "ASSIGNED_BY_ID"), List.of("DATE_CREATE"));
		put("crm.item.list", items, ITEM, cost, List.of("opportunity", "assignedById"), List.of("createdTime"));
		put("tasks.task.list", tasks, TASK, cost, List.of("status", "responsibleId", "createdBy"),
				List.of("deadline", "createdDate"));
		put("user.get", users, USER, cost, List.of("UF_DEPARTMENT"), List.of());
		put("department.get", departments, DEPARTMENT, cost, List.of("SORT", "PARENT", "UF_HEAD"), List.of());
		put("crm.status.list", statuses, STATUS, cost, List.of("SORT"), List.of());
	}

	private void put(String method, RowTable table, List<String> fields, ListCost cost, List<String> numbers,
			List<String> dates) {
		this.methods.put(method,
				ListMethod.builder(ListShape.of(method), table, fields)
					.numbers(numbers.toArray(String[]::new))
					.dates(dates.toArray(String[]::new))
					.cost(cost)
					.build());
	}

	/**
	 * Return lists that all have the same ids.
	 * @param rows the number of rows
	 * @param ids their ids
	 * @param cost how long the portal is busy with a page
	 * @return the lists
	 */
	public static SampleLists of(long rows, IdSequence ids, ListCost cost) {
		return new SampleLists(rows, ids, cost);
	}

	/**
	 * Return the methods by their names.
	 * @return the methods
	 */
	public Map<String, PortalMethod> methods() {
		return Collections.unmodifiableMap(this.methods);
	}

	private static RowTable table(long rows, IdSequence ids, Values values) {
		return new RowTable(ids, rows, (position, id) -> new SampleRow(position, id, values));
	}

	private static @Nullable Object deal(long position, long id, String field) {
		return switch (field) {
			case "ID" -> Long.toString(id);
			case "TITLE" -> "Deal " + id;
			case "STAGE_ID" -> STAGES[(int) (position % STAGES.length)];
			case "OPPORTUNITY" -> (position % 100) * 150 + ".00";
			case "CURRENCY_ID" -> "EUR";
			case "ASSIGNED_BY_ID" -> Long.toString(1 + position % 10);
			case "CLOSED" -> (position % STAGES.length > 2) ? "Y" : "N";
			case "DATE_CREATE" -> CREATED;
			default -> null;
		};
	}

	private static @Nullable Object item(long position, long id, String field) {
		return switch (field) {
			case "id" -> id;
			case "title" -> "Item " + id;
			case "stageId" -> STAGES[(int) (position % STAGES.length)];
			case "opportunity" -> (position % 100) * 150;
			case "currencyId" -> "EUR";
			case "assignedById" -> 1 + position % 10;
			case "closed" -> (position % STAGES.length > 2) ? "Y" : "N";
			case "createdTime" -> CREATED;
			default -> null;
		};
	}

	private static @Nullable Object task(long position, long id, String field) {
		return switch (field) {
			case "id" -> Long.toString(id);
			case "title" -> "Task " + id;
			case "status" -> Long.toString(2 + position % 4);
			case "responsibleId" -> Long.toString(1 + position % 10);
			case "createdBy" -> "1";
			case "createdDate" -> CREATED;
			default -> null;
		};
	}

	private static @Nullable Object user(long position, long id, String field) {
		return switch (field) {
			case "ID" -> Long.toString(id);
			case "ACTIVE" -> true;
			case "NAME" -> "Ada";
			case "LAST_NAME" -> "User " + id;
			case "EMAIL" -> "user" + id + "@portal.test";
			case "UF_DEPARTMENT" -> List.of(1 + position % 5);
			default -> null;
		};
	}

	private static @Nullable Object department(long position, long id, String field) {
		return switch (field) {
			case "ID" -> Long.toString(id);
			case "NAME" -> "Department " + id;
			case "SORT" -> 500;
			case "PARENT" -> (position == 0) ? Row.ABSENT : "1";
			case "UF_HEAD" -> "1";
			default -> null;
		};
	}

	private static @Nullable Object status(long position, long id, String field) {
		return switch (field) {
			case "ID" -> Long.toString(id);
			case "ENTITY_ID" -> "DEAL_STAGE";
			case "STATUS_ID" -> STAGES[(int) position];
			case "NAME" -> "Stage " + id;
			case "SORT" -> Long.toString(id * 10);
			default -> null;
		};
	}

	private interface Values {

		@Nullable Object value(long position, long id, String field);

	}

	private record SampleRow(long position, long id, Values values) implements Row {

		@Override
		public @Nullable Object value(String field) {
			return this.values.value(this.position, this.id, field);
		}

	}

}
