package io.github.b24spring.client.internal.pipeline;

import io.github.b24spring.client.internal.answer.Envelope;
import reactor.core.publisher.Mono;

/**
 * A step on a call's way. It does one thing, knows the next step alone, and gives the
 * answer back to the step before it.
 */
@FunctionalInterface
public interface Stage {

	/**
	 * Take the call on.
	 * @param call the call
	 * @return a successful answer, or a
	 * {@link io.github.b24spring.client.exception.Bitrix24Exception}
	 */
	Mono<Envelope> exchange(Call call);

}
