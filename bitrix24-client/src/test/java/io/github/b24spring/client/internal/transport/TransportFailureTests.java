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
import java.util.function.Consumer;

import com.github.tomakehurst.wiremock.http.Fault;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.exception.Bitrix24ConnectionException;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.Bitrix24ServerException;
import io.github.b24spring.client.exception.Bitrix24TimeoutException;
import io.github.b24spring.client.exception.Bitrix24UnreadableResponseException;
import io.github.b24spring.client.settings.HttpSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionPoolMetrics;
import reactor.netty.resources.ConnectionProvider;
import reactor.test.StepVerifier;

import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClientRequestException;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What is not an answer of the portal ends in its exception, in time, and leaves no
 * connection behind.
 */
class TransportFailureTests {

	@RegisterExtension
	private final PortalStub portal = new PortalStub();

	@ParameterizedTest
	@EnumSource(value = Fault.class, names = { "CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE" })
	void brokenConnectionMayHaveRunAndIsNotRepeated(Fault fault) {
		this.portal.answer(aResponse().withFault(fault));
		verifyFailure(Bitrix24ConnectionException.class, (ex) -> {
			assertThat(ex.mayHaveRun()).isTrue();
			assertThat(ex.getCause()).isInstanceOf(WebClientRequestException.class);
		});
		assertThat(this.portal.server().getAllServeEvents()).hasSize(1);
	}

	@Test
	void portalThatHangsTimesOut() {
		this.portal.answer(aResponse().withStatus(200).withBody("{\"result\":1}").withFixedDelay(30_000));
		verifyTimeout();
	}

	@Test
	void timesMayBeForEver() {
		Duration forEver = Duration.ofSeconds(Long.MAX_VALUE);
		this.portal.answer(200, "{\"result\":1}");
		Bitrix24Client patient = this.portal.client()
			.httpSettings((settings) -> settings.withConnectTimeout(forEver).withResponseTimeout(forEver))
			.build()
			.mutate()
			.deadline(forEver)
			.build();
		StepVerifier.create(patient.call("crm.deal.get").deadline(forEver).retrieve(Integer.class))
			.expectNext(1)
			.expectComplete()
			.verify(Duration.ofSeconds(30));
		this.portal.answer(aResponse().withHeader("Content-Type", "text/plain").withBody("x"));
		StepVerifier.create(
				patient.download("/a.txt").deadline(forEver).exchangeToMono((file) -> Mono.just(file.contentLength())))
			.expectNextCount(1)
			.expectComplete()
			.verify(Duration.ofSeconds(30));
	}

	@Test
	void answerThatDripsTimesOut() {
		this.portal.answer(aResponse().withStatus(200)
			.withBody("{\"result\":\"" + "x".repeat(1000) + "\"}")
			.withChunkedDribbleDelay(20, 60_000));
		verifyTimeout();
	}

