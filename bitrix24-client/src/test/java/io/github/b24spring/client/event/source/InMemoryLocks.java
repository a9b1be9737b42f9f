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
import java.util.HashMap;
import java.util.Map;

import io.github.b24spring.client.internal.time.Timing;
import reactor.core.publisher.Mono;

/**
 * Locks by a clock of their own, which can be out of reach.
 */
final class InMemoryLocks implements EventQueueLocks {

	private final Map<String, Lock> locks = new HashMap<>();

	private final Timing timing;

	int questions;

	boolean fails;

	boolean hangs;

	InMemoryLocks(Timing timing) {
		this.timing = timing;
	}

	@Override
	public Mono<Boolean> lock(String queue, String holder, Duration time) {
		return Mono.defer(() -> {
			this.questions++;
			if (this.hangs) {
				return Mono.never();
			}
			if (this.fails) {
				return Mono.error(new IllegalStateException("Out of reach"));
			}
			Lock present = this.locks.get(queue);
			if (present != null && !present.holder.equals(holder) && present.end - this.timing.now() > 0) {
				return Mono.just(false);
			}
			this.locks.put(queue, new Lock(holder, this.timing.now() + time.toNanos()));
			return Mono.just(true);
		});
	}

	@Override
	public Mono<Void> unlock(String queue, String holder) {
		return Mono.defer(() -> {
			if (this.hangs) {
				return Mono.never();
			}
			this.locks.computeIfPresent(queue, (same, lock) -> lock.holder.equals(holder) ? null : lock);
			return Mono.empty();
		});
	}

	void forget() {
		this.locks.clear();
	}

	private record Lock(String holder, long end) {
	}

}
