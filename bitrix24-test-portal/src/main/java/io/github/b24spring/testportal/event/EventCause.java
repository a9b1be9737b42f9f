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