	private void verifyTimeout() {
		HttpSettings impatient = HttpSettings.defaults().withResponseTimeout(Duration.ofMillis(1500));
		StepVerifier.create(
				this.portal.client().httpSettings((settings) -> impatient).build().call("a.b").retrieve(Object.class))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOfSatisfying(Bitrix24TimeoutException.class,
					(timeout) -> assertThat(timeout.mayHaveRun()).isTrue()))
			.verify(Duration.ofSeconds(30));
	}

	@Test
	void portalThatIsNotThereDidNotRunTheCall() {
		StepVerifier.create(PortalStub.clientOfNobody().build().call("a.b").retrieve(Object.class))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOfSatisfying(Bitrix24ConnectionException.class,
					(failure) -> assertThat(failure.mayHaveRun()).isFalse()))
			.verify(Duration.ofSeconds(30));
	}

	@Test
	void deadlineOfTheCallEndsIt() {
		this.portal.answer(aResponse().withStatus(200).withBody("{\"result\":1}").withFixedDelay(30_000));
		StepVerifier
			.create(this.portal.client().build().call("a.b").deadline(Duration.ofMillis(200)).retrieve(Integer.class))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(Bitrix24TimeoutException.class)
				.hasMessageContaining("deadline of 200 ms"))
			.verify(Duration.ofSeconds(30));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "<html><body>Bad   gateway</body></html>", "[]", "\"text\"", "{\"result\":[1,2",
			"{\"result\":1} trailing", "{\"result\":1,}" })
	void bodyThatIsNoEnvelopeIsUnreadable(String body) {
		this.portal.answer(200, body);
		verifyFailure(Bitrix24UnreadableResponseException.class, (ex) -> {
			assertThat(ex.mayHaveRun()).isTrue();
			assertThat(ex.httpStatus()).isEqualTo(200);
		});
	}

	@Test
	void htmlIsQuotedShortAndWithoutTheSecret() {
		this.portal.answer(200, "<html>\n<p>not found: /rest/1/" + PortalStub.CODE + "/a.b</p>" + "y".repeat(5000));
		verifyFailure(Bitrix24UnreadableResponseException.class,
				(ex) -> assertThat(ex.getMessage()).contains("<html> <p>not found: /rest/1/***/a.b")
					.hasSizeLessThan(600)
					.doesNotContain(PortalStub.CODE));
	}

	@Test
	void htmlWithServerStatusIsServerFault() {
		this.portal.answer(502, "<html>Bad gateway</html>");
		verifyFailure(Bitrix24ServerException.class, (ex) -> assertThat(ex.mayHaveRun()).isTrue());
	}

	@Test
	void truncatedBodyIsNotSuccess() {
		this.portal.answer(aResponse().withStatus(200)
			.withHeader("Content-Length", "1000")
			.withFault(Fault.MALFORMED_RESPONSE_CHUNK));
		verifyFailure(Bitrix24Exception.class, (ex) -> assertThat(ex.mayHaveRun()).isTrue());
	}

	@Test
	void oversizedAnswerIsCutOff() {
		this.portal.answer(200, "{\"result\":\"" + "x".repeat(2_000_000) + "\"}");
		StepVerifier
			.create(this.portal.client()
				.httpSettings((settings) -> PortalStub.settings().withMaxResponseSize(1_000_000))
				.build()
				.call("a.b")
				.retrieve(String.class))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(Bitrix24UnreadableResponseException.class)
				.hasMessageContaining("larger than 1000000 bytes")
				.hasMessageContaining("limit to the size"))
			.verify(Duration.ofSeconds(30));
	}

	@Test
	void answerFarAboveTheDefaultOfWebClientIsRead() {
		this.portal.answer(200, "{\"result\":\"" + "x".repeat(8_000_000) + "\"}");
		StepVerifier.create(this.portal.client().build().call("a.b").retrieve(String.class))
			.assertNext((result) -> assertThat(result).hasSize(8_000_000))
			.expectComplete()
			.verify(Duration.ofSeconds(30));
	}

	@Test
	void noConnectionIsLeftBehind() {
		Pool pool = new Pool();
		var client = this.portal.client().reactorConnector((operator) -> {
			HttpClient httpClient = HttpClient
				.create(ConnectionProvider.builder("test").maxConnections(4).metrics(true, () -> pool).build())
				.responseTimeout(Duration.ofMillis(300));
			return new ReactorClientHttpConnector(operator.apply(httpClient));
		}).build();
		Runnable[] answers = { () -> this.portal.answer(200, "{\"result\":1}"),
				() -> this.portal.answer(503, "{\"error\":\"QUERY_LIMIT_EXCEEDED\"}"),
				() -> this.portal.answer(200, "<html>"), () -> this.portal.answer(200, ""),
				() -> this.portal.answer(
						aResponse().withStatus(200).withHeader("Content-Length", "1000").withBody("{\"result\":[1,")),
				() -> this.portal.answer(aResponse().withStatus(200).withFault(Fault.MALFORMED_RESPONSE_CHUNK)),
				() -> this.portal.answer(aResponse().withFault(Fault.EMPTY_RESPONSE)),
				() -> this.portal.answer(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
				() -> this.portal.answer(aResponse().withStatus(302).withHeader("Location", "https://evil.example/x")),
				() -> this.portal.answer(200, "{\"result\":\"" + "x".repeat(20_000_000) + "\"}"),
				() -> this.portal.answer(aResponse().withFixedDelay(5_000)) };
		for (Runnable answer : answers) {
			answer.run();
			StepVerifier
				.create(Flux.range(0, 12)
					.flatMap((i) -> client.call("a.b").retrieve(Object.class).onErrorResume((ex) -> Mono.empty()))
					.then())
				.expectComplete()
				.verify(Duration.ofSeconds(60));
		}
		await().atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(pool.metrics.acquiredSize()).as("acquired").isZero());
		assertThat(pool.metrics.pendingAcquireSize()).isZero();
	}

	private <E extends Bitrix24Exception> void verifyFailure(Class<E> type, Consumer<E> assertions) {
		StepVerifier.create(this.portal.client().build().call("a.b").param("id", 1).retrieve(Object.class))
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOfSatisfying(type, assertions))
			.verify(Duration.ofSeconds(30));
	}

	private static final class Pool implements ConnectionProvider.MeterRegistrar {

		private ConnectionPoolMetrics metrics;

		@Override
		public void registerMetrics(String poolName, String id, java.net.SocketAddress remoteAddress,
				ConnectionPoolMetrics metrics) {
			this.metrics = metrics;
		}

	}

}
