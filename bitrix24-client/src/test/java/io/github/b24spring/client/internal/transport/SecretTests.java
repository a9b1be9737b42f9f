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

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.function.Function;

import ch.qos.logback.classic.Level;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.fixture.EmittedTexts;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientMetricsRecorder;
import reactor.test.StepVerifier;

import org.springframework.http.client.reactive.ReactorClientHttpConnector;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Everything that is emitted while calls succeed and fail in all ways, at TRACE and with
 * the wiretap and metrics of Reactor Netty on, searched for the secret.
 */
class SecretTests {

	private static final String PATH_TOKEN = "p4thsecrett0ken";

	private static final String QUERY_TOKEN = "qu3rysecrett0ken";

	@RegisterExtension
	private final PortalStub portal = new PortalStub();

	@RegisterExtension
	private final EmittedTexts emitted = new EmittedTexts(Level.TRACE, (logger) -> true);

	@Test
	void webhookCodeIsNowhere() {
		exercise(this.portal.client());
		assertThat(this.portal.server().getAllServeEvents()).isNotEmpty()
			.allSatisfy((event) -> assertThat(event.getRequest().getUrl()).contains(PortalStub.CODE));
		assertNothingLeaked(PortalStub.CODE);
	}

	@Test
	void accessTokenIsNowhere() {
		exercise(this.portal.tokenClient());
		assertThat(this.portal.server().getAllServeEvents()).isNotEmpty()
			.allSatisfy((event) -> assertThat(event.getRequest().getBodyAsString()).contains(PortalStub.TOKEN));
		assertNothingLeaked(PortalStub.TOKEN);
	}

	@Test
	void signedLinkIsNowhere() {
		String link = "/rest/" + PATH_TOKEN + "/download.json?sign=" + QUERY_TOKEN + "&auth=";
		exercise(this.portal.tokenClient(), (client) -> client.download(link).content());
		assertThat(this.portal.server().getAllServeEvents()).isNotEmpty()
			.allSatisfy((event) -> assertThat(event.getRequest().getUrl()).contains(PATH_TOKEN, QUERY_TOKEN)
				.endsWith(PortalStub.TOKEN));
		assertNothingLeaked(PortalStub.TOKEN);
		assertNothingLeaked(PATH_TOKEN);
		assertNothingLeaked(QUERY_TOKEN);
	}

	private void exercise(Bitrix24ClientBuilder builder) {
		exercise(builder, (client) -> client.call("crm.deal.get").param("id", 1).retrieve(Object.class));
	}

	private void exercise(Bitrix24ClientBuilder builder, Function<Bitrix24Client, Publisher<?>> work) {
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig().observationHandler(new EmittingHandler());
		Bitrix24Client client = builder.observationRegistry(registry)
			.reactorConnector((operator) -> new ReactorClientHttpConnector(operator.apply(HttpClient.create()
				.wiretap(true)
				.metrics(true, EmittingRecorder::new)
				.responseTimeout(Duration.ofMillis(500)))))
			.build();
		this.emitted.add(client.toString());
		this.portal.answer(200, "{\"result\":1}");
		run(work.apply(client));
		this.portal.answer(401, "{\"error\":\"NO_AUTH_FOUND\",\"error_description\":\"bad " + PortalStub.CODE + " "
				+ PortalStub.TOKEN + " " + PATH_TOKEN + QUERY_TOKEN + "\"}");
		run(work.apply(client));
		this.portal.answer(404, "<html>" + PortalStub.CODE + PortalStub.TOKEN);
		run(work.apply(client));
		this.portal.answer(aResponse().withStatus(302)
			.withHeader("Location", "https://evil.example/rest/1/" + PortalStub.CODE + "/crm.deal.get"));
		run(work.apply(client));
		this.portal.answer(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
		run(work.apply(client));
		this.portal.answer(aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE));
		run(work.apply(client));
		this.portal.answer(aResponse().withFixedDelay(3_000));
		run(work.apply(client));
		await().atMost(Duration.ofSeconds(30)).until(() -> this.portal.server().getAllServeEvents().size() == 7);
	}

	private void run(Publisher<?> work) {
		StepVerifier.create(Flux.from(work).onErrorResume((ex) -> {
			StringWriter text = new StringWriter();
			ex.printStackTrace(new PrintWriter(text));
			this.emitted.add("exception " + text);
			return Mono.empty();
		}).then()).expectComplete().verify(Duration.ofSeconds(30));
	}

	private void assertNothingLeaked(String secret) {
		assertThat(this.emitted.all()).anyMatch((text) -> text.startsWith("reactor.netty"))
			.anyMatch((text) -> text.startsWith("org.springframework.web.reactive.function.client"))
			.anyMatch((text) -> text.startsWith("observation"))
			.anyMatch((text) -> text.startsWith("netty metric"))
			.anyMatch((text) -> text.startsWith("exception"));
		assertThat(this.emitted.all().stream().filter((text) -> text.contains(secret)).toList()).isEmpty();
	}

	private final class EmittingHandler implements ObservationHandler<Observation.Context> {

		@Override
		public boolean supportsContext(Observation.Context context) {
			return true;
		}

		@Override
		public void onStop(Observation.Context context) {
			SecretTests.this.emitted.add("observation " + context + context.getAllKeyValues());
		}

	}

	private final class EmittingRecorder implements HttpClientMetricsRecorder {

		@Override
		public void recordDataReceivedTime(SocketAddress remoteAddress, String uri, String method, String status,
				Duration time) {
			SecretTests.this.emitted.add("netty metric " + uri);
		}

		@Override
		public void recordDataSentTime(SocketAddress remoteAddress, String uri, String method, Duration time) {
			SecretTests.this.emitted.add("netty metric " + uri);
		}

		@Override
		public void recordResponseTime(SocketAddress remoteAddress, String uri, String method, String status,
				Duration time) {
			SecretTests.this.emitted.add("netty metric " + uri);
		}

		@Override
		public void recordDataReceived(SocketAddress remoteAddress, String uri, long bytes) {
			SecretTests.this.emitted.add("netty metric " + uri);
		}

		@Override
		public void recordDataSent(SocketAddress remoteAddress, String uri, long bytes) {
			SecretTests.this.emitted.add("netty metric " + uri);
		}

		@Override
		public void incrementErrorsCount(SocketAddress remoteAddress, String uri) {
			SecretTests.this.emitted.add("netty metric " + uri);
		}

		@Override
		public void recordDataReceived(SocketAddress remoteAddress, long bytes) {
		}

		@Override
		public void recordDataSent(SocketAddress remoteAddress, long bytes) {
		}

		@Override
		public void incrementErrorsCount(SocketAddress remoteAddress) {
		}

		@Override
		public void recordTlsHandshakeTime(SocketAddress remoteAddress, Duration time, String status) {
		}

		@Override
		public void recordConnectTime(SocketAddress remoteAddress, Duration time, String status) {
		}

		@Override
		public void recordResolveAddressTime(SocketAddress remoteAddress, Duration time, String status) {
		}

	}

}
