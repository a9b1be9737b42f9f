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

import io.github.b24spring.client.event.source.EventQueueLease;
import reactor.core.publisher.Mono;

/**
 * A lease whose end is told.
 *
 * @param lease the lease
 * @param released told when the queue is given back
 */
record ObservedLease(EventQueueLease lease, Runnable released) implements EventQueueLease {

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
		return this.lease.release().doFinally((end) -> this.released.run());
	}

}
