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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import io.github.b24spring.client.event.source.FakeClient.Answer;
import reactor.core.publisher.Mono;

/**
 * A queue from which an offset removes all that is before it.
 */
final class MessagePortal {

	final TreeMap<Long, String> events = new TreeMap<>();

	private long ids = 1_000;

	Function<String, Function<Mono<Answer>, Mono<Answer>>> weather = (method) -> (answer) -> answer;

	final FakeClient client = new FakeClient(
			(method, params) -> this.weather.apply(method).apply(Mono.fromSupplier(() -> answer(method, params))));

	/**
	 * The ids of the events, which are not next to each other.
	 */
	List<Long> emit(int number) {
		List<Long> emitted = new ArrayList<>();
		for (int i = 0; i < number; i++) {
			this.ids += 3;
			this.events.put(this.ids, "ONIMV2JOINCHAT");
			emitted.add(this.ids);
		}
		return emitted;
	}

	private Answer answer(String method, Map<String, Object> params) {
		if (method.equals("im.v2.Event.subscribe")) {
			return Answer.of(true);
		}
		Long offset = (Long) params.get("offset");
		if (offset != null) {
			this.events.headMap(offset).clear();
		}
		int limit = (int) params.get("limit");
		List<Map<String, Object>> page = this.events.entrySet()
			.stream()
			.limit(limit)
			.map((entry) -> Map.<String, Object>of("eventId", entry.getKey(), "type", entry.getValue(), "date",
					"1970-01-01T03:00:00+03:00", "data", Map.of("chatId", 5)))
			.toList();
		Map<String, Object> result = new LinkedHashMap<>();
		result.put("events", page);
		result.put("nextOffset", page.isEmpty() ? null : (Long) page.get(page.size() - 1).get("eventId") + 1);
		result.put("hasMore", this.events.size() > page.size());
		return Answer.of(result);
	}

}
