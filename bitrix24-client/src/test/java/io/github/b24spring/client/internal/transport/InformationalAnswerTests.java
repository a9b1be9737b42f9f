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
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.exception.Bitrix24Exception;
import io.github.b24spring.client.exception.FailureKind;
import io.github.b24spring.client.settings.HttpSettings;
import io.github.b24spring.client.settings.RateLimitSettings;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No call gets the answer of another, whatever arrives on its connection.
 */
class InformationalAnswerTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	@AutoClose
	private final RawPortal portal = new RawPortal();

	static Stream<Arguments> statuses() {
		return Stream.of(Library.values())
			.flatMap((library) -> Stream.of(100, 102, 103, 104, 110, 199)
				.map((status) -> Arguments.of(library, status)));
	}

	@ParameterizedTest
	@MethodSource("statuses")
	void informationalAnswersAreSkipped(Library library, int status) {
		this.portal.answering((request, socket) -> RawPortal.write(socket,
				"HTTP/1.1 " + status + " Wait\r\nLink: </a.css>; rel=preload\r\n\r\n"
						+ RawPortal.ok("{\"result\":" + number(request) + "}")));
		assertThat(answers(library, 50)).hasSize(50).allSatisfy((call, answer) -> assertThat(answer).isEqualTo(call));
	}

	@ParameterizedTest
	@EnumSource(Library.class)
	void noInformationalAnswerIsTheAnswerOrChangesThatOfAnother(Library library) {
		this.portal.answering((request, socket) -> RawPortal.write(socket, "HTTP/1.1 " + number(request) % 1000
				+ " Wait\r\n\r\n" + RawPortal.ok("{\"result\":" + number(request) + "}")));
		Bitrix24Client client = client(library);
		Set<Integer> answered = ConcurrentHashMap.newKeySet();
		StepVerifier.create(Flux.range(100, 100)
			.flatMap((status) -> Flux.range(1, 3).map((time) -> time * 1000 + status), 1)
			.flatMap((number) -> call(client, number).doOnNext((answer) -> {
				assertThat(answer).isEqualTo(number);
				answered.add(number % 1000);
			}).onErrorResume(Bitrix24Exception.class, (failure) -> {
				assertThat(failure.kind()).isIn(FailureKind.UNREADABLE_RESPONSE, FailureKind.CONNECTION);
				assertThat(failure.mayHaveRun()).isTrue();
				return Mono.empty();
			}), 4)
			.then()).expectComplete().verify(LIMIT);
		assertThat(answered).contains(100, 102, 103).doesNotContain(101);
		assertThat(answered).hasSize(99);
	}

	@ParameterizedTest
	@EnumSource(Library.class)
	void switchOfProtocolsFailsAtOnce(Library library) {
		this.portal.answering((request, socket) -> RawPortal.write(socket,
				"HTTP/1.1 101 Switching Protocols\r\n\r\n" + RawPortal.ok("{\"result\":" + number(request) + "}")));
		Bitrix24Client client = client(library);
		StepVerifier
			.create(Flux.range(1, 5)
				.concatMap((number) -> call(client, number).materialize().map(Signal::getThrowable)))
			.thenConsumeWhile((failure) -> {
				assertThat(failure).isInstanceOfSatisfying(Bitrix24Exception.class, (told) -> {
					assertThat(told.kind()).isIn(FailureKind.UNREADABLE_RESPONSE, FailureKind.CONNECTION);
					assertThat(told.mayHaveRun()).isTrue();
				});
				return true;
			})
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void informationalAnswersComeOneByOneToo() {
		this.portal.answering((request, socket) -> {
			for (int status : List.of(100, 103, 102, 103)) {
				RawPortal.write(socket, "HTTP/1.1 " + status + " Wait\r\n\r\n");
			}
			RawPortal.write(socket, RawPortal.ok("{\"result\":" + number(request) + "}"));
		});
		assertThat(answers(Library.REACTOR_NETTY, 50)).hasSize(50)
			.allSatisfy((call, answer) -> assertThat(answer).isEqualTo(call));
		assertThat(this.portal.connections()).isLessThan(50);
	}

	@ParameterizedTest
	@ValueSource(strings = { "HTTP/1.1 200 OK\r\nContent-Length: 14\r\n\r\n{\"result\":999}", "garbage\r\n\r\n",
			"HTTP/1.1 103 Early Hints\r\n\r\n" })
	void connectionOnWhichMoreArrivesIsNotUsedAgain(String more) {
		this.portal.answering((request, socket) -> RawPortal.write(socket,
				RawPortal.ok("{\"result\":" + number(request) + "}") + more));
		assertThat(answers(Library.REACTOR_NETTY, 50)).hasSize(50)
			.allSatisfy((call, answer) -> assertThat(answer).isEqualTo(call));
		assertThat(this.portal.requests().stream().map(RawPortal.Request::connection)).doesNotHaveDuplicates();
	}

	@Test
	void bytesThatAreNoLineEndInAFailureAndNoSwap() {
		this.portal.answering((request, socket) -> RawPortal.write(socket,
				RawPortal.ok("{\"result\":" + number(request) + "}") + "{\"result\":999}"));
		Bitrix24Client client = client(Library.REACTOR_NETTY);
		StepVerifier
			.create(Flux.range(0, 50)
				.concatMap((number) -> call(client, number).map((answer) -> answer.equals(number))
					.onErrorResume(Bitrix24Exception.class, (failure) -> Mono.just(true))))
			.thenConsumeWhile((own) -> own)
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void answerOnAnIdleConnectionClosesIt() {
		this.portal.accepting((number, socket) -> {
			if (number == 1) {
				this.portal.answering((request, own) -> {
					RawPortal.write(own, RawPortal.ok("{\"result\":" + number(request) + "}"));
					if (number(request) == 0) {
						RawPortal.write(own, RawPortal.ok("{\"result\":999}"));
					}
				});
			}
			return true;
		});
		Bitrix24Client client = client(Library.REACTOR_NETTY);
		StepVerifier.create(call(client, 0)).expectNext(0).expectComplete().verify(LIMIT);
		org.awaitility.Awaitility.await().atMost(LIMIT).until(() -> this.portal.openConnections() == 0);
		StepVerifier.create(call(client, 1)).expectNext(1).expectComplete().verify(LIMIT);
		assertThat(this.portal.connections()).isEqualTo(2);
	}

	@ParameterizedTest
	@EnumSource(Library.class)
	void informationalAnswersWithoutEndAreNoAnswer(Library library) {
		this.portal.answering((request, socket) -> {
			while (true) {
				RawPortal.write(socket, "HTTP/1.1 103 Early Hints\r\n\r\n");
			}
		});
		Duration second = Duration.ofSeconds(1);
		Bitrix24Client client = library
			.under(builder((settings) -> settings.withConnectTimeout(second).withResponseTimeout(second)), second)
			.build();
		StepVerifier.create(call(client, 1)).expectError(Bitrix24Exception.class).verify(LIMIT);
	}

	private Map<Integer, Integer> answers(Library library, int calls) {
		Bitrix24Client client = client(library);
		Map<Integer, Integer> answers = new java.util.concurrent.ConcurrentHashMap<>();
		StepVerifier
			.create(Flux.range(0, calls)
				.flatMap((number) -> call(client, number).doOnNext((answer) -> answers.put(number, answer)), 4)
				.then())
			.expectComplete()
			.verify(LIMIT);
		return answers;
	}

	private static Mono<Integer> call(Bitrix24Client client, int number) {
		return client.call("crm.deal.add").param("number", number).retrieve(Integer.class);
	}

	private static int number(RawPortal.Request request) {
		return Integer.parseInt(request.body().replaceAll("\\D+", ""));
	}

	private Bitrix24Client client(Library library) {
		return library.under(builder((settings) -> PortalStub.settings())).build();
	}

	private Bitrix24ClientBuilder builder(UnaryOperator<HttpSettings> settings) {
		return Bitrix24ClientBuilder
			.create(Bitrix24Credentials.webhook(this.portal.url() + "/rest/1/" + PortalStub.CODE + "/"))
			.httpSettings(settings)
			.rateLimitSettings((standard) -> RateLimitSettings.unlimited())
			.retrySettings((standard) -> standard.withTimeout(Duration.ZERO));
	}

}
