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
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * The offline queue of an application, or of one of its connectors: a row for each object
 * that changed, until it is taken; then it is reserved by a process, until that clears
 * it, or for 30 days.
 *
 * @author The b24spring maintainers
 */
final class OfflineQueue {

	private static final Duration RESERVED = Duration.ofDays(30);

	private final AtomicLong ids;

	private final Map<String, OfflineRow> waiting = new LinkedHashMap<>();

	private final Map<String, Process> processes = new LinkedHashMap<>();

	OfflineQueue(AtomicLong ids) {
		this.ids = ids;
	}

	synchronized void add(Instant now, String event, Map<String, ? extends @Nullable Object> data,
			@Nullable Long userId, String messageId) {
		OfflineRow present = this.waiting.remove(messageId);
		this.waiting.put(messageId, (present != null) ? present.changed(now, userId)
				: new OfflineRow(this.ids.incrementAndGet(), now, event, data, userId, messageId, false));
	}

	/**
	 * Take rows away for good.
	 * @param selection which rows, and how many
	 * @return the rows
	 */
	synchronized List<OfflineRow> take(Selection selection) {
		List<OfflineRow> rows = selection.of(this.waiting.values());
		rows.forEach((row) -> this.waiting.remove(row.messageId()));
		return rows;
	}

	/**
	 * Reserve rows for a process.
	 * @param now the portal's time
	 * @param selection which rows, and how many
	 * @param failed whether rows whose handling failed are wanted instead of new ones
	 * @return the process with its rows
	 */
	synchronized Reservation reserve(Instant now, Selection selection, boolean failed) {
		forget(now);
		Process process = new Process(now, new LinkedHashMap<>());
		List<OfflineRow> rows;
		if (failed) {
			List<OfflineRow> all = new ArrayList<>();
			this.processes.values()
				.forEach((other) -> other.rows.values().stream().filter(OfflineRow::failed).forEach(all::add));
			rows = selection.of(all);
			rows.forEach((row) -> this.processes.values().forEach((other) -> other.rows.remove(row.messageId(), row)));
			this.processes.values().removeIf((other) -> other.rows.isEmpty());
			rows = rows.stream().map((row) -> row.failed(false)).toList();
		}
		else {
			rows = take(selection);
		}
		rows.forEach((row) -> process.rows.put(row.messageId(), row));
		byte[] bytes = new byte[16];
		ThreadLocalRandom.current().nextBytes(bytes);
		String id = HexFormat.of().formatHex(bytes);
		if (!rows.isEmpty()) {
			this.processes.put(id, process);
		}
		return new Reservation(id, rows);
	}

	/**
	 * Read the rows of a process once more.
	 * @param now the portal's time
	 * @param processId the process
	 * @param selection which rows, and how many
	 * @return the rows
	 */
	synchronized List<OfflineRow> read(Instant now, String processId, Selection selection) {
		forget(now);
		Process process = this.processes.get(processId);
		return (process != null) ? selection.of(process.rows.values()) : List.of();
	}

	synchronized void clear(String processId, @Nullable Predicate<OfflineRow> rows) {
		Process process = this.processes.get(processId);
		if (process != null) {
			process.rows.values().removeIf((row) -> rows == null || rows.test(row));
			if (process.rows.isEmpty()) {
				this.processes.remove(processId);
			}
		}
	}

	synchronized void fail(String processId, @Nullable Predicate<OfflineRow> rows) {
		Process process = this.processes.get(processId);
		if (process != null) {
			process.rows.replaceAll((id, row) -> (rows == null || rows.test(row)) ? row.failed(true) : row);
		}
	}

	/**
	 * Return all rows, in the order of their numbers.
	 * @param now the portal's time
	 * @return the rows with their processes
	 */
	synchronized List<Listed> list(Instant now) {
		forget(now);
		List<Listed> rows = new ArrayList<>();
		this.waiting.values().forEach((row) -> rows.add(new Listed(row, "")));
		this.processes.forEach((id, process) -> process.rows.values().forEach((row) -> rows.add(new Listed(row, id))));
		rows.sort(Comparator.comparingLong((listed) -> listed.row.id()));
		return rows;
	}

	private void forget(Instant now) {
		this.processes.values().removeIf((process) -> process.since.plus(RESERVED).isBefore(now));
	}

	/**
	 * Which rows are wanted.
	 */
	@FunctionalInterface
	interface Selection {

		List<OfflineRow> of(Collection<OfflineRow> rows);

	}

	/**
	 * Rows that a process has reserved.
	 *
	 * @param processId the process
	 * @param rows the rows
	 */
	record Reservation(String processId, List<OfflineRow> rows) {

	}

	/**
	 * A row with its process.
	 *
	 * @param row the row
	 * @param processId the process that has reserved it, empty for none
	 */
	record Listed(OfflineRow row, String processId) {

	}

	private record Process(Instant since, Map<String, OfflineRow> rows) {

	}

}
