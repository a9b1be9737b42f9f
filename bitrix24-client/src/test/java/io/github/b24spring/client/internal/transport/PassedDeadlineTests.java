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
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.CallSpec;
import io.github.b24spring.client.connect.Bitrix24ClientBuilder;
import io.github.b24spring.client.credentials.Bitrix24Credentials;
import io.github.b24spring.client.exception.Bitrix24TimeoutException;
import io.github.b24spring.client.file.FileUpload;
import io.github.b24spring.client.fixture.EmittedTexts;
import io.github.b24spring.client.settings.RateLimitSettings;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A call that its caller gave up leaves no errors in the log, which nobody could do
 * anything about.
 */
class PassedDeadlineTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	/**
	 * Without what is said of the connector itself.
	 */
	@RegisterExtension
	private final EmittedTexts emitted = new EmittedTexts(Level.WARN,
			(logger) -> !logger.startsWith("org.eclipse.jetty.io") && !logger.endsWith("PortalConnector"));

	@AutoClose
	private final RawPortal portal = new RawPortal();

	static Stream<Arguments> phases() {
		return Stream.of(Library.values())
			.flatMap((library) -> Stream.of(Phase.values())
				.flatMap((phase) -> Stream.of(true, false).map((upload) -> Arguments.of(library, phase, upload))));
	}

	@ParameterizedTest
	@MethodSource("phases")
	void callThatIsGivenUpLeavesNoErrorInTheLog(Library library, Phase phase, boolean upload) {
		this.portal.accepting((number, socket) -> {
			if (phase == Phase.BEFORE_THE_REQUEST_IS_READ) {
				wait(socket);
			}
			return true;
		});
		this.portal.answering((request, socket) -> {
			if (phase == Phase.IN_THE_ANSWER) {
				RawPortal.write(socket, RawPortal.ok("{\"result\":1}").substring(0, 70));
			}
			wait(socket);
		});
		Bitrix24Client client = library
			.under(Bitrix24ClientBuilder
				.create(Bitrix24Credentials.webhook(this.portal.url() + "/rest/1/" + PortalStub.CODE + "/"))
				.rateLimitSettings((standard) -> RateLimitSettings.unlimited()))
			.build();
		StepVerifier
			.create(Flux.range(0, 40)
				.flatMap((i) -> call(client, upload).deadline(Duration.ofMillis(1 + 7L * i))
					.retrieve(Integer.class)
					.onErrorResume(Bitrix24TimeoutException.class, (failure) -> Mono.empty()), 40)
				.then()
				.delayElement(Duration.ofMillis(300)))
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.emitted.all()).isEmpty();
	}

	private static CallSpec call(Bitrix24Client client, boolean upload) {
		return upload
				? client.call("disk.folder.uploadfile")
					.param("fileContent", FileUpload.of(new ClassPathResource("META-INF/spring/aot.factories")))
				: client.call("crm.deal.add");
	}

	private static void wait(Socket socket) throws IOException {
		while (socket.getInputStream().read() != -1) {
			// Until the client goes away.
		}
	}

	private enum Phase {

		BEFORE_THE_REQUEST_IS_READ, BEFORE_THE_ANSWER, IN_THE_ANSWER

	}

}
