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

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A message of the messenger was added, changed or deleted, as a user or a bot is
 * notified of it. {@link #toString()} does not show its text.
 *
 * @param details what all events have
 * @param messageId the id of the message
 * @param change what was done to it
 * @param chatId the id of the chat, {@code null} if unknown
 * @param dialogId what messages of the chat are sent to, such as {@code chat5}, or the id
 * of the user for a personal chat; {@code null} if unknown
 * @param authorId the id of the user who wrote it, {@code null} if unknown
 * @param botId the id of the bot that is notified, {@code null} if it is a user
 * @param text the text, {@code null} if it is not sent, as of a deleted message
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record MessageEvent(EventDetails details, long messageId, EventChange change, @Nullable Long chatId,
		@Nullable String dialogId, @Nullable Long authorId, @Nullable Long botId,
		@Nullable String text) implements Bitrix24Event {

	public MessageEvent {
		Assert.isTrue(messageId > 0, "'messageId' must be positive");
	}

	@Override
	public String toString() {
		return "MessageEvent[details=" + this.details + ", messageId=" + this.messageId + ", change=" + this.change
				+ ", chatId=" + this.chatId + ", botId=" + this.botId + "]";
	}

}
