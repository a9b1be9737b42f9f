package io.github.b24spring.client.event.source;

import java.time.Duration;

import reactor.core.publisher.Mono;

/**
 * Where it is written down who owns which queue, for all processes that could.
 * <p>
 * An implementation is safe for use by many threads, and does nothing before the
 * subscription.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public interface EventQueueLocks {

	/**
	 * Lock a queue, or prolong the lock if it is the holder's already. Comparison and
	 * change are one step.
	 * @param queue the name of the queue, at most 200 characters
	 * @param holder who locks it, another text for each that wants it
	 * @param time the time after which it is free again
	 * @return whether the holder has the queue now; {@code false} is an answer, no
	 * failure
	 */
	Mono<Boolean> lock(String queue, String holder, Duration time);

	/**
	 * Release a queue, if it is still the holder's.
	 * @param queue the name of the queue
	 * @param holder who locked it
	 * @return completes when it is free
	 */
	Mono<Void> unlock(String queue, String holder);

}
