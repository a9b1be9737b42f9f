package io.github.b24spring.client.exchange;

import reactor.core.publisher.Mono;

/**
 * A step on a call's way. It does one thing, knows the next step alone, and gives the
 * answer back to the step before it.
 */
@FunctionalInterface
interface Stage {

	/**
	 * Takes the call on.
	 * @param call the call
	 * @return a successful answer, or a
	 * {@link io.github.b24spring.client.Bitrix24Exception}
	 */
	Mono<Envelope> exchange(Call call);

}
