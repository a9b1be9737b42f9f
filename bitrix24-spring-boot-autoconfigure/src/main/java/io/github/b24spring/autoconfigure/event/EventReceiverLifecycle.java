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

import io.github.b24spring.client.event.EventReceiver;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.context.SmartLifecycle;

/**
 * Handles posted events for as long as the application runs.
 */
final class EventReceiverLifecycle implements SmartLifecycle {

	/**
	 * A web server begins to answer later, and takes no more requests when this stops.
	 * Its own phases are 1024 and 2048 below the default.
	 */
	static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 2048 + 512;

	private static final Log logger = LogFactory.getLog(EventReceiverLifecycle.class);

	private final EventReceiver receiver;

	private final Duration stopTimeout;

	private volatile boolean running;

	EventReceiverLifecycle(EventReceiver receiver, Duration stopTimeout) {
		this.receiver = receiver;
		this.stopTimeout = stopTimeout;
	}

	@Override
	public void start() {
		this.running = true;
		this.receiver.run().toFuture().exceptionally((failure) -> {
			logger.error("Posted events are not handled any more", failure);
			return null;
		});
	}

	@Override
	public void stop() {
		stop(() -> {
		});
	}

	@Override
	public void stop(Runnable callback) {
		this.receiver.stop(this.stopTimeout).toFuture().whenComplete((left, failure) -> {
			this.running = false;
			callback.run();
		});
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}
