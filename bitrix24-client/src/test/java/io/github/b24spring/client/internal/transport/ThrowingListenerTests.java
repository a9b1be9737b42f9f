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

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.Bitrix24ClientListener;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.connect.PortalLimits;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.exception.Bitrix24AccessDeniedException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A listener that throws, whatever and wherever, changes nothing for any kind of call.
 */
class ThrowingListenerTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	@AutoClose
	private final RawPortal portal = new RawPortal();

	static Stream<Arguments> callbacksAndFailures() {
		return Arrays.stream(Bitrix24ClientListener.class.getMethods())
			.map(Method::getName)
			.flatMap((callback) -> Stream
				.<Supplier<Throwable>>of(() -> new IllegalStateException("broken"), () -> new AssertionError("broken"))
				.map((failure) -> Arguments.of(callback, failure)));
	}

	@ParameterizedTest
	@MethodSource("callbacksAndFailures")
	void everyKindOfCallSucceeds(String callback, Supplier<Throwable> failure) {
		Set<String> failed = ConcurrentHashMap.newKeySet();
		this.portal.answering((request, socket) -> {
			String method = RequestKind.methodOf(request.head());
			if (request.head().toLowerCase(Locale.ROOT).contains("host: localhost")) {
				RawPortal.write(socket, "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: "
						+ this.portal.url().replace("localhost", "127.0.0.1") + path(request) + "\r\n\r\n");
			}
			else if (method.startsWith("crm.deal.") && !method.endsWith("add") && failed.add(method)) {
				RawPortal.write(socket, "HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n");
			}
			else {
				RawPortal.write(socket, RequestKind.answer(request.head()));
			}
		});
		Map<String, Integer> called = new ConcurrentHashMap<>();
		Bitrix24Client client = client(throwing(callback, failure, called));
		CopyOnWriteArrayList<RequestKind> succeeded = new CopyOnWriteArrayList<>();
		StepVerifier
			.create(Flux.fromArray(RequestKind.values())
				.concatMap((kind) -> kind.send(client).then(Mono.fromRunnable(() -> succeeded.add(kind)))))
			.expectComplete()
			.verify(LIMIT);
		assertThat(succeeded).containsExactly(RequestKind.values());
		assertThat(called).containsKey(callback);
	}

	@Test
	void hintThatCannotBeGivenLeavesTheFailureAsItIs() {
		this.portal.answering((request, socket) -> RawPortal.write(socket,
				RawPortal.ok("{\"error\":\"ACCESS_DENIED\"}").replace("200 OK", "403 Forbidden")));
		Bitrix24Client client = Bitrix24ClientBuilder
			.create(Bitrix24Credentials.webhook(this.portal.url() + "/rest/1/" + PortalStub.CODE + "/"))
			.limits(PortalLimits.create())
			.hints((failure) -> {
				throw new IllegalStateException("broken");
			})
			.build();
		StepVerifier.create(RequestKind.CALL.send(client))
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(Bitrix24AccessDeniedException.class)
				.hasNoSuppressedExceptions())
			.verify(LIMIT);
	}

	private static String path(RawPortal.Request request) {
		return request.head().split(" ")[1];
	}

	private static Bitrix24ClientListener throwing(String callback, Supplier<Throwable> failure,
			Map<String, Integer> called) {
		return (Bitrix24ClientListener) Proxy.newProxyInstance(ThrowingListenerTests.class.getClassLoader(),
				new Class<?>[] { Bitrix24ClientListener.class }, (proxy, method, arguments) -> {
					if (!method.getName().equals(callback)) {
						return null;
					}
					called.merge(callback, 1, Integer::sum);
					throw failure.get();
				});
	}

	private Bitrix24Client client(Bitrix24ClientListener listener) {
		return Bitrix24ClientBuilder
			.create(Bitrix24Credentials.webhook(this.portal.url() + "/rest/1/" + PortalStub.CODE + "/"))
			.httpSettings((settings) -> PortalStub.settings().withAllowedRedirectHosts(Set.of("127.0.0.1")))
			.retrySettings((settings) -> settings.withBackoff(Duration.ofMillis(5), 1, Duration.ofMillis(5)))
			.limits(PortalLimits.create())
			.addListener(listener)
			.build();
	}

}
