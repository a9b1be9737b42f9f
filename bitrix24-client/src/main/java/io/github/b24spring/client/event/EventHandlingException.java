package io.github.b24spring.client.event;

import java.util.List;

/**
 * Some of an event's handlers have failed. The first failure is the cause, the others are
 * suppressed ones.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class EventHandlingException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	EventHandlingException(String message, List<Throwable> failures) {
		super(message, failures.get(0));
		failures.stream().skip(1).forEach(this::addSuppressed);
	}

}
