package io.github.b24spring.autoconfigure.event.web;

import io.github.b24spring.autoconfigure.internal.web.FormLimit;
import io.github.b24spring.client.event.EventReceiver;
import io.github.b24spring.client.event.Reception;
import reactor.core.publisher.Mono;

/**
 * What the route of events does, whichever way a request came.
 *
 * @param path where it is
 * @param limit the largest form that is read
 * @param receiver takes events
 */
record EventsRoute(String path, FormLimit limit, EventReceiver receiver) {

	/**
	 * Take a form.
	 * @param form the form
	 * @return the status of the answer
	 */
	Mono<Integer> receive(byte[] form) {
		return this.receiver.receive(form).map(Reception::httpStatus);
	}

	/**
	 * Take note of a form that was not read to its end.
	 * @return the status of the answer
	 */
	int tooLarge() {
		return this.receiver.tooLarge().httpStatus();
	}

}
