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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.Bitrix24ClientListener;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.FailureKind;
import io.github.b24spring.client.settings.RateLimitSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every phase of an exchange in which a connection can fail, for every kind of request
 * and every HTTP library: the failure is one of the client, it is told, it comes in time,
 * and it says whether the call may have run. The phases are gone through side by side,
 * each with a portal of its own, because most of them only wait.
 */
class ConnectionPhaseTests {

	private static final int CONCURRENT = 6;

	private static final Duration LIMIT = Duration.ofSeconds(30);

	@ParameterizedTest
	@EnumSource(Library.class)
	void failureIsOneOfTheClient(Library library) {
		inEveryPhase((phase, portal) -> failureIsOneOfTheClient(library, phase, portal));
	}

	private static Mono<?> failureIsOneOfTheClient(Library library, ConnectionPhase phase, RawPortal portal) {
		portal.accepting(phase::accept).answering((request, socket) -> phase.answer(socket));
		List<Bitrix24ClientListener.Answer> answers = new CopyOnWriteArrayList<>();
		Bitrix24Client client = library.under(builder(phase, portal), patience(phase))
			.retrySettings((settings) -> settings.withTimeout(Duration.ZERO))
			.addListener(new Bitrix24ClientListener() {

				@Override
				public void answered(Answer answer) {
					answers.add(answer);
				}

			})
			.build();
		return failures(client).doOnNext((failures) -> {
			assertThat(answers).allSatisfy((answer) -> assertThat(answer.failure()).isNotNull());
			assertThat(failures).containsOnlyKeys(RequestKind.values()).allSatisfy((kind, failure) -> {
				assertThat(failure).isInstanceOf(Bitrix24Exception.class);
				if (kind != RequestKind.DOWNLOAD) {
					// Jetty takes a file before it knows whether there is a connection.
					boolean taken = library == Library.JETTY && kind == RequestKind.UPLOAD;
					assertTold((Bitrix24Exception) failure, phase, arrived(portal, kind) > 0, taken);
				}
			});
			assertThat(answers).hasSize(RequestKind.values().length);
		});
	}

	private static void assertTold(Bitrix24Exception told, ConnectionPhase phase, boolean arrived, boolean taken) {
		if (arrived || !phase.mayHang()) {
			assertThat(told.kind()).as(told.toString()).isIn((Object[]) phase.kinds());
		}
		else {
			// On a slow machine, the time may be over before there is a connection.
			assertThat(told.kind()).as(told.toString()).isIn(FailureKind.TIMEOUT, FailureKind.CONNECTION);
		}
		if (phase.mayHaveRun() != null && !taken) {
			// A connection that another request has spoilt may be found closed before
			// anything is sent.
			boolean sent = told.mayHaveRun() || arrived;
			assertThat(told.mayHaveRun()).as("may have run: " + told).isEqualTo(phase.mayHaveRun() && sent);
		}
	}

	@ParameterizedTest
	@EnumSource(Library.class)
	void readIsRepeatedAndWriteIsNot(Library library) {
		inEveryPhase((phase, portal) -> readIsRepeatedAndWriteIsNot(library, phase, portal));
	}

	private static Mono<?> readIsRepeatedAndWriteIsNot(Library library, ConnectionPhase phase, RawPortal portal) {
		Set<String> failed = ConcurrentHashMap.newKeySet();
		portal.accepting((number, socket) -> number > CONCURRENT || phase.accept(number, socket))
			.answering((request, socket) -> {
				String method = RequestKind.methodOf(request.head());
				if (phase.isOfConnections() || !failed.add(method)) {
					RawPortal.write(socket, RequestKind.answer(request.head()));
				}
				else {
					phase.answer(socket);
				}
			});
		Bitrix24Client client = library.under(builder(phase, portal), patience(phase))
			// One call may meet every connection that fails before another call meets
			// one.
			.retrySettings((settings) -> settings.withMaxRetries(phase.isCurable() ? CONCURRENT : 1)
				.withBackoff(Duration.ofMillis(50), 1, Duration.ofMillis(50)))
			.build();
		return failures(client).doOnNext((failures) -> {
			if (phase.isCurable()) {
				assertThat(failures).doesNotContainKeys(RequestKind.CALL, RequestKind.LIST);
			}
			for (RequestKind kind : new RequestKind[] { RequestKind.WRITE, RequestKind.BATCH, RequestKind.UPLOAD }) {
				long requests = arrived(portal, kind);
				assertThat(requests).as("requests of " + kind).isLessThanOrEqualTo(1);
				if (requests == 0 || phase.isOfConnections()) {
					assertThat(failures.containsKey(kind) || requests == 1).isTrue();
				}
				else {
					assertThat(failures).containsKey(kind);
				}
			}
		});
	}

