package io.github.b24spring.client.event;

/**
 * What came of an event.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public enum EventOutcome {

	/**
	 * All its handlers have handled it.
	 */
	HANDLED,

	/**
	 * One of its handlers has failed, or took too long.
	 */
	FAILED,

	/**
	 * It has no handler.
	 */
	UNHANDLED

}
