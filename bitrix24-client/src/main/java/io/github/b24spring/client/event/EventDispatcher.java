package io.github.b24spring.client.event;

import reactor.core.publisher.Mono;

/**
 * Gives events to those who handle them.
 *
 * @author The b24spring maintainers
 * @since 0.1.0
 */
@FunctionalInterface
public interface EventDispatcher {

	/**
	 * Give an event to all its handlers.
	 * @param event the event
	 * @return completes when all have handled it; fails, after all have ended, if one has
	 * failed
	 */
	Mono<Void> dispatch(Bitrix24Event event);

}
