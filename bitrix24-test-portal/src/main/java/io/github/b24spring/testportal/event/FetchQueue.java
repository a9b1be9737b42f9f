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
package io.github.b24spring.testportal.event;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * A queue of the messenger, of a user or of a bot. An offset takes away all that is
 * before it, whoever sends it; what nobody fetches is kept for 24 hours.
 *
 * @author The b24spring maintainers
 */
final class FetchQueue {

	private static final Duration KEPT = Duration.ofHours(24);

	private final TreeMap<Long, Entry> entries = new TreeMap<>();

	private long next = 1;

	synchronized long add(Instant now, String type, Map<String, ? extends @Nullable Object> data) {
		this.entries.put(this.next, new Entry(now, type, data));
		return this.next++;
	}

	synchronized Map<String, Object> fetch(Instant now, long offset, int limit) {
		this.entries.values().removeIf((entry) -> !entry.time.plus(KEPT).isAfter(now));
		this.entries.headMap(offset).clear();
		List<Map.Entry<Long, Entry>> page = this.entries.entrySet().stream().limit(limit).toList();
		long last = page.isEmpty() ? this.next - 1 : page.get(page.size() - 1).getKey();
		Map<String, Object> result = new LinkedHashMap<>();
		result.put("events", page.stream().map((entry) -> entry.getValue().fields(entry.getKey())).toList());
		result.put("nextOffset", last + 1);
		result.put("hasMore", this.entries.size() > page.size());
		return result;
	}

	synchronized int size() {
		return this.entries.size();
	}

	private record Entry(Instant time, String type, Map<String, ? extends @Nullable Object> data) {

		Map<String, Object> fields(long id) {
			Map<String, Object> fields = new LinkedHashMap<>();
			fields.put("eventId", id);
			fields.put("type", this.type);
			fields.put("date", this.time.toString());
			fields.put("data", this.data);
			return fields;
		}

	}

}
