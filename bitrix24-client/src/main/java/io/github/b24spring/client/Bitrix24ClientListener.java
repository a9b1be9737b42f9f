package io.github.b24spring.client;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Told of what happens between a client and its portal, for health and metrics. Called on
 * the threads that do the work: an implementation returns at once and does not throw.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public interface Bitrix24ClientListener {

	/**
	 * Called for each answer of the portal and each failure to get one. A call that is
	 * repeated has several.
	 * @param answer what came
	 */
	default void answered(Answer answer) {
	}

	/**
	 * Called when the portal answers under a new name.
	 * @param previousHost the host that redirected
	 * @param host the host that is used from now on
	 */
	default void portalRenamed(String previousHost, String host) {
	}

	/**
	 * An answer of the portal, or the failure to get one.
	 *
	 * @param portalHost the portal's host
	 * @param method the REST method
	 * @param duration from sending the request to the decoded envelope
	 * @param time the portal's own timing, if it told
	 * @param failure the failure; {@code null} on success
	 */
	record Answer(String portalHost, String method, Duration duration, @Nullable ResponseTime time,
			@Nullable Bitrix24Exception failure) {
	}

}
