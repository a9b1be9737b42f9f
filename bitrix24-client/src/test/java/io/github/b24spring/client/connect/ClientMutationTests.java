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
package io.github.b24spring.client.connect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.Bitrix24ClientListener;
import io.github.b24spring.client.CallPriority;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.exception.Bitrix24TimeoutException;
import io.github.b24spring.client.settings.RateLimitSettings;
import io.github.b24spring.testserver.FreshPorts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ClientMutationTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final WireMockServer portal = new WireMockServer(WireMockConfiguration.options().port(FreshPorts.find()));

	private final List<CallPriority> priorities = new CopyOnWriteArrayList<>();

	private Bitrix24Client client;

	@BeforeEach
	void start() {
		this.portal.start();
		this.portal.stubFor(post(anyUrl()).willReturn(okJson("{\"result\":[],\"total\":0}")));
		this.client = Bitrix24ClientBuilder.create(Bitrix24Credentials.webhook(webhook("first")))
			.limits(PortalLimits.create())
			.rateLimitSettings((settings) -> settings.withLimit(50, 0.01))
			.addListener(new Bitrix24ClientListener() {
				@Override
				public void admitted(Admission admission) {
					ClientMutationTests.this.priorities.add(admission.priority());
				}
			})
			.build();
	}

	@AfterEach
	void stop() {
		this.client.close();
		this.portal.stop();
	}

	private String webhook(String code) {
		return this.portal.baseUrl() + "/rest/1/" + code + "/";
	}

	@Test
	void priorityHoldsForWhatSaysNothing() {
		Bitrix24Client bulk = this.client.mutate().priority(CallPriority.BULK).build();
		StepVerifier
			.create(bulk.call("crm.deal.add")
				.execute()
				.then(bulk.call("crm.deal.add").priority(CallPriority.INTERACTIVE).execute())
				.then(bulk.list("crm.deal.list", Map.class).page(0).then())
				.then(this.client.call("crm.deal.add").execute()))
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.priorities).containsExactly(CallPriority.BULK, CallPriority.INTERACTIVE, CallPriority.BULK,
				CallPriority.INTERACTIVE);
	}

	@Test
	void deadlineHoldsForWhatSaysNothing() {
		this.portal.stubFor(post(anyUrl()).willReturn(okJson("{\"result\":true}").withFixedDelay(5_000)));
		Bitrix24Client hasty = this.client.mutate().deadline(Duration.ofMillis(100)).build();
		StepVerifier.create(hasty.call("crm.deal.add").execute())
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(Bitrix24TimeoutException.class)
				.hasMessageContaining("deadline of 100 ms"))
			.verify(LIMIT);
	}

	@Test
	void deadlineIsPositive() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.client.mutate().deadline(Duration.ZERO))
			.withMessageContaining("deadline");
	}

	@Test
	void anotherAccountSharesTheLimitsOfThePortal() {
		Bitrix24Client second = this.client.mutate()
			.credentials(Bitrix24Credentials.webhook(webhook("second")))
			.build();
		double before = this.client.limits().permits();
		StepVerifier.create(second.call("crm.deal.add").execute()).expectComplete().verify(LIMIT);
		this.portal.verify(1, postRequestedFor(urlPathEqualTo("/rest/1/second/crm.deal.add")));
		assertThat(this.client.limits().permits()).isLessThan(before);
	}

	@Test
	void settingsOfAClientHoldUntilItIsClosedWithThoseMadeFromIt() {
		PortalLimits limits = PortalLimits.create();
		Bitrix24Client first = client(limits, RateLimitSettings.standard());
		Bitrix24Client elsewhere = first.mutate()
			.credentials(Bitrix24Credentials.webhook("https://other.example/rest/1/code/"))
			.build();
		try (Bitrix24Client second = client(limits, RateLimitSettings.enterprise())) {
			assertThat(second.limits().rate()).isEqualTo(2);
		}
		elsewhere.close();
		try (Bitrix24Client third = client(limits, RateLimitSettings.enterprise())) {
			assertThat(third.limits().rate()).isEqualTo(5);
		}
		try (Bitrix24Client other = Bitrix24ClientBuilder
			.create(Bitrix24Credentials.webhook("https://other.example/rest/1/code/"))
			.limits(limits)
			.rateLimitSettings((standard) -> RateLimitSettings.enterprise())
			.build()) {
			assertThat(other.limits().rate()).isEqualTo(5);
		}
	}

	private Bitrix24Client client(PortalLimits limits, RateLimitSettings settings) {
		return Bitrix24ClientBuilder.create(Bitrix24Credentials.webhook(webhook("code")))
			.limits(limits)
			.rateLimitSettings((standard) -> settings)
			.build();
	}

	@Test
	void closingEndsTheConnections() throws Exception {
		try (ServerSocket server = new ServerSocket(0)) {
			CompletableFuture<Integer> afterAnswer = CompletableFuture.supplyAsync(() -> answerOnce(server));
			Bitrix24Client other = Bitrix24ClientBuilder
				.create(Bitrix24Credentials.webhook("http://localhost:" + server.getLocalPort() + "/rest/1/code/"))
				.limits(PortalLimits.create())
				.build();
			StepVerifier.create(other.call("crm.deal.add").execute()).expectComplete().verify(LIMIT);
			assertThat(afterAnswer).isNotDone();
			other.mutate().priority(CallPriority.BULK).build().close();
			assertThat(afterAnswer).succeedsWithin(LIMIT).isEqualTo(-1);
		}
	}

	private static int answerOnce(ServerSocket server) {
		try (Socket socket = server.accept()) {
			byte[] request = new byte[8192];
			StringBuilder read = new StringBuilder();
			while (read.indexOf("{}") == -1) {
				read.append(new String(request, 0, socket.getInputStream().read(request), StandardCharsets.UTF_8));
			}
			socket.getOutputStream()
				.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 13\r\n\r\n{\"result\":[]}"
					.getBytes(StandardCharsets.UTF_8));
			return socket.getInputStream().read();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
