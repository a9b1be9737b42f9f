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

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.b24spring.client.Bitrix24Client;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.ParameterizedTypeReference;

/**
 * The methods of a queue of the messenger.
 *
 * @param client makes the calls
 * @param method reads the queue
 * @param params what the method needs besides, which may be secret
 * @param subscribes whether the portal must be asked to fill the queue
 * @author The b24spring maintainers
 */
record FetchCalls(Bitrix24Client client, String method, Map<String, Object> params, boolean subscribes) {

	private static final ParameterizedTypeReference<Map<String, @Nullable Object>> OBJECT = new ParameterizedTypeReference<>() {
	};

	Mono<Void> subscribe() {
		return this.subscribes ? this.client.call("im.v2.Event.subscribe").idempotent(true).execute() : Mono.empty();
	}

	/**
	 * Read the queue, and remove from it what is before the offset.
	 * @param offset the number of the first event to be kept, {@code null} to remove none
	 * @param limit the largest number of events
	 */
	Mono<Page> get(@Nullable Long offset, int limit) {
		var call = this.client.call(this.method).params(this.params).param("limit", limit).idempotent(true);
		return ((offset != null) ? call.param("offset", offset) : call).retrieve(OBJECT)
			.map(FetchCalls::page)
			.defaultIfEmpty(new Page(List.of(), null, false));
	}

	private static Page page(Map<String, @Nullable Object> answer) {
		List<Fetched> events = (answer.get("events") instanceof List<?> rows) ? rows.stream()
			.filter((row) -> row instanceof Map<?, ?> fields && number(fields.get("eventId")) != null)
			.map((row) -> Fetched.of((Map<?, ?>) row))
			.toList() : List.of();
		return new Page(events, number(answer.get("nextOffset")),
				List.of("true", "1", "Y").contains(Objects.toString(answer.get("hasMore"))));
	}

	private static @Nullable Long number(@Nullable Object value) {
		String text = Objects.toString(value, "");
		return text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
	}

	@Override
	public String toString() {
		return this.method;
	}

	/**
	 * What a call brought.
	 *
	 * @param events the events
	 * @param nextOffset the offset that removes them, {@code null} if there are none
	 * @param hasMore whether there are others
	 */
	record Page(List<Fetched> events, @Nullable Long nextOffset, boolean hasMore) {
	}

	/**
	 * An event of the queue.
	 *
	 * @param id its number, larger than those of all before it
	 * @param type its code
	 * @param date when it happened
	 * @param data what it says
	 */
	record Fetched(long id, String type, @Nullable Object date, @Nullable Object data) {

		static Fetched of(Map<?, ?> row) {
			return new Fetched(Long.parseLong(Objects.toString(row.get("eventId"))),
					Objects.toString(row.get("type"), ""), row.get("date"), row.get("data"));
		}

		@Override
		public String toString() {
			return this.type + " " + this.id;
		}

	}

}
