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
package io.github.b24spring.autoconfigure.docker.compose;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.b24spring.autoconfigure.Bitrix24AutoConfiguration;
import io.github.b24spring.autoconfigure.Bitrix24ConnectionDetails;
import io.github.b24spring.client.crm.CrmActivityOperations;
import io.github.b24spring.testportal.Bitrix24TestPortal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactories;
import org.springframework.boot.docker.compose.core.ConnectionPorts;
import org.springframework.boot.docker.compose.core.ImageReference;
import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * A service of Docker Compose in place of a portal, without an engine.
 */
class Bitrix24DockerComposeConnectionDetailsFactoryTests {

	private static final String CONNECTION_LABEL = "org.springframework.boot.service-connection";

	private static final Map<String, String> LABELS = Map.of(CONNECTION_LABEL, "bitrix24");

	@Test
	void labelTellsThatAServiceIsAPortal() {
		assertThat(details("wiremock/wiremock:3.13.2", LABELS, 32768)).isNotNull()
			.extracting(Bitrix24ConnectionDetails::getWebhookUrl)
			.isEqualTo("http://localhost:32768/rest/1/testportalwebhook/");
	}

	@Test
	void imageTellsThatAServiceIsAPortal() {
		assertThat(details("bitrix24:latest", Map.of(), 32769)).isNotNull()
			.extracting(Bitrix24ConnectionDetails::getWebhookUrl)
			.isEqualTo("http://localhost:32769/rest/1/testportalwebhook/");
	}

	@Test
	void labelNamesAnotherWebhook() {
		Map<String, String> labels = new HashMap<>(LABELS);
		labels.put("io.github.b24spring.webhook-path", "/rest/7/0wnc0de/");
		assertThat(details("wiremock/wiremock:3.13.2", labels, 32768)).isNotNull()
			.extracting(Bitrix24ConnectionDetails::getWebhookUrl)
			.isEqualTo("http://localhost:32768/rest/7/0wnc0de/");
	}

	@Test
	void otherServicesAreLeftAlone() {
		assertThat(details("wiremock/wiremock:3.13.2", Map.of(), 32768)).isNull();
		assertThat(details("bitrix24:latest", Map.of(CONNECTION_LABEL, "shop"), 32768)).isNull();
	}

	@Test
	void callReachesTheService() {
		try (Bitrix24TestPortal portal = Bitrix24TestPortal.start()) {
			int port = URI.create(portal.url()).getPort();
			new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(Bitrix24AutoConfiguration.class))
				.withBean(Bitrix24ConnectionDetails.class, () -> details("wiremock/wiremock", LABELS, port))
				.run((context) -> StepVerifier
					.create(context.getBean(CrmActivityOperations.class).communicationFields())
					.assertNext((fields) -> assertThat(fields).containsKey("VALUE"))
					.expectComplete()
					.verify(Duration.ofSeconds(30)));
		}
	}

	private static @Nullable Bitrix24ConnectionDetails details(String image, Map<String, String> labels, int port) {
		DockerComposeConnectionSource source = mock(DockerComposeConnectionSource.class);
		given(source.getRunningService()).willReturn(new Service(ImageReference.of(image), labels, port));
		given(source.getEnvironment()).willReturn(new MockEnvironment());
		return (Bitrix24ConnectionDetails) new ConnectionDetailsFactories(null).getConnectionDetails(source, false)
			.get(Bitrix24ConnectionDetails.class);
	}

	private record Service(ImageReference image, Map<String, String> labels, int port) implements RunningService {

		@Override
		public String name() {
			return "portal-1";
		}

		@Override
		public String host() {
			return "localhost";
		}

		@Override
		public ConnectionPorts ports() {
			return new ConnectionPorts() {

				@Override
				public int get(int containerPort) {
					assertThat(containerPort).isEqualTo(8080);
					return Service.this.port;
				}

				@Override
				public List<Integer> getAll() {
					return List.of(Service.this.port);
				}

				@Override
				public List<Integer> getAll(String protocol) {
					return getAll();
				}

			};
		}

		@Override
		public Map<String, String> env() {
			return Map.of();
		}

	}

}
