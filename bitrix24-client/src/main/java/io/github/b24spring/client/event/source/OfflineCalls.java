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

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.Bitrix24Response;
import io.github.b24spring.client.CallSpec;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.ParameterizedTypeReference;

/**
 * The methods {@code event.offline.*}.
 * <p>
 * Rows that are reserved come first in the lists, sorted by what has reserved them: that
 * is empty for the others. So no filter is needed, and a list ends where they end.
 *
 * @author The b24spring maintainers
 */
final class OfflineCalls {

	private static final ParameterizedTypeReference<Map<String, @Nullable Object>> OBJECT = new ParameterizedTypeReference<>() {
	};

	private static final ParameterizedTypeReference<List<Map<String, @Nullable Object>>> ROWS = new ParameterizedTypeReference<>() {
	};

	private static final String PROCESS_ID = "process_id";

	private static final String MESSAGE_ID = "message_id";

	private static final String CLEAR = "event.offline.clear";

	private static final String DESCENDING = "DESC";

	private static final String ASCENDING = "ASC";

	private final Bitrix24Client client;

	private final @Nullable String authConnector;

	OfflineCalls(Bitrix24Client client, @Nullable String authConnector) {
		this.client = client;
		this.authConnector = authConnector;
	}

	/**
	 * Reserve rows. A call whose answer is lost has reserved rows all the same, so it is
	 * not repeated without notice.
	 * @param limit the largest number
	 * @param failed whether those whose handling failed are wanted instead of new ones
	 */
	Mono<List<OfflineRow>> reserve(int limit, boolean failed) {
		CallSpec call = get(limit).param("clear", 0);
		return rows(failed ? call.param("error", 1) : call);
	}

	/**
	 * Remove rows, and find out what they were. Those of an answer that is lost are lost.
	 * @param limit the largest number
	 */
	Mono<List<OfflineRow>> take(int limit) {
		return rows(get(limit).param("clear", 1));
	}

	private CallSpec get(int limit) {
		return call("event.offline.get").param("limit", limit).idempotent(false);
	}

	private static Mono<List<OfflineRow>> rows(CallSpec call) {
		return call.retrieve(OBJECT).map((answer) -> {
			String processId = Objects.toString(answer.get(PROCESS_ID), "");
			return fields(answer.get("events")).map((fields) -> OfflineRow.reserved(processId, fields))
				.filter((row) -> !row.id().isEmpty())
				.toList();
		}).defaultIfEmpty(List.of());
	}

	@SuppressWarnings("unchecked")
	private static Stream<Map<String, @Nullable Object>> fields(@Nullable Object events) {
		return (events instanceof List<?> list)
				? list.stream().filter(Map.class::isInstance).map((row) -> (Map<String, @Nullable Object>) row)
				: Stream.empty();
	}

	/**
	 * List the rows that are reserved, without those whose handling failed.
	 */
	Flux<OfflineRow> reserved() {
		return page(ASCENDING, 0)
			.expand((page) -> (page.next() != null && isReserved(page.rows().get(page.rows().size() - 1)))
					? page(ASCENDING, page.next()) : Mono.empty())
			.concatMapIterable(Page::rows)
			.takeWhile(OfflineCalls::isReserved);
	}

	private static boolean isReserved(OfflineRow row) {
		return row.isReserved() && !row.failed();
	}

	/**
	 * List rows whose handling failed, those that are reserved first. Others may follow
	 * them.
	 */
	Mono<Page> failed(long start) {
		return page(DESCENDING, start);
	}

	private Mono<Page> page(String failed, long start) {
		return call("event.offline.list").param("order", order(failed))
			.param("start", start)
			.exchange(ROWS)
			.map(OfflineCalls::page);
	}

	private static Map<String, String> order(String failed) {
		Map<String, String> order = new LinkedHashMap<>();
		order.put("ERROR", failed);
		order.put("PROCESS_ID", DESCENDING);
		order.put("ID", ASCENDING);
		return order;
	}

	private static Page page(Bitrix24Response<List<Map<String, @Nullable Object>>> response) {
		List<Map<String, @Nullable Object>> rows = response.result();
		return (rows != null && !rows.isEmpty())
				? new Page(rows.stream().map(OfflineRow::listed).toList(), response.next()) : new Page(List.of(), null);
	}

	/**
	 * Count all rows, those included that are reserved or have failed.
	 */
	Mono<Long> count() {
		return call("event.offline.list").exchange(ROWS)
			.map((response) -> (response.total() != null) ? response.total() : 0L);
	}

	/**
	 * Remove all rows of a reservation.
	 */
	Mono<Void> clear(String processId) {
		return settle(CLEAR, processId).execute();
	}

	/**
	 * Remove rows of a reservation. Without ids, the portal would remove all.
	 */
	Mono<Void> clear(String processId, Collection<String> ids) {
		return ids.isEmpty() ? Mono.empty() : settle(CLEAR, processId).param("id", List.copyOf(ids)).execute();
	}

	/**
	 * Mark rows of a reservation, which this method knows by nothing else than their
	 * {@code messageId}. Without any, the portal would mark all.
	 */
	Mono<Void> fail(String processId, Collection<String> messageIds) {
		return messageIds.isEmpty() ? Mono.empty()
				: settle("event.offline.error", processId).param(MESSAGE_ID, List.copyOf(messageIds)).execute();
	}

	private CallSpec settle(String method, String processId) {
		return call(method).param(PROCESS_ID, processId).idempotent(true).joinable(true);
	}

	private CallSpec call(String method) {
		CallSpec call = this.client.call(method);
		return (this.authConnector != null) ? call.param("auth_connector", this.authConnector) : call;
	}

	/**
	 * A page of the list.
	 *
	 * @param rows the rows
	 * @param next where the next one starts, {@code null} if this is the last
	 */
	record Page(List<OfflineRow> rows, @Nullable Long next) {
	}

}
