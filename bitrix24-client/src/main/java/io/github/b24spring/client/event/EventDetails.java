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

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import io.github.b24spring.client.Bitrix24Client;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * What all events have. {@link #toString()} tells neither data nor tokens, and two with
 * the same values are equal whatever their clients.
 *
 * @param code the code in upper case, such as {@code ONCRMDEALADD}
 * @param memberId the portal's {@code member_id}, or its host if that is all that is
 * known
 * @param time when the portal sent or queued the event
 * @param key the same for the same occurrence
 * @param origin how the event came
 * @param data what the event says
 * @param client the client of the portal, {@code null} if there is none
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record EventDetails(String code, String memberId, Instant time, String key, EventOrigin origin, EventData data,
		@Nullable Bitrix24Client client) {

	public EventDetails {
		Assert.hasText(code, "'code' must not be empty");
		Assert.hasText(memberId, "'memberId' must not be empty");
		Assert.hasText(key, "'key' must not be empty");
		code = code.toUpperCase(Locale.ROOT);
	}

	/**
	 * Describe an event that a portal has sent to a handler.
	 * @param code the code
	 * @param memberId the portal's {@code member_id}
	 * @param time when the portal sent the event
	 * @param data what the event says
	 * @return the details, with a key that is made of all these
	 */
	public static EventDetails sent(String code, String memberId, Instant time, Map<String, ?> data) {
		EventData copy = EventData.of(data);
		String upper = code.toUpperCase(Locale.ROOT);
		return new EventDetails(upper, memberId, time, EventKey.of(upper, memberId, time, copy), EventOrigin.HANDLER,
				copy, null);
	}

	/**
	 * Return the same with a client of the portal.
	 * @param client the client, {@code null} for none
	 * @return changed details
	 */
	public EventDetails withClient(@Nullable Bitrix24Client client) {
		return new EventDetails(this.code, this.memberId, this.time, this.key, this.origin, this.data, client);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof EventDetails details && details.key.equals(this.key) && details.code.equals(this.code)
				&& details.memberId.equals(this.memberId) && details.time.equals(this.time)
				&& details.origin == this.origin && details.data.equals(this.data);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.code, this.memberId, this.key);
	}

	@Override
	public String toString() {
		return this.code + " of " + this.memberId + ", key " + this.key;
	}

}
