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

import java.time.Duration;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Notified of what becomes of events. Called on the threads that do the work: an
 * implementation returns at once and does not throw.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public interface EventMonitor {

	/**
	 * Called when an event has come and is genuine.
	 * @param code its code
	 * @param origin how it came
	 */
	default void received(String code, EventOrigin origin) {
	}

	/**
	 * Called when a request to a handler of events is refused.
	 * @param reason why
	 */
	default void refused(EventRefusal reason) {
	}

	/**
	 * Called when an event is given up that nobody will send again: there was no place in
	 * the queue, or the application stopped before it was handled.
	 * @param code its code
	 */
	default void lost(String code) {
	}

	/**
	 * Called when an event was given to its handlers.
	 * @param code its code
	 * @param outcome what came of it
	 * @param duration how long that took
	 */
	default void handled(String code, EventOutcome outcome, Duration duration) {
	}

	/**
	 * Called when a queue was read.
	 * @param source the name of the source
	 * @param count how many events there were
	 * @param duration how long that took
	 * @param error why it failed, {@code null} if it did not
	 */
	default void polled(String source, int count, Duration duration, @Nullable Throwable error) {
	}

	/**
	 * Called with the age of the oldest event of a queue that is not handled yet.
	 * @param source the name of the source
	 * @param age its age, zero if there is none
	 */
	default void lag(String source, Duration age) {
	}

	/**
	 * Return a monitor that notifies others.
	 * @param monitors the monitors, in the order in which they are notified
	 * @return the monitor, which keeps what one of them throws away from the rest
	 */
	static EventMonitor of(Collection<EventMonitor> monitors) {
		return new GuardedMonitor(List.copyOf(monitors));
	}

}
