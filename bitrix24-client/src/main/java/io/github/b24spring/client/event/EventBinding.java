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

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import io.github.b24spring.client.internal.time.Durations;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Which event of a portal comes to the application, and how. Immutable; two bindings with
 * the same values are equal.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class EventBinding {

	/**
	 * The event that tells that there is something in an offline queue.
	 */
	public static final String OFFLINE_SIGNAL = "ONOFFLINEEVENT";

	private final String event;

	private final @Nullable URI handler;

	private final @Nullable Long userId;

	private final String authConnector;

	private final Map<String, Object> options;

	private EventBinding(String event, @Nullable URI handler, @Nullable Long userId, String authConnector,
			Map<String, Object> options) {
		Assert.hasText(event, "'event' must not be empty");
		Assert.isTrue(handler == null || handler.isAbsolute(),
				() -> "'handler' must be a whole address, such as https://example.com/events, not '" + handler + "'");
		this.event = event.toUpperCase(Locale.ROOT);
		this.options = Map.copyOf(options);
		this.handler = handler;
		this.userId = userId;
		this.authConnector = authConnector;
	}

	/**
	 * Bind an event that is sent to a handler.
	 * @param event the code
	 * @param handler the handler's address, which the portal can reach
	 * @return the binding
	 */
	public static EventBinding online(String event, URI handler) {
		return new EventBinding(event, handler, null, "", Map.of());
	}

	/**
	 * Bind an event that is put into the offline queue, which only an administrator can.
	 * @param event the code
	 * @return the binding
	 */
	public static EventBinding offline(String event) {
		return new EventBinding(event, null, null, "", Map.of());
	}

	/**
	 * Bind the event that tells that there is something in the offline queue.
	 * @param handler the handler's address
	 * @param minTimeout the shortest time between two of them, in whole seconds; zero for
	 * one after each change
	 * @return the binding
	 */
	public static EventBinding offlineSignal(URI handler, Duration minTimeout) {
		return new EventBinding(OFFLINE_SIGNAL, handler, null, "",
				Map.of("minTimeout", Durations.notNegative("minTimeout", minTimeout).toSeconds()));
	}

	/**
	 * Change whose tokens the event brings. Those of another one than the caller are only
	 * for an administrator.
	 * @param userId the id of the user
	 * @return a changed copy
	 */
	public EventBinding withUser(long userId) {
		return new EventBinding(this.event, this.handler, userId, this.authConnector, this.options);
	}

	/**
	 * Change the name of the offline queue. What a client changes that
	 * {@linkplain io.github.b24spring.client.Bitrix24Client.Mutation#authConnector(String)
	 * bears the name} is not put into it.
	 * @param authConnector the name
	 * @return a changed copy
	 */
	public EventBinding withAuthConnector(String authConnector) {
		return new EventBinding(this.event, this.handler, this.userId, authConnector, this.options);
	}

	/**
	 * Return the code of the event.
	 * @return the code in upper case, such as {@code ONCRMDEALADD}
	 */
	public String event() {
		return this.event;
	}

	/**
	 * Return where the portal sends the event.
	 * @return the address; {@code null} if the event is put into the offline queue
	 */
	public @Nullable URI handler() {
		return this.handler;
	}

	/**
	 * Return whose tokens the event brings.
	 * @return the id of the user; {@code null} for whoever caused the event
	 */
	public @Nullable Long userId() {
		return this.userId;
	}

	/**
	 * Return the name of the offline queue.
	 * @return the name, empty if it has none
	 */
	public String authConnector() {
		return this.authConnector;
	}

	/**
	 * Return settings of the event, such as the {@code minTimeout} of
	 * {@code ONOFFLINEEVENT}.
	 * @return the settings by name; empty for bindings that a portal lists
	 */
	public Map<String, Object> options() {
		return this.options;
	}

	/**
	 * Return whether the event is put into an offline queue.
	 * @return whether it has no handler
	 */
	public boolean isOffline() {
		return this.handler == null;
	}

	/**
	 * Portals do not tell options.
	 */
	boolean isSameAs(EventBinding other) {
		return other.event.equals(this.event) && other.withoutOptions().equals(withoutOptions());
	}

	private EventBinding withoutOptions() {
		return new EventBinding(this.event, this.handler, this.userId, isOffline() ? this.authConnector : "", Map.of());
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof EventBinding binding && binding.event.equals(this.event)
				&& Objects.equals(binding.handler, this.handler) && Objects.equals(binding.userId, this.userId)
				&& binding.authConnector.equals(this.authConnector) && binding.options.equals(this.options);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.event, this.handler, this.userId, this.authConnector, this.options);
	}

	@Override
	public String toString() {
		return this.event + ((this.handler != null)
				? " to " + this.handler.getScheme() + "://" + this.handler.getRawAuthority() + this.handler.getRawPath()
				: " offline " + this.authConnector);
	}

}
