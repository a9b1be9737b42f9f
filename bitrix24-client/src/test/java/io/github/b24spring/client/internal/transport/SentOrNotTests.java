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

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.connect.PortalLimits;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.settings.RateLimitSettings;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.test.StepVerifier;

import org.springframework.http.client.reactive.ReactorClientHttpConnector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A write that certainly did not reach the portal says so.
 */
class SentOrNotTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final Duration CONNECT_TIMEOUT = Duration.ofMillis(500);

	private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(1);

	@AutoClose
	private final RawPortal portal = new RawPortal();

	@ParameterizedTest
	@EnumSource(Library.class)
	void failedHandshakeDidNotRunTheCall(Library library) {
		this.portal.accepting((number, socket) -> {
			RawPortal.write(socket, "HTTP/1.1 400 Bad Request\r\n\r\n");
			return false;
		});
		assertThat(failure(library.under(builder("https://localhost:")).build()).mayHaveRun()).isFalse();
	}

	@ParameterizedTest
	@EnumSource(Library.class)
	void handshakeWithoutEndDidNotRunTheCall(Library library) {
		this.portal.accepting(
				(number, socket) -> socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream()) < 0);
		assertThat(failure(library.under(builder("https://localhost:")).build()).mayHaveRun()).isFalse();
	}

	@ParameterizedTest
	@EnumSource(Library.class)
	void portalThatIsNotThereDidNotRunTheCall(Library library) {
		Bitrix24Credentials nobody = credentials("http://localhost:" + RawPortal.unusedPort());
		assertThat(failure(library.under(builder(nobody, CONNECT_TIMEOUT, RESPONSE_TIMEOUT)).build()).mayHaveRun())
			.isFalse();
	}

	@ParameterizedTest
	@EnumSource(Library.class)
	void portalThatHangsMayHaveRunTheCall(Library library) {
		this.portal.answering((request, socket) -> socket.getInputStream().read());
		Bitrix24Client client = library.under(builder("http://localhost:"), Duration.ofSeconds(2)).build();
		assertThat(onceArrived(() -> failure(client)).mayHaveRun()).isTrue();
	}

	@Test
	void callThatWaitsForAConnectionDidNotRun() {
		this.portal.answering((request, socket) -> socket.getInputStream().read());
		Bitrix24Client client = builder("http://localhost:")
			.reactorConnector((operator) -> new ReactorClientHttpConnector(operator.apply(HttpClient
				.create(ConnectionProvider.builder("one").maxConnections(1).pendingAcquireMaxCount(10).build()))))
			.build();
		List<Boolean> outcomes = new ArrayList<>();
		// On a slow machine, the time may be over before there is a connection, and the
		// connection may come free for each other call just before its own time is up.
		for (int i = 0; i < 10 && !outcomes.containsAll(List.of(true, false)); i++) {
			List<Boolean> more = outcomes(client);
			assertThat(more).hasSize(4);
			outcomes.addAll(more);
		}
		assertThat(outcomes).contains(true, false);
		assertThat(outcomes).filteredOn((mayHaveRun) -> mayHaveRun)
			.hasSizeGreaterThanOrEqualTo(this.portal.requests().size());
	}

	private static List<Boolean> outcomes(Bitrix24Client client) {
		List<Boolean> outcomes = new CopyOnWriteArrayList<>();
		StepVerifier
			.create(Flux.range(0, 4).flatMap((i) -> write(client).onErrorResume(Bitrix24Exception.class, (failure) -> {
				outcomes.add(failure.mayHaveRun());
				return Mono.empty();
			})).then())
			.expectComplete()
			.verify(LIMIT);
		return outcomes;
	}

	@ParameterizedTest
	@EnumSource(Library.class)
	void deadlineWhileConnectingKnowsThatNothingRan(Library library) {
		this.portal.accepting(
				(number, socket) -> socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream()) < 0);
		Bitrix24Client client = library.under(builder("https://localhost:", LIMIT, LIMIT)).build();
		assertThat(failureByDeadline(client).mayHaveRun()).isFalse();
	}

	@ParameterizedTest
	@EnumSource(Library.class)
	void deadlineWhileThePortalHangsKnowsThatTheCallMayHaveRun(Library library) {
		this.portal.answering((request, socket) -> socket.getInputStream().read());
		Bitrix24Client client = library.under(builder("http://localhost:", LIMIT, LIMIT)).build();
		assertThat(onceArrived(() -> failureByDeadline(client)).mayHaveRun()).isTrue();
	}

	/**
	 * On a slow machine, the time may be over before anything is sent.
	 */
	private Bitrix24Exception onceArrived(Supplier<Bitrix24Exception> attempt) {
		Bitrix24Exception failure = attempt.get();
		for (int i = 0; i < 10 && this.portal.requests().isEmpty(); i++) {
			failure = attempt.get();
		}
		return failure;
	}

	private static Bitrix24Exception failureByDeadline(Bitrix24Client client) {
		List<Bitrix24Exception> failures = new CopyOnWriteArrayList<>();
		StepVerifier
			.create(client.call("crm.deal.add").param("x", 1).deadline(Duration.ofMillis(400)).retrieve(Integer.class))
			.consumeErrorWith((failure) -> failures.add((Bitrix24Exception) failure))
			.verify(LIMIT);
		assertThat(failures.get(0)).hasMessageContaining("deadline");
		return failures.get(0);
	}

	@Test
	void idleConnectionIsClosedWhateverItsPool() {
		Bitrix24Client client = builder("http://localhost:", LIMIT, LIMIT)
			.reactorConnector((operator) -> new ReactorClientHttpConnector(
					PortalHttpClient.prepare(HttpClient.create(), Duration.ofMillis(300))))
			.build();
		StepVerifier.create(write(client)).expectNext(1).expectComplete().verify(LIMIT);
		assertThat(this.portal.connections()).isEqualTo(1);
		await().atMost(LIMIT).until(() -> this.portal.openConnections() == 0);
		StepVerifier.create(write(client)).expectNext(1).expectComplete().verify(LIMIT);
		assertThat(this.portal.connections()).isEqualTo(2);
	}

	@Test
	void connectionThatIsGoneAsTheCallStartsDidNotRunIt() {
		Bitrix24Client client = builder("http://localhost:")
			.reactorConnector((operator) -> new ReactorClientHttpConnector(operator
				.apply(HttpClient.create().doOnRequest((request, connection) -> connection.channel().close()))))
			.build();
		assertThat(failure(client).mayHaveRun()).isFalse();
		assertThat(this.portal.requests()).isEmpty();
	}

	@Test
	void connectionThatBreaksWhenItHasTakenTheCallDidNotRunIt() {
		Bitrix24Client client = builder("http://localhost:")
			.reactorConnector((operator) -> new ReactorClientHttpConnector(operator.apply(HttpClient.create()
				.doOnRequest((request, connection) -> connection.channel().pipeline().addFirst(new ClosingHandler())))))
			.build();
		assertThat(failure(client).mayHaveRun()).isFalse();
		assertThat(this.portal.requests()).isEmpty();
	}

	@Test
	void portalThatClosesWhileTheNextCallStartsRunsNoWriteTwiceAndLosesNoneSilently() {
		Map<String, Integer> ran = new ConcurrentHashMap<>();
		this.portal.answering((request, socket) -> {
			ran.merge(request.body(), 1, Integer::sum);
			RawPortal.write(socket, RawPortal.ok("{\"result\":1}"));
			if (ran.size() % 3 != 0) {
				socket.close();
			}
		});
		Bitrix24Client client = builder("http://localhost:", LIMIT, LIMIT).retrySettings(
				(settings) -> settings.withTimeout(LIMIT).withBackoff(Duration.ofMillis(1), 1, Duration.ofMillis(1)))
			.build();
		List<Boolean> unknown = new CopyOnWriteArrayList<>();
		StepVerifier.create(Flux.range(0, 300)
			.flatMap((number) -> client.call("crm.deal.add")
				.param("x", number)
				.retrieve(Integer.class)
				.onErrorResume(Bitrix24Exception.class, (failure) -> {
					unknown.add(failure.mayHaveRun());
					return Mono.empty();
				}), 4)
			.then()).expectComplete().verify(LIMIT);
		assertThat(ran).allSatisfy((body, times) -> assertThat(times).as(body).isEqualTo(1));
		assertThat(unknown).allMatch((mayHaveRun) -> mayHaveRun);
		assertThat(ran.size()).isBetween(300 - unknown.size(), 300);
		assertThat(unknown).hasSizeLessThan(30);
	}

	@Test
	void writeThatAProxyRefusedIsSentAgainAfterThePause() {
		List<Long> times = new CopyOnWriteArrayList<>();
		this.portal.answering((request, socket) -> {
			times.add(System.nanoTime());
			RawPortal.write(socket,
					(times.size() > 1) ? RawPortal.ok("{\"result\":1}") : RawPortal.ok("<html>slow down</html>")
						.replace("200 OK", "429 Too Many Requests\r\nRetry-After: 1"));
		});
		Bitrix24Client client = Bitrix24ClientBuilder.create(credentials(this.portal.url()))
			.limits(PortalLimits.create())
			.build();
		StepVerifier.create(write(client)).expectNext(1).expectComplete().verify(LIMIT);
		assertThat(times).hasSize(2);
		assertThat(Duration.ofNanos(times.get(1) - times.get(0))).isGreaterThanOrEqualTo(Duration.ofMillis(990));
	}

	@Test
	void poolHoldsWhatTheLimiterLetsThrough() {
		assertThat(PortalConnector.maxConnections(PortalStub.settings(), RateLimitSettings.enterprise()))
			.isGreaterThanOrEqualTo(250 + 5 * 15);
		assertThat(PortalConnector.maxConnections(PortalStub.settings(), RateLimitSettings.standard())).isBetween(50,
				200);
		assertThat(PortalConnector.maxConnections(PortalStub.settings(), RateLimitSettings.unlimited())).isPositive();
	}

	@Test
	void asManySlowCallsAsThePlanAllowsAreUnderWayAtOnce() throws IOException {
		int calls = 240;
		List<Socket> waiting = new CopyOnWriteArrayList<>();
		this.portal.answering((request, socket) -> {
			waiting.add(socket);
			if (waiting.size() == calls) {
				for (Socket each : waiting) {
					RawPortal.write(each, RawPortal.ok("{\"result\":1}"));
				}
			}
		});
		Bitrix24Client client = Bitrix24ClientBuilder.create(credentials(this.portal.url()))
			.rateLimitSettings((settings) -> RateLimitSettings.enterprise())
			.build();
		StepVerifier.create(Flux.range(0, calls).flatMap((i) -> write(client), calls).count())
			.expectNext((long) calls)
			.expectComplete()
			.verify(LIMIT);
	}

	private static Bitrix24Exception failure(Bitrix24Client client) {
		List<Bitrix24Exception> failures = new CopyOnWriteArrayList<>();
		StepVerifier.create(write(client).onErrorResume(Bitrix24Exception.class, (failure) -> {
			failures.add(failure);
			return Mono.empty();
		})).expectComplete().verify(LIMIT);
		return failures.get(0);
	}

	private static Mono<Integer> write(Bitrix24Client client) {
		return client.call("crm.deal.add").param("x", 1).retrieve(Integer.class);
	}

	private static Bitrix24Credentials credentials(String address) {
		return Bitrix24Credentials.webhook(address + "/rest/1/" + PortalStub.CODE + "/");
	}

	private Bitrix24ClientBuilder builder(String scheme) {
		return builder(scheme, CONNECT_TIMEOUT, RESPONSE_TIMEOUT);
	}

	private Bitrix24ClientBuilder builder(String scheme, Duration connectTimeout, Duration responseTimeout) {
		return builder(credentials(this.portal.url().replace("http://localhost:", scheme)), connectTimeout,
				responseTimeout);
	}

	private static Bitrix24ClientBuilder builder(Bitrix24Credentials credentials, Duration connectTimeout,
			Duration responseTimeout) {
		return Bitrix24ClientBuilder.create(credentials)
			.httpSettings((settings) -> PortalStub.settings()
				.withConnectTimeout(connectTimeout)
				.withResponseTimeout(responseTimeout))
			.rateLimitSettings((settings) -> RateLimitSettings.unlimited())
			.retrySettings((settings) -> settings.withTimeout(Duration.ZERO));
	}

	/**
	 * Closes the connection when the first bytes of a request are to be sent.
	 */
	private static final class ClosingHandler extends ChannelOutboundHandlerAdapter {

		@Override
		public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
			context.close();
			context.write(message, promise);
		}

	}

}
