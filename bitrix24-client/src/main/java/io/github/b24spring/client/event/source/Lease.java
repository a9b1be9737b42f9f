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
import java.time.Instant;

import io.github.b24spring.client.internal.time.Timing;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A lease on locks with a time. It ends by the clocks of this process: that of the
 * machine may stand still while the machine sleeps, and the date may be set back.
 *
 * @author The b24spring maintainers
 */
final class Lease implements EventQueueLease {

	private static final Log logger = LogFactory.getLog(Lease.class);

	/**
	 * How often a lease is prolonged in its time.
	 */
	private static final int PARTS = 3;

	private final String queue;

	private final String holder;

	private final EventQueueLocks locks;

	private final Duration time;

	private final Timing timing;

	private volatile boolean missed;

	private volatile @Nullable Term term;

	Lease(String queue, String holder, EventQueueLocks locks, Duration time, Timing timing) {
		this.queue = queue;
		this.holder = holder;
		this.locks = locks;
		this.time = time;
		this.timing = timing;
	}

	/**
	 * Take the queue.
	 * @return this; empty if another has the queue
	 */
	Mono<EventQueueLease> take() {
		return Mono.defer(() -> lock(this.time)).filter((held) -> held).map((held) -> this);
	}

	Duration pause() {
		return this.time.dividedBy(PARTS);
	}

	@Override
	public boolean isHeld() {
		Term current = this.term;
		return current != null && !remaining(current).isNegative() && !remaining(current).isZero();
	}

	@Override
	public Mono<Void> keep() {
		return Mono
			.defer(() -> this.timing
				.delay(shorter(this.missed ? pause().dividedBy(PARTS) : pause(), remaining(this.term))))
			.then(Mono.defer(this::prolong))
			.repeat(this::isHeld)
			.then();
	}

	/**
	 * A lease that has ended is not prolonged, even where nobody took the queue: another
	 * may have had it meanwhile.
	 */
	private Mono<Boolean> prolong() {
		if (!isHeld()) {
			return Mono.empty();
		}
		return lock(remaining(this.term)).doOnNext((held) -> {
			this.missed = false;
			if (!held) {
				this.term = null;
			}
		}).onErrorResume(Exception.class, (failure) -> {
			this.missed = true;
			logger.warn("The lease of the queue '" + this.queue + "' was not prolonged: " + failure);
			return Mono.empty();
		});
	}

	/**
	 * The time begins before the question is sent, so that it ends here before it ends
	 * there.
	 */
	private Mono<Boolean> lock(Duration longest) {
		Term next = new Term(this.timing.now() + this.time.toNanos(), this.timing.instant().plus(this.time));
		return this.locks.lock(this.queue, this.holder, this.time)
			.timeout(longest, this.timing.scheduler())
			.doOnNext((held) -> {
				if (held) {
					this.term = next;
				}
			});
	}

	@Override
	public Mono<Void> release() {
		return Mono.defer(() -> {
			this.term = null;
			return this.locks.unlock(this.queue, this.holder).timeout(pause(), this.timing.scheduler());
		}).onErrorResume(Exception.class, (failure) -> {
			logger.warn("The queue '" + this.queue + "' stays locked until its lease ends: " + failure);
			return Mono.empty();
		});
	}

	private Duration remaining(@Nullable Term current) {
		return (current == null) ? Duration.ZERO : shorter(Duration.ofNanos(current.nanoTime - this.timing.now()),
				Duration.between(this.timing.instant(), current.instant));
	}

	private static Duration shorter(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

	/**
	 * The end of a lease.
	 *
	 * @param nanoTime by the clock that never goes back
	 * @param instant by date and time
	 */
	private record Term(long nanoTime, Instant instant) {
	}

}
