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
import io.github.b24spring.client.event.source.EventPollerGroup;
import io.github.b24spring.client.event.source.OfflineQueueSource;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.context.SmartLifecycle;

/**
 * Fetches events for as long as the application runs. It is the first to stop, when all
 * that handlers need is there.
 */
final class EventPollers implements SmartLifecycle {

	private static final Log logger = LogFactory.getLog(EventPollers.class);

	private final List<EventPoller> pollers;

	private final @Nullable EventPollerGroup installed;

	private final Duration stopTimeout;

	private volatile boolean running;

	/**
	 * Fetch from queues.
	 * @param installed fetches from those of portals that have the application,
	 * {@code null} for none
	 */
	EventPollers(List<EventPoller> pollers, @Nullable EventPollerGroup installed, Duration stopTimeout) {
		this.pollers = pollers;
		this.installed = installed;
		this.stopTimeout = stopTimeout;
	}

	@Override
	public void start() {
		this.running = true;
		this.pollers.forEach((poller) -> run(poller.run(), poller));
		if (this.installed != null) {
			run(this.installed.run(), this.installed);
		}
	}

	private static void run(Mono<Void> work, Object worker) {
		work.toFuture().exceptionally((failure) -> {
			logger.error("The " + worker + " has ended, and fetches nothing more", failure);
			return null;
		});
	}

	/**
	 * Ask a portal at once. Those that are configured are few, and need not be told
	 * apart.
	 */
	void wakeOfflineQueues(String memberId) {
		this.pollers.stream().filter(EventPollers::isOffline).forEach(EventPoller::wake);
		if (this.installed != null) {
			this.installed.wake(memberId);
		}
	}

	boolean hasOfflineQueue() {
		return this.installed != null || this.pollers.stream().anyMatch(EventPollers::isOffline);
	}

	void portalInstalled() {
		if (this.installed != null) {
			this.installed.refresh();
		}
	}

	void portalForgotten(String memberId) {
		if (this.installed != null) {
			this.installed.remove(memberId);
		}
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
		Mono<Integer> ofInstalled = (this.installed != null) ? this.installed.stop(this.stopTimeout) : Mono.just(0);
		Flux.fromIterable(this.pollers)
			.flatMap((poller) -> poller.stop(this.stopTimeout))
			.mergeWith(ofInstalled)
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
