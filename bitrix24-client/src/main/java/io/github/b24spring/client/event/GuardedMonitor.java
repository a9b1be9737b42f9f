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
import java.util.List;
import java.util.function.Consumer;

import io.github.b24spring.client.internal.callback.Callbacks;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Notifies monitors in their order, and keeps what one throws away from the others and
 * from the events.
 */
record GuardedMonitor(List<EventMonitor> monitors) implements EventMonitor {

	private static final Log logger = LogFactory.getLog(GuardedMonitor.class);

	GuardedMonitor {
		monitors = List.copyOf(monitors);
	}

	@Override
	public void received(String code, EventOrigin origin) {
		tell((monitor) -> monitor.received(code, origin));
	}

	@Override
	public void refused(EventRefusal reason) {
		tell((monitor) -> monitor.refused(reason));
	}

	@Override
	public void lost(String code) {
		tell((monitor) -> monitor.lost(code));
	}

	@Override
	public void handled(String code, EventOutcome outcome, Duration duration) {
		tell((monitor) -> monitor.handled(code, outcome, duration));
	}

	@Override
	public void polled(String source, int count, Duration duration, @Nullable Throwable error) {
		tell((monitor) -> monitor.polled(source, count, duration, error));
	}

	@Override
	public void lag(String source, Duration age) {
		tell((monitor) -> monitor.lag(source, age));
	}

	private void tell(Consumer<EventMonitor> news) {
		Callbacks.each(this.monitors, news,
				(failure) -> logger.error("A monitor of events failed; the events go on", failure));
	}

}
