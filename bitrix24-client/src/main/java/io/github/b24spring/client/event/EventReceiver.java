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
import java.util.concurrent.atomic.AtomicReference;

import io.github.b24spring.client.form.BracketForm;
import io.github.b24spring.client.form.FormLimits;
import io.github.b24spring.client.internal.time.Durations;
import io.github.b24spring.client.internal.time.Timing;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.util.Assert;

/**
 * Receives the events and other requests that portals post to the application's handler.
 * What is genuine is accepted at once, and handled later: a portal does not wait, and
 * does not send again.
 * <p>
 * A request is held against the limits first, then it has to prove where it comes from;
 * only then it gets a place in the queue. When that is full, the answer waits a while for
 * a place before the event is refused, and thereby lost.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class EventReceiver {

	private static final Log logger = LogFactory.getLog(EventReceiver.class);

	private final EventAuthenticator authenticator;

	private final EventDispatcher dispatcher;

	private final FormLimits limits;

	private final int concurrency;

	private final Duration maxWait;

	private final EventMonitor monitor;

	private final Timing timing;

	private final EventQueue queue;

	private final AtomicReference<Sinks.@Nullable Empty<Void>> running = new AtomicReference<>();

	private EventReceiver(Builder builder) {
		this.authenticator = builder.authenticator;
		this.dispatcher = builder.dispatcher;
		this.limits = builder.limits;
		this.concurrency = builder.concurrency;
		this.maxWait = builder.maxWait;
		this.monitor = EventMonitor.of(List.of(builder.monitor));
		this.timing = builder.timing;
		this.queue = new EventQueue(builder.capacity);
	}

	/**
	 * Start a builder.
	 * @param authenticator finds out whether requests are genuine
	 * @param dispatcher gives events to those who handle them
	 * @return the builder
	 */
	public static Builder builder(EventAuthenticator authenticator, EventDispatcher dispatcher) {
		return new Builder(authenticator, dispatcher);
	}

	/**
	 * Receive a request.
	 * @param body the body as it came, of which no more than {@link #maxBytes()} need to
	 * be read
	 * @return how it is to be answered; never fails
	 */
	public Mono<Reception> receive(byte[] body) {
		return Mono.defer(() -> {
			ReceivedForm form;
			try {
				form = ReceivedForm.read(BracketForm.parse(body, this.limits), this.timing.instant());
			}
			catch (RuntimeException ex) {
				return Mono.just(refuse(EventRefusals.ofForm(ex), ex));
			}
			Mono<Reception> reception = receive(form);
			return form.isUsedUpByItsProof() ? reception.cache() : reception;
		});
	}

	private Mono<Reception> receive(ReceivedForm form) {
		return Mono.defer(() -> form.authenticate(this.authenticator))
			.switchIfEmpty(Mono.error(() -> new IllegalStateException("The authenticator says nothing of a request")))
			.map((portal) -> accept(form.from(portal)))
			.onErrorResume(Exception.class,
					(failure) -> Mono.just(Mono.just(refuse(EventRefusals.ofProof(failure), failure))))
			.flatMap((reception) -> reception);
	}

	private Mono<Reception> accept(Bitrix24Event event) {
		this.monitor.received(event.code(), event.origin());
		return this.queue.put(event, this.maxWait, this.timing.scheduler(), () -> lost(event)).map((accepted) -> {
			if (!accepted) {
				lost(event);
			}
			return accepted ? Reception.accepted() : Reception.overloaded();
		});
	}

	private void lost(Bitrix24Event event) {
		this.monitor.lost(event.code());
		logger.warn("There was no place for " + event.details() + ", which is lost: handle events faster,"
				+ " or fetch them from the offline queue");
	}

	private Reception refuse(EventRefusal refusal, Throwable failure) {
		this.monitor.refused(refusal);
		if (refusal == EventRefusal.UNDECIDED) {
			logger.warn("An event could not be proven, and is lost", failure);
		}
		else if (logger.isDebugEnabled()) {
			logger.debug("A request was refused: " + failure.getMessage());
		}
		return Reception.refused(refusal);
	}

	/**
	 * Say that a body has more than {@link #maxBytes()}, without having read all of it.
	 * @return how it is to be answered
	 */
	public Reception tooLarge() {
		this.monitor.refused(EventRefusal.TOO_LARGE);
		return Reception.refused(EventRefusal.TOO_LARGE);
	}

	/**
	 * Return how many bytes of a body are read at most.
	 * @return the number of bytes
	 */
	public int maxBytes() {
		return this.limits.maxBytes();
	}

	/**
	 * Handle the events that are accepted, several at a time. The work goes on for as
	 * long as it is subscribed to; start it when the application starts, and
	 * {@linkplain #stop(Duration) stop} it before it is cancelled.
	 * @return completes when the receiver was stopped; fails with an
	 * {@link IllegalStateException} if the work goes on already
	 */
	public Mono<Void> run() {
		return Mono.defer(() -> {
			Sinks.Empty<Void> stopped = Sinks.empty();
			if (!this.running.compareAndSet(null, stopped)) {
				return Mono.error(new IllegalStateException("The events are handled already"));
			}
			this.queue.open();
			return Flux.range(0, this.concurrency)
				.flatMap((worker) -> Mono.defer(this::next).repeat(), this.concurrency)
				.then()
				.takeUntilOther(stopped.asMono())
				.doFinally((signal) -> this.running.set(null));
		});
	}

	private Mono<Void> next() {
		Bitrix24Event event = this.queue.poll();
		if (event == null) {
			return this.queue.awaitMore();
		}
		return Mono.defer(() -> this.dispatcher.dispatch(event)).onErrorResume((failure) -> {
			logger.warn("The handling of " + event.details() + " failed: " + failure.getMessage());
			return Mono.empty();
		}).doFinally((signal) -> this.queue.done(event));
	}

	/**
	 * Accept no more events, and wait for those that are accepted.
	 * @param deadline the longest time; then those that are being handled are broken off
	 * @return the number of events that are lost, because they were not handled in time
	 */
	public Mono<Integer> stop(Duration deadline) {
		return this.queue.close()
			.timeout(deadline, Mono.empty(), this.timing.scheduler())
			.then(Mono.fromSupplier(this::giveUp));
	}

	private int giveUp() {
		List<Bitrix24Event> left = this.queue.drain();
		left.forEach((event) -> this.monitor.lost(event.code()));
		if (!left.isEmpty()) {
			logger.warn(left.size() + " events were not handled before the application stopped, and are lost: "
					+ left.stream().limit(10).map(Bitrix24Event::details).toList());
		}
		Sinks.Empty<Void> stopped = this.running.get();
		if (stopped != null) {
			stopped.tryEmitEmpty();
		}
		return left.size();
	}

	/**
	 * Builds a receiver. Everything but the two that it works with has a default.
	 */
	public static final class Builder {

		private final EventAuthenticator authenticator;

		private final EventDispatcher dispatcher;

		private FormLimits limits = FormLimits.defaults();

		private int capacity = 1_000;

		private int concurrency = 32;

		private Duration maxWait = Duration.ofSeconds(2);

		private EventMonitor monitor = new EventMonitor() {
		};

		private Timing timing = Timing.system();

		private Builder(EventAuthenticator authenticator, EventDispatcher dispatcher) {
			this.authenticator = authenticator;
			this.dispatcher = dispatcher;
		}

		/**
		 * Set how much of a request is read.
		 * @param limits the limits
		 * @return this
		 */
		public Builder limits(FormLimits limits) {
			this.limits = limits;
			return this;
		}

		/**
		 * Set how many accepted events may wait, by default 1,000; as many requests may
		 * wait for a place.
		 * @param capacity the number
		 * @return this
		 */
		public Builder capacity(int capacity) {
			Assert.isTrue(capacity > 0, "'capacity' must be positive");
			this.capacity = capacity;
			return this;
		}

		/**
		 * Set how many events are handled at a time, by default 32.
		 * @param concurrency the number
		 * @return this
		 */
		public Builder concurrency(int concurrency) {
			Assert.isTrue(concurrency > 0, "'concurrency' must be positive");
			this.concurrency = concurrency;
			return this;
		}

		/**
		 * Set for how long a request waits for a place when the queue is full, by default
		 * two seconds.
		 * @param maxWait the time
		 * @return this
		 */
		public Builder maxWait(Duration maxWait) {
			this.maxWait = Durations.notNegative("maxWait", maxWait);
			return this;
		}

		/**
		 * Set who is notified of what becomes of requests.
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
		 * Build the receiver. Nothing is handled before it {@linkplain #run() runs}.
		 * @return the receiver
		 */
		public EventReceiver build() {
			return new EventReceiver(this);
		}

	}

}
