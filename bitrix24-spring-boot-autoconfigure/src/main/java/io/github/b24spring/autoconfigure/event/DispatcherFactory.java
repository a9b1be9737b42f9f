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
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.github.b24spring.client.event.DefaultEventDispatcher;
import io.github.b24spring.client.event.EventHandlerRegistration;
import io.github.b24spring.client.event.EventMonitor;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.core.task.VirtualThreadTaskExecutor;

/**
 * Makes what gives events to handlers, on virtual threads if the application has them.
 *
 * @param timeout after what time a handler is given up
 * @param concurrency how many events are handled at a time, whichever way they come
 * @param virtualThreads whether handlers run on virtual threads
 * @param monitor is told what comes of events
 */
record DispatcherFactory(Duration timeout, int concurrency, boolean virtualThreads, EventMonitor monitor) {

	private static final int MIN_THREADS = 256;

	DefaultEventDispatcher create(List<EventHandlerRegistration> handlers) {
		DefaultEventDispatcher.Builder builder = DefaultEventDispatcher.builder()
			.timeout(this.timeout)
			.maxThreads(threads(handlers.size()))
			.monitor(this.monitor);
		if (this.virtualThreads) {
			builder.scheduler(virtualThreads("bitrix24-events-"));
		}
		handlers.forEach(builder::handler);
		return builder.build();
	}

	/**
	 * Threads are made when they are needed. There are as many again as handlers that can
	 * run at a time, since one that is given up may not end.
	 */
	private int threads(int handlers) {
		long threads = 2L * this.concurrency * Math.max(1, handlers);
		return (int) Math.max(MIN_THREADS, Math.min(threads, Integer.MAX_VALUE));
	}

	/**
	 * A handler that is given up is interrupted, which only an executor service does.
	 */
	private static Scheduler virtualThreads(String prefix) {
		return Schedulers.fromExecutorService(new ThreadPoolExecutor(0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS,
				new SynchronousQueue<>(), new VirtualThreadTaskExecutor(prefix).getVirtualThreadFactory()), prefix);
	}

}
