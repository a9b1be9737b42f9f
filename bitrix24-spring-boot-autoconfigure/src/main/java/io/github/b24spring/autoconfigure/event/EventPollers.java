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

import io.github.b24spring.client.event.source.EventPoller;
import io.github.b24spring.client.event.source.OfflineQueueSource;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Flux;

import org.springframework.context.SmartLifecycle;

/**
 * Fetches events for as long as the application runs. It is the first to stop, when all
 * that handlers need is there.
 */
final class EventPollers implements SmartLifecycle {

	private static final Log logger = LogFactory.getLog(EventPollers.class);

	private final List<EventPoller> pollers;

	private final Duration stopTimeout;

	private volatile boolean running;

	EventPollers(List<EventPoller> pollers, Duration stopTimeout) {
		this.pollers = pollers;
		this.stopTimeout = stopTimeout;
	}

	@Override
	public void start() {
		this.running = true;
		this.pollers.forEach((poller) -> poller.run().toFuture().exceptionally((failure) -> {
			logger.error("The " + poller + " has ended, and fetches nothing more", failure);
			return null;
		}));
	}

	/**
	 * Ask the portal at once.
	 */
	void wakeOfflineQueues() {
		this.pollers.stream().filter(EventPollers::isOffline).forEach(EventPoller::wake);
	}

	boolean hasOfflineQueue() {
		return this.pollers.stream().anyMatch(EventPollers::isOffline);
	}

	private static boolean isOffline(EventPoller poller) {
		return poller.source() instanceof OfflineQueueSource;
	}

	@Override
	public void stop() {
		stop(() -> {
		});
	}

	@Override
	public void stop(Runnable callback) {
		Flux.fromIterable(this.pollers)
			.flatMap((poller) -> poller.stop(this.stopTimeout))
			.reduce(0, Integer::sum)
			.toFuture()
			.whenComplete((left, failure) -> {
				if (left != null && left > 0) {
					logger.warn(left + " events were not handled before the application stopped; they stay in their"
							+ " queues and come again");
				}
				this.running = false;
				callback.run();
			});
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
