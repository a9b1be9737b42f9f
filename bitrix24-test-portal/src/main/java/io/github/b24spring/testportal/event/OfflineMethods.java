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

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongPredicate;
import java.util.function.Predicate;

import io.github.b24spring.testportal.method.MethodRequest;
import io.github.b24spring.testportal.method.MethodResult;
import io.github.b24spring.testportal.method.PortalErrorException;
import io.github.b24spring.testportal.oauth.Installation;
import org.jspecify.annotations.Nullable;

/**
 * The methods {@code event.offline.*} with the queues of a portal.
 *
 * @author The b24spring maintainers
 */
final class OfflineMethods {

	private static final int PAGE = 50;

	private static final Set<String> FEATURES = Set.of("rest_offline_extended", "rest_auth_connector");

	private final Map<String, OfflineQueue> queues = new ConcurrentHashMap<>();

	private final AtomicLong ids = new AtomicLong();

	private final Clock clock;

	private final Installations installations;

	private final LongPredicate administrators;

	OfflineMethods(Clock clock, Installations installations, LongPredicate administrators) {
		this.clock = clock;
		this.installations = installations;
		this.administrators = administrators;
	}

	OfflineQueue queue(Installation installation, String connector) {
		return this.queues.computeIfAbsent(installation.number() + "/" + connector,
				(key) -> new OfflineQueue(this.ids));
	}

	static MethodResult feature(MethodRequest request) {
		String code = Arguments.of(request).required("code");
		return MethodResult.of(Map.of("value", FEATURES.contains(code) ? "Y" : "N"));
	}

	MethodResult get(MethodRequest request) {
		OfflineQueue queue = queue(request);
		Arguments arguments = Arguments.of(request);
		int limit = (int) Math.max(1, arguments.integer("limit", PAGE));
		OfflineQueue.Selection selection = selection(arguments, limit);
		boolean failed = arguments.integer("error", 0) == 1;
		String processId = arguments.text("process_id");
		Map<String, @Nullable Object> result = new LinkedHashMap<>();
		List<OfflineRow> rows;
		if (!processId.isEmpty()) {
			result.put("process_id", processId);
			OfflineQueue.Selection ofFailed = (all) -> selection
				.of(all.stream().filter((row) -> !failed || row.failed()).toList());
			rows = queue.read(this.clock.instant(), processId, ofFailed);
		}
		else if (arguments.integer("clear", 1) == 1 && !failed) {
			result.put("process_id", null);
			rows = queue.take(selection);
		}
		else {
			OfflineQueue.Reservation reservation = queue.reserve(this.clock.instant(), selection, failed);
			result.put("process_id", reservation.processId());
			rows = reservation.rows();
		}
		result.put("events", rows.stream().map(OfflineFields::of).toList());
		return MethodResult.of(result);
	}

	MethodResult clear(MethodRequest request) {
		Arguments arguments = Arguments.of(request);
		queue(request).clear(arguments.required("process_id"), rows(arguments));
		return MethodResult.of(true);
	}

	MethodResult error(MethodRequest request) {
		Arguments arguments = Arguments.of(request);
		queue(request).fail(arguments.required("process_id"), rows(arguments));
		return MethodResult.of(true);
	}

	MethodResult list(MethodRequest request) {
		Arguments arguments = Arguments.of(request);
		List<Map<String, Object>> rows = new ArrayList<>();
		for (OfflineQueue.Listed listed : queue(request).list(this.clock.instant())) {
			rows.add(OfflineFields.of(listed));
		}
		rows.removeIf((row) -> !OfflineFields.matches(row, arguments.map("filter")));
		if (!arguments.map("order").isEmpty()) {
			rows.sort(OfflineFields.order(arguments.map("order")));
		}
		int start = (int) Math.min(Math.max(0, arguments.integer("start", 0)), rows.size());
		int end = Math.min(start + PAGE, rows.size());
		return new MethodResult(rows.subList(start, end), (long) rows.size(), (end < rows.size()) ? (long) end : null,
				Duration.ZERO);
	}

	private static OfflineQueue.Selection selection(Arguments arguments, int limit) {
		Map<String, @Nullable Object> filter = arguments.map("filter");
		Map<String, @Nullable Object> order = arguments.map("order");
		if (filter.isEmpty() && order.isEmpty()) {
			// A queue is in the order of TIMESTAMP_X already
			return (rows) -> rows.stream().limit(limit).toList();
		}
		Comparator<Map<String, Object>> comparator = OfflineFields
			.order(order.isEmpty() ? Map.of("TIMESTAMP_X", "ASC") : order);
		return (rows) -> rows.stream()
			.filter((row) -> OfflineFields.matches(OfflineFields.of(row), filter))
			.sorted((one, other) -> comparator.compare(OfflineFields.of(one), OfflineFields.of(other)))
			.limit(limit)
			.toList();
	}

	private static @Nullable Predicate<OfflineRow> rows(Arguments arguments) {
		if (arguments.has("id")) {
			List<String> ids = arguments.texts("id");
			return (row) -> ids.contains(Long.toString(row.id()));
		}
		if (arguments.has("message_id")) {
			List<String> messageIds = arguments.texts("message_id");
			return (row) -> messageIds.contains(row.messageId());
		}
		return null;
	}

	private OfflineQueue queue(MethodRequest request) {
		Installation installation = this.installations.of(request);
		if (!this.administrators.test(request.caller().userId())) {
			throw new PortalErrorException(403, "ACCESS_DENIED", "Access denied!");
		}
		return queue(installation, Arguments.of(request).text("auth_connector"));
	}

}
