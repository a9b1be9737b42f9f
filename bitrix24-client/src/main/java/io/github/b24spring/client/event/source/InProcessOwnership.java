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

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.core.publisher.Sinks;

/**
 * The owners of queues in this process.
 *
 * @author The b24spring maintainers
 */
final class InProcessOwnership implements EventQueueOwnership {

	private final Map<String, Lease> leases = new ConcurrentHashMap<>();

	@Override
	public Mono<EventQueueLease> acquire(String queue) {
		return Mono.defer(() -> {
			Lease mine = new Lease(queue);
			Lease other = this.leases.putIfAbsent(queue, mine);
			return (other != null) ? other.released.asMono().then(acquire(queue)) : given(mine);
		});
	}

	/**
	 * A lease that is given to nobody is nobody's.
	 */
	private static Mono<EventQueueLease> given(Lease lease) {
		return Mono.<EventQueueLease>just(lease).doFinally((signal) -> {
			if (signal == SignalType.CANCEL) {
				lease.end();
			}
		});
	}

	private final class Lease implements EventQueueLease {

		private final String queue;

		private final Sinks.Empty<Void> released = Sinks.empty();

		private Lease(String queue) {
			this.queue = queue;
		}

		@Override
		public boolean isHeld() {
			return InProcessOwnership.this.leases.get(this.queue) == this;
		}

		@Override
		public Mono<Void> keep() {
			return this.released.asMono();
		}

		@Override
		public Mono<Void> release() {
			return Mono.fromRunnable(this::end);
		}

		private void end() {
			InProcessOwnership.this.leases.remove(this.queue, this);
			this.released.tryEmitEmpty();
		}

	}

}
