package io.github.b24spring.client.event;

/**
 * How an event came.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
public enum EventOrigin {

	/**
	 * The portal sent it to a handler of the application. It may be lost, doubled, late
	 * and out of order.
	 */
	HANDLER,

	/**
	 * It was fetched from the offline queue of the application.
	 */
	OFFLINE_QUEUE,

	/**
	 * It was fetched from the messenger's queue of a user.
	 */
	MESSENGER_QUEUE,

	/**
	 * It was fetched from the queue of a bot.
	 */
	BOT_QUEUE

}
