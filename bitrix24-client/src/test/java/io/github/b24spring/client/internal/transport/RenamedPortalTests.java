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
import java.util.Set;

import io.github.b24spring.client.Bitrix24ClientListener;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.exception.Bitrix24PortalMovedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpResponse;
import org.springframework.mock.http.client.reactive.MockClientHttpRequest;
import org.springframework.mock.http.client.reactive.MockClientHttpResponse;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

class RenamedPortalTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	@RegisterExtension
	private final PortalStub oldPortal = new PortalStub();

	@RegisterExtension
	private final PortalStub newPortal = new PortalStub();

	@Test
	void samePostIsSentAgainAndNewHostIsKeptAndReported() {
		redirectTo(this.newPortal.url() + "/rest/1/" + PortalStub.CODE + "/crm.deal.add");
		this.newPortal.answer(200, "{\"result\":7}");
		List<String> renames = new ArrayList<>();
		var client = this.oldPortal.client().addListener(new Bitrix24ClientListener() {

			@Override
			public void portalRenamed(String previousHost, String host) {
				renames.add(previousHost + " -> " + host);
			}

		}).build();
		var call = client.call("crm.deal.add").param("fields", java.util.Map.of("TITLE", "x")).retrieve(Integer.class);
		StepVerifier.create(call).expectNext(7).expectComplete().verify(LIMIT);
		StepVerifier.create(call).expectNext(7).expectComplete().verify(LIMIT);
		String newHost = this.newPortal.url().substring("http://".length());
		assertThat(client.portalHost()).isEqualTo(newHost);
		assertThat(renames).containsExactly(this.oldPortal.url().substring("http://".length()) + " -> " + newHost);
		assertThat(this.oldPortal.server().getAllServeEvents()).hasSize(1);
		this.newPortal.server()
			.verify(2, postRequestedFor(urlEqualTo("/rest/1/" + PortalStub.CODE + "/crm.deal.add"))
				.withRequestBody(equalToJson("{\"fields\":{\"TITLE\":\"x\"}}")));
	}

	@Test
	void secondRedirectIsNotFollowed() {
		String path = "/rest/1/" + PortalStub.CODE + "/crm.deal.add";
		redirectTo(this.newPortal.url() + path);
		this.newPortal.answer(aResponse().withStatus(302).withHeader("Location", this.oldPortal.url() + path));
		StepVerifier.create(this.oldPortal.client().build().call("crm.deal.add").retrieve(Integer.class))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(Bitrix24PortalMovedException.class)
				.hasMessageContaining("redirected again"))
			.verify(LIMIT);
		assertThat(this.oldPortal.server().getAllServeEvents()).hasSize(1);
		assertThat(this.newPortal.server().getAllServeEvents()).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "https://new.bitrix24.com/rest/1/CODE/a.b,", "https://shop.example.org/rest/1/CODE/a.b,",
			"https://NEW.bitrix24.com/rest/1/CODE/a.b,", "https://new.bitrix24.com:443/rest/1/CODE/a.b,",
			"https://магазин.рф/rest/1/CODE/a.b,", "https://ports.example.org:9443/rest/1/CODE/a.b," })
	void cloudPortalAndAllowedHostAreFollowed(String location, String unused) {
		RecordingConnector connector = new RecordingConnector(location.replace("CODE", PortalStub.CODE));
		StepVerifier.create(call(connector)).expectNext(1).expectComplete().verify(LIMIT);
		assertThat(connector.requests).hasSize(2);
		assertThat(connector.requests.get(1).toString()).isEqualToIgnoringCase(location.replace("CODE", PortalStub.CODE)
			.replace("магазин.рф", "xn--80aairftm.xn--p1ai")
			.replace(":443", ""));
	}

	@ParameterizedTest
	@CsvSource({ "https://evil.example/rest/1/CODE/a.b,evil.example",
			"https://new.bitrix24.de/rest/1/CODE/a.b,new.bitrix24.de",
			"https://bitrix24.com.evil.example/rest/1/CODE/a.b,bitrix24.com.evil.example",
			"https://evilbitrix24.com/rest/1/CODE/a.b,evilbitrix24.com",
			"http://new.bitrix24.com/rest/1/CODE/a.b,new.bitrix24.com", "http://localhost/rest/1/CODE/a.b,localhost",
			"https://localhost/rest/1/CODE/a.b,localhost",
			"https://new.bitrix24.com:8443/rest/1/CODE/a.b,new.bitrix24.com:8443",
			"https://shop.example.org:8443/rest/1/CODE/a.b,shop.example.org:8443",
			"https://t0psecretc0de.example/,***.example", "https://new.bitrix24.com/rest/1/CODE/other,new.bitrix24.com",
			"https://new.bitrix24.com/login,new.bitrix24.com", "/login,old.bitrix24.com", ":::,''" })
	void secretTravelsNowhereElse(String location, String host) {
		RecordingConnector connector = new RecordingConnector(location.replace("CODE", PortalStub.CODE));
		StepVerifier.create(call(connector))
			.expectErrorSatisfies(
					(ex) -> assertThat(ex).isInstanceOfSatisfying(Bitrix24PortalMovedException.class, (moved) -> {
						assertThat(moved.host()).isEqualTo(host);
						assertThat(moved.mayHaveRun()).isFalse();
						assertThat(moved).hasMessageContaining(host).hasNoCause();
						assertThat(moved.getMessage()).doesNotContain(PortalStub.CODE);
					}))
			.verify(LIMIT);
		assertThat(connector.requests).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(ints = { 300, 303, 304, 305, 306, 399 })
	void otherStatusesAreNotFollowed(int status) {
		this.oldPortal.answer(aResponse().withStatus(status)
			.withHeader("Location", this.newPortal.url() + "/rest/1/" + PortalStub.CODE + "/crm.deal.add"));
		StepVerifier.create(this.oldPortal.client().build().call("crm.deal.add").retrieve(Integer.class))
			.expectError(Bitrix24PortalMovedException.class)
			.verify(LIMIT);
		assertThat(this.newPortal.server().getAllServeEvents()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 301, 302, 307, 308 })
	void moveIsToldToTheCredentials(int status) {
		RotatingCredentials credentials = new RotatingCredentials(this.oldPortal.url());
		this.oldPortal
			.answer(aResponse().withStatus(status).withHeader("Location", this.newPortal.url() + "/rest/crm.deal.add"));
		this.newPortal.answer(200, "{\"result\":7}");
		StepVerifier
			.create(Bitrix24ClientBuilder.create(credentials).build().call("crm.deal.add").retrieve(Integer.class))
			.expectNext(7)
			.expectComplete()
			.verify(LIMIT);
		assertThat(credentials.moves).containsExactly(this.oldPortal.url() + " -> " + this.newPortal.url());
	}

	private static Mono<Integer> call(ClientHttpConnector connector) {
		return Bitrix24ClientBuilder
			.create(Bitrix24Credentials.webhook("https://old.bitrix24.com/rest/1/" + PortalStub.CODE + "/"))
			.httpSettings((settings) -> PortalStub.settings()
				.withAllowedRedirectHosts(Set.of("SHOP.example.org", "МАГАЗИН.рф", "ports.example.org:9443")))
			.connector(connector)
			.build()
			.call("a.b")
			.retrieve(Integer.class);
	}

	private void redirectTo(String location) {
		this.oldPortal.answer(aResponse().withStatus(302).withHeader("Location", location));
	}

	private static final class RecordingConnector implements ClientHttpConnector {

		private final List<URI> requests = new ArrayList<>();

		private final String location;

		private RecordingConnector(String location) {
			this.location = location;
		}

		@Override
		public Mono<ClientHttpResponse> connect(HttpMethod method, URI uri,
				java.util.function.Function<? super ClientHttpRequest, Mono<Void>> requestCallback) {
			assertThat(method).isEqualTo(HttpMethod.POST);
			this.requests.add(uri);
			MockClientHttpResponse response;
			if (this.requests.size() == 1) {
				response = new MockClientHttpResponse(HttpStatus.FOUND);
				response.getHeaders().add("Location", this.location);
			}
			else {
				response = new MockClientHttpResponse(HttpStatus.OK);
				response.setBody("{\"result\":1}");
			}
			return requestCallback.apply(new MockClientHttpRequest(method, uri)).thenReturn(response);
		}

	}

}
