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
package io.github.b24spring.client.internal.answer;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

import io.github.b24spring.client.ResponseTime;
import org.jspecify.annotations.Nullable;

/**
 * Takes the result of the method {@code batch} apart: five maps by the ids of the
 * commands, each an array if it is empty.
 *
 * @see <a href=
 * "https://apidocs.bitrix24.com/settings/how-to-call-rest-api/batch.html">Batch</a>
 */
final class BatchParser {

	private final Map<String, JsonPart> results = new HashMap<>();

	private final Map<String, ErrorBody> errors = new HashMap<>();

	private final Map<String, Long> totals = new HashMap<>();

	private final Map<String, Long> next = new HashMap<>();

	private final Map<String, ResponseTime> times = new HashMap<>();

	private boolean hasOutcomes;

	private BatchParser() {
	}

	/**
	 * Read the result of a batch.
	 * @return what is known of the commands, or {@code null} if it is not the result of a
	 * batch
	 */
	static @Nullable BatchParser parse(@Nullable JsonPart result) {
		if (result == null || !result.isObject()) {
			return null;
		}
		BatchParser batch = new BatchParser();
		result.members().forEach(batch::add);
		return batch.hasOutcomes ? batch : null;
	}

	private void add(JsonPart section) {
		switch (section.name()) {
			case "result" -> {
				this.hasOutcomes = true;
				forEach(section, this.results::put);
			}
			case "result_error" -> {
				this.hasOutcomes = true;
				forEach(section, (id, part) -> this.errors.put(id, ErrorBody.parse(part)));
			}
			case "result_total" -> forEach(section, (id, part) -> put(this.totals, id, Scalars.count(part.number())));
			case "result_next" -> forEach(section, (id, part) -> put(this.next, id, Scalars.count(part.number())));
			case "result_time" -> forEach(section, (id, part) -> put(this.times, id, TimeParser.parse(part)));
			default -> {
			}
		}
	}

	private static void forEach(JsonPart section, BiConsumer<String, JsonPart> consumer) {
		section.members().forEach((member) -> consumer.accept(member.name(), member));
	}

	private static <T> void put(Map<String, T> map, String id, @Nullable T value) {
		if (value != null) {
			map.put(id, value);
		}
	}

	@Nullable ErrorBody error(String id) {
		return this.errors.get(id);
	}

	/**
	 * Return what the command would have answered on its own.
	 * @return the answer, or {@code null} if the portal did not report it
	 */
	@Nullable Envelope envelope(String id) {
		JsonPart result = this.results.get(id);
		return (result != null) ? new Envelope(result, this.totals.get(id), this.next.get(id), this.times.get(id), null)
				: null;
	}

}
