/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
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
