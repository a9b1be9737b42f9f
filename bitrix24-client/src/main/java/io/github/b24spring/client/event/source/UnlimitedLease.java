package io.github.b24spring.client.event.source;

import reactor.core.publisher.Mono;

/**
 * The lease of a queue that nobody else wants.
 *
 * @author The b24spring maintainers
 */
enum UnlimitedLease implements EventQueueLease {

	INSTANCE;

	@Override
	public boolean isHeld() {
		return true;
	}

	@Override
	public Mono<Void> keep() {
		return Mono.never();
	}

	@Override
	public Mono<Void> release() {
		return Mono.empty();
	}

}
