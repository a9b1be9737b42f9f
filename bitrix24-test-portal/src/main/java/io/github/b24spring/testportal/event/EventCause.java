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

import org.jspecify.annotations.Nullable;

/**
 * Who caused an event.
 *
 * @param userId the id of the acting user, whose tokens come with the event; {@code null}
 * for a robot or an agent
 * @param clientId the {@code client_id} of the application that made the change, or
 * {@code null}
 * @param connector what the change had as {@code auth_connector}, empty for nothing
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public record EventCause(@Nullable Long userId, @Nullable String clientId, String connector) {

	/**
	 * Return a cause that brings no tokens.
	 * @return the cause
	 */
	public static EventCause robot() {
		return new EventCause(null, null, "");
	}

	/**
	 * Return a user as the cause.
	 * @param userId the id of the user
	 * @return the cause
	 */
	public static EventCause user(long userId) {
		return new EventCause(userId, null, "");
	}

}
