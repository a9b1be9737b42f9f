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
 * @param virtualThreads whether handlers run on virtual threads
 * @param monitor is told what comes of events
 */
record DispatcherFactory(Duration timeout, boolean virtualThreads, EventMonitor monitor) {

	DefaultEventDispatcher create(List<EventHandlerRegistration> handlers) {
		DefaultEventDispatcher.Builder builder = DefaultEventDispatcher.builder()
			.timeout(this.timeout)
			.monitor(this.monitor);
		if (this.virtualThreads) {
			builder.scheduler(virtualThreads("bitrix24-events-"));
		}
		handlers.forEach(builder::handler);
		return builder.build();
	}

	/**
	 * A handler that is given up is interrupted, which only an executor service does.
	 */
	private static Scheduler virtualThreads(String prefix) {
		return Schedulers.fromExecutorService(new ThreadPoolExecutor(0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS,
				new SynchronousQueue<>(), new VirtualThreadTaskExecutor(prefix).getVirtualThreadFactory()), prefix);
	}

}
