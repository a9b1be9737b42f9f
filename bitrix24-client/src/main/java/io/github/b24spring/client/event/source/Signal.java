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
