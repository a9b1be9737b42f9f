package io.github.b24spring.client.internal.pipeline;

import io.github.b24spring.client.internal.answer.Envelope;
import reactor.core.publisher.Mono;

/**
 * Takes the parameters of a call as they are now, before it waits for anything: what
 * cannot be written fails this call at once, and no other that shares its request.
 */
final class ParametersStage implements Stage {

	private final Stage next;

	private final PlainParameters parameters;

	ParametersStage(Stage next, PlainParameters parameters) {
		this.next = next;
		this.parameters = parameters;
	}

	@Override
	public Mono<Envelope> exchange(Call call) {
		return Mono.defer(() -> this.next.exchange(this.parameters.ofCall(call)));
	}

}
