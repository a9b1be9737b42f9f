package io.github.b24spring.client.internal.transport;

import reactor.util.context.ContextView;

/**
 * What the connector has to know of a request beside the request itself. It travels in
 * Reactor's context, as one value: each value makes every operator below dearer.
 *
 * @param secret what nobody above the connector may see
 * @param progress told how far the request gets
 */
record OutgoingRequest(RequestSecret secret, SendProgress progress) {

	static final Class<OutgoingRequest> CONTEXT_KEY = OutgoingRequest.class;

	static OutgoingRequest from(ContextView context) {
		return context.hasKey(CONTEXT_KEY) ? context.get(CONTEXT_KEY)
				: new OutgoingRequest(RequestSecret.NONE, new SendProgress());
	}

}
