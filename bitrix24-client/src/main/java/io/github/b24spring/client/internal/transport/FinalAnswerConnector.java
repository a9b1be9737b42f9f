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

import java.net.URI;
import java.util.function.Function;

import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpResponse;

/**
 * Fails at once for an informational answer that a library takes for the answer itself.
 * Its body may never end, so nobody waits for it, and the request is cancelled: the
 * answer that follows on the connection would be taken for that of the next request.
 */
record FinalAnswerConnector(ClientHttpConnector delegate) implements ClientHttpConnector {

	@Override
	public Mono<ClientHttpResponse> connect(HttpMethod method, URI uri,
			Function<? super ClientHttpRequest, Mono<Void>> requestCallback) {
		return this.delegate.connect(method, uri, requestCallback).map(FinalAnswerConnector::check);
	}

	private static ClientHttpResponse check(ClientHttpResponse response) {
		if (response.getStatusCode().is1xxInformational()) {
			throw new InformationalAnswerException(response.getStatusCode().value());
		}
		return response;
	}

}
