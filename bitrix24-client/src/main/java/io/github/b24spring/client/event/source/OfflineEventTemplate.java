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

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.event.Bitrix24Event;
import io.github.b24spring.client.event.EventOrigin;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * The single steps of an offline queue.
 */
final class OfflineEventTemplate implements OfflineEventOperations {

	private final SourceContext context;

	private final OfflineCalls calls;

	OfflineEventTemplate(Bitrix24Client client, @Nullable String authConnector) {
		this.context = SourceContext.of(client, EventOrigin.OFFLINE_QUEUE);
		this.calls = new OfflineCalls(client, authConnector);
	}

	@Override
	public Flux<Bitrix24Event> take(int limit) {
		return this.calls.take(checked(limit)).flatMapIterable((rows) -> rows).map(this.context::event);
	}

	@Override
	public Mono<ReservedEvents> reserve(int limit) {
		return this.calls.reserve(checked(limit), false).map(this::reserved);
	}

	@Override
	public Mono<ReservedEvents> reserveFailed(int limit) {
		return this.calls.reserve(checked(limit), true).map(this::reserved);
	}

	private static int checked(int limit) {
		Assert.isTrue(limit > 0, "'limit' must be positive");
		return limit;
	}

	private ReservedEvents reserved(List<OfflineRow> rows) {
		Map<String, String> messageIds = new LinkedHashMap<>();
		rows.forEach((row) -> messageIds.put(row.id(), row.messageId()));
		return new ReservedEvents(rows.isEmpty() ? "" : rows.get(0).processId(),
				rows.stream().map(this.context::event).toList(), messageIds);
	}

	@Override
	public Mono<Void> clear(String processId) {
		return this.calls.clear(checked(processId));
	}

	@Override
	public Mono<Void> clear(String processId, Collection<String> keys) {
		return this.calls.clear(checked(processId), keys);
	}

	@Override
	public Mono<Void> fail(ReservedEvents reserved, Collection<String> keys) {
		return keys.isEmpty() ? Mono.empty()
				: this.calls.fail(checked(reserved.processId()), keys.stream().map(reserved::messageId).toList());
	}

	private static String checked(String processId) {
		Assert.hasText(processId, "'processId' must not be empty");
		return processId;
	}

	@Override
	public Mono<Long> count() {
		return this.calls.count();
	}

}
