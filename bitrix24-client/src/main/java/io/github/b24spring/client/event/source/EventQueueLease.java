package io.github.b24spring.client.event.source;

import reactor.core.publisher.Mono;

/**
 * The proof that one owns a queue for the moment.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public interface EventQueueLease {

	/**
	 * Return whether the queue is still owned. Says so by the clock of this process, also
	 * right after it stood still: asked before anything is taken from or removed from the
	 * queue.
	 * @return {@code false} once it was lost or released, and from then on
	 */
	boolean isHeld();

	/**
	 * Keep the queue for as long as the returned publisher is subscribed to.
	 * @return completes when the queue is lost, never while it is kept
	 */
	Mono<Void> keep();

	/**
	 * Give the queue to the next one.
	 * @return completes when it is free, or will be by itself
	 */
	Mono<Void> release();

	/**
	 * Return the lease of somebody who knows to be alone.
	 * @return a lease that does not end
	 */
	static EventQueueLease unlimited() {
		return UnlimitedLease.INSTANCE;
	}

}
