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

import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A row of an offline queue.
 *
 * @param id the number of the row. An object that changes again while its row is reserved
 * has another row, with the same {@code messageId}.
 * @param messageId the same for all changes of one kind to one object
 * @param processId what has reserved the row, empty for nothing
 * @param failed whether its handling failed
 * @param fields all fields as they came
 * @author The b24spring maintainers
 */
record OfflineRow(String id, String messageId, String processId, boolean failed, Map<String, @Nullable Object> fields) {

	/**
	 * Read a row of the list.
	 */
	static OfflineRow listed(Map<String, @Nullable Object> fields) {
		String error = text(fields, "ERROR");
		return new OfflineRow(text(fields, "ID"), text(fields, "MESSAGE_ID"), text(fields, "PROCESS_ID"),
				!error.isEmpty() && !error.equals("0") && !error.equals("false"), fields);
	}

	/**
	 * Read a row that was just reserved.
	 */
	static OfflineRow reserved(String processId, Map<String, @Nullable Object> fields) {
		return new OfflineRow(text(fields, "ID"), text(fields, "MESSAGE_ID"), processId, false, fields);
	}

	private static String text(Map<String, @Nullable Object> fields, String name) {
		return Objects.toString(fields.get(name), "");
	}

	boolean isReserved() {
		return !this.processId.isEmpty();
	}

	String code() {
		return text(this.fields, "EVENT_NAME");
	}

	@Override
	public String toString() {
		return "row " + this.id;
	}

}
