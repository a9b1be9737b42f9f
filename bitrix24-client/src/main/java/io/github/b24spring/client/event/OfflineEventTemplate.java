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
package io.github.b24spring.client.event;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.CallSpec;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * The offline queue on top of a client.
 */
final class OfflineEventTemplate implements OfflineEventOperations {

	private static final String PROCESS_ID = "process_id";

	private static final String MESSAGE_ID = "message_id";

	private final Bitrix24Client client;

	private final @Nullable String authConnector;

	OfflineEventTemplate(Bitrix24Client client, @Nullable String authConnector) {
		this.client = client;
		this.authConnector = authConnector;
	}

	@Override
	public Flux<Bitrix24Event> take(int limit) {
		return get(limit).param("clear", 1).retrieve(Answer.class).flatMapIterable((answer) -> events(answer.rows()));
	}

	@Override
	public Mono<ReservedEvents> reserve(int limit) {
		return reserved(get(limit));
	}

	@Override
	public Mono<ReservedEvents> reserveFailed(int limit) {
		return reserved(get(limit).param("error", 1));
	}

	private Mono<ReservedEvents> reserved(CallSpec call) {
		return call.param("clear", 0)
			.retrieve(Answer.class)
			.map((answer) -> new ReservedEvents(Objects.toString(answer.processId(), ""), events(answer.rows())))
			.defaultIfEmpty(new ReservedEvents("", List.of()));
	}

	/**
	 * A call whose answer is lost has done its work all the same.
	 */
	private CallSpec get(int limit) {
		Assert.isTrue(limit > 0, "'limit' must be positive");
		return call("event.offline.get").param("limit", limit).idempotent(false);
	}

	private List<Bitrix24Event> events(@Nullable List<Row> rows) {
		return (rows != null) ? rows.stream().map((row) -> row.event(this.client)).filter(Objects::nonNull).toList()
				: List.of();
	}

	@Override
	public Mono<Void> clear(String processId) {
		return ofReservation("event.offline.clear", processId).execute();
	}

	/**
	 * Without ids, the portal would remove all.
	 */
	@Override
	public Mono<Void> clear(String processId, Collection<String> keys) {
		return keys.isEmpty() ? Mono.empty()
				: ofReservation("event.offline.clear", processId).param(MESSAGE_ID, List.copyOf(keys)).execute();
	}

	@Override
	public Mono<Void> fail(String processId, Collection<String> keys) {
		return keys.isEmpty() ? Mono.empty()
				: ofReservation("event.offline.error", processId).param(MESSAGE_ID, List.copyOf(keys)).execute();
	}

	private CallSpec ofReservation(String method, String processId) {
		Assert.hasText(processId, "'processId' must not be empty");
		return call(method).param(PROCESS_ID, processId).idempotent(true);
	}

	@Override
	public Mono<Long> count() {
		return call("event.offline.list").exchange(Object.class)
			.map((response) -> (response.total() != null) ? response.total() : 0L);
	}

	private CallSpec call(String method) {
		CallSpec call = this.client.call(method);
		return (this.authConnector != null) ? call.param("auth_connector", this.authConnector) : call;
	}

	/**
	 * The result of {@code event.offline.get}.
	 */
	record Answer(@JsonProperty(PROCESS_ID) @Nullable String processId,
			@JsonProperty("events") @Nullable List<Row> rows) {

	}

	/**
	 * A row of the queue.
	 */
	record Row(@JsonProperty("EVENT_NAME") @Nullable String name, @JsonProperty("EVENT_DATA") @Nullable Object data,
			@JsonProperty("MESSAGE_ID") @Nullable String messageId,
			@JsonProperty("TIMESTAMP_X") @Nullable Instant time) {

		@Nullable Bitrix24Event event(Bitrix24Client client) {
			if (this.name == null || this.name.isEmpty() || this.messageId == null || this.messageId.isEmpty()) {
				return null;
			}
			return Bitrix24Event
				.of(new EventDetails(this.name, client.portalHost(), (this.time != null) ? this.time : Instant.EPOCH,
						this.messageId, EventOrigin.OFFLINE_QUEUE, EventData.of(this.data), client));
		}

	}

}
