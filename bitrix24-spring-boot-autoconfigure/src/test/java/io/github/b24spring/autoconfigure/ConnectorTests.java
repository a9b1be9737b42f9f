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
package io.github.b24spring.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.b24spring.client.Bitrix24Client;
import io.github.b24spring.client.exception.Bitrix24Exception;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.test.StepVerifier;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for clients on connectors of all HTTP libraries, over real HTTP.
 */
@ExtendWith(OutputCaptureExtension.class)
class ConnectorTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	@RegisterExtension
	private final PortalServer portal = new PortalServer();

	private ApplicationContextRunner contextRunner(Library library) {
		return new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(Bitrix24AutoConfiguration.class))
			.withBean(ClientHttpConnectorBuilder.class, library.builder::get)
			.withPropertyValues("bitrix24.webhook-url=" + this.portal.webhookUrl());
	}

	@ParameterizedTest
	@EnumSource
	void cookiesOfThePortalAreNotSentBack(Library library) {
		this.portal.answer(okJson("{\"result\":1}").withHeader("Set-Cookie", "PHPSESSID=abc; path=/")
			.withHeader("Set-Cookie", "BITRIX_SM_LOGIN=admin; path=/; HttpOnly"));
		contextRunner(library).run((context) -> {
			Bitrix24Client client = context.getBean(Bitrix24Client.class);
			for (int i = 0; i < 3; i++) {
				StepVerifier.create(client.call("profile").retrieve(Integer.class))
					.expectNext(1)
					.expectComplete()
					.verify(LIMIT);
			}
		});
		List<LoggedRequest> requests = this.portal.server().findAll(WireMock.anyRequestedFor(WireMock.anyUrl()));
		assertThat(requests).hasSize(3).noneMatch((request) -> request.containsHeader("Cookie"));
	}

	@ParameterizedTest
	@EnumSource
	void answerThatIsNoGzipAsItSaysFailsInTime(Library library) {
		byte[] body = { 0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, (byte) 0xab, (byte) 0xab };
		this.portal.answer(WireMock.ok().withHeader("Content-Encoding", "gzip").withBody(body));
		contextRunner(library).withPropertyValues("bitrix24.retry.timeout=0s")
			.run((context) -> StepVerifier
				.create(context.getBean(Bitrix24Client.class).call("profile").retrieve(Integer.class))
				.expectError(Bitrix24Exception.class)
				.verify(LIMIT));
	}

	@ParameterizedTest
	@EnumSource
	void connectorThatLogsTheSecretIsToldAtStart(Library library, CapturedOutput output) {
		contextRunner(library).run((context) -> assertThat(context).hasNotFailed());
		assertThat(output.toString()).doesNotContain(PortalServer.CODE);
		if (library.logger != null) {
			assertThat(output).contains("logs the secret", "'" + library.logger + "'");
		}
		else {
			assertThat(output).doesNotContain("logs the secret");
		}
	}

	@Test
	void libraryThatIsMissingIsNotLoaded() {
		new ApplicationContextRunner().withClassLoader(new FilteredClassLoader("org.eclipse.jetty", "org.apache.hc"))
			.withConfiguration(AutoConfigurations.of(Bitrix24AutoConfiguration.class))
			.withPropertyValues("bitrix24.webhook-url=" + this.portal.webhookUrl())
			.run((context) -> assertThat(context).hasNotFailed());
	}

	private enum Library {

		REACTOR_NETTY(null, ClientHttpConnectorBuilder::reactor),

		JDK(null, ClientHttpConnectorBuilder::jdk),

		JETTY("org.eclipse.jetty", ClientHttpConnectorBuilder::jetty),

		APACHE("org.apache.hc", ClientHttpConnectorBuilder::httpComponents);

		private final @Nullable String logger;

		private final Supplier<ClientHttpConnectorBuilder<?>> builder;

		Library(@Nullable String logger, Supplier<ClientHttpConnectorBuilder<?>> builder) {
			this.logger = logger;
			this.builder = builder;
		}

	}

}
