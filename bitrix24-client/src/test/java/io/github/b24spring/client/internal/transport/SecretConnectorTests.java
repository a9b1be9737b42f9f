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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ClientHttpResponse;
import org.springframework.mock.http.client.reactive.MockClientHttpRequest;
import org.springframework.mock.http.client.reactive.MockClientHttpResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SecretConnector}.
 */
class SecretConnectorTests {

	private static final URI REQUEST = URI.create("https://portal.example/rest/crm.deal.get");

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final ClientHttpResponse response = new MockClientHttpResponse(200);

	private final List<MockClientHttpRequest> requests = new ArrayList<>();

	private final ClientHttpConnector connector = new SecretConnector((method, uri, requestCallback) -> {
		MockClientHttpRequest request = new MockClientHttpRequest(method, uri);
		this.requests.add(request);
		return requestCallback.apply(request).thenReturn(this.response);
	});

	@Test
	void webhookIsPutIntoTheAddress() {
		send(RequestSecret.webhook("1/c0de"));
		assertThat(this.requests).singleElement().satisfies((request) -> {
			assertThat(request.getURI()).isEqualTo(URI.create("https://portal.example/rest/1/c0de/crm.deal.get"));
			assertThat(request.getMethod()).isEqualTo(HttpMethod.POST);
			assertThat(request.getHeaders().toSingleValueMap()).containsOnlyKeys("X-Caller");
		});
	}

	@Test
	void tokenIsPutIntoTheHeadersBesidesThoseOfTheCaller() {
		send(RequestSecret.bearer("t0ken"));
		assertThat(this.requests).singleElement().satisfies((request) -> {
			assertThat(request.getURI()).isEqualTo(REQUEST);
			assertThat(request.getHeaders().toSingleValueMap()).containsEntry("Authorization", "Bearer t0ken")
				.containsKey("X-Caller");
		});
	}

	private void send(RequestSecret secret) {
		Mono<ClientHttpResponse> exchange = this.connector.connect(HttpMethod.POST, REQUEST, (request) -> {
			request.getHeaders().set("X-Caller", "caller");
			return request.setComplete();
		});
		OutgoingRequest outgoing = new OutgoingRequest(secret, new SendProgress());
		StepVerifier.create(exchange.contextWrite((context) -> context.put(OutgoingRequest.CONTEXT_KEY, outgoing)))
			.expectNext(this.response)
			.expectComplete()
			.verify(LIMIT);
	}

}
