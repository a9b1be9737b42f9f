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

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.github.b24spring.client.exception.Bitrix24Exception;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The time in which somebody reads an offline queue.
 * <p>
 * Rows are reserved before they are here, so that a process may end without knowing what
 * it has reserved. Nothing has to be kept for that: the portal lists what is reserved,
 * and what this process does not have in hand is nobody's. That is looked for at the
 * beginning, after calls that may have reserved something, and now and then, for the rows
 * of an owner that stood still while it called. Rows whose handling failed are found in
 * the same list.
 *
 * @author The b24spring maintainers
 */
final class OfflineSession extends PollingSession {

	private static final Log logger = LogFactory.getLog(OfflineSession.class);

	private final OfflineCalls calls;

	private final OfflineLedger ledger;

	private final Flushes<Settled> flushes;

	private final Signal settled = new Signal();

	private long checkAt;

	private long failedCheckAt;

	private long failedStart;

	private boolean failedWereLast;

	OfflineSession(String name, SourceContext context, EventQueueLease lease, Signal wakes, OfflineCalls calls) {
		super(name, context, lease, wakes);
		this.calls = calls;
		this.ledger = new OfflineLedger(settings());
		this.flushes = new Flushes<>(settings().batchSize(), timing(), this::tell);
		this.checkAt = timing().now();
		this.failedCheckAt = this.checkAt;
	}

	@Override
	Mono<Polled> poll() {
		long now = timing().now();
		if (now - this.checkAt >= 0) {
			return reserved();
		}
		if (!this.failedWereLast && untilFailed(now) <= 0) {
			this.failedWereLast = true;
			return failed();
		}
		this.failedWereLast = false;
		int limit = settings().batchSize();
		return reserve(limit, false).map((rows) -> polled(rows, rows.size() >= limit));
	}

	@Override
	Duration untilDue() {
		long now = timing().now();
		return Duration.ofNanos(Math.min(this.checkAt - now, untilFailed(now)));
	}

	private long untilFailed(long now) {
		return this.ledger.untilDue(now, this.failedCheckAt - now);
	}

	@Override
	Mono<Void> room() {
		return Mono.defer(() -> {
			long seen = this.settled.count();
			return (this.ledger.size() < settings().maxInHand()) ? Mono.empty() : this.settled.after(seen).then(room());
		});
	}

	@Override
	Duration lag() {
		OfflineRow oldest = this.ledger.oldest();
		return (oldest != null) ? Duration.between(context().event(oldest).time(), timing().instant()) : Duration.ZERO;
	}

	private Mono<Polled> reserved() {
		this.ledger.startReading();
		return this.calls.reserved().collectList().map((rows) -> {
			this.checkAt = timing().now() + settings().checkInterval().toNanos();
			return polled(rows, true);
		});
	}

	private Mono<List<OfflineRow>> reserve(int limit, boolean failed) {
		return this.calls.reserve(limit, failed).doOnError((failure) -> {
			if (!(failure instanceof Bitrix24Exception exception) || exception.mayHaveRun()) {
				this.checkAt = timing().now();
			}
		});
	}

	/**
	 * Of the rows that failed, deliver those that are due. A portal reserves again all
	 * that failed once; what failed oftener stays reserved.
	 */
	private Mono<Polled> failed() {
		this.ledger.startReading();
		return this.calls.failed(this.failedStart).flatMap((page) -> {
			long now = timing().now();
			List<OfflineRow> rows = page.rows().stream().filter(OfflineRow::failed).toList();
			boolean more = page.next() != null && rows.size() == page.rows().size();
			List<OfflineRow> due = rows.stream().filter((row) -> this.ledger.isDue(row, now)).toList();
			List<OfflineRow> found = new ArrayList<>(due.stream().filter(OfflineRow::isReserved).toList());
			boolean others = found.size() < due.size();
			return (others ? reserve(settings().batchSize(), true) : Mono.just(List.<OfflineRow>of())).map((taken) -> {
				found.addAll(taken);
				Polled polled = polled(found, true);
				looked(now, more ? page.next() : null, others && taken.size() >= settings().batchSize());
				return polled;
			});
		});
	}

	private void looked(long now, @Nullable Long next, boolean again) {
		this.failedStart = (next != null && !again) ? next : 0;
		if (next != null || again) {
			this.failedCheckAt = now;
		}
		else {
			this.failedCheckAt = now + settings().checkInterval().toNanos();
			this.ledger.forgetMissing(now);
		}
	}

	private Polled polled(List<OfflineRow> rows, boolean more) {
		return new Polled(this.ledger.take(rows).stream().map(this::delivery).toList(), more);
	}

	private EventDelivery delivery(OfflineRow row) {
		return new Delivery(context().event(row), settle(row, true), (failure) -> {
			logger.debug("Comes again: " + row, failure);
			return settle(row, false);
		});
	}

	private Mono<Void> settle(OfflineRow row, boolean handled) {
		return Mono.defer(() -> {
			Boolean last = this.ledger.settle(row);
			return (last == null) ? Mono.empty()
					: this.flushes.add(new Settled(row, handled), last)
						.doOnCancel(() -> this.ledger.unsettle(row))
						.doOnError((failure) -> this.ledger.unsettle(row));
		});
	}

	private Mono<Void> tell(List<Settled> settled) {
		Map<Group, List<OfflineRow>> groups = new LinkedHashMap<>();
		for (Settled one : settled) {
			groups.computeIfAbsent(new Group(one.row.processId(), one.handled), (group) -> new ArrayList<>())
				.add(one.row);
		}
		return Flux.fromIterable(groups.entrySet())
			.flatMap((group) -> tell(group.getKey(), group.getValue()))
			.then()
			.doOnSuccess((none) -> this.settled.raise());
	}

	private Mono<Void> tell(Group group, List<OfflineRow> rows) {
		if (group.handled) {
			return tell(() -> this.calls.clear(group.processId, texts(rows, OfflineRow::id)))
				.doOnSuccess((none) -> this.ledger.cleared(rows));
		}
		return tell(() -> this.calls.fail(group.processId, texts(rows, OfflineRow::messageId)))
			.doOnSuccess((none) -> this.ledger.failed(rows, timing().now()));
	}

	private static List<String> texts(List<OfflineRow> rows, Function<OfflineRow, String> text) {
		return rows.stream().map(text).toList();
	}

	/**
	 * What became of a row.
	 *
	 * @param row the row
	 * @param handled whether it was handled
	 */
	private record Settled(OfflineRow row, boolean handled) {
	}

	/**
	 * What is told in one call.
	 *
	 * @param processId what has reserved the rows
	 * @param handled whether they were handled
	 */
	private record Group(String processId, boolean handled) {
	}

}
