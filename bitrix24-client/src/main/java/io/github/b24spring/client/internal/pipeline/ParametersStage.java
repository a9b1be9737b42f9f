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
