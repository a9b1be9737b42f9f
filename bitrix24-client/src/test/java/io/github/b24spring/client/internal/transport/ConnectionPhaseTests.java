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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.Bitrix24ClientListener;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.settings.RateLimitSettings;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every phase of an exchange in which a connection can fail, for every kind of request
 * and every HTTP library: the failure is one of the client, it is told, it comes in time,
 * and it says whether the call may have run.
 */
class ConnectionPhaseTests {

	private static final int CONCURRENT = 6;

	private static final Duration LIMIT = Duration.ofSeconds(30);

	@AutoClose
	private final RawPortal portal = new RawPortal();

	static Stream<Arguments> everything() {
		return Stream.of(Library.values())
			.flatMap((library) -> Stream.of(ConnectionPhase.values()).map((phase) -> Arguments.of(library, phase)));
	}

	@ParameterizedTest
	@MethodSource("everything")
	void failureIsOneOfTheClient(Library library, ConnectionPhase phase) {
		this.portal.accepting(phase::accept).answering((request, socket) -> phase.answer(socket));
		List<Bitrix24ClientListener.Answer> answers = new CopyOnWriteArrayList<>();
		Bitrix24Client client = library.under(builder(phase))
			.retrySettings((settings) -> settings.withTimeout(Duration.ZERO))
			.addListener(new Bitrix24ClientListener() {

				@Override
				public void answered(Answer answer) {
					answers.add(answer);
				}

			})
			.build();
		Map<RequestKind, Throwable> failures = failures(client);
		assertThat(answers).allSatisfy((answer) -> assertThat(answer.failure()).isNotNull());
		assertThat(failures).containsOnlyKeys(RequestKind.values()).allSatisfy((kind, failure) -> {
			assertThat(failure).isInstanceOf(Bitrix24Exception.class);
			Bitrix24Exception told = (Bitrix24Exception) failure;
			if (kind != RequestKind.DOWNLOAD) {
				assertThat(told.kind()).as(failure.toString()).isIn((Object[]) phase.kinds());
				// Jetty takes a file before it knows whether there is a connection.
				boolean taken = library == Library.JETTY && kind == RequestKind.UPLOAD;
				if (phase.mayHaveRun() != null && !taken) {
					// A connection that another request has spoilt may be found
					// closed before anything is sent.
					boolean sent = told.mayHaveRun() || arrived(kind) > 0;
					assertThat(told.mayHaveRun()).as("may have run: " + failure).isEqualTo(phase.mayHaveRun() && sent);
				}
			}
		});
		assertThat(answers).hasSize(RequestKind.values().length);
	}

	@ParameterizedTest
	@MethodSource("everything")
	void readIsRepeatedAndWriteIsNot(Library library, ConnectionPhase phase) {
		Set<String> failed = ConcurrentHashMap.newKeySet();
		this.portal.accepting((number, socket) -> number > CONCURRENT || phase.accept(number, socket))
			.answering((request, socket) -> {
				String method = RequestKind.methodOf(request.head());
				if (phase.isOfConnections() || !failed.add(method)) {
					RawPortal.write(socket, RequestKind.answer(request.head()));
				}
				else {
					phase.answer(socket);
				}
			});
		Bitrix24Client client = library.under(builder(phase))
			.retrySettings((settings) -> settings.withBackoff(Duration.ofMillis(50), 1, Duration.ofMillis(50)))
			.build();
		Map<RequestKind, Throwable> failures = failures(client);
		if (phase.isCurable()) {
			assertThat(failures).doesNotContainKeys(RequestKind.CALL, RequestKind.LIST);
		}
		for (RequestKind kind : new RequestKind[] { RequestKind.WRITE, RequestKind.BATCH, RequestKind.UPLOAD }) {
			long requests = arrived(kind);
			assertThat(requests).as("requests of " + kind).isLessThanOrEqualTo(1);
			if (requests == 0 || phase.isOfConnections()) {
				assertThat(failures.containsKey(kind) || requests == 1).isTrue();
			}
			else {
				assertThat(failures).containsKey(kind);
			}
		}
	}

	@ParameterizedTest
	@EnumSource(Library.class)
	void connectionThatClosesAfterTheBodyFailsNothing(Library library) {
		this.portal.answering((request, socket) -> {
			// Without notice, a library may take the connection for the next request.
			RawPortal.write(socket,
					RequestKind.answer(request.head()).replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
			socket.close();
		});
		Bitrix24Client client = library.under(builder(ConnectionPhase.CLOSED_IN_THE_BODY))
			.retrySettings((settings) -> settings.withTimeout(Duration.ZERO))
			.build();
		assertThat(failures(client)).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(Library.class)
	void bytesAfterTheBodyAreNoAnswer(Library library) {
		this.portal.answering((request, socket) -> {
			RawPortal.write(socket, RequestKind.answer(request.head()) + RawPortal.ok("{\"result\":666}"));
			socket.close();
		});
		Bitrix24Client client = library.under(builder(ConnectionPhase.CLOSED_IN_THE_BODY))
			.retrySettings((settings) -> settings.withTimeout(Duration.ZERO))
			.build();
		for (int i = 0; i < 3; i++) {
			assertThat(failures(client))
				.allSatisfy((kind, failure) -> assertThat(failure).isInstanceOf(Bitrix24Exception.class));
		}
	}

	private long arrived(RequestKind kind) {
		return this.portal.requests()
			.stream()
			.filter((request) -> RequestKind.methodOf(request.head()).equals(kind.method()))
			.count();
	}

	private static Map<RequestKind, Throwable> failures(Bitrix24Client client) {
		Map<RequestKind, Throwable> failures = new ConcurrentHashMap<>();
		StepVerifier
			.create(Flux.fromArray(RequestKind.values())
				.flatMap((kind) -> kind.send(client)
					.doOnNext((value) -> assertThat(value).isNotEqualTo(666))
					.doOnError((failure) -> failures.put(kind, failure))
					.onErrorResume((failure) -> Mono.empty()))
				.then())
			.expectComplete()
			.verify(LIMIT);
		return failures;
	}

	private Bitrix24ClientBuilder builder(ConnectionPhase phase) {
		return Bitrix24ClientBuilder
			.create(Bitrix24Credentials.webhook(phase.url(this.portal) + "/rest/1/" + PortalStub.CODE + "/"))
			.httpSettings((settings) -> PortalStub.settings()
				.withConnectTimeout(phase.mayHang() ? Duration.ofSeconds(1) : LIMIT)
				.withResponseTimeout(phase.mayHang() ? Duration.ofMillis(700) : LIMIT))
			.rateLimitSettings((settings) -> RateLimitSettings.unlimited());
	}

}
