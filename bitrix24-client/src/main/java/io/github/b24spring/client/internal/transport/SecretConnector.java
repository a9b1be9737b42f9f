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

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpResponse;

/**
 * Puts the secret into requests on their way into any connector. The connector's own logs
 * see it; for Reactor Netty there is {@link PortalHttpClient}, which goes deeper.
 */
final class SecretConnector implements ClientHttpConnector {

	private final ClientHttpConnector delegate;

	SecretConnector(ClientHttpConnector delegate) {
		this.delegate = delegate;
	}

	@Override
	public Mono<ClientHttpResponse> connect(HttpMethod method, URI uri,
			Function<? super ClientHttpRequest, Mono<Void>> requestCallback) {
		return Mono.deferContextual((context) -> {
			RequestSecret secret = OutgoingRequest.from(context).secret();
			return this.delegate.connect(method, secret.insert(uri), withHeader(secret, requestCallback));
		});
	}

	private static Function<? super ClientHttpRequest, Mono<Void>> withHeader(RequestSecret secret,
			Function<? super ClientHttpRequest, Mono<Void>> requestCallback) {
		String authorization = secret.authorization();
		return (authorization == null) ? requestCallback : (request) -> {
			request.getHeaders().set(HttpHeaders.AUTHORIZATION, authorization);
			return requestCallback.apply(request);
		};
	}

}
