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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.b24spring.client.internal.time.Durations;
import io.github.b24spring.client.internal.time.Timing;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.util.Assert;

/**
 * Gives events to handlers, each on a thread of its own and for a limited time, so that
 * none that fails, hangs or blocks stops the others. What has no handler is given to the
 * fallback.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class DefaultEventDispatcher implements EventDispatcher, AutoCloseable {

	private static final Log logger = LogFactory.getLog(DefaultEventDispatcher.class);

	private final List<EventHandlerRegistration> handlers;

	private final EventHandlerRegistration fallback;

	private final Duration timeout;

	private final Scheduler scheduler;

	private final boolean ownScheduler;

	private final EventMonitor monitor;

	private final Timing timing;

	private DefaultEventDispatcher(Builder builder) {
		this.handlers = List.copyOf(builder.handlers);
		this.fallback = EventHandlerRegistration.of("fallback", Bitrix24Event.class, builder.fallback);
		this.timeout = builder.timeout;
		this.ownScheduler = builder.scheduler == null;
		this.scheduler = (builder.scheduler != null) ? builder.scheduler : threads(builder.maxThreads);
		this.monitor = EventMonitor.of(List.of(builder.monitor));
		this.timing = builder.timing;
	}

	/**
	 * Nothing waits for a thread, because one that a handler blocks may never be free
	 * again.
	 */
	private static Scheduler threads(int max) {
		CustomizableThreadFactory factory = new CustomizableThreadFactory("bitrix24-events-");
		factory.setDaemon(true);
		return Schedulers.fromExecutorService(
				new ThreadPoolExecutor(0, max, 1, TimeUnit.MINUTES, new SynchronousQueue<>(), factory),
				"bitrix24-events");
	}

	/**
	 * Start a builder.
	 * @return the builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	@Override
	public Mono<Void> dispatch(Bitrix24Event event) {
		return Mono.defer(() -> {
			long start = this.timing.now();
			List<EventHandlerRegistration> found = find(event);
			boolean unhandled = found.isEmpty();
			List<EventHandlerRegistration> called = unhandled ? fallback(event) : found;
			return Flux.fromIterable(called)
				.flatMap((handler) -> failureOf(handler, event), Math.max(1, called.size()))
				.collectList()
				.flatMap((failures) -> {
					EventOutcome good = unhandled ? EventOutcome.UNHANDLED : EventOutcome.HANDLED;
					this.monitor.handled(event.code(), failures.isEmpty() ? good : EventOutcome.FAILED,
							this.timing.since(start));
					return failures.isEmpty() ? Mono.empty() : Mono.error(new EventHandlingException(
							failures.size() + " of " + called.size() + " handlers failed for " + event.details(),
							failures));
				});
		});
	}

	private List<EventHandlerRegistration> find(Bitrix24Event event) {
		List<EventHandlerRegistration> found = new ArrayList<>(2);
		for (EventHandlerRegistration handler : this.handlers) {
			if (handler.accepts().test(event)) {
				found.add(handler);
			}
		}
		return found;
	}

	/**
	 * What the life cycle means for tokens is done before.
	 */
	private List<EventHandlerRegistration> fallback(Bitrix24Event event) {
		return (event instanceof ApplicationLifecycleEvent) ? List.of() : List.of(this.fallback);
	}

	/**
	 * Empty if there is none.
	 */
	private Mono<Throwable> failureOf(EventHandlerRegistration handler, Bitrix24Event event) {
		return Mono.defer(() -> handler.handler().handle(event))
			.subscribeOn(this.scheduler)
			.timeout(this.timeout, Mono.error(() -> new TimeoutException("It took longer than " + this.timeout)),
					this.timing.scheduler())
			.then(Mono.<Throwable>empty())
			.onErrorResume((failure) -> {
				logger.warn("The handler '" + handler.name() + "' failed for " + event.details(), failure);
				return Mono.just(failure);
			});
	}

	/**
	 * Give up the threads of the handlers. Call it last.
	 */
	@Override
	public void close() {
		if (this.ownScheduler) {
			this.scheduler.dispose();
		}
	}

	@Override
	public String toString() {
		return "DefaultEventDispatcher to " + this.handlers.size() + " handlers";
	}

	/**
	 * Builds a dispatcher. Everything has a default.
	 */
	public static final class Builder {

		private final List<EventHandlerRegistration> handlers = new ArrayList<>();

		private Bitrix24EventHandler<Bitrix24Event> fallback = new UnhandledEvents();

		private Duration timeout = Duration.ofSeconds(60);

		private int maxThreads = 256;

		private @Nullable Scheduler scheduler;

		private EventMonitor monitor = new EventMonitor() {
		};

		private Timing timing = Timing.system();

		private Builder() {
		}

		/**
		 * Add a handler for the events of its type argument.
		 * @param handler the handler, whose class says the type; a lambda does not
		 * @return this
		 */
		public Builder handler(Bitrix24EventHandler<?> handler) {
			return handler(EventHandlerRegistration.of(handler));
		}

		/**
		 * Add a handler for the events of a type.
		 * @param <E> the type
		 * @param type the type
		 * @param handler the handler
		 * @return this
		 */
		public <E extends Bitrix24Event> Builder handler(Class<E> type, Bitrix24EventHandler<? super E> handler) {
			return handler(EventHandlerRegistration.of(handler.getClass().getName(), type, handler));
		}

		/**
		 * Add a handler.
		 * @param registration the handler, and which events it is given
		 * @return this
		 */
		public Builder handler(EventHandlerRegistration registration) {
			this.handlers.add(registration);
			return this;
		}

		/**
		 * Set what handles events that have no handler; by default, the first of each
		 * code is logged as a warning.
		 * @param fallback the handler
		 * @return this
		 */
		public Builder fallback(Bitrix24EventHandler<Bitrix24Event> fallback) {
			this.fallback = fallback;
			return this;
		}

		/**
		 * Set after what time a handler is given up, by default 60 seconds. Its thread is
		 * interrupted if it blocks.
		 * @param timeout the time
		 * @return this
		 */
		public Builder timeout(Duration timeout) {
			this.timeout = Durations.positive("timeout", timeout);
			return this;
		}

		/**
		 * Set how many handlers may run at a time, by default 256. What is beyond that
		 * fails.
		 * @param maxThreads the number
		 * @return this
		 */
		public Builder maxThreads(int maxThreads) {
			Assert.isTrue(maxThreads > 0, "'maxThreads' must be positive");
			this.maxThreads = maxThreads;
			return this;
		}

		/**
		 * Set what runs the handlers, instead of threads of the dispatcher. It is not
		 * closed with it.
		 * @param scheduler the scheduler, such as one of virtual threads
		 * @return this
		 */
		public Builder scheduler(Scheduler scheduler) {
			this.scheduler = scheduler;
			return this;
		}

		/**
		 * Set who is notified of what comes of events.
		 * @param monitor the monitor
		 * @return this
		 */
		public Builder monitor(EventMonitor monitor) {
			this.monitor = monitor;
			return this;
		}

		/**
		 * Set where time comes from, for tests.
		 */
		Builder timing(Timing timing) {
			this.timing = timing;
			return this;
		}

		/**
		 * Build the dispatcher.
		 * @return the dispatcher
		 */
		public DefaultEventDispatcher build() {
			return new DefaultEventDispatcher(this);
		}

	}

}
