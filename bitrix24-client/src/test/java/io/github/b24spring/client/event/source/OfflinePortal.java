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
package io.github.b24spring.client.event.source;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.b24spring.client.event.source.FakeClient.Answer;
import reactor.core.publisher.Mono;

/**
 * The offline queue as a portal's table has it: a row whose handling failed once is free
 * to be reserved again, and one that failed again stays reserved.
 */
final class OfflinePortal {

	private static final int PAGE = 50;

	final List<Row> rows = new ArrayList<>();

	String code = "ONCRMDEALUPDATE";

	Object data = Map.of();

	Instant time = Instant.EPOCH;

	private long ids;

	private int processes;

	/**
	 * Changes answers, such as to lose them.
	 */
	Function<String, Function<Mono<Answer>, Mono<Answer>>> weather = (method) -> (answer) -> answer;

	final FakeClient client = new FakeClient(
			(method, params) -> this.weather.apply(method).apply(Mono.fromSupplier(() -> answer(method, params))));

	void emit(int number) {
		for (int i = 0; i < number; i++) {
			this.ids++;
			this.rows.add(new Row(this.ids, this.code, this.data, this.time));
		}
	}

	Set<Long> left() {
		return this.rows.stream().map((row) -> row.id).collect(Collectors.toCollection(TreeSet::new));
	}

	private Answer answer(String method, Map<String, Object> params) {
		return switch (method) {
			case "event.offline.get" -> Answer.of(get(params));
			case "event.offline.clear" -> {
				List<?> ids = (List<?>) params.get("id");
				this.rows.removeIf((row) -> row.process.equals(params.get("process_id")) && ids.contains("" + row.id));
				yield Answer.of(true);
			}
			case "event.offline.error" -> {
				List<?> messages = (List<?>) params.get("message_id");
				this.rows.stream()
					.filter((row) -> !row.error && row.process.equals(params.get("process_id"))
							&& messages.contains(row.messageId()))
					.forEach((row) -> {
						row.error = true;
						row.process = "";
					});
				yield Answer.of(true);
			}
			case "event.offline.list" -> list(params);
			default -> throw new IllegalArgumentException(method);
		};
	}

	private Map<String, Object> get(Map<String, Object> params) {
		boolean error = Integer.valueOf(1).equals(params.get("error"));
		if (!Integer.valueOf(0).equals(params.get("clear"))) {
			throw new IllegalArgumentException("Rows would be gone");
		}
		String process = "process" + (++this.processes);
		List<Row> found = this.rows.stream()
			.filter((row) -> row.process.isEmpty() && row.error == error)
			.limit((int) params.get("limit"))
			.toList();
		found.forEach((row) -> row.process = process);
		return Map.of("process_id", process, "events", found.stream().map(Row::fields).toList());
	}

	private Answer list(Map<String, Object> params) {
		Map<?, ?> order = (Map<?, ?>) params.get("order");
		Comparator<Row> comparator = Comparator.comparing((Row row) -> row.error);
		if (order.get("ERROR").equals("DESC")) {
			comparator = comparator.reversed();
		}
		comparator = comparator.thenComparing((row) -> row.process, Comparator.reverseOrder())
			.thenComparing((row) -> row.id);
		int start = ((Number) params.get("start")).intValue();
		List<Map<String, Object>> page = this.rows.stream()
			.sorted(comparator)
			.skip(start)
			.limit(PAGE)
			.map(Row::listed)
			.toList();
		return new Answer(page, (start + PAGE < this.rows.size()) ? (long) start + PAGE : null);
	}

	/**
	 * A row.
	 */
	static final class Row {

		final long id;

		String process = "";

		boolean error;

		private final String code;

		private final Object data;

		private final Instant time;

		private Row(long id, String code, Object data, Instant time) {
			this.id = id;
			this.code = code;
			this.data = data;
			this.time = time;
		}

		private String messageId() {
			return "message" + this.id;
		}

		private Map<String, Object> fields() {
			Map<String, Object> fields = new LinkedHashMap<>();
			fields.put("ID", "" + this.id);
			fields.put("TIMESTAMP_X", this.time.toString());
			fields.put("EVENT_NAME", this.code);
			fields.put("EVENT_DATA",
					this.data.equals(Map.of()) ? Map.of("FIELDS", Map.of("ID", "" + this.id)) : this.data);
			fields.put("EVENT_ADDITIONAL", false);
			fields.put("MESSAGE_ID", messageId());
			return fields;
		}

		private Map<String, Object> listed() {
			Map<String, Object> fields = fields();
			fields.put("PROCESS_ID", this.process);
			fields.put("ERROR", this.error ? "1" : "0");
			return fields;
		}

	}

}
