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

import java.time.Duration;

import io.github.b24spring.client.internal.time.Timing;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.ClientResponse;

/**
 * Throws a body away. One that is short is read, so that the connection can be used
 * again; one that does not end soon costs its connection.
 */
final class UnwantedBody {

	private static final int MAX_SIZE = 64 * 1024;

	static final Duration MAX_TIME = Duration.ofSeconds(1);

	private UnwantedBody() {
	}

	static Mono<Void> discard(ClientResponse response, Timing timing) {
		return BodyCollector.collect(response.body(BodyExtractors.toDataBuffers()), MAX_SIZE)
			.then()
			.timeout(MAX_TIME, timing.scheduler())
			.onErrorResume(Exception.class, (failure) -> Mono.empty());
	}

}
