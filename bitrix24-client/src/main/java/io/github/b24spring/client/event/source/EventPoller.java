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
package io.github.b24spring.client.event.source;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import io.github.b24spring.client.event.EventDispatcher;
import io.github.b24spring.client.internal.time.Timing;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * Gives the events of a source to those who handle them: acknowledges what was handled,
 * and rejects what was not.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class EventPoller {

	private final Builder settings;

	private final AtomicReference<@Nullable PollerRun> current = new AtomicReference<>();

	private EventPoller(Builder settings) {
		this.settings = settings;
	}

	/**
	 * Start to describe a poller.
	 * @param source where the events come from
	 * @param dispatcher gives each to its handlers
	 * @return a description
	 */
	public static Builder builder(Bitrix24EventSource source, EventDispatcher dispatcher) {
		return new Builder(source, dispatcher);
	}

	/**
	 * Return where the events come from.
	 * @return the source
	 */
	public Bitrix24EventSource source() {
		return this.settings.source;
	}

	/**
	 * Handle events, whenever this process owns the queue. It ends when it is
	 * {@linkplain #stop stopped}, or when the subscription is cancelled: then what is in
	 * hand is left at once, and delivered again later.
	 * @return completes when it was stopped; fails with an {@link IllegalStateException}
	 * if it runs already, and for no other reason
	 */
	public Mono<Void> run() {
		return Mono.defer(() -> {
			PollerRun run = new PollerRun(this.settings.source, this.settings.dispatcher, this.settings.ownership,
					this.settings.concurrency, this.settings.timing);
			if (!this.current.compareAndSet(null, run)) {
				return Mono.error(new IllegalStateException(
						"The queue '" + this.settings.source.name() + "' is polled already: stop it first"));
			}
			return run.work().doFinally((end) -> {
				this.current.compareAndSet(run, null);
				run.ended();
			});
		});
	}

	/**
	 * Take nothing more from the queue, and end when what is in hand is handled and
	 * acknowledged. What is not at the deadline is left as it is: it stays in the queue,
	 * and is delivered again.
	 * @param deadline the longest time
	 * @return the number of events that were left; 0 if it does not run
	 */
	public Mono<Integer> stop(Duration deadline) {
		return Mono.defer(() -> {
			PollerRun run = this.current.get();
			return (run != null) ? run.stop(deadline) : Mono.just(0);
		});
	}

	/**
	 * Return whether it runs. It may wait for the queue that another process owns.
	 * @return whether it was started and has not ended
	 */
	public boolean isRunning() {
		return this.current.get() != null;
	}

	/**
	 * Ask the portal at once, because something waits.
	 */
	public void wake() {
		this.settings.source.wake();
	}

	@Override
	public String toString() {
		return "EventPoller of " + this.settings.source.name();
	}

	/**
	 * Describes a poller.
	 */
	public static final class Builder {

		private static final int CONCURRENCY = 16;

		private final Bitrix24EventSource source;

		private final EventDispatcher dispatcher;

		private EventQueueOwnership ownership = EventQueueOwnership.inProcess();

		private int concurrency = CONCURRENCY;

		private Timing timing = Timing.system();

		private Builder(Bitrix24EventSource source, EventDispatcher dispatcher) {
			Assert.notNull(source, "'source' must not be null");
			Assert.notNull(dispatcher, "'dispatcher' must not be null");
			this.source = source;
			this.dispatcher = dispatcher;
		}

		/**
		 * Set who decides which process reads the queue; only this one unless set.
		 * @param ownership the ownership, shared by all pollers of a process
		 * @return this
		 */
		public Builder ownership(EventQueueOwnership ownership) {
			this.ownership = ownership;
			return this;
		}

		/**
		 * Set how many events are handled at a time, by default 16. With 1 they are
		 * handled in the order of the queue, unless one comes again.
		 * @param concurrency the number
		 * @return this
		 */
		public Builder concurrency(int concurrency) {
			Assert.isTrue(concurrency > 0, "'concurrency' must be positive");
			this.concurrency = concurrency;
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
		 * Build the poller. Nothing is sent.
		 * @return the poller
		 */
		public EventPoller build() {
			Builder copy = new Builder(this.source, this.dispatcher);
			copy.ownership = this.ownership;
			copy.concurrency = this.concurrency;
			copy.timing = this.timing;
			return new EventPoller(copy);
		}

	}

}
