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

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Something that happens again and again, and that is not missed by those who begin to
 * wait for it late.
 *
 * @author The b24spring maintainers
 */
final class Signal {

	private final AtomicLong count = new AtomicLong();

	private final Set<Sinks.Empty<Void>> waiting = ConcurrentHashMap.newKeySet();

	long count() {
		return this.count.get();
	}

	void raise() {
		this.count.incrementAndGet();
		this.waiting.forEach(Sinks.Empty::tryEmitEmpty);
	}

	/**
	 * Wait.
	 * @param seen the count at the time from which on it counts
	 * @return completes when it has happened since
	 */
	Mono<Void> after(long seen) {
		return Mono.defer(() -> {
			Sinks.Empty<Void> sink = Sinks.empty();
			this.waiting.add(sink);
			if (this.count.get() != seen) {
				sink.tryEmitEmpty();
			}
			return sink.asMono().doFinally((end) -> this.waiting.remove(sink));
		});
	}

}
