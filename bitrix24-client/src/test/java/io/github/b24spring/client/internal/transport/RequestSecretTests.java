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

import org.junit.jupiter.api.Test;
import reactor.util.context.Context;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RequestSecret}.
 */
class RequestSecretTests {

	private static final URI REQUEST = URI.create("https://portal.example:8443/rest/crm.deal.get");

	@Test
	void webhookGoesBeforeTheMethod() {
		RequestSecret webhook = RequestSecret.webhook("1/c0de");
		assertThat(webhook.insert("/rest/crm.deal.get")).isEqualTo("/rest/1/c0de/crm.deal.get");
		assertThat(webhook.insert(REQUEST))
			.isEqualTo(URI.create("https://portal.example:8443/rest/1/c0de/crm.deal.get"));
		assertThat(webhook.authorization()).isNull();
	}

	@Test
	void linkTakesThePlaceOfThePath() {
		RequestSecret link = RequestSecret.link("/rest/download.json?sign=a%2Fb");
		assertThat(link.insert("/file")).isEqualTo("/rest/download.json?sign=a%2Fb");
		assertThat(link.insert(URI.create("https://portal.example/file")))
			.isEqualTo(URI.create("https://portal.example/rest/download.json?sign=a%2Fb"));
	}

	@Test
	void tokenOfRest3IsAHeaderAndLeavesTheAddressAsItIs() {
		RequestSecret bearer = RequestSecret.bearer("t0ken");
		assertThat(bearer.authorization()).isEqualTo("Bearer t0ken");
		assertThat(bearer.insert(REQUEST)).isSameAs(REQUEST);
		assertThat(bearer.insert("/rest/crm.deal.get")).isEqualTo("/rest/crm.deal.get");
	}

	@Test
	void secretTravelsInTheContext() {
		RequestSecret bearer = RequestSecret.bearer("t0ken");
		OutgoingRequest request = new OutgoingRequest(bearer, new SendProgress());
		assertThat(OutgoingRequest.from(Context.of(OutgoingRequest.CONTEXT_KEY, request)).secret()).isSameAs(bearer);
		assertThat(OutgoingRequest.from(Context.empty()).secret()).isSameAs(RequestSecret.NONE);
	}

	@Test
	void secretIsNotShown() {
		assertThat(RequestSecret.webhook("1/c0de")).hasToString("***");
	}

}
