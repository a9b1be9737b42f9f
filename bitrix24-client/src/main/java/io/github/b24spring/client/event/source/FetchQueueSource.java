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

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.event.EventOrigin;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A queue of the messenger: that of a user ({@code im.v2.Event.get}) or of a bot
 * ({@code imbot.v2.Event.get}). The portal keeps its events for 24 hours.
 * <p>
 * Events are removed by the {@code offset} of a later call, which removes all before it.
 * It never passes an event that is not handled; those after it that are handled already
 * come again if this process ends meanwhile.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class FetchQueueSource extends QueueSource<FetchQueueSource> {

	private final String method;

	private final String queue;

	private final Map<String, Object> params;

	private final boolean subscribes;

	private FetchQueueSource(SourceContext context, String method, String queue, Map<String, Object> params,
			boolean subscribes) {
		super(context);
		this.method = method;
		this.queue = queue;
		this.params = params;
		this.subscribes = subscribes;
	}

	static FetchQueueSource messenger(Bitrix24Client client) {
		return new FetchQueueSource(SourceContext.of(client, EventOrigin.MESSENGER_QUEUE), "im.v2.Event.get",
				"messenger:%s", Map.of(), true);
	}

	static FetchQueueSource bot(Bitrix24Client client, long botId, @Nullable String botToken) {
		Assert.isTrue(botId > 0, "'botId' must be positive");
		Map<String, Object> params = new LinkedHashMap<>();
		params.put("botId", botId);
		if (botToken != null) {
			params.put("botToken", botToken);
		}
		return new FetchQueueSource(SourceContext.of(client, EventOrigin.BOT_QUEUE), "imbot.v2.Event.get",
				"bot:%s/" + botId, Map.copyOf(params), false);
	}

	@Override
	FetchQueueSource with(SourceContext context) {
		return new FetchQueueSource(context, this.method, this.queue, this.params, this.subscribes);
	}

	@Override
	String queue(String portal) {
		return this.queue.formatted(portal);
	}

	@Override
	PollingSession session(SourceContext context, EventQueueLease lease, Signal wakes) {
		FetchCalls calls = new FetchCalls(context.bulkClient(), this.method, this.params, this.subscribes);
		return new FetchSession(name(), context, lease, wakes, calls);
	}

}
