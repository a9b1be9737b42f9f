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
