package io.github.b24spring.autoconfigure.event;

import java.time.Duration;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Knows how long a part of the application may take to stop.
 */
final class ShutdownPhase {

	private static final Duration DEFAULT = Duration.ofSeconds(30);

	private static final int MARGIN = 10;

	private ShutdownPhase() {
	}

	/**
	 * Return the time, less a tenth for what follows the deadline.
	 */
	static Duration timeout(Environment environment) {
		Duration timeout = Binder.get(environment)
			.bind("spring.lifecycle.timeout-per-shutdown-phase", Duration.class)
			.orElse(DEFAULT);
		return timeout.minus(timeout.dividedBy(MARGIN));
	}

}