	@ParameterizedTest
	@EnumSource(Library.class)
	void connectionThatClosesAfterTheBodyFailsNothing(Library library) throws IOException {
		try (RawPortal portal = new RawPortal()) {
			portal.answering((request, socket) -> {
				// Without notice, a library may take the connection for the next request.
				RawPortal.write(socket,
						RequestKind.answer(request.head()).replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
				socket.close();
			});
			Bitrix24Client client = library.under(builder(ConnectionPhase.CLOSED_IN_THE_BODY, portal))
				.retrySettings((settings) -> settings.withTimeout(Duration.ZERO))
				.build();
			StepVerifier.create(failures(client)).expectNext(Map.of()).expectComplete().verify(LIMIT);
		}
	}

	@ParameterizedTest
	@EnumSource(Library.class)
	void bytesAfterTheBodyAreNoAnswer(Library library) throws IOException {
		try (RawPortal portal = new RawPortal()) {
			portal.answering((request, socket) -> {
				RawPortal.write(socket, RequestKind.answer(request.head()) + RawPortal.ok("{\"result\":666}"));
				socket.close();
			});
			Bitrix24Client client = library.under(builder(ConnectionPhase.CLOSED_IN_THE_BODY, portal))
				.retrySettings((settings) -> settings.withTimeout(Duration.ZERO))
				.build();
			for (int i = 0; i < 3; i++) {
				StepVerifier.create(failures(client))
					.assertNext((failures) -> assertThat(failures.values())
						.allSatisfy((failure) -> assertThat(failure).isInstanceOf(Bitrix24Exception.class)))
					.expectComplete()
					.verify(LIMIT);
			}
		}
	}

	private static void inEveryPhase(BiFunction<ConnectionPhase, RawPortal, Mono<?>> test) {
		StepVerifier
			.create(Flux.fromArray(ConnectionPhase.values())
				.flatMapDelayError((phase) -> Mono.using(RawPortal::new, (portal) -> test.apply(phase, portal).then())
					.onErrorMap((failure) -> new AssertionError(phase + ": " + failure.getMessage(), failure))
					.subscribeOn(Schedulers.boundedElastic()), ConnectionPhase.values().length, 1))
			.expectComplete()
			.verify(LIMIT);
	}

	private static long arrived(RawPortal portal, RequestKind kind) {
		return portal.requests()
			.stream()
			.filter((request) -> RequestKind.methodOf(request.head()).equals(kind.method()))
			.count();
	}

	private static Mono<Map<RequestKind, Throwable>> failures(Bitrix24Client client) {
		Map<RequestKind, Throwable> failures = new ConcurrentHashMap<>();
		return Flux.fromArray(RequestKind.values())
			.flatMap((kind) -> kind.send(client)
				.doOnNext((value) -> assertThat(value).isNotEqualTo(666))
				.doOnError((failure) -> failures.put(kind, failure))
				.onErrorResume((failure) -> Mono.empty()))
			.then(Mono.just(failures));
	}

	private static Duration patience(ConnectionPhase phase) {
		return phase.mayHang() ? Duration.ofSeconds(2) : LIMIT;
	}

	private static Bitrix24ClientBuilder builder(ConnectionPhase phase, RawPortal portal) {
		return Bitrix24ClientBuilder
			.create(Bitrix24Credentials.webhook(phase.url(portal) + "/rest/1/" + PortalStub.CODE + "/"))
			.httpSettings((settings) -> PortalStub.settings()
				.withConnectTimeout(phase.mayHang() ? Duration.ofSeconds(1) : LIMIT)
				.withResponseTimeout(phase.mayHang() ? Duration.ofMillis(700) : LIMIT))
			.rateLimitSettings((settings) -> RateLimitSettings.unlimited());
	}

}
