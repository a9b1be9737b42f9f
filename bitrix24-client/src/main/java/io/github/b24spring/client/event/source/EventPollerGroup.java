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
import java.util.function.Function;

import io.github.b24spring.client.event.EventDispatcher;
import io.github.b24spring.client.internal.time.Durations;
import io.github.b24spring.client.internal.time.Timing;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * Fetches the events of many portals, each from a queue of its own, as portals come and
 * go. A queue that this process does not own waits for its owner to end.
 * <p>
 * No portal has a thread. Queues begin to be read one after another, so that their calls
 * are spread over time; and the handlers are shared.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public final class EventPollerGroup {

	private final Builder settings;

	private final AtomicReference<@Nullable GroupRun> current = new AtomicReference<>();

	private EventPollerGroup(Builder settings) {
		this.settings = settings;
	}

	/**
	 * Start to describe a group.
	 * @param portals tells each time which portals there are, by their {@code member_id}.
	 * None at all changes nothing: whoever keeps them may be unable to tell
	 * @param sources makes what the events of a portal come from; empty if the portal is
	 * gone
	 * @param dispatcher gives each event to its handlers
	 * @return a description
	 */
	public static Builder builder(Flux<String> portals,
			Function<String, ? extends Mono<? extends Bitrix24EventSource>> sources, EventDispatcher dispatcher) {
		return new Builder(portals, sources, dispatcher);
	}

	/**
	 * Fetch and handle events. It ends when it is {@linkplain #stop stopped}, or when the
	 * subscription is cancelled: then what is in hand is left at once, and delivered
	 * again later.
	 * @return completes when it was stopped; fails with an {@link IllegalStateException}
	 * if it runs already, and for no other reason
	 */
	public Mono<Void> run() {
		return Mono.defer(() -> {
			GroupRun run = new GroupRun(this.settings);
			if (!this.current.compareAndSet(null, run)) {
				return Mono.error(new IllegalStateException("The group of pollers runs already: stop it first"));
			}
			return run.work().doFinally((end) -> this.current.compareAndSet(run, null));
		});
	}

	/**
	 * Take nothing more from the queues, and end when what is in hand is handled and
	 * acknowledged. What is not at the deadline is left as it is: it stays in its queue,
	 * and is delivered again.
	 * @param deadline the longest time
	 * @return the number of events that were left; 0 if it does not run
	 */
	public Mono<Integer> stop(Duration deadline) {
		return Mono.defer(() -> {
			GroupRun run = this.current.get();
			return (run != null) ? run.stop(deadline) : Mono.just(0);
		});
	}

	/**
	 * Ask at once which portals there are, because another one has come.
	 */
	public void refresh() {
		GroupRun run = this.current.get();
		if (run != null) {
			run.refresh();
		}
	}

	/**
	 * Leave a portal at once, because it is gone.
	 * @param memberId the portal's {@code member_id}
	 */
	public void remove(String memberId) {
		GroupRun run = this.current.get();
		if (run != null) {
			run.remove(memberId);
		}
	}

	/**
	 * Ask a portal at once, because something waits.
	 * @param memberId the portal's {@code member_id}
	 */
	public void wake(String memberId) {
		GroupRun run = this.current.get();
		if (run != null) {
			run.wake(memberId);
		}
	}

	/**
	 * Return of how many portals there is a queue, whichever process owns it.
	 * @return the number; 0 if it does not run
	 */
	public int size() {
		GroupRun run = this.current.get();
		return (run != null) ? run.size() : 0;
	}

	@Override
	public String toString() {
		return "EventPollerGroup of " + size() + " portals";
	}

	/**
	 * Describes a group.
	 */
	public static final class Builder {

		private static final int CONCURRENCY = 16;

		private static final int TOTAL_CONCURRENCY = 64;

		final Flux<String> portals;

		final Function<String, ? extends Mono<? extends Bitrix24EventSource>> sources;

		final EventDispatcher dispatcher;

		EventQueueOwnership ownership = EventQueueOwnership.inProcess();

		int concurrency = CONCURRENCY;

		int totalConcurrency = TOTAL_CONCURRENCY;

		Duration refreshInterval = Duration.ofMinutes(1);

		Timing timing = Timing.system();

		private Builder(Flux<String> portals, Function<String, ? extends Mono<? extends Bitrix24EventSource>> sources,
				EventDispatcher dispatcher) {
			Assert.notNull(portals, "'portals' must not be null");
			Assert.notNull(sources, "'sources' must not be null");
			Assert.notNull(dispatcher, "'dispatcher' must not be null");
			this.portals = portals;
			this.sources = sources;
			this.dispatcher = dispatcher;
		}

		/**
		 * Set who decides which process reads a queue; only this one unless set.
		 * @param ownership the ownership, shared by all pollers of a process
		 * @return this
		 */
		public Builder ownership(EventQueueOwnership ownership) {
			this.ownership = ownership;
			return this;
		}

		/**
		 * Set how many events are handled at a time.
		 * @param concurrency the number for a portal, by default 16
		 * @param totalConcurrency the number for all portals together, by default 64
		 * @return this
		 */
		public Builder concurrency(int concurrency, int totalConcurrency) {
			Assert.isTrue(concurrency > 0, "'concurrency' must be positive");
			Assert.isTrue(totalConcurrency > 0, "'totalConcurrency' must be positive");
			this.concurrency = concurrency;
			this.totalConcurrency = totalConcurrency;
			return this;
		}

		/**
		 * Set how often it is asked which portals there are, by default each minute:
		 * another process may have received the installation of one.
		 * @param refreshInterval the time
		 * @return this
		 */
		public Builder refreshInterval(Duration refreshInterval) {
			this.refreshInterval = Durations.positive("refreshInterval", refreshInterval);
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
		 * Build the group. Nothing is sent.
		 * @return the group
		 */
		public EventPollerGroup build() {
			Builder copy = new Builder(this.portals, this.sources, this.dispatcher);
			copy.ownership = this.ownership;
			copy.concurrency = this.concurrency;
			copy.totalConcurrency = this.totalConcurrency;
			copy.refreshInterval = this.refreshInterval;
			copy.timing = this.timing;
			return new EventPollerGroup(copy);
		}

	}

}
