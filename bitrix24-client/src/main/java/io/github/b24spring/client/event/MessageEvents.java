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
package io.github.b24spring.client.event;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Reads messages of both generations of the messenger's interface.
 */
final class MessageEvents {

	private MessageEvents() {
	}

	static @Nullable MessageEvent of(EventDetails details, EventChange change) {
		EventData data = details.data();
		return details.code().startsWith("ONIMBOTMESSAGE") ? old(details, change, data)
				: current(details, change, data);
	}

	private static @Nullable MessageEvent current(EventDetails details, EventChange change, EventData data) {
		Long id = positive(data.longValue("message", "id"));
		if (id == null) {
			id = positive(data.longValue("messageId"));
		}
		Long chat = positive(data.longValue("message", "chatId"));
		Long author = positive(data.longValue("message", "authorId"));
		return (id == null) ? null
				: new MessageEvent(details, id, change, (chat != null) ? chat : positive(data.longValue("chat", "id")),
						data.text("chat", "dialogId"), author, positive(data.longValue("bot", "id")),
						data.text("message", "text"));
	}

	private static @Nullable MessageEvent old(EventDetails details, EventChange change, EventData data) {
		EventData params = data.below("PARAMS");
		Long id = positive(params.longValue("MESSAGE_ID"));
		Long author = positive(params.longValue("AUTHOR_ID"));
		return (id == null) ? null
				: new MessageEvent(details, id, change, positive(chat(params)), params.text("DIALOG_ID"),
						(author != null) ? author : positive(params.longValue("FROM_USER_ID")), bot(data),
						params.text("MESSAGE"));
	}

	private static @Nullable Long chat(EventData params) {
		Long chat = params.longValue("TO_CHAT_ID");
		return (chat != null) ? chat : params.longValue("CHAT_ID");
	}

	/**
	 * Several bots in one chat are told at once; then it is none in particular.
	 */
	private static @Nullable Long bot(EventData data) {
		Set<String> bots = data.below("BOT").values().keySet();
		return (bots.size() == 1) ? positive(data.longValue("BOT", bots.iterator().next(), "BOT_ID")) : null;
	}

	private static @Nullable Long positive(@Nullable Long number) {
		return (number != null && number > 0) ? number : null;
	}

}
