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

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

import reactor.core.publisher.Mono;

/**
 * A lease that takes room where there is not enough for all, until it ends.
 *
 * @author The b24spring maintainers
 */
final class CountedLease implements EventQueueLease {

	private final EventQueueLease lease;

	private final Semaphore room;

	private final AtomicBoolean entered = new AtomicBoolean();

	CountedLease(EventQueueLease lease, Semaphore room) {
		this.lease = lease;
		this.room = room;
	}

	@Override
	public boolean isHeld() {
		return this.lease.isHeld();
	}

	@Override
	public Mono<Void> keep() {
		return this.lease.keep();
	}

	@Override
	public Mono<Void> release() {
		return this.lease.release().doFinally((end) -> leave());
	}

	/**
	 * Take the room that it needs.
	 * @return whether there was room
	 */
	boolean enter() {
		return this.room.tryAcquire() && !this.entered.getAndSet(true);
	}

	void leave() {
		if (this.entered.compareAndSet(true, false)) {
			this.room.release();
		}
	}

}
