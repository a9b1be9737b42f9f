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
package io.github.b24spring.autoconfigure.event;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import io.github.b24spring.client.event.EventMonitor;
import io.github.b24spring.client.event.EventOrigin;
import io.github.b24spring.client.event.EventOutcome;
import io.github.b24spring.client.event.EventRefusal;
import org.jspecify.annotations.Nullable;

/**
 * Passes news of events on to all monitors of the application, in their order.
 */
record CompositeEventMonitor(List<EventMonitor> monitors) implements EventMonitor {

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
		this.monitors.forEach(news);
	}

}
