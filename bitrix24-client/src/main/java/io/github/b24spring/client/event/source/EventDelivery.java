package io.github.b24spring.client.event.source;

import io.github.b24spring.client.event.Bitrix24Event;
import reactor.core.publisher.Mono;

/**
 * An event that is in hand, and stays in its queue until it is acknowledged. One that is
 * neither acknowledged nor rejected is delivered again by the next owner of the queue.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public interface EventDelivery {

	/**
	 * Return the event.
	 * @return the event
	 */
	Bitrix24Event event();

	/**
	 * Remove the event from its queue, after it was handled for good. Several that come
	 * at once are told to the portal together, and again while the portal does not
	 * answer.
	 * @return completes when the portal has removed it, or will do so once those before
	 * it are acknowledged too; fails with {@link EventQueueLostException} if it belongs
	 * to another owner by now
	 */
	Mono<Void> acknowledge();

	/**
	 * Leave the event in its queue, and have it delivered again later: each time later
	 * than before.
	 * @param failure why it could not be handled
	 * @return completes when that is settled; fails as {@link #acknowledge()} does
	 */
	Mono<Void> reject(Throwable failure);

}
